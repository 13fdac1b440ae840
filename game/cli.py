"""The words of the command line and the exit codes; each room is imported only when its command runs.

Exit codes: 0 good, 1 problems found or something not proved, 2 misuse. Results go to standard output, everything else
to standard error.
"""

import argparse
import errno
import json
import math
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from game import __version__
from game.edition import WHERE_YOU_STOOD
from game.support.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.story.model import Story

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How the system says that what is written to can take no more, or has gone."""


def run() -> NoReturn:
    """Runs the command line of this process and exits with its code."""
    if sys.stderr is None:  # closed by whoever started us
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is None:
        sys.stderr.write("standard output is closed, so there is nowhere to write\n")
        sys.exit(ExitCode.MISUSE)
    if isinstance(sys.stdout, TextIOWrapper):
        # as on standard error, a letter that the encoding lacks is no reason to fall silent
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # so that whoever started us sees what ended us, and stops as well
        signal.raise_signal(signal.SIGINT)
        code = ExitCode.PROBLEMS
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Ends the process; where nothing runs in it any more, without giving back a story or a proof value by value."""
    if threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or whoever read it has gone: nothing can be said to anybody
            stream.flush()
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Does what the arguments say and returns the exit code."""
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.does
    try:
        code = command(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; Python's own complaint at exit would only be noise
        return (
            ExitCode.PROBLEMS if command is _check else ExitCode.GOOD
        )  # for all that anybody has read there may be problems
    except OSError as error:
        if error.errno not in _FULL:
            raise
        sys.stderr.write(f"it could not be written: {error.strerror}\n")
        sys.stderr.close()  # as above
        return ExitCode.PROBLEMS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=WHERE_YOU_STOOD.program,
        description=WHERE_YOU_STOOD.about,
    )
    parser.add_argument("--version", action="version", version=f"{WHERE_YOU_STOOD.program} {__version__}")
    parser.add_argument("--plain", action="store_true", help="play line by line: for screen readers and pipes")
    _story_option(parser)
    parser.add_argument("--hour", metavar="ID", help="play a part of the story by itself, as for a class")
    parser.add_argument("--saves", metavar="DIR", type=Path, help="keep saves and settings there")
    parser.set_defaults(does=_play)
    commands = parser.add_subparsers(title="for writers", metavar="")

    check = commands.add_parser("check", help="say what is wrong with a story, and prove what is right")
    check.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=WHERE_YOU_STOOD.story, help="the story's folder"
    )
    check.add_argument("--json", action="store_true", help="for programs")
    check.add_argument("--sources", metavar="DIR", type=Path, help="the documents, to compare every locator with")
    check.add_argument("--limit-seconds", metavar="N", type=_seconds, help="give the proof up after so long: undecided")
    check.add_argument(
        "--limit-memory",
        metavar="MIB",
        type=_mebibytes,
        default=1024,
        help="what it may hold, and what a second process beside it may (1024)",
    )
    check.add_argument(
        "--witness",
        nargs=2,
        metavar=("scene|choice|ending", "ID"),
        help="print only the shortest way there; with --json as a log that `replay` plays",
    )
    check.set_defaults(does=_check)

    replay = commands.add_parser("replay", help="play a log and print each page's title and the ending")
    replay.add_argument("log", metavar="LOG", type=Path, help="a log or a save")
    _story_option(replay)
    replay.set_defaults(does=_replay)

    export = commands.add_parser("export", help="print a run as Markdown, or the story as a model for other tools")
    export.add_argument("--to", choices=("log", "json", "promela"), required=True, help="what to print")
    export.add_argument("log", metavar="LOG", nargs="?", type=Path, help="a log or a save; with --to log")
    _story_option(export)
    export.set_defaults(does=_export)
    return parser


def _story_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--story", metavar="DIR", type=Path, default=WHERE_YOU_STOOD.story, help="play the story in that folder"
    )


def _seconds(typed: str) -> float:
    with suppress(ValueError):
        if 0 < (number := float(typed)) < math.inf:
            return number
    raise argparse.ArgumentTypeError(f"{typed} is no time; give seconds, more than 0")


def _mebibytes(typed: str) -> int:
    with suppress(ValueError):
        if (number := int(typed)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"{typed} is no size; give MiB, 1 or more")


def _play(parsed: argparse.Namespace) -> int:
    story = _compiled(parsed.story)
    if story is None:
        return ExitCode.PROBLEMS
    if parsed.hour is not None:
        from game.story.excerpt import story_or_hour

        part = story_or_hour(story, f"{story.id}.{parsed.hour}")
        if part is None:
            known = ", ".join(hour.id for hour in story.hours) or "none"
            sys.stderr.write(f"this story has no hour {parsed.hour!r}; it has: {known}\n")
            return ExitCode.MISUSE
        story = part
    from game.keep.shelf import Saves

    saves = Saves(parsed.saves)
    why_plain = None if parsed.plain else _why_not_the_app()
    if parsed.plain or why_plain:
        from game.plain import play_plain

        if why_plain and sys.stdout.isatty():
            sys.stderr.write(f"Playing line by line: {why_plain}.\n")
        return play_plain(story, saves, sys.stdin, sys.stdout)
    from game.tui.app import play

    settings, _ = saves.settings()
    return play(WHERE_YOU_STOOD, story, saves, settings, coloured=not os.environ.get("NO_COLOR"))


def _why_not_the_app() -> str | None:
    from game.tui.terminal.guard import can_carry_app

    return can_carry_app(os.environ, sys.stdin, sys.stdout, sys.stderr)


def _check(parsed: argparse.Namespace) -> int:
    from game.proof.budget import Limits
    from game.writer.check import check

    limits = Limits(seconds=parsed.limit_seconds, memory=parsed.limit_memory)
    if parsed.witness is not None:
        from game.writer.find_witness import KINDS, witness

        kind, what = parsed.witness
        if kind not in KINDS:
            sys.stderr.write(f"--witness takes one of {', '.join(KINDS)}, and not {kind!r}\n")
            return ExitCode.MISUSE
        return witness(parsed.folder, kind, what, limits, as_json=parsed.json)
    return check(parsed.folder, limits, parsed.sources, as_json=parsed.json)


def _replay(parsed: argparse.Namespace) -> int:
    story = _compiled(parsed.story)
    if story is None:
        return ExitCode.PROBLEMS
    from game.writer.replay import replay

    return replay(parsed.log, story)


def _export(parsed: argparse.Namespace) -> int:
    if (parsed.log is None) == (parsed.to == "log"):
        sys.stderr.write("export --to log takes the LOG of a run; the other kinds take none\n")
        return ExitCode.MISUSE
    story = _compiled(parsed.story)
    if story is None:
        return ExitCode.PROBLEMS
    if parsed.log is not None:
        from game.writer.replay import export_log

        return export_log(parsed.log, story)
    from game.writer.export import to_json, to_promela

    model = json.dumps(to_json(story), ensure_ascii=False, indent=1) if parsed.to == "json" else to_promela(story)
    sys.stdout.write(model.rstrip("\n") + "\n")
    return ExitCode.GOOD


def _compiled(folder: Path) -> "Story | None":
    """The story in a folder, or None when it has errors; then they are on standard error."""
    from game.story.compiler import compile_story

    compiled = compile_story(folder)
    if compiled.story is None:
        for problem in compiled.problems:
            sys.stderr.write(f"{problem}\n")
    return compiled.story
