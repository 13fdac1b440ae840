"""What the system tells the game: to end, and to go on after it was stopped."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

ENDING = ("SIGTERM", "SIGHUP", "SIGINT")
LAST_RESORT = 3.0  # seconds that the app is given to leave the terminal in order


@contextmanager
def held() -> Iterator[None]:
    """Let what tells the game to end wait until it listens: half-built, it would leave the terminal to itself."""
    _mask("SIG_BLOCK")
    try:
        yield
    finally:
        _mask("SIG_UNBLOCK")


def _mask(how: str) -> None:
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        numbers = {getattr(signal, name) for name in ENDING if hasattr(signal, name)}
        signal.pthread_sigmask(getattr(signal, how), numbers)


def listen(end: Callable[[int], None]) -> None:
    """Have `end` called, with the exit code, when the system wants the game to end; to be called by the running app."""
    loop = asyncio.get_running_loop()
    for number in (getattr(signal, name) for name in ENDING if hasattr(signal, name)):
        with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            loop.add_signal_handler(number, _end, end, 128 + number)
    _go_on_with_a_terminal_only()
    _mask("SIG_UNBLOCK")


def _end(end: Callable[[int], None], code: int) -> None:
    last = threading.Timer(LAST_RESORT, os._exit, (code,))  # a terminal that is gone may never take what is written
    last.daemon = True
    last.start()
    end(code)


def _go_on_with_a_terminal_only() -> None:
    """When its terminal goes away a process is told to end and then to go on. Textual would paint, and wait for ever."""
    if not hasattr(signal, "SIGCONT"):
        return
    usual = signal.getsignal(signal.SIGCONT)
    if not callable(usual):
        return

    def go_on(number: int, frame: FrameType | None) -> None:
        if _terminal_is_there():
            usual(number, frame)

    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGCONT, go_on)


def _terminal_is_there() -> bool:
    import termios  # not on Windows, where nobody asks

    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except (termios.error, OSError, ValueError):
        return False
    return True
