"""Turns the bytes of one YAML file into text that knows where it stands; whatever is wrong becomes a problem.

Nothing here decides what a word means: `no`, `12:30` and `2024-02-29` stay text. The schema says what they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import yaml
from msgspec.structs import replace
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.story.diagnostics import Diagnostics
from game.story.model import Location
from game.story.source.folder import LARGEST
from game.story.source.nodes import Node, Scalar, SourceFile, YamlMapping, YamlSequence
from game.story.source.unicode import (
    MANY,
    blame_character,
    blame_characters,
    decoded,
    needs_no_mending,
    sanitised,
    unwanted,
    without_unwanted,
)
from game.story.source.yaml_errors import ParserError, explained

DEEPEST = 16
"""How many lists and tables may stand in one another."""

_ATTEMPTS = 8  # so many entries of a broken file are left out before it is given up
_TAB_WIDTHS = (2, 4, 1, 8, 3, 0)
_PATIENCE = 100_000  # a file of more characters than these is not read so often
_LIBYAML: Any = getattr(yaml, "cyaml", None)
_PARSER: Any = _LIBYAML.CParser if _LIBYAML else yaml.SafeLoader


class _UnreadableFile(Exception):
    """The file is not YAML."""

    def __init__(self, error: yaml.YAMLError) -> None:
        super().__init__(str(error))
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        since = getattr(error, "context_mark", None) or mark
        self.complaint = ParserError(
            problem=str(getattr(error, "problem", None) or error),
            context=str(getattr(error, "context", None) or ""),
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            since_line=since.line + 1 if since else 1,
            since_column=since.column + 1 if since else 1,
        )


def read(file: str, data: bytes | str, problems: Diagnostics) -> Node | None:
    """Return what a file says, or None when nothing can be read of it. Never raises on any bytes or text.

    `file` is the name that problems are reported under.
    """
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
    return _read_text(file, text.replace("\r\n", "\n"), problems)


def _read_text(file: str, text: str, problems: Diagnostics) -> Node | None:
    """Read the text with whatever width of tab makes sense of it."""
    lines = text.split("\n")
    if needs_no_mending(text):
        return _first_built([SourceFile(file, tuple(lines), {})], problems)
    blame_characters(file, lines, problems)
    widths = _TAB_WIDTHS[: _tries(lines, len(_TAB_WIDTHS))] if "\t" in text else (1,)
    return _first_built((_source(file, lines, width) for width in widths), problems)


def _tries(lines: Sequence[str], most: int) -> int:
    """Return how often a file may be read in other ways; less often where each takes long."""
    return min(most, 1 + _PATIENCE * most // (1 + sum(map(len, lines))))


def _first_built(sources: Iterable[SourceFile], problems: Diagnostics) -> Node | None:
    """Return what the first of the sources says that is YAML; where none is, what can still be read of the best."""
    failures: list[tuple[_UnreadableFile, SourceFile]] = []
    for source in sources:
        try:
            return _built(source, problems)
        except _UnreadableFile as error:
            failures.append((error, source))
    furthest, source = max(failures, key=lambda failure: failure[0].complaint.line)
    found = explained(furthest.complaint, source.lines)
    problems.add("E004", source.where(found.line, found.column), found.message, found.hint)
    return _salvaged(source, problems, furthest)


def _built(source: SourceFile, problems: Diagnostics, *, broken: bool = False) -> Node | None:
    """Return what the file says; raise `_UnreadableFile`, and then report nothing, where it is not YAML."""
    found = Diagnostics()
    node = _Builder(source, found, broken=broken).built()
    if node is None and not found.found and not broken:
        found.add("E011", Location(source.file, 1, 1), "nothing stands in this file", "write it, or delete the file")
    problems.found |= found.found
    return node


def _source(file: str, lines: list[str], tab: int) -> SourceFile:
    """Return the file with every line mended."""
    read_as = tuple(line if line.isascii() and line.isprintable() else sanitised(line, tab) for line in lines)
    originals = {number: line for number, line in enumerate(lines, 1) if read_as[number - 1] != line}
    return SourceFile(file, read_as, originals, tab)


def _salvaged(source: SourceFile, problems: Diagnostics, error: _UnreadableFile) -> Node | None:
    """Return what can still be read of a broken file when the entries that break it are left out."""
    lines = list(source.lines)
    for _ in range(_tries(lines, _ATTEMPTS)):
        line, since = error.complaint.line, error.complaint.since_line
        blank = _entry_around(lines, line) or _entry_around(lines, since)
        lines[blank.start : blank.stop] = [""] * len(blank)
        try:
            return _built(SourceFile(source.file, tuple(lines), source.originals, source.tab), problems, broken=True)
        except _UnreadableFile as again:
            error = again
    return None


def _entry_around(lines: list[str], line: int) -> range:
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


class _Builder:
    """Builds what a file says from the events of the YAML parser."""

    def __init__(self, source: SourceFile, problems: Diagnostics, *, broken: bool = False) -> None:
        self.source = source
        self.problems = problems
        self.broken = broken
        self.roots: list[Node | None] = []
        self.here = self.roots  # what stands in the innermost list or table so far; None stands for what was blamed
        self.open: list[tuple[Any, list[Node | None]]] = []  # the event each began with, and what it stands in

    def built(self) -> Node | None:
        """Return what the file says; raise `_UnreadableFile` where it is not YAML."""
        parser = _PARSER("\n".join(self.source.lines))
        try:
            for event in iter(parser.get_event, None):
                if type(event) is ScalarEvent:  # more than half of all events
                    self.here.append(self._scalar(event))
                elif not self._take(event):
                    break
        except yaml.YAMLError as error:
            raise _UnreadableFile(error) from error
        except (ValueError, OverflowError) as error:  # the parser in Python computes characters and numbers unchecked
            told = yaml.MarkedYAMLError(problem="character escape code", problem_mark=parser.get_mark())
            raise _UnreadableFile(told) from error
        return self._root()

    def _root(self) -> Node | None:
        return next((root for root in self.roots if root is not None), None)

    def _take(self, event: Any) -> bool:
        """Take one event that is no scalar; return whether reading goes on."""
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            return self._begin(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end()
        elif kind is AliasEvent:
            self._refuse(event, f"the alias *{event.anchor}")
            self.here.append(None)
        elif kind is DocumentStartEvent and self._root() is not None:
            where = self.source.where(event.start_mark.line + 1, 1)
            self.problems.add("E004", where, "a second document begins here", "keep one thing in a file, without `---`")
            return False
        return kind is not StreamEndEvent

    def _scalar(self, event: Any) -> Scalar | None:
        if event.anchor or event.tag:
            self._refuse_label(event)
            if not event.value:  # the words were taken for the label
                return None
        mark, text, style = event.start_mark, event.value, event.style or ""
        scalar = Scalar(self.source, mark.line + 1, mark.column + 1, text, style)
        return scalar if style != '"' or (text.isascii() and text.isprintable()) else self._mended(scalar)

    def _mended(self, scalar: Scalar) -> Scalar:
        """Return the scalar without characters that came in as escapes, which are reported, and with letters composed."""
        for at, letter in islice(unwanted(scalar.text), MANY):
            blame_character("E002", scalar.at(at), letter, self.problems)
        text = without_unwanted(scalar.text.replace("\t", " "))
        return replace(scalar, text=unicodedata.normalize("NFC", text))

    def _begin(self, event: Any) -> bool:
        if event.anchor or event.tag:
            self._refuse_label(event)
        if len(self.open) == DEEPEST:
            where = self.source.where(event.start_mark.line + 1, event.start_mark.column + 1)
            message = f"lists and tables stand in one another more than {DEEPEST} deep"
            self.problems.add("E007", where, message, "nothing in a story needs that")
            return False
        self.open.append((event, self.here))
        self.here = []
        return True

    def _end(self) -> None:
        """Put the innermost list or table, which is complete, where it stands."""
        held = self.here
        event, self.here = self.open.pop()
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is SequenceStartEvent:
            items = tuple(node for node in held if node is not None)
            self.here.append(YamlSequence(self.source, line, column, items))
        else:
            self.here.append(self._table(line, column, held))

    def _table(self, line: int, column: int, held: list[Node | None]) -> YamlMapping:
        """Return the table of these keys and values, in turn."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        broken = self.broken and not self.open
        in_list = bool(self.open) and type(self.open[-1][0]) is SequenceStartEvent
        following = iter(held)
        for key, node in zip(following, following, strict=True):
            if type(key) is not Scalar:
                self._blame_key(key)
                broken = True
            elif node is None:
                broken = True
            elif key.text not in entries:
                entries[key.text] = key, node
            elif in_list and key.text == next(iter(entries)):
                self._blame_undashed(key)
                return YamlMapping(self.source, line, column, entries, broken=True)
            else:
                self._blame_twice(key, entries[key.text][0])
        return YamlMapping(self.source, line, column, entries, broken)

    def _blame_key(self, key: Node | None) -> None:
        if key is not None:
            self.problems.add("E008", key.where, "a key must be a word", "write `key: value`")

    def _blame_twice(self, key: Scalar, first: Scalar) -> None:
        message = f"the key {key.text!r} stands twice; first on line {first.line}"
        self.problems.add("E005", key.where, message, "keep one of them")

    def _blame_undashed(self, key: Scalar) -> None:
        message = f"the key {key.text!r} stands twice in one entry of a list"
        self.problems.add("E005", key.where, message, "put `- ` before it, where the next entry begins; or keep one")

    def _refuse_label(self, event: Any) -> None:
        self._refuse(event, f"the anchor &{event.anchor}" if event.anchor else f"the tag {event.tag}")

    def _refuse(self, event: Any, what: str) -> None:
        where = self.source.where(event.start_mark.line + 1, event.start_mark.column + 1)
        hint = "write it out; words that begin with `&`, `*` or `!` need quotes"
        if match := re.match(r"!\w+", getattr(event, "tag", None) or ""):
            hint = f"in a condition write `not {match.group()[1:]}`; words that begin with `&`, `*` or `!` need quotes"
        self.problems.add("E006", where, f"{what} is no part of this format", hint)
