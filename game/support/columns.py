"""How wide a terminal is; to ask the library that knows would take longer than all else that a first line needs of it."""

import os
from contextlib import suppress
from typing import TextIO

_USUAL = 80


def columns_of(stream: TextIO) -> int:
    """Return how many cells a line of a terminal has: as COLUMNS says, or itself, and else 80; 0 for what is no terminal."""
    if not stream.isatty():
        return 0
    with suppress(ValueError):
        if (exported := int(os.environ.get("COLUMNS", "0"))) > 0:
            return exported
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    return _USUAL
