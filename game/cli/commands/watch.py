"""The command `watch`: what is wrong with a story and the page one works on, again whenever it is saved."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from game.cli.arguments import Misuse, is_there, path, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode
from game.support.folders import cache_folder, data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from game.writer.watch_process import WatchProcess

ABOUT = "show problems, proofs and the page you work on whenever you save"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which story, and how."""
    parser.add_argument("--lines", action="store_true", help="write lines, as for an editor’s pane, to a terminal too")
    parser.add_argument("--saves", metavar="DIR", type=path, help="the settings, and saves, of reading are kept there")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Watch until the writer leaves.

    Raises `Misuse` where the folder is not there, and where lines are asked for, and saves, of which these know nothing.
    """
    if parsed.lines and parsed.saves is not None:
        raise Misuse("--lines and --saves do not go together: nothing is played there")
    from game.tui.terminal.guard import can_carry_app
    from game.writer.watch_process import WatchProcess

    folder = story_folder(parsed, edition)
    edition = edition.playing(folder)
    if not is_there(folder):
        raise Misuse(f"there is no {folder}; give the folder that `story.yaml` stands in")
    lines = parsed.lines or can_carry_app(os.environ, sys.stdin, sys.stdout, sys.stderr) is not None
    with WatchProcess(folder, cache_folder(edition.program)) as process:
        if lines:
            from game.writer.watch_lines import NewsInLines

            NewsInLines(folder, sys.stdout).write_all(process.news())
            return ExitCode.GOOD
        return _on_a_desk(parsed, edition, process, folder)


def _on_a_desk(parsed: argparse.Namespace, edition: Edition, process: "WatchProcess", folder: "Path") -> int:
    """Paint a desk as soon as the story compiles; until then it is said in lines what is wrong with it."""
    from game.keep.shelf import Saves
    from game.play.run import HOTTEST
    from game.session.trial import Trial
    from game.tui.playing import play
    from game.tui.terminal.guard import colours_wanted
    from game.writer.desk import Desk
    from game.writer.watch_lines import NewsInLines
    from game.writer.watched import Noticed, StoryRead

    news, lines = process.news(), NewsInLines(folder, sys.stdout)
    for one in news:
        if isinstance(one, StoryRead) and one.story is not None:
            with Saves(parsed.saves or data_folder(edition.program), automatic=False) as saves:
                trial = Trial(edition, one.story, saves, heat=HOTTEST, coloured=colours_wanted(os.environ))
                desk = Desk(trial, process, news)
                desk.hear(one)
                if folder == edition.story:  # which standard error says, too, below what is painted
                    trial.keeping.news.append(f"No story stands where you are; this is the one of {edition.program}.")
                return play(trial, desk)
        lines.write(one)
        if isinstance(one, Noticed):
            sys.stdout.write("It is read again when something is saved; Ctrl+C ends.\n")
    return ExitCode.GOOD
