"""The command `check`: what is wrong with a story, what is proved of it, and the keys that lead somewhere."""

import argparse

from game.cli.arguments import Misuse, limit_options, limits_in, own_story_folder, path, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "say what is wrong with a story, and prove what is right"
UNREAD = ExitCode.PROBLEMS  # for all that anybody has read there may be some

_APART = {
    "fix": ("witness", "quick", "figures", "runs", "sources", "strict", "json", "limit_seconds", "limit_memory"),
    "witness": ("quick", "figures", "runs", "sources", "strict"),
    "quick": ("figures", "runs", "limit_seconds", "limit_memory"),
}
"""What is never asked for at once: to mend, to be led somewhere, and what only the proof can tell without it."""


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add which story, within which limits, and for whom."""
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--sources", metavar="DIR", type=path, help="the documents, to compare every locator with")
    parser.add_argument("--quick", action="store_true", help="only what is wrong in the files, without the proof")
    parser.add_argument(
        "--figures",
        action="store_true",
        help="count moments and paths as well, and tell lengths, odds and choices that do not matter",
    )
    parser.add_argument(
        "--runs", metavar="FILE", type=path, help="write a few runs that together show everything, for `replay --cover`"
    )
    parser.add_argument(
        "--fix", action="store_true", help="show what is mechanical and can be mended: quotation marks, dashes; and ask"
    )
    parser.add_argument("--yes", action="store_true", help="with --fix: mend it without being asked")
    parser.add_argument(
        "--strict", action="store_true", help="notices, drafts and what is left to do fail the check, too"
    )
    limit_options(parser, "give the proof up after so long: undecided")
    parser.add_argument(
        "--witness",
        nargs=2,
        metavar=("scene|choice|ending", "ID"),
        help="print only the shortest way there; with --json as a log that `replay` plays",
    )
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Check the story. Raises `Misuse` for two things that do not go together, and for a witness of a kind that there is not."""
    from game.support.folders import cache_folder
    from game.writer.check import check

    if parsed.yes and not parsed.fix:
        raise Misuse("--yes says yes to --fix, and to nothing else")
    for one, others in _APART.items():
        for other in others:
            if getattr(parsed, one) and getattr(parsed, other):
                raise Misuse(f"--{one} and --{other.replace('_', '-')} do not go together: ask for one at a time")
    if parsed.fix:
        from game.writer.fix import fix

        return fix(own_story_folder(parsed), yes=parsed.yes)
    folder = story_folder(parsed, edition)
    limits = limits_in(parsed, counts=parsed.figures, figures=parsed.figures)
    kept = cache_folder(edition.program)
    if parsed.witness is not None:
        from game.writer.find_witness import KINDS, witness

        kind, what = parsed.witness
        if kind not in KINDS:
            raise Misuse(f"--witness takes one of {', '.join(KINDS)}, and not {kind!r}")
        return witness(folder, kind, what, limits, kept, as_json=parsed.json)
    asked = None if parsed.quick else limits
    return check(folder, asked, kept, parsed.sources, runs=parsed.runs, strict=parsed.strict, as_json=parsed.json)
