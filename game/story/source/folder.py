"""Reads the files of a story's folder from disk, and knows them by a digest; everything else works on their bytes alone."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.support.printable import printable

if TYPE_CHECKING:
    from game.story.diagnostics import Diagnostic

STORY_FILE = "story.yaml"
"""The file that makes a folder a story's: it has the title and the acts."""

LARGEST = 2_000_000
"""How many bytes a file may have."""

MOST_FILES = 50_000
"""How many files a folder may have."""

MOST_BYTES = 100_000_000
"""How many bytes its files may have together."""

DEEPEST_FOLDER = 16
"""How many folders may stand in one another."""

_Problems: TypeAlias = list[tuple[str, str, str, str]]
"""Of each the code, the path, what is wrong and what to do instead."""

_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)


def without_suffix(name: str) -> str:
    """Return a path without `.yaml` at its end, or what may have been meant by that; the same path without either."""
    return _YAML.sub("", name)


def read_folder(path: Path | str) -> "tuple[dict[str, bytes], tuple[Diagnostic, ...]]":
    """Return the YAML files below a folder by their path in it, sorted, and what could not be read. Never raises.

    A path to its `story.yaml` is as good as one to the folder. Files that only look as if they were meant, as `a.yml`, are
    among the files, so that they can be blamed.
    """
    problems: _Problems = []
    root = _root(Path(path), problems)
    files = _files(root, problems) if root else {}
    return files, _told(problems) if problems else ()


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return a digest of everything the author wrote: names and bytes of all files."""
    digest = blake2b()
    for name in sorted(files):
        for part in (name.encode("utf-8", "surrogateescape"), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _told(problems: _Problems) -> "tuple[Diagnostic, ...]":
    from game.story.diagnostics import Diagnostics  # only here are they needed, and all that a story is with them
    from game.story.model import Location

    told = Diagnostics()
    for code, path, message, hint in problems:
        told.add(code, Location(printable(path), 1, 1), message, hint)
    return told.sorted()


def _root(path: Path, problems: _Problems) -> Path | None:
    """Return the folder itself, or None when there is none."""
    try:
        root = path.resolve(strict=True)
        root = root.parent if root.name == STORY_FILE and root.is_file() else root
        if root.is_dir():
            return root
        _no_folder(path, f"{str(path)!r} is no folder", problems)
    except (OSError, RuntimeError, ValueError) as error:
        _no_folder(path, f"the folder {str(path)!r} cannot be opened: {_why(error)}", problems)
    return None


def _files(root: Path, problems: _Problems) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for number, name in enumerate(sorted(_names(root, problems))):
        data = _data(root, name, problems) if number < MOST_FILES and left >= 0 else None
        left -= len(data or b"")
        if number == MOST_FILES or left < 0:
            most = f"{MOST_FILES} files" if number == MOST_FILES else f"{MOST_BYTES} bytes in its files"
            problems.append(("E007", name, f"the folder has more than {most}", "split it"))
            break
        if data is not None:
            files[name] = data
    return files


def _no_folder(path: Path, message: str, problems: _Problems) -> None:
    problems.append(("E070", str(path), message, "give the folder that `story.yaml` stands in"))


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()


def _names(root: Path, problems: _Problems) -> Iterator[str]:
    """Yield the paths of all YAML files below the folder; hidden files and folders are left out."""
    folders = [""]  # those to be looked into: their paths, each with a slash behind it
    while folders:
        folder = folders.pop()
        if folder.count("/") > DEEPEST_FOLDER:
            message = f"folders stand in one another more than {DEEPEST_FOLDER} deep"
            problems.append(("E007", folder.rstrip("/"), message, "nothing in a story needs that"))
            continue
        for entry in _entries(root, folder, problems):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{entry.name}/")
            elif entry.is_symlink() and _lost_behind(Path(entry.path), root):
                message = "this is a link to a folder outside the story's folder, and what stands there is not read"
                problems.append(("E071", folder + entry.name, message, "put the folder itself here"))
            elif _YAML.search(entry.name):
                yield folder + entry.name


def _lost_behind(link: Path, root: Path) -> bool:
    """Return whether a link leads out of the story's folder to another one with YAML in it."""
    try:
        if not link.is_dir() or link.resolve(strict=True).is_relative_to(root):
            return False
        return any(_YAML.search(one.name) for one in link.iterdir())
    except (OSError, RuntimeError):
        return False


def _entries(root: Path, folder: str, problems: _Problems) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, sorted by name so that problems come in order; nothing where it cannot be read."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        where = folder.rstrip("/") or "."
        problems.append(("E071", where, f"this folder cannot be read: {_why(error)}", "check who may read it"))
        return []


def _data(root: Path, name: str, problems: _Problems) -> bytes | None:
    if printable(name) != name:
        problems.append(("E071", name, "this file’s name cannot be printed", "rename it; letters and digits are best"))
        return None
    file = f"{root}{os.sep}{name}"  # to make a path of each takes as long as to read it
    try:
        known = os.lstat(file)
        if stat.S_ISLNK(known.st_mode):
            astray = _astray(Path(file), root)
            if astray:
                problems.append(("E071", name, f"this is a link {astray}", "put the file itself here"))
                return None
            known = Path(file).stat()
        if not stat.S_ISREG(known.st_mode):
            problems.append(("E071", name, "this is no file", "remove it"))
            return None
        with FileIO(file) as opened:
            return opened.read(LARGEST + 1) if known.st_size > LARGEST else opened.readall()
    except (OSError, RuntimeError) as error:
        problems.append(("E071", name, f"this file cannot be read: {_why(error)}", "check who may read it"))
        return None


def _astray(link: Path, root: Path) -> str:
    """Return where a link leads instead of to a file of the story, or the empty string."""
    try:
        return "" if link.resolve(strict=True).is_relative_to(root) else "to a file outside the story's folder"
    except (OSError, RuntimeError):  # the latter for a link to itself
        return "that leads to no file"
