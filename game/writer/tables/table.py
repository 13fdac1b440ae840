"""What a table of figures is: columns of one kind of cell each, and rows in the order in which they are asked for."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from game.proof.metrics import Exactness, Number, Quantity
from game.proof.report.text import UNDER_A_MINUTE, in_short

Datum: TypeAlias = str | int | Fraction | Quantity | None
"""What stands in a table; None where it is not known, or there is nothing to say."""


class CellKind(StrEnum):
    """What the cells of a column are, which says how they are shown."""

    TEXT = "text"
    NUMBER = "number"
    MINUTES = "minutes"
    SHARE = "share"  # of 1
    FACTOR = "factor"  # how many times as much


class Column(Struct, frozen=True):
    """A column: its id for programs, its title for people, and what its cells are."""

    id: str
    title: str
    kind: CellKind = CellKind.NUMBER


class Spread(Struct, frozen=True):
    """Many numbers of which a picture says more than a table: how often each came, and what they are."""

    title: str
    numbers: tuple[float, ...]


class Table(Struct, frozen=True):
    """Figures of one kind. `note` says in a sentence what is counted.

    `drawn` is the column worth a picture, by its id; a `spread` is one for terminals, too.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Datum, ...], ...]
    note: str = ""
    drawn: str = ""
    spread: Spread | None = None


def words_column(id: str, title: str) -> Column:
    """Return a column of words."""
    return Column(id, title, CellKind.TEXT)


def most_first(rows: Iterable[tuple[Datum, ...]], by: int) -> tuple[tuple[Datum, ...], ...]:
    """Return rows with the greatest number in a column first, and those of one number as they were."""
    return tuple(sorted(rows, key=lambda row: -magnitude(row[by])))


def least_first(rows: Iterable[tuple[Datum, ...]], by: int) -> tuple[tuple[Datum, ...], ...]:
    """Return rows with the least number in a column first, and those of one number as they were."""
    return tuple(sorted(rows, key=lambda row: magnitude(row[by])))


def magnitude(cell: Datum) -> Fraction:
    """Return the number to sort and to draw a cell by: the middle of two, the least where nothing bounds it, 0 for words."""
    if isinstance(cell, Quantity):
        return cell.least if cell.most is None else (cell.least + cell.most) / 2
    return Fraction(cell) if isinstance(cell, int | Fraction) else Fraction(0)


# --- a cell in words ------------------------------------------------------------------------------------------------


def told(cell: Datum, kind: CellKind) -> str:
    """Return a cell as people read it: what is bounded or estimated as two numbers, and nothing for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if not isinstance(cell, Quantity):
        return _number(cell, kind)
    if kind is CellKind.SHARE and cell.kind is not Exactness.EXACT and cell.high is not None:
        return (
            f"< {float(cell.high):.1%}"
            if cell.low < Fraction(1, 2000)
            else f"{float(cell.low) * 100:.1f}–{float(cell.high):.1%}"
        )
    low, high = _number(cell.low, kind), "" if cell.high is None else _number(cell.high, kind)
    if cell.kind is Exactness.EXACT or low == high:
        return low
    return f"{low}–{high}" if high else f"{low} or more"


def _number(number: Number, kind: CellKind) -> str:
    if kind is CellKind.SHARE:
        if 0 < number < Fraction(1, 1000):
            return f"1 in {round(1 / number):,}"
        return f"{float(number):.1%}" if number not in (0, 1) else f"{int(number):.0%}"
    if kind is CellKind.MINUTES and number == 0:
        return UNDER_A_MINUTE
    if kind is CellKind.FACTOR:
        return f"{float(number):,.2f}"
    return in_short(number, 10**9) if isinstance(number, int) else f"{float(number):,.1f}"


# --- as data --------------------------------------------------------------------------------------------------------


def table_as_data(table: Table) -> dict[str, object]:
    """Return a table as data for programs: its columns, and each row by their ids."""
    return {
        "id": table.id,
        "title": table.title,
        "note": table.note,
        "columns": [{"id": one.id, "title": one.title, "kind": one.kind.value} for one in table.columns],
        "rows": [
            {column.id: _as_data(cell) for column, cell in zip(table.columns, row, strict=True)} for row in table.rows
        ],
    }


def _as_data(cell: Datum) -> object:
    if isinstance(cell, Quantity):
        if cell.kind is Exactness.EXACT:
            return {"kind": cell.kind.value, "value": _plain(cell.low)}
        high = None if cell.high is None else _plain(cell.high)
        return {"kind": cell.kind.value, "low": _plain(cell.low), "high": high}
    return cell if cell is None or isinstance(cell, str) else _plain(cell)


def _plain(number: Number) -> object:
    """A number that every reader of JSON can hold: what is too large for that stands as a string."""
    if isinstance(number, Fraction):
        return float(number)
    return number if number < 1 << 53 else str(number)
