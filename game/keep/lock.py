"""Who owns a file: a lock that the system drops with the process, so that two games never write to the same autosave."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from filelock import FileLock


class Lock(Struct, frozen=True):
    """A lock that is held, and which file it is on."""

    held: "FileLock"
    file: tuple[int, int] | None

    @property
    def is_ours(self) -> bool:
        """Whether its file is still there: where somebody cleared it away, another game may hold one of its name."""
        return self.file is not None and _which(Path(self.held.lock_file)) == self.file

    def release(self) -> None:
        """Let go of it."""
        self.held.release()


class InUse(Exception):
    """Another running game has the lock."""


def locked(path: Path) -> Lock | None:
    """Return the lock on a file, or None where nothing can be locked there. Raises `InUse`."""
    from filelock import FileLock, Timeout  # when they are needed: they take longer to import than a story to be read

    lock = FileLock(path, blocking=False, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise InUse from None
    except (OSError, NotImplementedError):
        return None
    return Lock(lock, _which(path))


def _which(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
