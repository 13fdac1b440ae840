"""Turns the bytes of one YAML file into text that knows where it stands; whatever is wrong becomes a problem.

Nothing here decides what a word means: `no`, `12:30` and `1956-11-04` stay text. The schema says what they are.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from game.story.model import Where
from game.story.nodes import UNSEEN, Items, Node, Scalar, Source, Table, mended, without_unseen
from game.story.problems import Problems

LARGEST = 2_000_000
"""How many bytes a file may have."""

DEEPEST = 16
"""How many lists and tables may stand in one another."""

_MANY = 10  # so many of the same unwelcome characters are shown one by one
_TAB_WIDTHS = (2, 4, 1, 8, 3, 0)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """The file is not YAML from this line on."""

    def __init__(self, error: yaml.YAMLError) -> None:
        super().__init__(str(error))
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1
        context = getattr(error, "context_mark", None)
        self.since = context.line + 1 if context else self.line
        self.problem = str(getattr(error, "problem", None) or error)
        self.context = str(getattr(error, "context", None) or "")


def read(file: str, data: bytes | str, problems: Problems) -> Node | None:
    """What a file says, or None when nothing can be read of it. Never raises on any bytes or text.

    `file` is the name that problems are reported under.
    """
    if len(data) > LARGEST:
        hint = "split it; a scene has a file of its own"
        problems.add("E007", Where(file, 1, 1), f"the file is larger than {LARGEST} bytes", hint)
        return None
    text = _decoded(file, data, problems) if isinstance(data, bytes) else data
    if text.startswith("\ufeff"):
        problems.add("N001", Where(file, 1, 1), "the file begins with a byte order mark", "save the file as UTF-8 without one")
        text = text[1:]
    lines = text.replace("\r\n", "\n").split("\n")
    _blame_characters(file, lines, problems)
    return _read_lines(file, lines, problems)


def _decoded(file: str, data: bytes, problems: Problems) -> str:
    """The bytes as text; what is not UTF-8 is reported once and read as well as it can be."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = Where(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        message = "the file is saved as UTF-16" if utf16 else f"the byte {data[error.start]:#04x} is not UTF-8"
        problems.add("E001", where, message, "save the file as UTF-8")
        return "" if utf16 else data.decode("utf-8", "replace").replace("\ufffd", "?")


def _blame_characters(file: str, lines: list[str], problems: Problems) -> None:
    """Reports tabs and characters that no author means, each where it stands."""
    left = {"E002": _MANY, "E003": _MANY}
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            continue
        for match in re.finditer(r"\t+|" + UNSEEN.pattern, line):
            code = "E003" if match.group()[0] == "\t" else "E002"
            left[code] -= 1
            if left[code] >= 0:
                _blame_character(code, Where(file, number, match.start() + 1), match.group()[0], problems)


def _blame_character(code: str, where: Where, character: str, problems: Problems) -> None:
    if code == "E003":
        problems.add(code, where, "a tab stands here", "use spaces; two for each step of indentation")
    else:
        name = unicodedata.name(character, "a control character").lower()
        message = f"U+{ord(character):04X}, {name}, stands here and cannot be seen"
        problems.add(code, where, message, "delete it; an editor that shows invisible characters helps")


def _read_lines(file: str, lines: list[str], problems: Problems) -> Node | None:
    """Reads the lines with whatever width of tab makes sense of them."""
    widths = _TAB_WIDTHS if any("\t" in line for line in lines) else (1,)
    first: _Unreadable | None = None
    for width in widths:
        source = _source(file, lines, width)
        found = Problems()
        try:
            node = _Builder(source, found).built()
        except _Unreadable as error:
            first = error if first is None or error.line > first.line else first
            continue
        problems.found |= found.found
        if node is None and not found.found:
            problems.add("E011", Where(file, 1, 1), "nothing stands in this file", "write it, or delete the file")
        return node
    source = _source(file, lines, widths[0])
    if first is not None:
        message, hint = _explained(first)
        problems.add("E004", source.where(first.line, first.column), message, hint)
    return _salvaged(source, problems, first)


def _source(file: str, lines: list[str], tab: int) -> Source:
    """The file with every line mended."""
    if all(line.isascii() and line.isprintable() for line in lines):
        return Source(file, tuple(lines), {})
    read_as = tuple(line if line.isascii() and line.isprintable() else mended(line, tab) for line in lines)
    originals = {number: line for number, line in enumerate(lines, 1) if read_as[number - 1] != line}
    return Source(file, read_as, originals, tab)


def _salvaged(source: Source, problems: Problems, error: _Unreadable | None) -> Node | None:
    """What can still be read of a broken file when the entries that break it are left out."""
    lines = list(source.lines)
    for _ in range(8):
        if error is None:
            return None
        blank = _entry_around(lines, error.line) or _entry_around(lines, error.since)
        if not blank:
            return None
        lines[blank.start : blank.stop] = [""] * len(blank)
        found = Problems()
        try:
            node = _Builder(Source(source.file, tuple(lines), source.originals, source.tab), found, broken=True).built()
        except _Unreadable as again:
            error = again
            continue
        problems.found |= found.found
        return node
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


_EXPLAINED = (
    ("mapping values are not allowed", "a second “: ” stands here", "put the words in quotes, or on lines of their own after `|`"),
    ("found unexpected end of stream", "a quotation mark that is opened is never closed", "close it"),
    ("cannot start any token", "this character cannot begin words", "put the words in quotes"),
    ("could not find expected ':'", "a key without its “:”", "write `key: value`"),
    ("did not find expected ',' or", "a bracket is not closed, or something in it ends too early", "inside [ ] and { } words with a comma, a colon or a bracket need quotes"),
    ("did not find expected '-' indicator", "this line does not fit the list above it", "begin it with `- `, in one column with the others"),
    ("did not find expected key", "this line does not fit the lines above it", "check its indentation and the quotation marks before it"),
    ("did not find expected alphabetic", "`*` and `&` cannot begin words", "put the words in quotes, or on lines of their own after `|`"),
    ("did not find expected comment", "only `|` or `>` may stand on this line", "begin the words on the next line"),
    ("unknown escape", "a backslash in double quotes before something that needs none", "use single quotes, or `|`"),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin it on the next line"),
    ("expected <document start>", "more follows after the end", "keep one story thing in a file"),
)


def _explained(error: _Unreadable) -> tuple[str, str]:
    """What is wrong with the YAML, in words for a writer, and what to do."""
    for sign, message, hint in _EXPLAINED:
        if sign in error.problem:
            return message, hint
    return f"this is not YAML: {error.problem}", "check the indentation, the quotation marks and the “: ” here"


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
        return self._without_escaped(scalar) if scalar.style == '"' and UNSEEN.search(scalar.text) else scalar

    def _without_escaped(self, scalar: Scalar) -> Scalar:
        """The scalar without characters that came in as escapes; they are reported."""
        for match in UNSEEN.finditer(scalar.text):
            _blame_character("E002", scalar.at(match.start()), match.group(), self.problems)
        return replace(scalar, text=without_unseen(scalar.text))

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
