"""The command `new scene|ending|person ID`: one thing more in a story, in the files where it must be named."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from game.story.compile.collect import ParsedScene, ParsedStory, collect
from game.story.compiler import compile_files
from game.story.diagnostics import Diagnostic, Diagnostics, Severity
from game.story.expr.symbols import is_name
from game.story.format.values import instead_of_id, is_id
from game.story.source.folder import STORY_FILE, read_folder
from game.support.exit_codes import ExitCode
from game.support.printable import printable
from game.writer.adding import ADDING
from game.writer.addition import Addition, Refused, as_typed, changes_told
from game.writer.output import print_problems, tell_name
from game.writer.put_files import put_files


def add_thing(folder: Path, kind: str, id: str, *, after: str = "", condition: str = "") -> int:
    """Add a scene, an ending or a person to the story in a folder; print what was made, what was changed and what is left.

    A scene comes behind the one named `after`, else last; an ending is had under the `condition`, before those without one.
    Returns 2 for an id or a scene that cannot be, and 1 where a file that would be changed has errors, or cannot be written.
    """
    read_files, unread = read_folder(folder)
    problems = Diagnostics(set(unread))
    parsed = collect(read_files, problems)
    known = compile_files(read_files)
    addition = Addition(
        id, condition, after, {name: data.decode("utf-8", "replace") for name, data in read_files.items()}
    )
    try:
        if STORY_FILE in read_files:
            _check_id(parsed, kind, id)
            ADDING[kind](addition, parsed)
    except Refused as refused:
        sys.stderr.write(f"{printable(str(refused))}\n")
        return ExitCode.MISUSE
    files = (STORY_FILE, *addition.changed)
    in_the_way = [one for one in problems.sorted() if one.where.file in files] if read_files or not unread else unread
    if wrong := _errors(in_the_way) or _brought(known.problems, addition, read_files):
        tell_name(known.name, sys.stderr)
        print_problems([as_typed(one, addition) for one in wrong], folder, sys.stderr)
        sys.stderr.write("Nothing was added.\n")
        return ExitCode.PROBLEMS
    return _put(folder, addition, read_files, known.name)


def _put(folder: Path, addition: Addition, before: Mapping[str, bytes], name: str) -> int:
    """Write what was made and changed in the story of this name, and print that; return the exit code."""
    made, changed = ({name: addition.files[name] for name in names} for names in (addition.made, addition.changed))
    try:
        put_files(folder, made, changed)
    except OSError as error:
        sys.stderr.write(f"{printable(str(folder))}: nothing was added: {error.strerror or error}\n")
        return ExitCode.PROBLEMS
    tell_name(name, sys.stdout)
    sys.stdout.write(changes_told(addition, {name: before[name].decode("utf-8") for name in changed}))
    return ExitCode.GOOD


def _errors(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in problems if one.severity is Severity.ERROR]


def _brought(known: tuple[Diagnostic, ...], addition: Addition, read_files: Mapping[str, bytes]) -> list[Diagnostic]:
    """Return the errors that the story has with the addition, and did not have before."""
    before = {(one.code, one.message) for one in known}
    edited = {name: addition.files[name].encode() for name in (*addition.made, *addition.changed)}
    after = compile_files({**read_files, **edited}).problems
    return [one for one in _errors(after) if (one.code, one.message) not in before]


def _check_id(parsed: ParsedStory, kind: str, id: str) -> None:
    """Raise `Refused` for what is no id, and for the id of something that there is."""
    if not is_id(id):
        raise Refused(f"{id!r} is no id: {instead_of_id(id)}")
    if kind == "person" and not is_name(id):
        raise Refused(f"{id!r} is no id of a person: use one lower-case word")
    if kind == "person" and id in parsed.ids("people"):
        raise Refused(f"there is a person {id!r} already; give another id")
    if kind != "person":
        for what, known in (("a scene", parsed.scenes), ("an ending", parsed.endings)):
            if id in known and not _is_unwritten(known[id]):
                raise Refused(f"there is {what} {id!r} already; give another id")


def _is_unwritten(known: object) -> bool:
    """Return whether this is a scene that is listed and has no file."""
    return isinstance(known, ParsedScene) and known.is_draft and known.where.file == STORY_FILE
