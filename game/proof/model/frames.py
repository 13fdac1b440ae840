"""Which variables are told apart at each place, and what each edge adds and forgets: a story made ready for searching.

A variable is told apart only where it is live and may have been written (see `dataflow`). So whatever is carried through
the story, sets or sums, must take in the start values of what a place asks for first, and let go what nothing asks any more.
"""

from collections.abc import Iterable

from msgspec import Struct

from game.proof.model.dataflow import DataFlow, live_before
from game.proof.model.masks import Mask, changed_by
from game.story.graph import Edge
from game.story.logic import Condition, Effect


class EdgeFrame(Struct, frozen=True):
    """An edge made ready: where the variables `known` are told apart and `guard` holds, it leads to `target`.

    `effects` are those that count. They change `added`, too, which had their start values till then; after them
    `forgotten` are let go, and `started` are taken in at their start values.
    """

    guard: Condition
    effects: tuple[Effect, ...]
    target: int
    choice: int | None
    known: Mask
    added: Mask
    forgotten: Mask
    started: Mask


class VertexFrame(Struct, frozen=True):
    """A place made ready: to who arrives `added` are taken in at their start values, and then `known` are told apart.

    Who stands there lets go `forgotten`, and `standing` are told apart.
    """

    place: int
    stands: Condition
    added: Mask
    known: Mask
    forgotten: Mask
    standing: Mask
    silent: tuple[EdgeFrame, ...]
    choices: tuple[EdgeFrame, ...]


class Frames:
    """The places of a story made ready, each when it is first asked for."""

    def __init__(self, flow: DataFlow) -> None:
        self.flow = flow
        self._vertices: dict[int, VertexFrame] = {}

    def arriving(self, place: int) -> Mask:
        """Return the variables told apart in what arrives at a place."""
        return self.flow.live_on_entry[place] & self.flow.maybe_written[place]

    def vertex(self, place: int) -> VertexFrame:
        """Return the place made ready."""
        vertex = self._vertices.get(place)
        if vertex is None:
            vertex = self._vertices[place] = self._made_ready(place)
        return vertex

    def _made_ready(self, place: int) -> VertexFrame:
        flow, vertex = self.flow, self.flow.story.graph[place]
        arriving = self.arriving(place)
        added = flow.reads[place] & flow.live_on_entry[place] & ~arriving
        known = arriving | added
        standing = known & flow.live_on_stage[place]
        silent, choices = self._edges(vertex.silent, known), self._edges(vertex.choices, standing)
        return VertexFrame(place, vertex.stands, added, known, known & ~standing, standing, silent, choices)

    def _edges(self, edges: Iterable[Edge], known: Mask) -> tuple[EdgeFrame, ...]:
        return tuple([self._edge(edge, known) for edge in edges])

    def _edge(self, edge: Edge, known: Mask) -> EdgeFrame:
        effects = live_before(edge.effects, self.flow.live_on_entry[edge.target])[1]
        added = changed_by(effects) & ~known
        then, wanted = known | added, self.arriving(edge.target)
        return EdgeFrame(edge.guard, effects, edge.target, edge.choice, known, added, then & ~wanted, wanted & ~then)
