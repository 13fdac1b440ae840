"""How words become lines of a given width: the one place that breaks lines, indents them and counts cells."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

# A word with what it may be parted from the next one by: ordinary spaces, or a hyphen or dash that letters follow.
# No-break spaces are no place to break, and a note mark never leaves its word.
_WORD = re.compile(r".+?(?:[-–—](?=[^\W\d_])| +|$)", re.DOTALL)

BLANK = Content("")


class Line(Struct, frozen=True):
    """One line as it is painted, and where it comes from: the number of its block and the characters read before it."""

    content: Content
    block: int
    offset: int = 0


def wrap(content: Content, width: int) -> list[Content]:
    """The content in lines of at most `width` cells; a word that is longer than a line is cut. At least one line."""
    width = max(width, 2)
    return [
        part.rstrip(" ") for line in content.split("\n", allow_blank=True) for part in line.divide(_breaks(line, width))
    ]


def _breaks(line: Content, width: int) -> list[int]:
    """Before which characters a line without line ends is to be broken."""
    breaks: list[int] = []
    used = 0
    for match in _WORD.finditer(line.plain):
        word, at = match.group(), match.start()
        if used and used + cell_len(word.rstrip(" ")) > width:
            breaks.append(at)
            used = 0
        for offset, letter in enumerate(word.rstrip(" ")):
            size = cell_len(letter)
            if used + size > width:
                breaks.append(at + offset)
                used = 0
            used += size
        used += len(word) - len(word.rstrip(" "))
    return breaks


def hang(content: Content, width: int, first: Content, rest: int | None = None) -> list[Content]:
    """Lines that start with `first`, the ones after it indented by `rest` cells (by default as wide as `first`)."""
    indent = first.cell_length if rest is None else rest
    lines = wrap(content, width - max(indent, first.cell_length))
    return [first + lines[0], *(Content(" " * indent) + line for line in lines[1:])]


def indent(lines: Iterable[Content], by: int) -> list[Content]:
    """The lines moved to the right."""
    return [Content(" " * by) + line for line in lines]


def centre(content: Content, width: int) -> list[Content]:
    """The content's lines, each in the middle of the width."""
    return [Content(" " * max((width - line.cell_length) // 2, 0)) + line for line in wrap(content, width)]


def numbered(lines: Sequence[Content], block: int) -> list[Line]:
    """The lines of one block, each knowing how much of the block is read before it."""
    found: list[Line] = []
    offset = 0
    for line in lines:
        found.append(Line(line, block, offset))
        offset += len(line.plain)
    return found


def joined(lines: Iterable[Content]) -> Content:
    """Lines as the one content that a widget shows."""
    return Content("\n").join(lines)


def spread(left: Content, middle: Content, right: Content, width: int) -> Content:
    """Three pieces on one line: at its left, as near its middle as the others let it, and at its right."""
    room = width - left.cell_length - right.cell_length
    gap = max((width - middle.cell_length) // 2 - left.cell_length, 2 if left else 0)
    gap = min(gap, max(room - middle.cell_length, 0))
    after = max(room - gap - middle.cell_length, 0)
    return Content.assemble(left, " " * gap, middle, " " * after, right)
