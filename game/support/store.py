"""Values kept on disk because they took long to make, each under a key that says all that it was made of.

A value that cannot be had back just as it was kept (the file is damaged, or of another key, or of another form) is as one
that was never kept, and so is one that the disk does not take. Nothing is raised for any of that.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

_T = TypeVar("_T")
_MARK = 32  # bytes of a digest
_SCRAP, _STALE = ".part", 3600.0
"""What is being written is called so, and a file of that name is left over after so many seconds."""


class Store(Struct, frozen=True):
    """Values by key in a folder, `most` of them at most: the oldest go first. Without a folder nothing is kept."""

    folder: Path | None = None
    most: int = 200

    def get(self, key: str, kind: type[_T]) -> _T | None:
        """Return the value of this kind that was kept under this key, or None."""
        if self.folder is None:
            return None
        with suppress(OSError):
            path = self.folder / _name(key)
            if stat.S_ISREG(path.lstat().st_mode):  # to open a pipe would wait for ever, and a link leads elsewhere
                return unpacked(key, path.read_bytes(), kind)
        return None

    def put(self, key: str, value: object) -> None:
        """Keep a value under a key, all of it or nothing."""
        if self.folder is None:
            return
        name = _name(key)
        scrap = self.folder / f"{name}.{os.urandom(4).hex()}{_SCRAP}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                scrap.write_bytes(packed(key, value))
                os.replace(scrap, self.folder / name)
            finally:
                scrap.unlink(missing_ok=True)
            self._forget()

    def memo(
        self, key: str, kind: type[_T], make: Callable[[], _T], worth: Callable[[_T], bool] = lambda _: True
    ) -> _T:
        """Return the value kept under this key, or else the one that is made now, which is kept if it is worth it."""
        kept = self.get(key, kind)
        if kept is not None:
            return kept
        made = make()
        if worth(made):
            self.put(key, made)
        return made

    def _forget(self) -> None:
        """Remove the oldest values, and what was left over of some that were never written to their end."""
        files = sorted((changed, path) for path, changed in self._files())
        stale = [path for changed, path in files if path.suffix == _SCRAP and changed < time.time() - _STALE]
        kept = [path for _, path in files if path.suffix != _SCRAP]
        for path in (*stale, *kept[: -self.most]):
            with suppress(OSError):
                path.unlink()

    def _files(self) -> Iterator[tuple[Path, float]]:
        """Our own files, each with the time it was written at; what else may lie in the folder is not ours to remove."""
        for entry in os.scandir(self.folder):
            name = entry.name.split(".")[0]
            if len(name) == 2 * _MARK and name.isalnum() and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    yield Path(entry.path), entry.stat(follow_symlinks=False).st_mtime


def made_by(*folders: Path) -> str:
    """Return a digest of every line of the code in some folders, which what it makes may depend on."""
    digest = blake2b()
    for folder in folders:
        for name in sorted(_sources(str(folder), "")):
            with FileIO(f"{folder}/{name}") as file:  # to make a path of each takes longer than to read it
                digest.update(b"%b\0%b\0" % (name.encode(), file.readall()))
    return digest.hexdigest()


def _sources(folder: str, within: str) -> Iterator[str]:
    """Yield the names of all modules below a folder, each with the folders that it is in."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield within + entry.name
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path, f"{within}{entry.name}/")


def packed(key: str, value: object) -> bytes:
    """Return a value as bytes that are good for this key only."""
    data = msgspec.json.encode(value, enc_hook=_from_fraction)
    return _mark(key, data) + data


def unpacked(key: str, data: bytes, kind: type[_T]) -> _T | None:
    """Return the value of this kind that was packed under this key, or None where it is damaged or another one."""
    mark, rest = data[:_MARK], data[_MARK:]
    if mark != _mark(key, rest):
        return None
    try:
        return msgspec.json.decode(rest, type=kind, dec_hook=_to_fraction)
    except (msgspec.DecodeError, ValueError, ZeroDivisionError, RecursionError):  # made by a program of another form
        return None


def _name(key: str) -> str:
    return blake2b(key.encode(), digest_size=_MARK).hexdigest()


def _mark(key: str, data: bytes) -> bytes:
    return blake2b(_name(key).encode() + data, digest_size=_MARK).digest()


def _from_fraction(value: object) -> str:
    from fractions import Fraction  # only here is it needed

    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be kept")


def _to_fraction(kind: type[Any], kept: object) -> Any:
    from fractions import Fraction  # as above

    if kind is Fraction:
        return Fraction(str(kept))
    raise TypeError(f"a {kind.__name__} cannot be had back")
