"""The command `replay`: a log or a save, played again."""

import argparse

from game.cli.arguments import loaded, path, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "play a log and print each page's title and the ending"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which log, of which story."""
    parser.add_argument("log", metavar="LOG", type=path, help="a log or a save; - is standard input")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Play the log and print its titles."""
    folder = story_folder(parsed, edition)
    story = loaded(folder, edition)
    if story is None:
        return ExitCode.PROBLEMS
    from game.writer.replay import replay

    return replay(parsed.log, story)
