"""Writes an author's new files and changed ones: all of them, or, where one cannot be written, none."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from game.keep.disk import write

_TEMPORARY = ".being-written"


def put_files(folder: Path, made: Mapping[str, str], changed: Mapping[str, str]) -> None:
    """Write files below a folder by their paths in it; the folders that they need are made.

    What is `made` must not be there yet. Raises `OSError`, and then leaves everything as it was; `FileExistsError` for a
    file that would be overwritten.
    """
    before = {name: (folder / name).read_bytes() for name in changed}
    there: list[Path] = []
    try:
        for name, text in made.items():
            path = folder / name
            there += _made_for(path)
            write(path, text, _TEMPORARY, fresh=True)
            there.append(path)
        for name, text in changed.items():
            write(folder / name, text, _TEMPORARY)
    except OSError:
        _undo(folder, there, before)
        raise


def _made_for(path: Path) -> list[Path]:
    """Make the folders that a file needs; return those that were not there, the outermost first."""
    missing = [one for one in reversed(path.parents) if not one.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _undo(folder: Path, made: list[Path], before: Mapping[str, bytes]) -> None:
    with suppress(OSError):  # what could not be written can often not be mended either
        for name, data in before.items():
            if (folder / name).read_bytes() != data:
                (folder / name).write_bytes(data)
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
