"""The command `play`, which is meant when none is named: it shows the full screen, or plays line by line."""

import argparse
import os
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from game.cli.arguments import Misuse, loaded, path, story_folder, story_option, story_to_read
from game.edition import Edition
from game.support.exit_codes import ExitCode
from game.support.folders import cache_folder
from game.support.gc_pause import keep_all, not_collecting
from game.support.words import N_, _, catalogue_wanted, use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from game.play.run import Run
    from game.session import Session
    from game.story.model import Story

ABOUT = "play the story"
UNREAD = ExitCode.GOOD
NOTHING_KEPT = N_("Nothing will be kept, because you have no home folder; --saves DIR keeps it there.")
TRIED = N_("A trial: nothing is saved by itself, and undo goes back the way here.")


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add how to play, which part of which story, where to keep it, and where to begin to try something out."""
    parser.add_argument("--plain", action="store_true", help="play line by line: for screen readers and pipes")
    story_option(parser)
    parser.add_argument("--hour", metavar="ID", help="play a part of the story by itself, as for a class")
    parser.add_argument(
        "--heat",
        type=int,
        choices=range(4),
        help="how much is told in full: 0 no violence, 1 threat, 2 violence near, 3 everything; a story may have fewer steps",
    )
    parser.add_argument("--saves", metavar="DIR", type=path, help="keep saves and settings there")
    trial = parser.add_argument_group("to try something out; nothing is saved by itself then")
    trial.add_argument(
        "--at", metavar="SCENE[.CHOICE]", help="begin in this scene, and where this choice of it is open"
    )
    trial.add_argument(
        "--with",
        dest="given",
        metavar="VARIABLE=VALUE",
        action="append",
        default=[],
        help="and this is so; may be repeated",
    )
    trial.add_argument("--as", dest="person", metavar="PERSON", help="and it is read through this person")
    trial.add_argument("--log", metavar="FILE", type=path, help="begin where a log or a save ends")


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Play until the reader leaves. Raises `Misuse` for what the story does not have, and for words that do not fit."""
    use(catalogue_wanted(os.environ))
    tried = _is_trial(parsed)
    # who asks for a scene by its id means a story of their own, or is told whose it is
    folder = (story_to_read if parsed.at is None else story_folder)(parsed, edition)
    edition = edition.playing(folder)
    why_plain = None if parsed.plain else _why_not_the_app()
    if parsed.plain or why_plain:
        if why_plain and sys.stdout.isatty():
            sys.stderr.write(_("Playing line by line: {why}.").format(why=why_plain) + "\n")
        return _play_plain(parsed, edition, folder) if not tried else _try_out(parsed, edition, folder, plain=True)
    if tried:
        return _try_out(parsed, edition, folder, plain=False)
    with not_collecting():
        story = loaded(folder, edition)
        if story is None:
            return ExitCode.PROBLEMS
        part = _part(story, parsed.hour)
        from game.tui.playing import play
        from game.tui.terminal.guard import colours_wanted

        keep_all()
    with _sitting(parsed, edition, lambda: part, coloured=colours_wanted(os.environ)) as sitting:
        return play(sitting)


def _is_trial(parsed: argparse.Namespace) -> bool:
    if parsed.at is None and (parsed.given or parsed.person is not None):
        raise Misuse("--with and --as say at which moment of a scene to begin; --at says in which scene")
    if parsed.at is not None and parsed.log is not None:
        raise Misuse("--at and --log: begin in one place")
    return parsed.at is not None or parsed.log is not None


def _try_out(parsed: argparse.Namespace, edition: Edition, folder: "Path", *, plain: bool) -> int:
    """Play on from a moment that is asked for, or from the end of a log. Raises `Misuse` for what the story does not have."""
    story = loaded(folder, edition)
    if story is None:
        return ExitCode.PROBLEMS
    story = _part(story, parsed.hour)
    if parsed.at is None:
        from game.writer.replay import run_in

        again = run_in(parsed.log, story)
        return (
            ExitCode.MISUSE if again is None else _trial(parsed, edition, story, again.run, again.stopped, plain=plain)
        )
    from game.writer.place_asked import NotThere, trial_at

    try:
        run = trial_at(story, parsed.at, parsed.given, parsed.person, told=not plain)
    except NotThere as error:
        raise Misuse(str(error)) from None
    return ExitCode.PROBLEMS if run is None else _trial(parsed, edition, story, run, None, plain=plain)


def _trial(
    parsed: argparse.Namespace, edition: Edition, story: "Story", run: "Run", told: str | None, *, plain: bool
) -> int:
    """Play on in a run, in full unless a heat is given; settings and saves are the reader's, but nothing is saved by itself."""
    from game.keep.shelf import Saves
    from game.session.trial import Trial
    from game.support.folders import data_folder
    from game.tui.terminal.guard import colours_wanted

    run.heat = run.heat if parsed.heat is None else parsed.heat
    with Saves(parsed.saves or data_folder(edition.program), automatic=False) as saves:
        sitting = Trial(edition, story, saves, heat=run.heat, coloured=plain or colours_wanted(os.environ))
        sitting.stand_in(run, *filter(None, (_(TRIED), told)))
        if not plain:
            from game.tui.playing import play

            return play(sitting)
        from game.plain import play_plain

        return play_plain(story.title, story.subtitle, nullcontext(sitting), sys.stdin, sys.stdout)


def _play_plain(parsed: argparse.Namespace, edition: Edition, folder: "Path") -> int:
    """Play line by line; of a whole story the cover is read first, and the rest while the reader reads that."""
    from game.plain import play_plain
    from game.story.loader import StoryFolder

    read = StoryFolder(folder, cache_folder(edition.program))
    cover = read.cover
    if cover is None:
        from game.writer.output import tell_errors

        return tell_errors(read.compiled, folder)
    part = _part(read.story, parsed.hour) if parsed.hour is not None else None
    sitting = _sitting(parsed, edition, lambda: part or read.story)
    subtitle = part.subtitle if part else cover.subtitle
    return play_plain(cover.title, subtitle, sitting, sys.stdin, sys.stdout)


@contextmanager
def _sitting(
    parsed: argparse.Namespace, edition: Edition, story: "Callable[[], Story]", *, coloured: bool = True
) -> "Iterator[Session]":
    """Have a sitting with a story and the reader's saves, and let go of them in the end."""
    from game.keep.shelf import Saves
    from game.session import Session
    from game.support.folders import data_folder

    folder = parsed.saves or data_folder(edition.program)
    with Saves(folder) as saves:
        news = "" if folder else _(NOTHING_KEPT)
        yield Session(edition, story(), saves, heat=parsed.heat, coloured=coloured, news=news)


def _part(story: "Story", hour: str | None) -> "Story":
    """Return the part of a story that is wanted, if any; else the whole. Raises `Misuse` where there is no such part."""
    if hour is None:
        return story
    from game.story.excerpt import excerpt

    part = next((one for one in story.hours if one.id == hour), None)
    if part is None:
        known = ", ".join(one.id for one in story.hours)
        words = _("this story has no hour {hour}; it has: {known}") if known else _("this story has no hours")
        raise Misuse(words.format(hour=repr(hour), known=known))
    return excerpt(story, part)


def _why_not_the_app() -> str | None:
    from game.tui.terminal.guard import can_carry_app

    return can_carry_app(os.environ, sys.stdin, sys.stdout, sys.stderr)
