"""Forward propagation through the graph of a story: the one walk that carries sets, sums and whatever else is joined.

What is carried is a domain's matter; the order is the graph's. The strongly connected components are taken in the order
in which edges lead onward, so each is complete before it is left, and a place outside any cycle is visited once. In a
cyclic one only what is new is carried on, round after round, until nothing is (chaotic iteration, Cousot and Cousot 1977).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from game.proof.budget import Budget
from game.proof.model.frames import EdgeFrame, Frames, VertexFrame
from game.proof.model.masks import Mask
from game.story.logic import Condition, Effect

V = TypeVar("V")


class Domain(Protocol[V]):
    """What is carried: values that can be joined, and what conditions, effects and forgetting make of one.

    Nothing at all is None, and no method is given it.
    """

    frames: Frames

    def start(self) -> V:
        """Return the value at the story's beginning, telling no variable apart."""

    def restrict(self, value: V, condition: Condition) -> V | None:
        """Return the part of the value where the condition holds."""

    def image(self, value: V, effects: Sequence[Effect]) -> V:
        """Return the value after the effects, made one after another."""

    def project(self, value: V, mask: Mask) -> V:
        """Return the value that no longer tells these variables apart."""

    def add_starts(self, value: V, mask: Mask) -> V:
        """Return the value that tells these variables apart, too, which have their start values."""

    def join(self, one: V, other: V) -> V:
        """Return both values in one."""

    def fresh(self, value: V, known: V) -> V | None:
        """Return the part of a value that must be carried on where `known` has been."""

    def stood(self, vertex: VertexFrame, value: V) -> V | None:
        """Return the value of standing at a place; only sums have anything to do here."""
        return value

    def offered(self, vertex: VertexFrame, value: V) -> V | None:
        """Return what the choices of a place are made from, of what stands there."""
        return value

    def taken(self, vertex: VertexFrame, edge: EdgeFrame, value: V) -> V | None:
        """Return what an edge's effects are made on, of what takes it."""
        return value


def propagate(domain: Domain[V], meter: Budget, doing: str) -> Iterator[tuple[int, V | None, V | None]]:
    """Yield each place, once it is complete, with what arrives there and what stands there.

    It ends where only finitely much is new. Raises `BudgetExceeded` when time is over, and what the domain raises.
    """
    flow = domain.frames.flow
    pending: dict[int, V] = {0: domain.add_starts(domain.start(), domain.frames.arriving(0))}
    for number, component in enumerate(flow.sccs):
        meter.tick(doing, number, len(flow.sccs))
        cyclic = flow.is_cyclic(component)
        arrived: dict[int, V] = {}
        stood: dict[int, V] = {}
        while any(place in pending for place in component):
            for place in component:
                if cyclic:
                    meter.tick("going round a loop", place, component[-1])
                if place in pending:
                    _visit(domain, place, pending, arrived, stood)
        for place in component:
            yield place, arrived.get(place), stood.get(place)


def _visit(domain: Domain[V], place: int, pending: dict[int, V], arrived: dict[int, V], stood: dict[int, V]) -> None:
    """Take what waits at a place, and carry what is new of it to where it leads."""
    value, known = pending.pop(place), arrived.get(place)
    new = value if known is None else domain.fresh(value, known)
    if new is None:
        return
    _join(domain, arrived, place, new)
    for target, onward in passing(domain, place, new):
        _join(domain, pending, target, onward)
    stands = staying(domain, place, new)
    if stands is not None:
        _join(domain, stood, place, stands)
        for target, onward in leaving(domain, place, stands):
            _join(domain, pending, target, onward)


def _join(domain: Domain[V], values: dict[int, V], place: int, value: V) -> None:
    values[place] = domain.join(values[place], value) if place in values else value


def staying(domain: Domain[V], place: int, value: V) -> V | None:
    """Return, of what arrives at a place, what then stands there."""
    vertex = domain.frames.vertex(place)
    stands = domain.restrict(entered(domain, vertex, value), vertex.stands)
    return None if stands is None else domain.stood(vertex, domain.project(stands, vertex.forgotten))


def passing(domain: Domain[V], place: int, value: V) -> Iterator[tuple[int, V]]:
    """Yield, of what arrives at a place, what becomes of what takes a silent edge, with the edge's target."""
    for edge, taken in takers_passing(domain, place, value):
        yield edge.target, crossed(domain, edge, taken)


def leaving(domain: Domain[V], place: int, stands: V) -> Iterator[tuple[int, V]]:
    """Yield, of what stands at a place, what becomes of what makes a choice, with the choice's target."""
    for edge, taken in takers_leaving(domain, place, stands):
        yield edge.target, crossed(domain, edge, taken)


def takers_passing(domain: Domain[V], place: int, value: V) -> Iterator[tuple[EdgeFrame, V]]:
    """Yield each silent edge with what takes it, of what arrives at a place."""
    vertex = domain.frames.vertex(place)
    return _takers(domain, vertex, vertex.silent, entered(domain, vertex, value)) if vertex.silent else iter(())


def takers_leaving(domain: Domain[V], place: int, stands: V) -> Iterator[tuple[EdgeFrame, V]]:
    """Yield each choice with what makes it, of what stands at a place."""
    vertex = domain.frames.vertex(place)
    offered = domain.offered(vertex, stands)
    return iter(()) if offered is None else _takers(domain, vertex, vertex.choices, offered)


def _takers(
    domain: Domain[V], vertex: VertexFrame, edges: Iterable[EdgeFrame], value: V
) -> Iterator[tuple[EdgeFrame, V]]:
    for edge in edges:
        open_here = domain.restrict(value, edge.guard)
        taken = None if open_here is None else domain.taken(vertex, edge, open_here)
        if taken is not None:
            yield edge, taken


def entered(domain: Domain[V], vertex: VertexFrame, value: V) -> V:
    """Return what arrives at a place with all that is asked for there."""
    return domain.add_starts(value, vertex.added) if vertex.added else value


def crossed(domain: Domain[V], edge: EdgeFrame, taken: V) -> V:
    """Return what takes an edge as it arrives at the edge's target."""
    if edge.effects:
        taken = domain.image(domain.add_starts(taken, edge.added) if edge.added else taken, edge.effects)
    if edge.forgotten:
        taken = domain.project(taken, edge.forgotten)
    return domain.add_starts(taken, edge.started) if edge.started else taken
