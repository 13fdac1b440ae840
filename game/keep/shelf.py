"""Saves and settings on disk: kept atomically, found again, and set aside, never deleted, when they are damaged.

Every game being played owns the file of its autosave by a lock that the system drops with the process, so two games at
once never write to the same one. Nothing here raises for a disk's sake: what goes wrong comes back as a `Trouble`.
"""

import hashlib
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from filelock import FileLock
from msgspec import Struct

from game.keep.log import NotALog, Replayed, is_clean, replay
from game.keep.save import FORMAT, LARGEST, LONGEST_NAME, AnotherFormat, Save, save_from_data, save_of, table, to_data
from game.keep.settings import Settings, from_data
from game.play.run import HOTTEST, Run
from game.story.model import Story
from game.support.printable import printable

LONGEST_SLUG = 24
SUFFIX, SETTINGS = ".save.json", "reader.settings.json"

Read = TypeVar("Read")


class Trouble(Struct, frozen=True):
    """What went wrong with the disk, for the reader; `path` is the file or folder it went wrong with, if any."""

    what: str
    path: Path | None = None

    def __str__(self) -> str:
        return f"{self.what} ({printable(str(self.path))})" if self.path else self.what


class Taken(Struct, frozen=True):
    """There is a save of that name already; it was left as it is."""

    name: str


class Slot(Struct, frozen=True):
    """A save and its file."""

    path: Path
    save: Save

    @property
    def automatic(self) -> bool:
        """Whether the game kept it by itself."""
        return not self.save.name


class Shelf(Struct, frozen=True):
    """The saves of a story, latest first, and what was found to be wrong on the way."""

    slots: tuple[Slot, ...]
    troubles: tuple[Trouble, ...]

    @property
    def last(self) -> Slot | None:
        """The latest save that is not at its story's end: the one to continue."""
        return next((slot for slot in self.slots if not slot.save.ended), None)


class Opened(Struct, frozen=True):
    """A save played again: its run, where the reader was in it, and why it could not be played to its end, if so."""

    run: Run
    page: int
    block: int
    stopped: str | None


NOWHERE = Trouble("nothing is kept, because you have no home folder; `--saves DIR` keeps it there")


