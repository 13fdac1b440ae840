"""The story in a folder, compiled only where its files, or the compiler, have changed since it was compiled last."""

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from game.story.source.folder import digest_of, read_folder
from game.support.gc_pause import not_collecting
from game.support.store import Store, made_by, packed, unpacked

if TYPE_CHECKING:
    from game.story.compiled import Compiled
    from game.story.model import Story

MOST = 8  # compiled stories are large, and few are read at a time
SHIPPED = ".compiled"
"""How the name of a story's folder ends for the file beside it that holds the story compiled, where one was shipped."""


class Cover(Struct, frozen=True, array_like=True):
    """What is read of a story first; it is kept by itself, so that the rest can wait, and all that knows of the rest."""

    title: str
    subtitle: str


class StoryFolder:
    """A story's folder, read when this is made; `kept` is a folder for what need not be made again."""

    def __init__(self, folder: Path, kept: Path | None) -> None:
        self._folder = folder
        self._files, self._unread = read_folder(folder)
        self._store = Store(kept / "stories" if kept else None, MOST)
        self._covers = Store(kept / "covers" if kept else None, MOST)

    @cached_property
    def compiled(self) -> "Compiled":
        """What comes of the folder, as `compile_story` does."""
        with not_collecting():
            return self._kept() or self._made()

    @property
    def story(self) -> "Story":
        """The story. Raises `ValueError` where it has errors."""
        if self.compiled.story is None:
            raise ValueError("a story with errors is none")
        return self.compiled.story

    @property
    def cover(self) -> Cover | None:
        """What is first read of the story; None where it has errors."""
        cover = self._covers.get(self._key, Cover) if self._is_whole else None
        if cover is None and (story := self.compiled.story):
            cover = Cover(story.title, story.subtitle)
            self._covers.put(self._key, cover)
        return cover

    @property
    def shipped_form(self) -> tuple[str, bytes] | None:
        """The name and the bytes of the file that is to stand beside the folder; None for a story with errors."""
        compiled = self.compiled
        return (self._folder.name + SHIPPED, packed(self._key, compiled)) if compiled.story else None

    @property
    def _is_whole(self) -> bool:
        return bool(self._files) and not self._unread

    @cached_property
    def _key(self) -> str:
        """What a compiled story depends on: everything the author wrote, and every line of the compiler."""
        return f"story {digest_of(self._files)} {made_by(Path(__file__).parent)}"

    def _kept(self) -> "Compiled | None":
        """The story that was kept compiled, beside it or among all others."""
        from game.story.compiled import Compiled  # the cover can be read without

        if not self._is_whole:
            return None
        shipped = None
        with suppress(OSError, ValueError):  # ValueError: a folder without a name
            shipped = self._folder.with_name(self._folder.name + SHIPPED).read_bytes()
        found = unpacked(self._key, shipped, Compiled) if shipped else None
        return self._store.get(self._key, Compiled) if found is None else found

    def _made(self) -> "Compiled":
        from game.story.compiler import compile_read  # only here is it needed: reading YAML takes a library

        compiled = compile_read(self._files, self._unread)
        if self._is_whole and compiled.story is not None:
            self._store.put(self._key, compiled)
        return compiled


def load_story(folder: Path, kept: Path | None) -> "Compiled":
    """Return what comes of a folder, as `compile_story` does; `kept` is a folder for what need not be made again."""
    return StoryFolder(folder, kept).compiled
