"""The graph of a story: every step that play can take from a place, and what the numbers of places mean.

Nobody else knows where a choice leads, or what becomes of a scene in which the reader does not stand.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.story.logic import ALWAYS, Condition, Effect, conj, holds, negated

Outcome: TypeAlias = tuple[tuple[Effect, ...], int | None]
"""What an author wrote of a step: what it does, and where it leads; None is simply onward."""


class EdgeKind(StrEnum):
    """What makes a step happen."""

    CHOICE = "choice"  # the reader, who stands there
    OFFSTAGE = "offstage"  # the story: the scene happens, and nobody followed is in it
    PASS = "pass"  # noqa: S105 - the calendar: the scene does not happen


class Edge(Struct, frozen=True):
    """One step of play, a guarded command (Dijkstra 1975): where `guard` holds, make `effects` and arrive at `target`.

    The guard of a choice is asked where the reader stands, that of a silent edge where one arrives. `choice` is the
    number of the choice in its scene, and None for what happens without one.
    """

    kind: EdgeKind
    guard: Condition
    effects: tuple[Effect, ...]
    target: int
    choice: int | None = None


class Vertex(Struct, frozen=True):
    """What can happen at one place: who arrives stands there while `stands` holds, and else takes a silent edge.

    Of the silent edges just one is open wherever `stands` does not hold. `choices` are in the scene's order, so the edge
    of a choice is found by its number.
    """

    stands: Condition
    silent: tuple[Edge, ...]
    choices: tuple[Edge, ...]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All that leads away from here."""
        return self.silent + self.choices

    def silent_edge(self, values: Sequence[int]) -> Edge | None:
        """Return what is taken without a choice by who arrives here with these values; None where they stand."""
        if holds(self.stands, values):
            return None
        for edge in self.silent[:-1]:
            if holds(edge.guard, values):
                return edge
        return self.silent[-1]

    @property
    def successors(self) -> tuple[int, ...]:
        """The places that may come right after this one, whatever the variables say, ascending."""
        return tuple(sorted({edge.target for edge in self.edges}))


END = Vertex(ALWAYS, (), ())
"""The vertex of a place where the story is over."""


def vertex_of(
    place: int, stands: Condition, happens: Condition, offstage: Outcome, choices: Iterable[tuple[Condition, Outcome]]
) -> Vertex:
    """Return the vertex of the scene at a place: who arrives stands there, or sees it happen offstage, or passes it.

    A silent edge that can never be taken is left out, and onward is the next place.
    """

    def edge(kind: EdgeKind, guard: Condition, outcome: Outcome, choice: int | None = None) -> Edge:
        effects, to = outcome
        return Edge(kind, guard, effects, place + 1 if to is None else to, choice)

    silent: list[Edge] = []
    if happens != stands:
        silent.append(edge(EdgeKind.OFFSTAGE, conj(happens, negated(stands)), offstage))
    if happens != ALWAYS:
        silent.append(edge(EdgeKind.PASS, conj(negated(happens), negated(stands)), ((), None)))
    steps = (edge(EdgeKind.CHOICE, guard, outcome, number) for number, (guard, outcome) in enumerate(choices))
    return Vertex(stands, tuple(silent), tuple(steps))


def predecessors(edges: Sequence[Iterable[Edge]]) -> tuple[frozenset[int], ...]:
    """Return for each place the places from which one of these edges leads there; `edges` are by place."""
    found: list[set[int]] = [set() for _ in edges]
    for place, leading in enumerate(edges):
        for edge in leading:
            found[edge.target].add(place)
    return tuple(map(frozenset, found))


def ending_place(end: int, number: int) -> int:
    """Return the place of the ending of this number, counted from 0, where the calendar's end is the place `end`."""
    return end + 1 + number