class Saves:
    """A folder of saves as one running game sees it, with the autosave that it owns. A context manager: it lets go.

    Without a folder nothing is kept, and that is told.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._stem = _new_stem()
        self._lock: FileLock | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.begin()

    def begin(self) -> None:
        """Let go of the autosave: the next one is kept in a file of its own. To be called for every new run."""
        if self._lock is not None:
            self._lock.release()
        self._lock, self._stem = None, _new_stem()

    def open(self, slot: Slot, story: Story, heat: int = HOTTEST) -> Opened:
        """Play a save again, and go on in it where it is an autosave that no other running game owns.

        One that stopped before its end is left as it is, too, so that a story which is mended can still play it.
        """
        self.begin()
        stem = slot.path.name.removesuffix(SUFFIX)
        lock = self._locked(stem) if slot.automatic else None
        read = self._read(slot.path, save_from_data) if lock else None  # its owner may have played on until now
        fresh = read if isinstance(read, Save) else slot.save
        replayed = replay(story, fresh.log.choices, heat)
        if lock and replayed.stopped is None:
            self._lock, self._stem = lock, stem
        elif lock:
            lock.release()
        return _opened(replayed, fresh)

    def autosave(self, run: Run, page: int = 0, block: int = 0) -> Trouble | None:
        """Keep the run where it is; nothing is kept before the first choice."""
        if not run.log:
            return None
        if self._lock is None:
            self._lock = self._locked(self._stem)
        return self._write(self._stem + SUFFIX, to_data(save_of(run, page, block, "")))

    def keep(
        self, name: str, run: Run, page: int = 0, block: int = 0, *, replace: bool = False
    ) -> Trouble | Taken | None:
        """Keep the run under a name; a save that has that name already is only overwritten with `replace`."""
        name = " ".join(unicodedata.normalize("NFC", name).split())
        if not name or len(name) > LONGEST_NAME or not is_clean(name):
            return Trouble(f"a name has 1 to {LONGEST_NAME} letters and no control characters", self.folder)
        try:
            return self._write(_file_name(name), to_data(save_of(run, page, block, name)), fresh=not replace)
        except FileExistsError:
            return Taken(name)

    def set_aside(self, slot: Slot) -> Trouble | None:
        """Take a save off the shelf at the reader's wish; its file stays in the folder under the name `….aside-N`.

        Should it be the autosave of this game's own run, the run goes on in a file of its own.
        """
        if self._lock is not None and slot.path.name == self._stem + SUFFIX:
            self.begin()
        try:
            _rename(slot.path, "aside")
        except OSError as error:
            return _trouble("it could not be set aside", error, slot.path)
        return None

    def shelf(self, story: Story) -> Shelf:
        """The saves of this story. Those of others are left alone, damaged ones are set aside."""
        if self.folder is None:
            return Shelf((), ())
        try:
            paths = [path for path in self.folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file()]
        except FileNotFoundError:
            return Shelf((), ())
        except OSError as error:
            return Shelf((), (_trouble("the saves cannot be read", error, self.folder),))
        found = [(path, self._read(path, save_from_data)) for path in sorted(paths)]
        slots = [Slot(path, read) for path, read in found if isinstance(read, Save) and read.log.story == story.id]
        slots.sort(key=lambda slot: (slot.save.saved, slot.path.name), reverse=True)
        return Shelf(tuple(slots), tuple(read for _, read in found if isinstance(read, Trouble)))

    def settings(self) -> tuple[Settings, Trouble | None]:
        """The reader's settings, or the usual ones where none can be read, and then why."""
        if self.folder is None:
            return Settings(), None
        path = self.folder / SETTINGS
        try:
            if not path.is_file():
                return Settings(), None
        except OSError as error:
            return Settings(), _trouble("the settings cannot be read", error, path)
        read = self._read(path, from_data)
        return (Settings(), read) if isinstance(read, Trouble) else (read, None)

    def keep_settings(self, settings: Settings) -> Trouble | None:
        """Keep the reader's settings."""
        return self._write(SETTINGS, {"format": FORMAT, **settings.to_data()})

    def _locked(self, stem: str) -> FileLock | None:
        """The lock of an autosave, or None where another running game has it or nothing can be locked there."""
        if self.folder is None:
            return None
        lock = FileLock(self.folder / f"{stem}.lock", blocking=False, thread_local=False)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except (OSError, NotImplementedError):  # Timeout is an OSError
            return None
        return lock

    def _write(self, name: str, data: Mapping[str, object], *, fresh: bool = False) -> Trouble | None:
        """Write all or nothing. Raises `FileExistsError` when it should be `fresh` and is not."""
        if self.folder is None:
            return NOWHERE
        path = self.folder / name
        temporary = self.folder / f"{self._stem}.tmp"  # of this game only, as its autosave is
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            _put(temporary, path, fresh=fresh)
        except OSError as error:
            _remove(temporary)
            if fresh and isinstance(error, FileExistsError) and path.exists():
                raise
            return _trouble("it could not be saved", error, path)
        return None

    def _read(self, path: Path, make: Callable[[Mapping[str, object]], Read]) -> Read | Trouble:
        """What a file holds; one that does not hold it is set aside."""
        try:
            with path.open("rb") as file:
                return make(table(file.read(LARGEST + 1)))
        except AnotherFormat as error:
            return Trouble(str(error), path)
        except OSError as error:
            return _trouble("it could not be read", error, path)
        except NotALog as error:
            return _set_aside(path, str(error))


def _opened(replayed: Replayed, save: Save) -> Opened:
    """Where the reader goes on: at the place that was kept, or at the last page there is of a run that stopped."""
    last = len(replayed.run.pages) - 1
    if replayed.stopped or save.page > last:
        return Opened(replayed.run, last, 0, replayed.stopped)
    return Opened(replayed.run, save.page, save.block, None)


def _new_stem() -> str:
    return f"auto-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"


def _file_name(name: str) -> str:
    """A file's name for a save's: readable, good on every system, and another one for every other name."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG]
    return f"named-{slug or 'save'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}{SUFFIX}"


def _put(temporary: Path, path: Path, *, fresh: bool) -> None:
    """Give a written file its name at once. Raises `FileExistsError` when it should be `fresh` and one has the name."""
    try:
        if fresh:
            path.hardlink_to(temporary)
            _remove(temporary)
            return
    except (OSError, NotImplementedError):  # also where the file system has no links
        if path.exists():
            raise FileExistsError(path) from None
    temporary.replace(path)


def _remove(temporary: Path) -> None:
    with suppress(OSError):  # what could not be written can often not be removed either
        temporary.unlink(missing_ok=True)


def _set_aside(path: Path, why: str) -> Trouble:
    """Rename a damaged file, so that it is neither found again nor lost."""
    try:
        return Trouble(f"{why}, so it was set aside", _rename(path, "damaged"))
    except OSError as error:
        return _trouble(f"{why}, and it could not be set aside", error, path)


def _rename(path: Path, why: str) -> Path:
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


def _trouble(what: str, error: OSError, path: Path) -> Trouble:
    return Trouble(f"{what}: {error.strerror or error}", path)
