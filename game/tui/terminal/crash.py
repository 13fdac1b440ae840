"""What is left when the app itself fails: a file that tells what happened, and one line for the reader."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.support.words import _


def crash_words(error: BaseException, program: str, folder: Path | None) -> str:
    """Write the crash file into the folder, if any; returns the line to show. Raises nothing for a disk's sake."""
    error = getattr(error, "error", error)  # a worker's failure holds what failed
    head = f"{program} {__version__}, Python {platform.python_version()}, {platform.system()}\n\n"
    told = _written(head + "".join(traceback.format_exception(error)), folder) if folder else None
    if told is None:
        unwritten = _("Something went wrong in the game itself ({error}). Your run is saved where it could be.")
        return unwritten.format(error=type(error).__name__)
    return _("Something went wrong in the game itself. Your run is saved; what happened is told in {file}").format(
        file=told
    )


def _written(words: str, folder: Path) -> Path | None:
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    except OSError:
        return None
    return path
