"""Which sections of figures there are, from the cheapest to the dearest, and how one is worked out within limits."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from game.proof.budget import Budget, spent_within
from game.proof.store.cache import Cache
from game.story.model import Story
from game.writer.tables.by_evidence import tables_of_evidence
from game.writer.tables.by_memory import tables_of_memory
from game.writer.tables.by_words import tables_of_heat, tables_of_words
from game.writer.tables.table import Table


class Inquiry(Struct, frozen=True):
    """What figures are asked of: a story, within a budget, with what is known of it already."""

    story: Story
    meter: Budget
    cache: Cache


class SectionFigures(Struct, frozen=True):
    """A section that was worked out: its name, its tables, and at which limit it ended, if at one."""

    name: str
    tables: tuple[Table, ...]
    stopped: str = ""


SECTIONS: dict[str, Callable[[Inquiry], Iterable[Table]]] = {
    "words": lambda asked: tables_of_words(asked.story),
    "heat": lambda asked: tables_of_heat(asked.story),
    "facts": lambda asked: tables_of_evidence(asked.story),
    "variables": lambda asked: tables_of_memory(asked.story),
}
"""The sections by name, from the cheapest to the dearest."""


def worked_out(name: str, asked: Inquiry) -> SectionFigures:
    """Return a section with all of its tables that are found before a limit."""
    tables: list[Table] = []
    _, stopped = spent_within(asked.meter, lambda: tables.extend(SECTIONS[name](asked)))
    return SectionFigures(name, tuple(tables), stopped)
