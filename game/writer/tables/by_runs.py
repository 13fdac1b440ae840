"""Tables of what even readers come to in seeded runs: how much they read, how hot it gets, and what has one way on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from game.proof.measure.estimate import share_in_runs
from game.proof.measure.playtest import Playtest
from game.proof.report.text import READING, minutes_of
from game.writer.amounts import counts_of
from game.writer.inquiry import Inquiry
from game.writer.tables.table import CellKind, Column, Spread, Table, most_first, words_column

_QUARTERS = (
    ("the shortest run", 0),
    ("a quarter at most", 1),
    ("half of them at most", 2),
    ("three quarters", 3),
    ("the longest run", 4),
)


def tables_of_runs(asked: Inquiry) -> Iterator[Table]:
    """Yield how much is read in a run, how many runs come to which heat, and the longest stretches without a choice.

    Raises `BudgetExceeded` when time is over.
    """
    runs, story = asked.runs(), asked.story
    total = counts_of(story).words or 1
    rows = []
    for name, quarter in _QUARTERS:
        words = _quantile(runs.words, quarter)
        share = Fraction(_quantile(runs.apart, quarter), total)
        rows.append((name, words, share, minutes_of(words), _quantile(runs.decisions, quarter)))
    columns = (
        Column("words", "words"),
        Column("share", "share", CellKind.SHARE),
        Column("minutes", "minutes", CellKind.MINUTES),
        Column("decisions", "decisions"),
    )
    note = (
        f"Of {runs.runs:,} seeded runs of a reader who chooses evenly, each column by itself. Share is that of all there is to "
        "read, each text counted once; a decision is a choice among several."
    )
    minutes = Spread("How many runs take how many minutes", tuple(words / READING for words in runs.words))
    head = (words_column("run", "run"), *columns)
    yield Table("text_in_a_run", "What one run reads", head, tuple(rows), note, spread=minutes)
    if max(runs.heat, default=0):
        hot = Counter(runs.heat)
        heats = tuple((str(heat), share_in_runs(hot[heat], runs.runs)) for heat in sorted(hot))
        said = "Estimated: the truth lies between the two numbers in 99 of 100 cases."
        yield Table(
            "hottest",
            "The hottest scene of a run",
            (words_column("heat", "heat"), Column("share", "runs", CellKind.SHARE)),
            heats,
            said,
        )
    yield _stretches(runs)


def _stretches(runs: Playtest) -> Table:
    rows = [(one.first, one.last, one.scenes, one.words) for one in runs.stretches]
    columns = (
        words_column("first", "from"),
        words_column("last", "to the choice in"),
        Column("scenes", "scenes"),
        Column("words", "words"),
    )
    longest = sorted(most_first(rows, 3), key=lambda row: -int(str(row[2])))
    note = "The most that a run read before it had several ways to go on, what followed from that choice included."
    return Table("stretches", "Longest stretches without a choice", columns, tuple(longest), note)


def _quantile(numbers: Sequence[int], quarter: int) -> int:
    ordered = sorted(numbers)
    return ordered[(len(ordered) - 1) * quarter // 4]
