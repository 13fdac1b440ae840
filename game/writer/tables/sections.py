"""Which sections of figures there are, from the cheapest to the dearest, and how one is worked out within limits."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from game.proof.budget import spent_within
from game.writer.inquiry import Inquiry
from game.writer.tables.by_evidence import tables_of_evidence
from game.writer.tables.by_memory import tables_of_memory
from game.writer.tables.by_moments import tables_of_moments
from game.writer.tables.by_odds import tables_of_odds, tables_of_passages
from game.writer.tables.by_paths import tables_of_paths
from game.writer.tables.by_runs import tables_of_runs
from game.writer.tables.by_words import tables_of_heat, tables_of_words
from game.writer.tables.table import Table


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
    "runs": tables_of_runs,
    "odds": tables_of_odds,
    "paths": tables_of_paths,
    "passages": tables_of_passages,
    "moments": tables_of_moments,
}
"""The sections by name, from the cheapest to the dearest."""


def worked_out(name: str, asked: Inquiry) -> SectionFigures:
    """Return a section with all of its tables that are found before a limit."""
    tables: list[Table] = []
    _, stopped = spent_within(asked.meter, lambda: tables.extend(SECTIONS[name](asked)))
    return SectionFigures(name, tuple(tables), stopped)
