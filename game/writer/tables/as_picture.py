"""Figures as pictures: bars for what a table says of each thing, and how often numbers came, in SVG."""

from collections.abc import Iterator, Sequence
from html import escape

from game.render.linebreaks import shortened
from game.writer.tables.table import Spread, Table, magnitude, told

_WIDE, _LEFT, _LINE, _LETTERS, _SHOWN = 720, 220, 20, 34, 20
_BAR, _INK = "#0072b2", "#333333"
_HIGH, _BINS = 150, 25


def to_picture(title: str, tables: Sequence[Table]) -> str:
    """Return the pictures of all tables that have one, under one another."""
    y, inner = 50, []
    for table in tables:
        for lines, high in pictures_of(table):
            inner.append(f'<g transform="translate(0 {y})">\n{lines}\n</g>')
            y += high + 24
    head = f'<text x="12" y="28" font-size="17" font-weight="bold">{escape(title)}</text>'
    return _svg("\n".join((head, *inner)), max(y, 60))


def as_one_picture(lines: str, high: int) -> str:
    """Return one of `pictures_of` as an SVG by itself."""
    return _svg(lines, high)


def pictures_of(table: Table) -> Iterator[tuple[str, int]]:
    """Yield each picture of a table as the inside of an SVG, with how high it is: bars of its drawn column, and its spread."""
    if table.drawn and table.rows:
        yield _bars(table)
    if table.spread is not None and table.spread.numbers:
        yield _histogram(table.spread)


def _svg(inner: str, high: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">\n<rect width="100%" height="100%" fill="#ffffff"/>\n{inner}\n</svg>'
    )


def _bars(table: Table) -> tuple[str, int]:
    at = [column.id for column in table.columns].index(table.drawn)
    column, rows = table.columns[at], table.rows[:_SHOWN]
    most = max(float(magnitude(row[at])) for row in rows) or 1.0
    lines = [f'<text x="12" y="14" font-weight="bold">{escape(table.title)}</text>']
    for number, row in enumerate(rows):
        y = 24 + number * _LINE
        long = float(magnitude(row[at])) / most * (_WIDE - _LEFT - 90)
        name = escape(shortened(told(row[0], table.columns[0].kind), _LETTERS))
        lines.append(f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{name}</text>')
        lines.append(f'<rect x="{_LEFT}" y="{y + 2}" width="{long:.1f}" height="{_LINE - 6}" fill="{_BAR}"/>')
        lines.append(f'<text x="{_LEFT + long + 6:.1f}" y="{y + 13}">{escape(told(row[at], column.kind))}</text>')
    return "\n".join(lines), 24 + len(rows) * _LINE


def _histogram(spread: Spread) -> tuple[str, int]:
    """How many of the numbers lie in each of so many parts between the least and the greatest."""
    low, high = min(spread.numbers), max(spread.numbers)
    across = (high - low) or 1.0
    counts = [0] * _BINS
    for one in spread.numbers:
        counts[min(int((one - low) / across * _BINS), _BINS - 1)] += 1
    wide, most = (_WIDE - 60) / _BINS, max(counts)
    lines = [f'<text x="12" y="14" font-weight="bold">{escape(spread.title)}</text>']
    for at, count in enumerate(counts):
        tall = count / most * _HIGH
        lines.append(
            f'<rect x="{40 + at * wide:.1f}" y="{24 + _HIGH - tall:.1f}" width="{wide - 1:.1f}" height="{tall:.1f}" fill="{_BAR}"/>'
        )
    bottom = 24 + _HIGH
    lines.append(f'<path d="M40 {bottom}H{_WIDE - 20}" stroke="{_INK}"/>')
    lines.append(f'<text x="40" y="{bottom + 15}">{low:,.0f}</text>')
    lines.append(f'<text x="{_WIDE - 20}" y="{bottom + 15}" text-anchor="end">{high:,.0f}</text>')
    lines.append(f'<text x="34" y="34" text-anchor="end">{most:,}</text>')
    return "\n".join(lines), bottom + 20
