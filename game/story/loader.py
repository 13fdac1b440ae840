"""The story in a folder, compiled only where its files, or the compiler, have changed since it was compiled last."""

from collections.abc import Mapping
from pathlib import Path

from game.story.compiled import Compiled, digest_of
from game.story.source.folder import read_folder
from game.support.gc_pause import not_collecting
from game.support.store import Store, made_by, packed, unpacked

MOST = 8  # compiled stories are large, and few are read at a time
SHIPPED = ".compiled"
"""How the name of a story's folder ends for the file beside it that holds the story compiled, where one was shipped."""


def load_story(folder: Path, kept: Path | None) -> Compiled:
    """Return what comes of a folder, as `compile_story` does; `kept` is a folder for what need not be made again."""
    files, unread = read_folder(folder)
    if not files or unread:
        from game.story.compiler import compile_read  # only here is it needed: reading YAML takes a library

        return compile_read(files, unread)
    key = _key(files)
    with not_collecting():
        return _shipped(folder, key) or _kept(key, files, Store(kept / "stories" if kept else None, MOST))


def shipped_form(folder: Path) -> tuple[str, bytes] | None:
    """Return the name and the bytes of the file that is to stand beside a story's folder; None for a story with errors."""
    from game.story.compiler import compile_read

    files, unread = read_folder(folder)
    compiled = compile_read(files, unread)
    return (folder.name + SHIPPED, packed(_key(files), compiled)) if compiled.story else None


def _shipped(folder: Path, key: str) -> Compiled | None:
    try:
        return unpacked(key, folder.with_name(folder.name + SHIPPED).read_bytes(), Compiled)
    except (OSError, ValueError):  # ValueError: a folder without a name
        return None


def _kept(key: str, files: Mapping[str, bytes], store: Store) -> Compiled:
    found = store.get(key, Compiled)
    if found is not None:
        return found
    from game.story.compiler import compile_read

    compiled = compile_read(files, ())
    if compiled.story is not None:
        store.put(key, compiled)
    return compiled


def _key(files: Mapping[str, bytes]) -> str:
    """Return what a compiled story depends on: everything the author wrote, and every line of the compiler."""
    return f"story {digest_of(files)} {made_by(Path(__file__).parent)}"
