"""Tables in lines of so many cells, for people: numbers under one another, and of long tables the beginning."""

import textwrap
from collections.abc import Iterator, Sequence

from game.render.linebreaks import cells, shortened
from game.writer.tables.table import CellKind, Spread, Table, told

SHOWN = 12  # rows of a long table
_GAP, _INDENT = 2, "  "
_WIDEST, _HIGH, _BINS = 90, 12, 25
_LEAST = 8  # cells that words are not cut below


def table_lines(table: Table, columns: int, rows: int | None = SHOWN) -> Iterator[str]:
    """Yield a table in lines of at most so many cells, as far as its numbers leave room; with its first `rows`, None is all."""
    shown = table.rows if rows is None else table.rows[:rows]
    text = [[told(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)] for row in shown]
    titles = [column.title for column in table.columns]
    words = [column.kind is CellKind.TEXT for column in table.columns]
    widths = _widths([titles, *text], words, columns - len(_INDENT))
    yield table.title
    for line in (titles, *text):
        yield (_INDENT + _row(line, widths, words)).rstrip()
    if len(table.rows) > len(shown):
        yield f"{_INDENT}and {len(table.rows) - len(shown):,} more; --all shows them"
    if table.note:
        yield from _wrapped(table.note, columns)


def plot_lines(spread: Spread, columns: int) -> list[str]:
    """Return how often numbers came as a plot in lines of at most so many cells."""
    import plotext  # only here is it needed

    plot = plotext.figure
    plot.clear()
    plot.theme("colorless")
    plot.plot_size(min(columns, _WIDEST), _HIGH)
    plot.title(spread.title)
    plot.draw(plot.hist(list(spread.numbers), bins=_BINS))
    return [line.rstrip() for line in plotext.uncolorize(plot.build().string()).splitlines()]


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, max(columns, 20), initial_indent=_INDENT, subsequent_indent=_INDENT)


def _widths(lines: Sequence[Sequence[str]], words: Sequence[bool], room: int) -> list[int]:
    """How wide each column is: as wide as what stands in it, but for words, of which the widest give way."""
    widths = [max(cells(line[at]) for line in lines) for at in range(len(words))]
    while sum(widths) + _GAP * (len(widths) - 1) > room:
        widest = max(
            (at for at, so in enumerate(words) if so and widths[at] > _LEAST), key=lambda at: widths[at], default=None
        )
        if widest is None:
            break
        widths[widest] -= 1
    return widths


def _row(line: Sequence[str], widths: Sequence[int], words: Sequence[bool]) -> str:
    padded = []
    for text, width, left in zip(line, widths, words, strict=True):
        fits = shortened(text, width)
        blank = " " * (width - cells(fits))
        padded.append(fits + blank if left else blank + fits)
    return (" " * _GAP).join(padded)
