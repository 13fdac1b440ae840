"""The command `graph`: where choices lead, the whole or round one scene."""

import argparse

from game.cli.arguments import Misuse, limit_options, limits_in, page_and_folder, story_folder, story_option
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "draw where choices lead: Mermaid, DOT or SVG"
UNREAD = ExitCode.GOOD


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add what to draw, before whom, and in which form."""
    from game.writer.graph import DRAWN

    first = next(iter(DRAWN))
    parser.add_argument("scene", metavar="SCENE", nargs="?", help="draw only what lies round this scene or ending")
    parser.add_argument("--steps", metavar="N", type=_steps, help="how many ways round it (1)")
    parser.add_argument("--act", metavar="ID", help="draw only this act, and what it leads to")
    parser.add_argument(
        "--as", dest="group", metavar="PERSON", help="draw what who follows this person can meet; two with +"
    )
    parser.add_argument("--to", choices=tuple(DRAWN), default=first, help=f"what to print ({first})")
    limit_options(parser, "give it up after so long")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Draw it. Raises `Misuse` where a scene and an act are asked for at once, and for steps round nothing."""
    from game.support.folders import cache_folder
    from game.writer.graph import graph

    page_and_folder(parsed)
    if parsed.scene is not None and parsed.act is not None:
        raise Misuse("a scene and --act: one at a time")
    if parsed.scene is None and parsed.steps is not None:
        raise Misuse("--steps says how far round a SCENE; name one")
    return graph(
        story_folder(parsed, edition),
        limits_in(parsed),
        cache_folder(edition.program),
        around=parsed.scene,
        steps=parsed.steps or 1,
        act=parsed.act,
        group=parsed.group,
        form=parsed.to,
    )


def _steps(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and 0 < int(typed) < 100:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed} is no number of ways; give 1 to 99")
