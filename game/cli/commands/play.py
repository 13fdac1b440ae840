"""The command `play`, which is meant when none is named: it shows the full screen, or plays line by line."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from game.cli.arguments import Misuse, loaded, path, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.story.model import Story

ABOUT = "play the story"
UNREAD = ExitCode.GOOD
NOTHING_KEPT = "Nothing will be kept, because you have no home folder; --saves DIR keeps it there."


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add how to play, which part of which story, and where to keep it."""
    parser.add_argument("--plain", action="store_true", help="play line by line: for screen readers and pipes")
    story_option(parser, edition)
    parser.add_argument("--hour", metavar="ID", help="play a part of the story by itself, as for a class")
    parser.add_argument("--saves", metavar="DIR", type=path, help="keep saves and settings there")


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Play until the reader leaves. Raises `Misuse` for a part that the story does not have."""
    story = loaded(parsed.story, edition)
    if story is None:
        return ExitCode.PROBLEMS
    story = _part(story, parsed.hour) if parsed.hour is not None else story
    from game.keep.shelf import Saves
    from game.support.folders import data_folder

    folder = parsed.saves or data_folder(edition.program)
    saves, news = Saves(folder), "" if folder else NOTHING_KEPT
    why_plain = None if parsed.plain else _why_not_the_app()
    from game.session import Session

    with saves:
        if parsed.plain or why_plain:
            from game.plain import play_plain

            if why_plain and sys.stdout.isatty():
                sys.stderr.write(f"Playing line by line: {why_plain}.\n")
            return play_plain(Session(edition, story, saves, news=news), sys.stdin, sys.stdout)
        from game.tui.app import play

        return play(Session(edition, story, saves, coloured=not os.environ.get("NO_COLOR"), news=news))


def _part(story: "Story", hour: str) -> "Story":
    from game.story.excerpt import story_or_hour

    part = story_or_hour(story, f"{story.id}.{hour}")
    if part is None:
        known = ", ".join(one.id for one in story.hours) or "none"
        raise Misuse(f"this story has no hour {hour!r}; it has: {known}")
    return part


def _why_not_the_app() -> str | None:
    from game.tui.terminal.guard import can_carry_app

    return can_carry_app(os.environ, sys.stdin, sys.stdout, sys.stderr)
