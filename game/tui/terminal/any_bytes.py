"""Reading whatever bytes a terminal sends: those that are no UTF-8 become a sign that nothing is bound to."""

import codecs
import sys
from functools import partial
from typing import Any


def accept_any_bytes() -> None:
    """Have Textual's input thread put a replacement for what it cannot decode; as it is, it would end with the game."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = _lenient  # type: ignore[attr-defined]  # a name that the module imports


def _lenient(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
