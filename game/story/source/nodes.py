"""What a YAML file says, before anybody asks what it means: text, lists and tables that know where they stand."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TypeAlias

from msgspec import Struct

from game.story.model import Location
from game.story.source.unicode import sanitised


class SourceFile:
    """One file: its lines as they were read, and the author's own lines where mending changed them.

    `originals` has the latter by their numbers from 1; `tab` is how many spaces a tab in an indentation was read as. It is
    no structure as nodes are, so that these can be packed without it.
    """

    __slots__ = ("file", "lines", "originals", "tab")

    def __init__(self, file: str, lines: tuple[str, ...], originals: Mapping[int, str], tab: int = 1) -> None:
        self.file = file
        self.lines = lines
        self.originals = originals
        self.tab = tab

    def with_lines(self, lines: Sequence[str]) -> "SourceFile":
        """Return the file with as many other lines in the place of its own."""
        return SourceFile(self.file, tuple(lines), self.originals, self.tab)

    def where(self, line: int, column: int) -> Location:
        """Return the place in the author's file of this line and column of what was read."""
        original = self.originals.get(line)
        if original is None:
            return Location(self.file, line, column)
        begins, ends = _pieces(original, self.tab)
        at = bisect_left(ends, column)
        if at == len(ends):
            return Location(self.file, line, len(original) + 1)
        begin, left = begins[at], column - (ends[at - 1] if at else 0)
        prefixes = range(begin + 1, begins[at + 1] + 1)
        within = bisect_left(prefixes, left, key=lambda end: len(_mended(original, begin, end, self.tab)))
        return Location(self.file, line, begin + within + 1)


@lru_cache(maxsize=8)  # a text with one fault often has many
def _line_ends(text: str) -> list[int]:
    """Return where the lines of a text end."""
    return [match.start() for match in re.finditer("\n", text)]


_PIECE = re.compile(r"\A[ \t]+|\A[^\t -~]+|[\t -~][^\t -~]*")


@lru_cache(maxsize=8)  # a line that is blamed once is often blamed again, and may be very long
def _pieces(original: str, tab: int) -> tuple[list[int], list[int]]:
    """Return where pieces of a line begin that mending does not join, its own end too, and how far each reaches mended."""
    begins = [match.start() for match in _PIECE.finditer(original)]
    begins.append(len(original))
    lengths = (len(_mended(original, begin, end, tab)) for begin, end in pairwise(begins))
    return begins, list(accumulate(lengths))


def _mended(original: str, begin: int, end: int, tab: int) -> str:
    """Return a part of an author's line as it was read."""
    return sanitised(original[begin:end], tab if begin == 0 else 1)


class Scalar(Struct, frozen=True, array_like=True, tag=0):
    """A piece of text. `style` is one of `|`, `>`, `'`, `"`, or empty for plain words."""

    source: SourceFile
    line: int
    column: int
    text: str
    style: str

    @property
    def where(self) -> Location:
        """Where it begins."""
        return self.source.where(self.line, self.column)

    def at(self, offset: int) -> Location:
        """Return where the character of `text` at this offset stands in the author's file."""
        return self.source.where(*self.position(offset))

    @property
    def comment(self) -> Location | None:
        """Where the comment begins that stands behind plain words on the line they end on; None without one."""
        first = self.source.lines[self.line - 1]
        if self.style or (
            first.endswith(self.text) and len(first) == self.column - 1 + len(self.text)
        ):  # nearly always
            return None
        line, column = self.position(len(self.text) - 1) if self.text else (self.line, self.column - 1)
        rest = self.source.lines[line - 1][column:]
        words = rest.lstrip(" ")
        return self.source.where(line, column + 1 + len(rest) - len(words)) if words.startswith("#") else None

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character of `text` at this offset in what was read."""
        if self.style == "|":
            return self._in_block(offset)
        line, column = self._start()
        escaped = _ESCAPED.get(self.style, "")
        if not set(escaped) & set(self.text) and self.source.lines[line - 1].startswith(self.text, column - 1):
            return line, column + offset
        return self._by_counting(offset)

    def _by_counting(self, offset: int) -> tuple[int, int]:
        """Return where a character stands that may be on another line than the first, or behind something escaped."""
        visible = len("".join(self.text[:offset].split()))
        start = self._start()
        rest = "\n".join((self.source.lines[start[0] - 1][start[1] - 1 :], *self.source.lines[start[0] :]))
        places = _visible(rest, self.style)
        position = places[visible] if visible < len(places) else 0
        above = rest.count("\n", 0, position)
        column = position - (rest.rfind("\n", 0, position) + 1) + (1 if above else start[1])
        return start[0] + above, column

    def _in_block(self, offset: int) -> tuple[int, int]:
        ends = _line_ends(self.text)
        above = bisect_left(ends, offset)
        begin = ends[above - 1] + 1 if above else 0
        length = (ends[above] if above < len(ends) else len(self.text)) - begin
        line = self.line + 1 + above
        indent = len(self.source.lines[line - 1]) - length if line <= len(self.source.lines) else 0
        return line, max(indent, 0) + offset - begin + 1

    def _start(self) -> tuple[int, int]:
        if self.style == ">":
            return self.line + 1, 1
        return self.line, self.column + (1 if self.style else 0)


class YamlSequence(Struct, frozen=True, array_like=True, tag=1):
    """A list."""

    source: SourceFile
    line: int
    column: int
    items: tuple["Node", ...]

    @property
    def where(self) -> Location:
        """Where it begins."""
        return self.source.where(self.line, self.column)


class YamlMapping(Struct, frozen=True, array_like=True, tag=2):
    """Keys and what stands under them. `broken` says that something in it was blamed already and left out."""

    source: SourceFile
    line: int
    column: int
    entries: Mapping[str, tuple[Scalar, "Node"]]
    broken: bool = False

    @property
    def where(self) -> Location:
        """Where it begins."""
        return self.source.where(self.line, self.column)


Node: TypeAlias = Scalar | YamlSequence | YamlMapping

_ESCAPED = {"'": "'", '"': '\\"'}  # signs that take two places in a quoted text
_VISIBLE = {
    '"': re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|\S"),
    "'": re.compile(r"''|\S"),
}


@lru_cache(maxsize=1)  # a text that is blamed once is often blamed again
def _visible(source: str, style: str) -> tuple[int, ...]:
    """Return the offsets in a file's text of the visible characters of a scalar of this style that begins there."""
    pattern = _VISIBLE.get(style)
    if pattern is None:
        return tuple(at for at, character in enumerate(source) if not character.isspace())
    return tuple(match.start() for match in pattern.finditer(source) if not _is_blank(match.group()))


def _is_blank(token: str) -> bool:
    """Return whether a token of a quoted scalar stands for white space."""
    if len(token) < 2 or token[0] != "\\":
        return token.isspace()
    if token[1] in "xuU" and len(token) > 2:
        return chr(min(int(token[2:], 16), 0x10FFFF)).isspace()  # noqa: FURB166 - no prefix of Python’s
    return token[1] in "tnvfrN_LP \n\t"
