"""Turns the bytes of one YAML file into text that knows where it stands; whatever is wrong becomes a problem.

Nothing here decides what a word means: `no`, `12:30` and `1956-11-04` stay text. The schema says what they are.
"""

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from game.story.characters import UNSEEN, blame_character, blame_characters, decoded, mended, without_unseen
from game.story.explained import Complaint, explained
from game.story.model import Where
from game.story.nodes import Items, Node, Scalar, Source, Table
from game.story.problems import Problems

LARGEST = 2_000_000
"""How many bytes a file may have."""

DEEPEST = 16
"""How many lists and tables may stand in one another."""

_ATTEMPTS = 8  # so many entries of a broken file are left out before it is given up
_TAB_WIDTHS = (2, 4, 1, 8, 3, 0)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """The file is not YAML."""

    def __init__(self, error: yaml.YAMLError) -> None:
        super().__init__(str(error))
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        since = getattr(error, "context_mark", None) or mark
        self.complaint = Complaint(
            problem=str(getattr(error, "problem", None) or error),
            context=str(getattr(error, "context", None) or ""),
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            since_line=since.line + 1 if since else 1,
            since_column=since.column + 1 if since else 1,
        )


def read(file: str, data: bytes | str, problems: Problems) -> Node | None:
    """What a file says, or None when nothing can be read of it. Never raises on any bytes or text.

    `file` is the name that problems are reported under.
    """
    if len(data) > LARGEST:
        hint = "split it; a scene has a file of its own"
        problems.add("E007", Where(file, 1, 1), f"the file is larger than {LARGEST} bytes", hint)
        return None
    text = decoded(file, data, problems) if isinstance(data, bytes) else data
    if text is None:
        return None
    if text.startswith("\ufeff"):
        hint = "save the file as UTF-8 without one"
        problems.add("N001", Where(file, 1, 1), "the file begins with a byte order mark", hint)
        text = text[1:]
    lines = text.replace("\r\n", "\n").split("\n")
    blame_characters(file, lines, problems)
    return _read_lines(file, lines, problems)


def _read_lines(file: str, lines: list[str], problems: Problems) -> Node | None:
    """Reads the lines with whatever width of tab makes sense of them."""
    widths = _TAB_WIDTHS if any("\t" in line for line in lines) else (1,)
    failures: list[tuple[_Unreadable, Source]] = []
    for width in widths:
        source = _source(file, lines, width)
        try:
            return _built(source, problems)
        except _Unreadable as error:
            failures.append((error, source))
    furthest, source = max(failures, key=lambda failure: failure[0].complaint.line)
    found = explained(furthest.complaint, source.lines)
    problems.add("E004", source.where(found.line, found.column), found.message, found.hint)
    return _salvaged(source, problems, furthest)


def _built(source: Source, problems: Problems, *, broken: bool = False) -> Node | None:
    """What the file says; raises `_Unreadable`, and then reports nothing, where it is not YAML."""
    found = Problems()
    node = _Builder(source, found, broken=broken).built()
    if node is None and not found.found and not broken:
        found.add("E011", Where(source.file, 1, 1), "nothing stands in this file", "write it, or delete the file")
    problems.found |= found.found
    return node


def _source(file: str, lines: list[str], tab: int) -> Source:
    """The file with every line mended."""
    if all(line.isascii() and line.isprintable() for line in lines):
        return Source(file, tuple(lines), {})
    read_as = tuple(line if line.isascii() and line.isprintable() else mended(line, tab) for line in lines)
    originals = {number: line for number, line in enumerate(lines, 1) if read_as[number - 1] != line}
    return Source(file, read_as, originals, tab)


def _salvaged(source: Source, problems: Problems, error: _Unreadable) -> Node | None:
    """What can still be read of a broken file when the entries that break it are left out."""
    lines = list(source.lines)
    for _ in range(_ATTEMPTS):
        line, since = error.complaint.line, error.complaint.since_line
        blank = _entry_around(lines, line) or _entry_around(lines, since)
        lines[blank.start : blank.stop] = [""] * len(blank)
        try:
            return _built(replace(source, lines=tuple(lines)), problems, broken=True)
        except _Unreadable as again:
            error = again
    return None


def _entry_around(lines: list[str], line: int) -> range:
    """The lines, from 0, of the entry at the left margin that this line number belongs to; empty when it is blank."""
    start = min(line, len(lines)) - 1
    while start > 0 and not _begins_entry(lines[start]):
        start -= 1
    stop = start + 1
    while stop < len(lines) and not _begins_entry(lines[stop]):
        stop += 1
    return range(start, stop) if any(text.strip() for text in lines[start:stop]) else range(0)


