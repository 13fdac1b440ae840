"""The command `export`: a run as Markdown, or a story as a model for other tools."""

import argparse
import sys

from game.cli.arguments import Misuse, loaded, log_and_folder, path, story_folder, story_option, story_to_read
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "print a run as Markdown, or the story as a model for other tools"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add what to print, of which run or story."""
    parser.add_argument("--to", choices=("log", "json", "promela"), required=True, help="what to print")
    parser.add_argument(
        "log", metavar="LOG", nargs="?", type=path, help="a log or a save; - is standard input; with --to log"
    )
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Print it. Raises `Misuse` where a log is missing, or is too much."""
    if parsed.to != "log" and parsed.folder is None:  # then the first word is no log
        parsed.log, parsed.folder = None, parsed.log
    log_and_folder(parsed)
    if (parsed.log is None) == (parsed.to == "log"):
        raise Misuse("export --to log takes the LOG of a run; the other kinds take none")
    folder = (story_folder if parsed.log is None else story_to_read)(parsed, edition)
    story = loaded(folder, edition)
    if story is None:
        return ExitCode.PROBLEMS
    if parsed.log is not None:
        from game.writer.replay import export_log

        return export_log(parsed.log, story)
    from game.writer.export import to_json, to_promela
    from game.writer.output import print_json

    if parsed.to == "json":
        print_json(to_json(story))
    else:
        sys.stdout.write(to_promela(story).rstrip("\n") + "\n")
    return ExitCode.GOOD
