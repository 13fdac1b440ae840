"""Libraries that are heavy to load, left alone until somebody needs them: a first line that waits for them comes late."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_out(library: str) -> Iterator[None]:
    """Let nobody load a library within, as if it were not installed; to be used for those that can do without it."""
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]  # this is how Python is told so
    try:
        yield
    finally:
        del sys.modules[library]