def _begins_entry(line: str) -> bool:
    return bool(line) and line[0] not in " #-]}"


@dataclass(slots=True)
class _OpenItems:
    """A list that is being read."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)

    def take(self, node: Node | None) -> None:
        """Takes the next item; None stands for one that was blamed."""
        if node is not None:
            self.items.append(node)


@dataclass(slots=True)
class _OpenTable:
    """A table that is being read."""

    line: int
    column: int
    problems: Problems
    broken: bool
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None
    wants_key: bool = True

    def take(self, node: Node | None) -> None:
        """Takes the next key or value; None stands for one that was blamed."""
        self.wants_key = not self.wants_key
        if not self.wants_key:
            self.key = self._as_key(node)
        elif self.key is None or node is None:
            self.broken = True
        else:
            self._keep(self.key, node)

    def _as_key(self, node: Node | None) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        if node is not None:
            self.problems.add("E008", node.where, "a key must be a word", "write `key: value`")
        return None

    def _keep(self, key: Scalar, node: Node) -> None:
        first = self.entries.get(key.text)
        if first is None:
            self.entries[key.text] = (key, node)
            return
        message = f"the key {key.text!r} stands twice; first on line {first[0].line}"
        self.problems.add("E005", key.where, message, "keep one of them")


class _Builder:
    """Builds what a file says from the events of the YAML parser."""

    def __init__(self, source: Source, problems: Problems, *, broken: bool = False) -> None:
        self.source = source
        self.problems = problems
        self.broken = broken
        self.open: list[_OpenItems | _OpenTable] = []
        self.root: Node | None = None

    def built(self) -> Node | None:
        """What the file says; raises `_Unreadable` where it is not YAML."""
        try:
            for event in yaml.parse("\n".join(self.source.lines), Loader=_LOADER):
                if not self._take(event):
                    break
        except yaml.YAMLError as error:
            raise _Unreadable(error) from error
        return self.root

    def _take(self, event: Any) -> bool:
        """Takes one event; says whether reading goes on."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._give(self._scalar(event))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._begin(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._give(self._end())
        elif kind is yaml.AliasEvent:
            self._refuse(event, f"the alias *{event.anchor}")
            self._give(None)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            where = self.source.where(event.start_mark.line + 1, 1)
            self.problems.add("E004", where, "a second document begins here", "keep one thing in a file, without `---`")
            return False
        return True

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor or event.tag:
            self._refuse_label(event)
        mark = event.start_mark
        scalar = Scalar(self.source, mark.line + 1, mark.column + 1, event.value, event.style or "")
        plain = event.style != '"' or (event.value.isascii() and event.value.isprintable())
        return scalar if plain else self._mended(scalar)

    def _mended(self, scalar: Scalar) -> Scalar:
        """The scalar without characters that came in as escapes, which are reported, and with letters composed."""
        for match in UNSEEN.finditer(scalar.text):
            blame_character("E002", scalar.at(match.start()), match.group(), self.problems)
        return replace(scalar, text=unicodedata.normalize("NFC", without_unseen(scalar.text)))

    def _begin(self, event: Any) -> bool:
        if event.anchor or event.tag:
            self._refuse_label(event)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(self.open) == DEEPEST:
            message = f"lists and tables stand in one another more than {DEEPEST} deep"
            self.problems.add("E007", self.source.where(line, column), message, "nothing in a story needs that")
            return False
        if type(event) is yaml.SequenceStartEvent:
            self.open.append(_OpenItems(line, column))
        else:
            self.open.append(_OpenTable(line, column, self.problems, self.broken and not self.open))
        return True

    def _end(self) -> Node:
        last = self.open.pop()
        if isinstance(last, _OpenItems):
            return Items(self.source, last.line, last.column, tuple(last.items))
        return Table(self.source, last.line, last.column, last.entries, last.broken)

    def _give(self, node: Node | None) -> None:
        if self.open:
            self.open[-1].take(node)
        else:
            self.root = node

    def _refuse_label(self, event: Any) -> None:
        self._refuse(event, f"the anchor &{event.anchor}" if event.anchor else f"the tag {event.tag}")

    def _refuse(self, event: Any, what: str) -> None:
        where = self.source.where(event.start_mark.line + 1, event.start_mark.column + 1)
        hint = "write it out; words that begin with `&`, `*` or `!` need quotes"
        self.problems.add("E006", where, f"{what} is no part of this format", hint)
