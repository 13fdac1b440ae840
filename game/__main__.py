"""Starts the game: `python -m game`."""

from typing import NoReturn

from game.support.lean import left_out

with left_out("typing_extensions"):  # needed for older versions of Python only, and as heavy as all the rest of it
    import msgspec  # noqa: F401
with left_out("_hashlib"):  # OpenSSL, which takes longer to load than all that we hash takes without
    import hashlib  # noqa: F401

from game.cli import run_process
from game.edition import WHERE_YOU_STOOD


def start() -> NoReturn:
    """Run this game's command line."""
    run_process(WHERE_YOU_STOOD)


if __name__ == "__main__":
    start()
