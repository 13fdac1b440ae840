"""How results are printed: diagnostics a line each, with the author's own line at a terminal, and JSON in UTF-8."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from game.render.linebreaks import cells
from game.story.compiled import Compiled
from game.story.diagnostics import Diagnostic, Severity
from game.support.columns import columns_of
from game.support.exit_codes import ExitCode
from game.support.printable import printable
from game.writer.author_files import AuthorFiles

_INDENT = "    "
_CUT = "..."
_TAB = "    "


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print_utf_8(json.dumps(value, ensure_ascii=False, indent=1))


def print_utf_8(text: str) -> None:
    """Print what programs read: a text in UTF-8, whatever encoding the locale asks of text for people."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))


def print_problems(problems: Iterable[Diagnostic], folder: Path, stream: TextIO) -> None:
    """Print each problem of the story in a folder on one line and, at a terminal, what it is about under it."""
    files, columns = AuthorFiles(folder), columns_of(stream)
    for problem in problems:
        lines = [str(problem), *underlined(problem, files, columns, stream)]
        stream.write("\n".join(lines) + "\n")


def tell_name(name: str, stream: TextIO) -> None:
    """Print what a story is called on a line of its own, where that is known."""
    stream.write(f"“{name}”\n" * bool(name))


def tell_errors(compiled: Compiled, folder: Path) -> ExitCode:
    """Print what keeps the story in a folder from being played on standard error; return the exit code for that."""
    tell_name(compiled.name, sys.stderr)
    print_problems([one for one in compiled.problems if one.severity is Severity.ERROR], folder, sys.stderr)
    return ExitCode.PROBLEMS


def underlined(problem: Diagnostic, files: AuthorFiles, columns: int, stream: TextIO) -> list[str]:
    """Return the author's line and a caret under the place, cut to so many columns; nothing for 0 columns."""
    line = files.line(problem.where) if columns else ""
    if not line.strip():
        return []
    at = problem.where.column - 1
    encoding = getattr(stream, "encoding", None) or "utf-8"
    before, behind = (
        printable(part.replace("\t", _TAB)).encode(encoding, "backslashreplace").decode(encoding)
        for part in (line[max(at - columns, 0) : at], line[at : at + columns])
    )
    room = max(columns - len(_INDENT) - 1, 2 * len(_CUT) + 2)
    before, behind = _cut(before, behind, room)
    return [_INDENT + before + behind, _INDENT + " " * cells(before) + "^"]


def _cut(before: str, behind: str, room: int) -> tuple[str, str]:
    """Return what fits of a line round a place, with signs where something was left out."""
    if cells(before + behind) <= room:
        return before, behind
    most = max(room // 2, room - cells(behind))  # cells before the place
    if cells(before) > most:
        while cells(before) > most - len(_CUT):
            before = before[max(1, (cells(before) - most) // 2) :]
        before = _CUT + before
    left = room - cells(before)
    if cells(behind) > left:
        while cells(behind) > left - len(_CUT):
            behind = behind[: min(len(behind) - 1, left)]
        behind += _CUT
    return before, behind
