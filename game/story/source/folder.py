"""Reads the files of a story's folder from disk; everything else works on their bytes alone."""

import os
import stat
from io import FileIO
from pathlib import Path

from game.story.diagnostics import Diagnostic, Diagnostics
from game.story.model import Location
from game.support.printable import printable

LARGEST = 2_000_000
"""How many bytes a file may have."""

MOST_FILES = 50_000
"""How many files a folder may have."""

_KINDS = (".yaml", ".yml")


def read_folder(path: Path | str) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The YAML files below a folder by their path in it, sorted, and what could not be read. Never raises."""
    problems = Diagnostics()
    root = _root(Path(path), problems)
    files = _files(root, problems) if root else {}
    return files, problems.sorted()


def _root(path: Path, problems: Diagnostics) -> Path | None:
    """The folder itself, or None when there is none."""
    try:
        root = path.resolve(strict=True)
        if root.is_dir():
            return root
        _no_folder(path, f"{str(path)!r} is no folder", problems)
    except (OSError, RuntimeError, ValueError) as error:
        _no_folder(path, f"the folder {str(path)!r} cannot be opened: {_why(error)}", problems)
    return None


def _files(root: Path, problems: Diagnostics) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    names = _names(root, problems)
    for name in names[:MOST_FILES]:
        data = _data(root, name, problems)
        if data is not None:
            files[name] = data
    if len(names) > MOST_FILES:
        problems.add(
            "E007", Location(names[MOST_FILES], 1, 1), f"the folder has more than {MOST_FILES} files", "split it"
        )
    return files


def _no_folder(path: Path, message: str, problems: Diagnostics) -> None:
    problems.add("E070", Location(printable(str(path)), 1, 1), message, "give the folder that `story.yaml` stands in")


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()


def _names(root: Path, problems: Diagnostics) -> list[str]:
    """The paths of all YAML files below the folder, sorted; hidden files and folders are left out."""
    names: list[str] = []

    def failed(error: OSError) -> None:
        where = Location(printable(Path(error.filename).relative_to(root).as_posix()), 1, 1)
        problems.add("E071", where, f"this folder cannot be read: {_why(error)}", "check who may read it")

    for folder, below, here in os.walk(root, onerror=failed):
        below[:] = sorted(name for name in below if not name.startswith("."))
        inside = Path(folder).relative_to(root).as_posix()
        before = "" if inside == "." else f"{inside}/"
        names.extend(before + name for name in here if name.endswith(_KINDS) and not name.startswith("."))
    return sorted(names)


def _data(root: Path, name: str, problems: Diagnostics) -> bytes | None:
    where = Location(printable(name), 1, 1)
    if where.file != name:
        problems.add("E071", where, "this file’s name cannot be printed", "rename it; letters and digits are best")
        return None
    file = f"{root}{os.sep}{name}"  # to make a path of each takes as long as to read it
    try:
        known = os.lstat(file)
        if stat.S_ISLNK(known.st_mode):
            astray = _astray(Path(file), root)
            if astray:
                problems.add("E071", where, f"this is a link {astray}", "put the file itself here")
                return None
            known = Path(file).stat()
        if not stat.S_ISREG(known.st_mode):
            problems.add("E071", where, "this is no file", "remove it")
            return None
        with FileIO(file) as opened:
            return opened.read(LARGEST + 1) if known.st_size > LARGEST else opened.readall()
    except (OSError, RuntimeError) as error:
        problems.add("E071", where, f"this file cannot be read: {_why(error)}", "check who may read it")
        return None


def _astray(link: Path, root: Path) -> str:
    """Where a link leads instead of to a file of the story, or the empty string."""
    try:
        return "" if link.resolve(strict=True).is_relative_to(root) else "to a file outside the story's folder"
    except (OSError, RuntimeError):  # the latter for a link to itself
        return "that leads to no file"
