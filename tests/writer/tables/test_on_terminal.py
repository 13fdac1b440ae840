"""A table keeps to the columns there are: numbers stand whole under one another, and words give way."""

from fractions import Fraction

import pytest

from game.proof.metrics import between, estimated, exact
from game.render.linebreaks import cells
from game.writer.tables.on_terminal import table_lines
from game.writer.tables.table import CellKind, Column, Datum, Table, told, words_column

COLUMNS = (words_column("scene", "scene"), Column("words", "words"), words_column("why", "why"))
LONG = Table(
    "t", "T", COLUMNS, tuple((f"s{at}", at * 1000, "so it is, and goes on " * 9) for at in range(30)), "A note."
)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_there_are_columns(columns: int) -> None:
    """Whatever stands in it, and numbers end in the same column."""
    lines = list(table_lines(LONG, columns, None))
    assert all(cells(line) <= columns for line in lines)
    assert len({line.index("000") for line in lines if ",000" in line}) <= 2


def test_of_a_long_table_the_beginning_is_shown_and_how_to_get_the_rest() -> None:
    """Twelve rows, and how many more there are."""
    told_lines = list(table_lines(LONG, 80))
    assert told_lines[-2:] == ["  and 18 more; --all shows them", "  A note."]
    assert len(told_lines) == 1 + 1 + 12 + 2
    assert "more" not in "".join(table_lines(LONG, 80, None))


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        (None, CellKind.NUMBER, ""),
        (1234, CellKind.NUMBER, "1,234"),
        (12 * 10**12, CellKind.NUMBER, "1.2·10^13"),
        (Fraction(1, 3), CellKind.SHARE, "33.3%"),
        (Fraction(1), CellKind.SHARE, "100%"),
        (Fraction(0), CellKind.SHARE, "0%"),
        (exact(Fraction(1, 20000)), CellKind.SHARE, "1 in 20,000"),
        (estimated(Fraction(1, 10), Fraction(1, 5)), CellKind.SHARE, "10.0–20.0%"),
        (estimated(Fraction(0), Fraction(1, 300)), CellKind.SHARE, "< 0.3%"),
        (between(3, None), CellKind.NUMBER, "3 or more"),
        (between(3, 5), CellKind.NUMBER, "3–5"),
        (Fraction(3, 2), CellKind.FACTOR, "1.50"),
    ],
)
def test_a_figure_says_how_much_it_says(cell: Datum, kind: CellKind, said: str) -> None:
    """What is exact is one number, what is bounded or estimated two, and what is rare is told as one in so many."""
    assert told(cell, kind) == said
