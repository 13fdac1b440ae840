"""Builds what a file says, node by node with its place, from the events of the YAML parser."""

import re
import unicodedata
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
from game.story.source.nodes import Node, Scalar, SourceFile, YamlMapping, YamlSequence
from game.story.source.unicode import MANY, blame_character, unwanted, without_unwanted
from game.story.source.yaml_errors import ParserError

DEEPEST = 16
"""How many lists and tables may stand in one another."""

_LIBYAML: Any = getattr(yaml, "cyaml", None)
HAS_LIBYAML = _LIBYAML is not None
"""Whether YAML is read quickly."""

_PARSER: Any = _LIBYAML.CParser if _LIBYAML else yaml.SafeLoader


class NoYaml(Exception):
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


def built_from(source: SourceFile, problems: Diagnostics, *, broken: bool = False) -> Node | None:
    """Return what a file says, or None where it says nothing; `broken` is one from which entries were left out.

    Raises `NoYaml`.
    """
    return _Builder(source, problems, broken=broken).built()


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
        """Return what the file says; raise `NoYaml` where it is not YAML."""
        parser = _PARSER("\n".join(self.source.lines))
        try:
            for event in iter(parser.get_event, None):
                if type(event) is ScalarEvent:  # more than half of all events
                    self.here.append(self._scalar(event))
                elif not self._take(event):
                    break
        except yaml.YAMLError as error:
            raise NoYaml(error) from error
        except (ValueError, OverflowError) as error:  # the parser in Python computes characters and numbers unchecked
            told = yaml.MarkedYAMLError(problem="character escape code", problem_mark=parser.get_mark())
            raise NoYaml(told) from error
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
            self.roots = [replace(root, broken=True) if isinstance(root, YamlMapping) else root for root in self.roots]
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
        twice = False  # whether the key before stands there twice
        for key, node in zip(following, following, strict=True):
            if type(key) is not Scalar:
                self._blame_key(key)
                broken = True
            elif node is None:
                broken = True
            elif key.text not in entries:
                entries[key.text] = key, node
                twice = False
            elif in_list and key.text == next(iter(entries)):
                self._blame_undashed(key)
                return YamlMapping(self.source, line, column, entries, broken=True)
            elif twice:
                broken = True  # an entry without its first line, which is blamed once
            else:
                self._blame_twice(key, entries[key.text][0])
                twice = True
        return YamlMapping(self.source, line, column, entries, broken)

    def _blame_key(self, key: Node | None) -> None:
        if key is not None:
            self.problems.add("E008", key.where, "a key must be a word", "write `key: value`")

    def _blame_twice(self, key: Scalar, first: Scalar) -> None:
        message = f"the key {key.text!r} stands twice; first on line {first.line}"
        self.problems.add("E005", key.where, message, "keep one of them, or begin here what these keys are of")

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
