"""Watches the folder of a story: which of its files were saved, and whether it is there at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

from msgspec import Struct

PAUSE = 25  # milliseconds between two looks
_TOGETHER, _LONGEST = 15, 150  # milliseconds: what is saved so close together is one change, but none lasts longer


class FolderChange(Struct, frozen=True):
    """What became of a folder: files that were saved or removed, by their paths in it.

    `anew` says that all of it is to be read, because it was not there before, or another one was.
    """

    saved: tuple[str, ...] = ()
    there: bool = True
    anew: bool = False


def changes(folder: Path, stop: Event) -> Iterator[FolderChange]:
    """Yield what becomes of a folder until it is to stop, and that nothing does at every look."""
    while not stop.is_set():
        with suppress(OSError):  # it may go while one begins to watch
            yield from _while_there(folder, stop)
        if not stop.wait(PAUSE / 1000):
            yield FolderChange(there=False)


def _while_there(folder: Path, stop: Event) -> Iterator[FolderChange]:
    """Yield what is saved in a folder as long as it stays the same one. Raises `OSError` where there is none."""
    from watchfiles import watch  # only here is it needed

    root = folder.resolve(strict=True)
    known, anew = _which(root), True
    for found in watch(
        root, debounce=_LONGEST, step=_TOGETHER, rust_timeout=PAUSE, yield_on_timeout=True, stop_event=stop
    ):
        if _which(root) != known:
            return
        names = {Path(path).relative_to(root).as_posix() for _, path in found if Path(path).is_relative_to(root)}
        yield FolderChange(tuple(sorted(names)), anew=anew)
        anew = False


def _which(folder: Path) -> tuple[int, int]:
    """Return what tells a folder from any other of its name. Raises `OSError` where there is none."""
    found = os.stat(folder)  # noqa: PTH116  # asked forty times a second
    return found.st_dev, found.st_ino
