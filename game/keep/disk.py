"""Writing a file whole or not at all, putting one aside, and what went wrong with the disk, in words."""

import os
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

from game.support.printable import printable


class Trouble(Struct, frozen=True):
    """What went wrong with the disk, for the reader; `path` is the file or folder it went wrong with, if it is one."""

    what: str
    path: Path | None = None

    def __str__(self) -> str:
        return f"{self.what} ({printable(str(self.path))})" if self.path else self.what

    @property
    def told(self) -> str:
        """The same as a line of its own."""
        words = str(self)
        return words[:1].upper() + words[1:]


def trouble(what: str, error: Exception, path: Path) -> Trouble:
    """Return the trouble with a file in the system's own words."""
    return Trouble(f"{what}: {getattr(error, 'strerror', None) or error}", path)


def write(path: Path, text: str, temporary: str, *, fresh: bool = False) -> None:
    """Write a file in UTF-8, all or nothing, by way of a file called `temporary` beside it, which does not stay.

    Ends of lines are written as they are. A link stays a link: what it leads to is written. Raises `OSError`;
    `FileExistsError` when the file should be `fresh` and there is one.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() and not fresh else path
    beside = target.with_name(temporary)
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # whoever could read or write it can still, and nobody else
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        if fresh:
            _name_anew(beside, target)
        else:
            beside.replace(target)
    except BaseException:
        _remove(beside)
        raise


def _name_anew(beside: Path, target: Path) -> None:
    """Give a written file a name that none has. Raises `FileExistsError`."""
    try:
        target.hardlink_to(beside)
    except (OSError, NotImplementedError):  # also where the file system has no links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        beside.replace(target)
    else:
        _remove(beside)


def put_aside(path: Path, why: str) -> Path:
    """Rename a file to the first free `….why-N` and return that. Raises `OSError`."""
    for number in count(1):
        aside = path.with_name(f"{path.name}.{why}-{number}")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        try:
            path.replace(aside)
        except OSError:
            _remove(aside)
            raise
        return aside
    raise AssertionError("there is always a free name")


def _remove(path: Path) -> None:
    with suppress(OSError):  # what could not be written can often not be removed either
        path.unlink(missing_ok=True)
