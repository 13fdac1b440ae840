"""Turns the bytes of one YAML file into text that knows where it stands; whatever is wrong becomes a problem.

Nothing here decides what a word means: `no`, `12:30` and `2024-02-29` stay text. The schema says what they are.
"""

from collections.abc import Iterable, Sequence

from game.story.diagnostics import Diagnostics
from game.story.model import Location
from game.story.source.folder import LARGEST
from game.story.source.nodes import Node, SourceFile
from game.story.source.unicode import (
    ONLY_BLANKS,
    blame_characters,
    decoded,
    needs_no_mending,
    sanitised,
)
from game.story.source.yaml_builder import NoYaml, built_from
from game.story.source.yaml_errors import explained

_ATTEMPTS = 8  # so many entries of a broken file are left out before it is given up
_TAB_WIDTHS = (2, 4, 1, 8, 3, 0)
_PATIENCE = 100_000  # a file of more characters than these is not read so often


def read(file: str, data: bytes | str, problems: Diagnostics) -> Node | None:
    """Return what a file says, or None when nothing can be read of it. Never raises on any bytes or text.

    `file` is the name that problems are reported under.
    """
    source = source_of(file, data, problems)
    return what_it_says(source, problems) if source else None


def source_of(file: str, data: bytes | str, problems: Diagnostics) -> SourceFile | None:
    """Return the lines of a file, its tabs of whatever width makes most sense of it; None where they cannot be read."""
    if len(data) > LARGEST:
        hint = "split it; a scene has a file of its own"
        problems.add("E007", Location(file, 1, 1), f"the file is larger than {LARGEST} bytes", hint)
        return None
    text = decoded(file, data, problems) if isinstance(data, bytes) else data
    if text is None:
        return None
    if text.startswith("\ufeff"):
        hint = "save the file as UTF-8 without one"
        problems.add("N001", Location(file, 1, 1), "the file begins with a byte order mark", hint)
        text = text[1:]
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        message = "the lines of this file end in U+000D alone, as on old Macs"
        problems.add(
            "E002", Location(file, 1, text.index("\r") + 1), message, "save it with line ends of another kind (LF)"
        )
        return None
    lines = text.split("\n")
    if needs_no_mending(text):
        return SourceFile(file, tuple(lines), {})
    blame_characters(file, lines, problems)
    widths = _TAB_WIDTHS[: _tries(lines, len(_TAB_WIDTHS))] if "\t" in text else (1,)
    return _furthest(_source(file, lines, width) for width in widths)


def what_it_says(source: SourceFile, problems: Diagnostics) -> Node | None:
    """Return what a file says; where it is not YAML that is reported, and what can still be read of it is returned."""
    try:
        return _built(source, problems)
    except NoYaml as error:
        found = explained(error.complaint, source.lines)
        problems.add("E004", source.where(found.line, found.column), found.message, found.hint)
        return _salvaged(source, problems, error)


def _tries(lines: Sequence[str], most: int) -> int:
    """Return how often a file may be read in other ways; less often where each takes long."""
    return min(most, 1 + _PATIENCE * most // (1 + sum(map(len, lines))))


def _furthest(sources: Iterable[SourceFile]) -> SourceFile:
    """Return the first of some readings of a file that is YAML, else the one of which most is."""
    failures: list[tuple[int, SourceFile]] = []
    for source in sources:
        try:
            _built(source, Diagnostics())
        except NoYaml as error:
            failures.append((error.complaint.line, source))
        else:
            return source
    return max(failures, key=lambda failure: failure[0])[1]


def _built(source: SourceFile, problems: Diagnostics, *, broken: bool = False) -> Node | None:
    """Return what the file says; raise `NoYaml`, and then report nothing, where it is not YAML."""
    found = Diagnostics()
    node = built_from(source, found, broken=broken)
    if node is None and not found.found and not broken:
        found.add("E011", Location(source.file, 1, 1), "nothing stands in this file", "write it, or delete the file")
    problems.found |= found.found
    return node


def _source(file: str, lines: list[str], tab: int) -> SourceFile:
    """Return the file with every line mended; one of nothing but blanks, of whatever width, is empty."""
    read_as = tuple(
        line if line.isascii() and line.isprintable() else "" if ONLY_BLANKS.fullmatch(line) else sanitised(line, tab)
        for line in lines
    )
    originals = {number: line for number, line in enumerate(lines, 1) if read_as[number - 1] != line}
    return SourceFile(file, read_as, originals, tab)


def _salvaged(source: SourceFile, problems: Diagnostics, error: NoYaml) -> Node | None:
    """Return what can still be read of a broken file when the entries that break it are left out."""
    lines = list(source.lines)
    for _ in range(_tries(lines, _ATTEMPTS)):
        line, since = error.complaint.line, error.complaint.since_line
        blank = entry_around(lines, line) or entry_around(lines, since)
        lines[blank.start : blank.stop] = [""] * len(blank)
        try:
            return _built(source.with_lines(lines), problems, broken=True)
        except NoYaml as again:
            error = again
    return None


def entry_around(lines: Sequence[str], line: int) -> range:
    """Return the lines, from 0, of the entry at the left margin that this line number belongs to; empty when it is blank."""
    start = min(line, len(lines)) - 1
    while start > 0 and not _begins_entry(lines[start]):
        start -= 1
    stop = start + 1
    while stop < len(lines) and not _begins_entry(lines[stop]):
        stop += 1
    return range(start, stop) if any(text.strip() for text in lines[start:stop]) else range(0)


def _begins_entry(line: str) -> bool:
    return bool(line) and line[0] not in " #-]}"
