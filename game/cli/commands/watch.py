"""The command `watch`: what is wrong with a story and the page one works on, again whenever it is saved."""

import argparse
import sys

from game.cli.arguments import story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode
from game.support.folders import cache_folder

ABOUT = "show problems, proofs and the page you work on whenever you save"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which story, and how."""
    parser.add_argument("--lines", action="store_true", help="write lines, as for an editor’s pane, also to a terminal")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Watch until the writer leaves."""
    from game.writer.watch_process import WatchProcess

    folder = story_folder(parsed, edition)
    with WatchProcess(folder, cache_folder(edition.program)) as watcher:
        from game.writer.watch_lines import write_news

        write_news(watcher.news(), folder, sys.stdout)
    return ExitCode.GOOD
