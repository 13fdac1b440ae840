"""How large the terminal is: it knows that better than what was exported to this program."""

import os

_EXPORTED = ("COLUMNS", "LINES")  # as they were when somebody did so


def ask_terminal_for_size() -> None:
    """Forget the size that was exported; under a driver of somebody else's, as in a browser, there is no other."""
    if not os.environ.get("TEXTUAL_DRIVER"):
        for name in _EXPORTED:
            os.environ.pop(name, None)
