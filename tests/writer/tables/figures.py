"""Tables of a story as tests read them: rows as tuples, found by the table's id."""

from collections.abc import Iterable

from game.proof.budget import Budget, Limits
from game.proof.store.cache import Cache
from game.story.model import Story
from game.writer.inquiry import Inquiry
from game.writer.tables.table import Datum, Table


def asked(story: Story, cache: Cache | None = None, **limits: float) -> Inquiry:
    """What figures are asked of, within these limits."""
    return Inquiry(story, Budget(Limits(**limits)), cache or Cache())


def rows(tables: Iterable[Table], id: str) -> list[tuple[Datum, ...]]:
    """The rows of the one table of this id; none where there is no such table."""
    return [row for table in tables if table.id == id for row in table.rows]


def column(tables: Iterable[Table], id: str, name: str) -> dict[Datum, Datum]:
    """One column of a table, by what stands in the first."""
    (table,) = (one for one in tables if one.id == id)
    at = [one.id for one in table.columns].index(name)
    return {row[0]: row[at] for row in table.rows}
