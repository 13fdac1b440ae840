"""How far a proof is, for whoever waits at a terminal."""

import os
import time
from typing import TextIO

from game.proof.budget import Progress, no_progress

_PAUSE = 10.0  # seconds between two lines where a line cannot be written over


def progress_on(stream: TextIO) -> Progress:
    """Return what tells a proof's progress on a terminal; nothing is told on anything else.

    A line is written over and over; on a terminal that cannot do that, now and then a new one. When nothing is done any more
    (no words) there is none.
    """
    if not stream.isatty():
        return no_progress
    return _lines(stream) if os.environ.get("TERM") == "dumb" else _one_line(stream)


def _one_line(stream: TextIO) -> Progress:
    def show(doing: str, done: int, of: int) -> None:
        stream.write(f"\r\x1b[K{doing}, {done} of {of}" if doing and done < of - 1 else "\r\x1b[K")
        stream.flush()

    return show


def _lines(stream: TextIO) -> Progress:
    told = time.monotonic()

    def show(doing: str, done: int, of: int) -> None:
        nonlocal told
        if doing and time.monotonic() - told >= _PAUSE:
            told = time.monotonic()
            stream.write(f"{doing}, {done} of {of}\n")
            stream.flush()

    return show
