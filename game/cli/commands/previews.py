"""The command `previews`: a page in all its states."""

import argparse

from game.cli.arguments import limit_options, limits_in, page_and_folder, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "print the page of a scene in all its states, as readers get it"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which page, of which story."""
    parser.add_argument("scene", metavar="SCENE", help="the id of a scene, or of an ending")
    limit_options(parser, "look no longer than that")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Print it."""
    from game.support.folders import cache_folder
    from game.writer.previews import previews

    if parsed.folder is not None:  # else the one word is the page, whatever stands here under its name
        page_and_folder(parsed)
    limits = limits_in(parsed, counts=False, figures=False)
    return previews(story_folder(parsed, edition), parsed.scene, limits, cache_folder(edition.program))
