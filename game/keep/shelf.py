"""Saves and settings in a folder: kept atomically, found again, and set aside, never deleted, when they are damaged.

Every game being played owns the file of its autosave, so two games at once never write to the same one. Nothing here
raises for a disk's sake: what goes wrong comes back as a `Trouble`.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct

from game.keep.codec import LARGEST, is_clean, written
from game.keep.disk import Trouble, put_aside, trouble, write
from game.keep.keymap import KEYS, LONGEST, BoundKeys, Keymap, read_keymap
from game.keep.lock import InUse, Lock, locked
from game.keep.save import LONGEST_NAME, Save, read_save, save_of
from game.keep.save_files import SUFFIX, file_name, is_save, new_stem, read_file, tidy_name
from game.keep.settings import Settings, changed_settings, read_settings, written_settings
from game.keep.tree import history_of
from game.play.replay import go_to
from game.play.run import HOTTEST, Run
from game.story.excerpt import part_id, story_or_hour
from game.story.model import Story
from game.support.words import N_, _

SETTINGS = "reader.settings.json"


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

    @property
    def copied(self) -> bool:
        """Whether it is another machine's file, put beside ours by a program that keeps two folders alike."""
        return not self.path.name.endswith(SUFFIX)


class Shelf(Struct, frozen=True):
    """The saves of a story and of its parts, latest first; what was found to be wrong; of which other stories are saves."""

    slots: tuple[Slot, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    strangers: tuple[str, ...] = ()  # their titles, or ids where a save does not say

    @property
    def last(self) -> Slot | None:
        """The one to continue: the latest save that is not at its story's end, or else the latest, whose last page is read again."""
        return next((slot for slot in self.slots if not slot.save.ended), next(iter(self.slots), None))


class Opened(Struct, frozen=True):
    """A save played again: its run, where the reader was in it, and what of it could not be played, and why.

    `in_use` says that another game plays it, so that this one goes on beside it, in a file of its own.
    """

    run: Run
    page: int
    block: int
    stopped: str | None
    in_use: bool = False


NOWHERE = N_("nothing is kept, because you have no home folder; `--saves DIR` keeps it there")


class Saves:
    """A folder of saves as one running game sees it, with the autosave that it owns. A context manager: it lets go.

    Without a folder nothing is kept, and that is told. Where it is not `automatic`, nothing is kept by itself.
    """

    def __init__(self, folder: Path | None, *, automatic: bool = True) -> None:
        self.folder = folder
        self.automatic = automatic
        self._stem = new_stem()
        self._lock: Lock | None = None
        self._kept: bytes | None = None  # what this game knows to lie in its autosave

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
        self._lock, self._stem, self._kept = None, new_stem(), None

    def open(self, slot: Slot, story: Story, heat: int = HOTTEST) -> Opened:
        """Play a save of the story, or of a part of it, again; go on in it where it is an autosave that no game owns.

        One that cannot be played whole is left as it is, too, so that a story which is mended can still play it.
        """
        self.begin()
        stem, lock, in_use = slot.path.name.removesuffix(SUFFIX), None, False
        try:
            lock = locked(slot.path.with_name(f"{stem}.lock")) if slot.automatic and not slot.copied else None
        except InUse:
            in_use = True
        read = read_file(slot.path, lambda raw: (read_save(raw), raw)) if lock else None  # its owner may have played on
        save, kept = read if isinstance(read, tuple) else (slot.save, None)
        history, place = history_of(save.choices, save.tree)
        run = Run(story_or_hour(story, save.story) or story, heat, history)
        run.heat_said = save.heat_said
        stopped = go_to(run, place, save.waiting)
        if lock and stopped is None:
            self._lock, self._stem, self._kept = lock, stem, kept
        elif lock:
            lock.release()
        if stopped or save.page >= len(run.pages):
            return Opened(run, run.rest, 0, stopped, in_use)
        return Opened(run, save.page, save.block, None, in_use)

    def autosave(self, run: Run, page: int = 0, block: int = 0) -> Trouble | None:
        """Keep the run where it is, with all its branches; nothing is kept before the first choice."""
        if not len(run.history) or not self.automatic:
            return None
        if self.folder is None:
            return Trouble(_(NOWHERE))
        if self._lock is not None and not (self._lock.is_ours and self._lies_as_kept(self.folder)):
            self.begin()
        if self._lock is None:
            with suppress(InUse):  # by nobody who knows of it: the name is new
                self._lock = locked(self.folder / f"{self._stem}.lock")
        text = written(save_of(run, page, block, ""))
        told = self._write(self._stem + SUFFIX, text)
        self._kept = self._kept if told else text.encode()
        return told

    def _lies_as_kept(self, folder: Path) -> bool:
        """Return whether the autosave is as this game left it: another machine, on which no lock holds, may have gone on."""
        try:
            return self._kept is None or (folder / (self._stem + SUFFIX)).read_bytes() == self._kept
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def keep(
        self, name: str, run: Run, page: int = 0, block: int = 0, *, replace: bool = False
    ) -> Trouble | Taken | None:
        """Keep the run under a name; a save that has that name already is only overwritten with `replace`."""
        name = tidy_name(name)
        if not name or len(name) > LONGEST_NAME or not is_clean(name):
            return Trouble(
                _("a name has 1 to {most} letters and no control characters").format(most=LONGEST_NAME), self.folder
            )
        try:
            return self._write(file_name(name), written(save_of(run, page, block, name)), fresh=not replace)
        except FileExistsError:
            return Taken(name)

    def set_aside(self, slot: Slot) -> Trouble | None:
        """Take a save off the shelf at the reader's wish; its file stays in the folder under the name `….aside-N`.

        Should it be the autosave of this game's own run, the run goes on in a file of its own.
        """
        if self._lock is not None and slot.path.name == self._stem + SUFFIX:
            self.begin()
        try:
            put_aside(slot.path, "aside")
        except OSError as error:
            return trouble(_("it could not be set aside"), error, slot.path)
        return None

    def shelf(self, story: Story) -> Shelf:
        """Return the saves of this story and of its parts. Those of others are left alone, damaged ones are set aside."""
        if self.folder is None:
            return Shelf()
        try:
            paths = sorted(path for path in self.folder.iterdir() if is_save(path))
        except FileNotFoundError:
            return Shelf()
        except OSError as error:
            return Shelf(troubles=(trouble(_("the saves cannot be read"), error, self.folder),))
        found = [(path, read_file(path, read_save)) for path in paths]
        slots = [Slot(path, read) for path, read in found if isinstance(read, Save)]
        slots.sort(key=lambda slot: (slot.save.saved, slot.path.name), reverse=True)
        ids = {story.id, *(part_id(story, hour) for hour in story.hours)}
        return Shelf(
            tuple(slot for slot in slots if slot.save.story in ids),
            tuple(read for _, read in found if isinstance(read, Trouble)),
            tuple(dict.fromkeys(slot.save.book or slot.save.story for slot in slots if slot.save.story not in ids)),
        )

    def settings(self) -> tuple[Settings, Trouble | None]:
        """Return the reader's settings, or the usual ones where none can be read, and then why."""
        if self.folder is None:
            return Settings(), None
        path = self.folder / SETTINGS
        try:
            if not path.is_file():
                return Settings(), None
        except OSError as error:
            return Settings(), trouble(_("the settings cannot be read"), error, path)
        read = read_file(path, read_settings)
        return (Settings(), read) if isinstance(read, Trouble) else (read, None)

    def keep_settings(self, settings: Settings, before: Settings | None = None) -> Trouble | None:
        """Keep the reader's settings; where there were others in use `before`, what differs, as another game may keep some too."""
        if before is not None:
            settings = changed_settings(self.settings()[0], before, settings)
        return self._write(SETTINGS, written_settings(settings))

    def keymap(self, usual: Iterable[BoundKeys]) -> tuple[Keymap, tuple[str, ...]] | None:
        """Return the reader's own keys, and a line on each thing wrong with the file they stand in; None without one."""
        if self.folder is None:
            return None
        path = self.folder / KEYS
        try:
            if path.exists() and not path.is_file():  # to open a pipe would wait for ever
                return {}, (Trouble(_("the keys cannot be read"), path).told,)
            with path.open("rb") as file:
                raw = file.read(LONGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            return {}, (trouble(_("the keys cannot be read"), error, path).told,)
        return read_keymap(raw, usual)

    def _write(self, name: str, text: str, *, fresh: bool = False) -> Trouble | None:
        """Write a file of the folder all or nothing. Raises `FileExistsError` when it should be `fresh` and is not."""
        if self.folder is None:
            return Trouble(_(NOWHERE))
        path = self.folder / name
        if len(text.encode()) > LARGEST:
            return Trouble(_("it was not saved, because so long a run could not be read again"), path)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write(path, text, f"{self._stem}.tmp", fresh=fresh)  # of this game only, as its autosave is
        except OSError as error:
            if fresh and isinstance(error, FileExistsError) and os.path.lexists(path):
                raise
            return trouble(_("it could not be saved"), error, path)
        return None
