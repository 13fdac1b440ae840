"""The command `serve`: the full screen in browsers, for a class."""

import argparse
import sys
from importlib.util import find_spec

from game.cli.arguments import Misuse, loaded, path, something, story_option, story_to_read
from game.edition import Edition
from game.support.exit_codes import ExitCode

ABOUT = "play in browsers, for a class (needs the extra `web`)"
UNREAD = ExitCode.GOOD
LOOPBACK, PORT, MOST = "localhost", 8000, 40


def arguments(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add where to serve, to how many, and what."""
    parser.add_argument(
        "--host",
        metavar="NAME",
        type=something,
        default=LOOPBACK,
        help="the address to be found at; only this machine's own unless named",
    )
    parser.add_argument("--port", metavar="N", type=_port, default=PORT, help=f"and its port ({PORT})")
    parser.add_argument(
        "--visitors", metavar="N", type=_number, default=MOST, help=f"how many may play at a time ({MOST})"
    )
    parser.add_argument("--saves", metavar="DIR", type=path, help="keep a folder of saves for each visitor there")
    parser.add_argument("--hour", metavar="ID", help="serve a part of the story by itself")
    story_option(parser)


def run(parsed: argparse.Namespace, edition: Edition) -> int:
    """Serve until Ctrl+C. Raises `Misuse` where the extra is missing, or nobody knows where to keep saves."""
    if find_spec("textual_serve") is None:
        raise Misuse(f"to play in browsers takes a library more: pip install '{edition.program}[web]'")
    folder = story_to_read(parsed, edition)
    story = loaded(folder, edition)
    if story is None:
        return ExitCode.PROBLEMS
    from game.support.folders import data_folder

    home = data_folder(edition.program)
    saves = parsed.saves or (home / "visitors" if home else None)
    if saves is None:
        raise Misuse("you have no home folder; --saves DIR says where to keep what visitors play")
    from game.web import NotServed, serve

    hour = ["--hour", parsed.hour] if parsed.hour is not None else []
    try:
        serve(
            [*_ourselves(), "play", "--story", str(folder.absolute()), *hour],
            saves.absolute(),
            story.title,
            host=parsed.host,
            port=parsed.port,
            most=parsed.visitors,
        )
    except NotServed as error:
        sys.stderr.write(f"nothing can be served at {parsed.host}, port {parsed.port}: {error}\n")
        return ExitCode.PROBLEMS
    return ExitCode.GOOD


def _ourselves() -> list[str]:
    """Return the words by which this program was started, without those that say what to do."""
    return [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv) + 1]]


def _port(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and 0 < int(typed) < 65536:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed} is no port; give 1 to 65535")


def _number(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and 0 < int(typed) < 10000:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed} is no number of visitors; give 1 or more")
