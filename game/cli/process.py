"""A process that runs one command: what its streams must stand, and how it ends."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from game.cli.command_line import run_command
from game.edition import Edition
from game.support.exit_codes import ExitCode

_NO_ROOM = "failed to map segment"  # what the loader says of a part of Python that does not fit into memory


def run_process(edition: Edition) -> NoReturn:
    """Run the command line of this process and exit with its code."""
    _prepare_streams()
    try:
        code: int = run_command(sys.argv[1:], edition)
    except KeyboardInterrupt:
        import signal  # a first line that waits for it comes late, and so for threads below

        sys.stderr.write("\n")
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # so that whoever started us sees what ended us, and stops as well
        signal.raise_signal(signal.SIGINT)
        code = ExitCode.PROBLEMS
    except (MemoryError, SystemError, ImportError) as error:
        if isinstance(error, ImportError) and _NO_ROOM not in str(error):
            raise
        code = _out_of_memory()
    _leave(code)


def _out_of_memory() -> int:
    """Say that memory was full; return the exit code for that."""
    sys.stderr.write("there is not enough memory for this (see `ulimit -v`)\n")
    return ExitCode.PROBLEMS


def _prepare_streams() -> None:
    """See that there is somewhere to write to, that no letter is refused there, and that writing waits for its reader."""
    if sys.stderr is None:  # closed by whoever started us
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is None:
        sys.stderr.write("standard output is closed, so there is nowhere to write\n")
        sys.exit(ExitCode.MISUSE)
    if isinstance(sys.stdout, TextIOWrapper):
        # as on standard error, a letter that the encoding lacks is no reason to fall silent
        sys.stdout.reconfigure(errors="backslashreplace")
    for number in range(3):
        with suppress(OSError):  # it is closed, or of a kind that the system does not let wait
            os.set_blocking(number, True)


def _leave(code: int) -> NoReturn:
    """End the process; where nothing runs in it any more, without giving back a story or a proof value by value."""
    if "threading" in sys.modules:
        import threading

        if threading.active_count() > 1:
            sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or whoever read it has gone: nothing can be said to anybody
            stream.flush()
    os._exit(code)
