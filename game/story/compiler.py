"""Turns a folder of YAML into one frozen story, or into everything that is wrong with it."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from game.story.compile.collect import gather
from game.story.compile.link import link
from game.story.diagnostics import Diagnostic, Diagnostics, any_error
from game.story.model import Story
from game.story.source.folder import read_folder
from game.support.gc_pause import not_collecting

__all__ = ["Compiled", "compile_files", "compile_story", "read_folder"]


class Compiled(Struct, frozen=True):
    """What came of a folder: the story, unless there was an error, and all problems by place."""

    story: Story | None
    problems: tuple[Diagnostic, ...]


def compile_story(path: Path | str) -> Compiled:
    """Compiles the story in a folder. Never raises for anything that stands there, or for a folder that does not."""
    files, unread = read_folder(path)
    if not files and unread:
        return Compiled(None, unread)
    compiled = compile_files(files, [problem.where.file for problem in unread])
    problems = tuple(sorted((*unread, *compiled.problems)))
    return Compiled(compiled.story if not any_error(unread) else None, problems)


def compile_files(files: Mapping[str, bytes], unread: Sequence[str] = ()) -> Compiled:
    """Compiles a story from the bytes of its files by their paths below its folder. Never raises on any bytes.

    `unread` are the paths of files that were blamed already; nobody is blamed for naming what may stand in them.
    """
    problems = Diagnostics()
    with not_collecting():
        story = link(gather(files, problems, unread), _digest(files), problems)
    found = problems.sorted()
    return Compiled(None if any_error(found) else story, found)


def _digest(files: Mapping[str, bytes]) -> str:
    """A digest of everything the author wrote: names and bytes of all files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode("utf-8", "surrogateescape"), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
