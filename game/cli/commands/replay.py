"""The command `replay`: a log or a save, or many logs that show everything, played again."""

import argparse

from game.cli.arguments import loaded, log_and_folder, path, story_option, story_to_read
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "play a log again and print its titles and choices"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which log, of which story."""
    parser.add_argument("log", metavar="LOG", type=path, help="a log or a save; - is standard input")
    parser.add_argument(
        "--cover",
        action="store_true",
        help="LOG is what `check --runs` wrote, or a save: say what of the story is shown",
    )
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Play the log and print its titles, or play many and print what none of them shows."""
    log_and_folder(parsed)
    folder = story_to_read(parsed, edition)
    story = loaded(folder, edition)
    if story is None:
        return ExitCode.PROBLEMS
    if parsed.cover:
        from game.writer.covering_runs import replay_cover

        return replay_cover(parsed.log, story)
    from game.writer.replay import replay

    return replay(parsed.log, story)
