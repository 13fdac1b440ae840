"""Turns a folder of YAML into one frozen story, or into everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.story.compile.collect import collect
from game.story.compile.link import link
from game.story.compile.meant_files import as_meant
from game.story.compiled import Compiled
from game.story.diagnostics import Diagnostic, Diagnostics, any_error
from game.story.source.folder import digest_of, read_folder
from game.support.gc_pause import not_collecting


def compile_story(path: Path | str) -> Compiled:
    """Compile the story in a folder. Never raises for anything that stands there, or for a folder that does not."""
    return compile_read(*read_folder(path))


def compile_read(files: Mapping[str, bytes], unread: Sequence[Diagnostic]) -> Compiled:
    """Compile what was read of a folder; `unread` are the problems of what could not be read."""
    if not files and unread:
        return Compiled(None, tuple(unread))
    compiled = compile_files(files, [problem.where.file for problem in unread])
    problems = tuple(sorted((*unread, *compiled.problems)))
    return Compiled(compiled.story if not any_error(unread) else None, problems, compiled.name)


def compile_files(files: Mapping[str, bytes], unread: Sequence[str] = ()) -> Compiled:
    """Compile a story from the bytes of its files by their paths below its folder. Never raises on any bytes.

    `unread` are the paths of files that were blamed already; nobody is blamed for naming what may stand in them. A file with
    a slip in it is compiled as it was meant, so that nobody is blamed for what follows from that.
    """
    with not_collecting():
        as_written = Diagnostics()
        parsed = collect(files, as_written, unread)
        story = link(parsed, digest_of(files), as_written)
        problems, meant = as_meant(files, as_written)
        if meant:
            link(collect(files, problems, unread, meant), "", problems)
    found, name = problems.sorted(), parsed.story.words("title") or parsed.story.words("id")
    return Compiled(None if any_error(found) else story, found, name)
