"""Tables of paths: how many there are, how long, and how long they take to read, for all readers and for each group."""

from collections.abc import Iterator

from game.proof.measure.estimate import figures
from game.proof.metrics import Metrics
from game.proof.report.text import READING, minutes_of
from game.writer.inquiry import Inquiry
from game.writer.tables.table import CellKind, Column, Datum, Table, words_column


def tables_of_paths(asked: Inquiry) -> Iterator[Table]:
    """Yield the number and lengths of all paths, and of those of each group. Raises `BudgetExceeded` when time is over."""
    asked.must_end()
    told = figures(asked.story, asked.meter, asked.cache)
    rows = [_row(group, one) for group, one in told.groups]
    columns = (
        words_column("followed", "followed"),
        Column("paths", "paths"),
        Column("fewest", "choices"),
        Column("most", "to"),
        Column("least", "words"),
        Column("greatest", "to"),
        Column("even", "min", CellKind.MINUTES),
        Column("endings", "endings"),
    )
    note = (
        "The least and the most choices made and words read; two numbers in one are bounds. Minutes are those of a reader "
        f"who chooses evenly, at {READING} words, as 300 runs estimate them."
    )
    yield Table("paths", "Paths", columns, (_row("everybody", told.whole), *rows), note)


def _row(name: str, one: Metrics) -> tuple[Datum, ...]:
    had = sum(1 for _, odds in one.odds if odds.high)
    shortest, longest = one.shortest, one.longest
    minutes = minutes_of(one.mean_words.middle) if one.mean_words else None
    return (name, one.paths, shortest.choices, longest.choices, shortest.words, longest.words, minutes, had)
