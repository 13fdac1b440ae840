"""Pictures of the screen that are kept and compared: an SVG of the cells as they are painted, a row of it on a line."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import TypeAlias

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App

WIDE, HIGH, FOOT = 10, 20, 15  # a cell, and where in it letters stand
Look: TypeAlias = tuple[str, str, str]
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"


def picture(app: App[None]) -> str:
    """The screen of an app as it is painted now: first what lies under the letters, then the letters of each row."""
    columns, rows = app.size
    ground = app.screen.styles.background.rich_color
    lines = [_row(strips) for strips in app.screen._compositor.render_full_update().strips]
    body = [part for y, row in enumerate(lines) for part in _painted(y, row, _colour(ground))]
    opened = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * WIDE} {rows * HIGH}" font-size="16"'
    under = f'<rect width="100%" height="100%" fill="{_colour(ground)}"/>'
    return "\n".join([f'{opened} font-family="{FONTS}" xml:space="preserve">', under, *body, "</svg>\n"])


def _row(strips: Iterable[Iterable[Segment]]) -> list[tuple[str, Look]]:
    """What stands in one row of the screen, in pieces of one look."""
    pieces = [(segment.text, segment.style or Style.null()) for strip in strips for segment in strip]
    return [
        ("".join(text for text, _ in same), look) for look, same in groupby(pieces, key=lambda piece: look_of(piece[1]))
    ]


def look_of(style: Style) -> Look:
    """The colour of letters, the colour under them, and everything else of a look, as the picture says it."""
    front, under = _colour(style.color), _colour(style.bgcolor)
    if style.reverse:
        front, under = under or "black", front or "white"
    more = [
        (style.bold, 'font-weight="bold"'),
        (style.italic, 'font-style="italic"'),
        (style.underline, 'text-decoration="underline"'),
        (style.strike, 'text-decoration="line-through"'),
        (style.dim, 'opacity="0.6"'),
    ]
    return front, under, " ".join(words for so, words in more if so)


def _colour(colour: Color | None) -> str:
    return "" if colour is None or colour.is_default else colour.get_truecolor().hex


def _painted(y: int, row: list[tuple[str, Look]], ground: str) -> Iterator[str]:
    x = 0
    letters = []
    for text, (front, under, more) in row:
        width = cell_len(text)
        if under not in ("", ground):
            yield f'<rect x="{x * WIDE}" y="{y * HIGH}" width="{width * WIDE}" height="{HIGH}" fill="{under}"/>'
        if text.strip():
            look = " ".join(filter(None, [f'fill="{front}"' if front else "", more]))
            start = x + cell_len(text) - cell_len(text.lstrip())
            letters.append(f'<tspan x="{start * WIDE}" {look}>{escape(text.strip())}</tspan>')
        x += width
    if letters:
        yield f'<text y="{y * HIGH + FOOT}">{"".join(letters)}</text>'


def difference(before: str, now: str) -> str:
    """What is no longer so in a picture, and what is so now, line by line; empty where nothing changed."""
    old, new = before.splitlines(), now.splitlines()
    told = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            told += [*(f"- {line}" for line in old[i:j]), *(f"+ {line}" for line in new[k:m])]
    return "\n".join(told)
