"""How content becomes lines of a given width: broken, indented, and spread over it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from rich.cells import split_graphemes
from textual.content import Content, Span

from game.render.linebreaks import NARROW, breaks

BLANK = Content("")


class SetLine(Struct, frozen=True):
    """One line as it is painted, and where it comes from: the number of its block and the characters read before it."""

    content: Content
    block: int
    offset: int = 0


def in_a_row(parts: Iterable[Content]) -> Content:
    """Return parts as one. Textual's own would look through all their words once more for signs that steer a terminal."""
    words, looks, at = "", [], 0
    for part in parts:
        looks += [Span(start + at, stop + at, look) for start, stop, look in part.spans]
        words += part.plain
        at = len(words)
    return Content(words, looks, strip_control_codes=False)


def wrap(content: Content, width: int) -> list[Content]:
    """Return the content in lines of at most `width` cells; a word that is longer than a line is cut. At least one line."""
    lines = []
    for line in content.split("\n", allow_blank=True):
        at = breaks(line.plain, max(width, 2), lambda text: split_graphemes(text)[0])
        lines += [_part(line, begin, end) for begin, end in pairwise([0, *at, len(line.plain)])]
    return lines


def _part(line: Content, begin: int, end: int) -> Content:
    """A part of a line, without the spaces at its end."""
    words = line.plain[begin:end].rstrip(" ")
    end = begin + len(words)
    looks = [
        Span(max(start - begin, 0), min(stop, end) - begin, look)
        for start, stop, look in line.spans
        if start < end and stop > begin
    ]
    return Content(words, looks, len(words) if NARROW.fullmatch(words) else None, strip_control_codes=False)


def hang(content: Content, width: int, first: Content, rest: int | None = None) -> list[Content]:
    """Return lines that start with `first`, the ones after it indented by `rest` cells (by default as wide as `first`)."""
    by = first.cell_length if rest is None else rest
    begin, *more = wrap(content, width - max(by, first.cell_length))
    return [in_a_row((first, begin)), *indent(more, by)]


def indent(lines: Iterable[Content], by: int) -> list[Content]:
    """Return the lines moved to the right."""
    return [line.pad_left(by) for line in lines]


def centre(content: Content, width: int) -> list[Content]:
    """Return the content's lines, each in the middle of the width."""
    return [line.pad_left(max((width - line.cell_length) // 2, 0)) for line in wrap(content, width)]


def numbered(lines: Sequence[Content], block: int) -> list[SetLine]:
    """Return the lines of one block, each knowing how much of the block is read before it."""
    found: list[SetLine] = []
    offset = 0
    for line in lines:
        found.append(SetLine(line, block, offset))
        offset += len(line.plain)
    return found


def in_one(lines: Iterable[Content]) -> Content:
    """Return lines as the one content that a widget shows."""
    return Content("\n").join(lines)


def spread(left: Content, middle: Content, right: Content, width: int) -> Content:
    """Return three pieces on one line: at its left, as near its middle as the others let it, and at its right."""
    room = width - left.cell_length - right.cell_length
    gap = max((width - middle.cell_length) // 2 - left.cell_length, 2 if left else 0)
    gap = min(gap, max(room - middle.cell_length, 0))
    after = max(room - gap - middle.cell_length, 0)
    return Content.assemble(left, " " * gap, middle, " " * after, right)
