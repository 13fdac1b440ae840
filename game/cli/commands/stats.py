"""The command `stats`: how much there is of a story, how likely what is, and what is remembered."""

import argparse
import sys

from game.cli.arguments import Misuse, limit_options, limits_in, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "count words, odds, shortest ways and what is remembered"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add what to count, in which form, and within which limits."""
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        help="this section alone, or several with commas; --only ? names them",
    )
    parser.add_argument("--all", action="store_true", help="all rows of long tables")
    parser.add_argument(
        "--to",
        choices=("text", "json", "html", "svg"),
        default="text",
        help="what to print (text); html is one page, svg the pictures",
    )
    limit_options(parser, "leave out what is not found by then")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Count, or name what can be counted. Raises `Misuse` for a section that there is not."""
    from game.story.nearest import lacking
    from game.support.folders import cache_folder
    from game.writer.stats import stats
    from game.writer.tables.sections import SECTIONS

    wanted = [name.strip() for words in parsed.only or () for name in words.split(",")]
    if "?" in wanted:
        sys.stdout.write("".join(f"{name}\n" for name in SECTIONS))
        return ExitCode.GOOD
    for name in wanted:
        if name not in SECTIONS:
            raise Misuse(lacking("stats has no section", name, SECTIONS))
    sections = [name for name in SECTIONS if not wanted or name in wanted]
    kept = cache_folder(edition.program)
    return stats(story_folder(parsed, edition), limits_in(parsed), kept, sections, form=parsed.to, whole=parsed.all)
