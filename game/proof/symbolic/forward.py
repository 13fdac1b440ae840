"""Answers for what can be reached: for each place the exact set of moments, forgetting what nothing later reads.

The strongly connected parts of the calendar are taken in order, so each part is complete before it is left. A part
without a way back takes one visit a place. In a part with one, only what is new is carried on, sweep after sweep, until
nothing is new.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow, live_before
from game.proof.model.masks import changed_by
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.graph import Edge
from game.story.logic import Effect


class _Crossing(Struct, frozen=True):
    """A way made ready: the effects that count, the variables then forgotten, and those that are born on the other side."""

    to: int
    region: StateSet  # where the way is open
    effects: tuple[Effect, ...]
    forgotten: int
    started: int


class _Stop(Struct, frozen=True):
    """A place made ready. `added` are variables its rules ask for that still have their start values."""

    added: int
    on_stage: StateSet
    passed: int  # variables to forget once one stands here
    standing: int  # variables that are then told apart
    leaving: tuple[_Crossing, ...]
    passing: tuple[_Crossing, ...]


class TransitionRelation:
    """The rules of a story as steps between sets: from arriving to standing, and from standing on."""

    def __init__(self, flow: DataFlow, sets: StateSets) -> None:
        self.flow = flow
        self.sets = sets
        self._stops: dict[int, _Stop] = {}

    def arriving(self, place: int) -> int:
        """The variables told apart in what arrives at a place."""
        return self.flow.live_on_entry[place] & self.flow.maybe_written[place]

    def standing(self, place: int) -> int:
        """The variables told apart in what stands at a place."""
        return self.stop(place).standing if place < self.flow.story.end else self.arriving(place)

    def stop(self, place: int) -> _Stop:
        """The scene at a place, made ready once."""
        stop = self._stops.get(place)
        if stop is None:
            stop = self._stops[place] = self._made_ready(place)
        return stop

    def _made_ready(self, place: int) -> _Stop:
        flow, sets = self.flow, self.sets
        node = flow.story.graph[place]
        arriving = self.arriving(place)
        added = flow.reads[place] & flow.live_on_entry[place] & ~flow.maybe_written[place]
        known = arriving | added
        standing = known & flow.live_on_stage[place]
        passing = tuple(self._crossing(edge, known) for edge in node.silent)
        leaving = tuple(self._crossing(edge, standing) for edge in node.choices)
        return _Stop(added, sets.encode(node.stands), known & ~standing, standing, leaving, passing)

    def _crossing(self, edge: Edge, known: int) -> _Crossing:
        effects = live_before(edge.effects, self.flow.live_on_entry[edge.target])[1]
        known |= changed_by(effects)
        wanted = self.arriving(edge.target)
        region = self.sets.encode(edge.guard)
        return _Crossing(edge.target, region, effects, known & ~wanted, wanted & ~known)

    def _cross(self, crossing: _Crossing, region: StateSet) -> StateSet:
        moved = self.sets.image(region & crossing.region, crossing.effects)
        if crossing.forgotten:
            moved = self.sets.project(moved, crossing.forgotten)
        return moved & self.sets.start(crossing.started) if crossing.started else moved

    def arrive(self, place: int, region: StateSet) -> StateSet:
        """Of what arrives, what then stands there."""
        if place >= self.flow.story.end:
            return region
        stop = self.stop(place)
        return self.sets.project(region & self.sets.start(stop.added) & stop.on_stage, stop.passed)

    def passing(self, place: int, region: StateSet) -> Iterator[tuple[int, StateSet]]:
        """Where that goes which arrives and does not stand there."""
        if place < self.flow.story.end:
            stop = self.stop(place)
            region = region & self.sets.start(stop.added)
            for crossing in stop.passing:
                yield crossing.to, self._cross(crossing, region)

    def leaving(self, place: int, region: StateSet) -> Iterator[tuple[int, StateSet]]:
        """Where the choices lead from what stands there, choice by choice."""
        if place < self.flow.story.end:
            for crossing in self.stop(place).leaving:
                yield crossing.to, self._cross(crossing, region)


class Reachable(Struct, frozen=True):
    """Everything that can be reached: by place, what arrives there and what stands there."""

    tracks: TransitionRelation
    arrived: tuple[StateSet, ...]
    stood: tuple[StateSet, ...]

    def moments(self, place: int) -> int:
        """How many moments of this place can be reached, told apart by the variables that are kept there."""
        return self.tracks.sets.count(self.stood[place], self.tracks.standing(place))


def reach(tracks: TransitionRelation, meter: Budget) -> Reachable:
    """Everything that can be reached. Raises `BudgetExceeded` or `MemoryError` when a limit is."""
    arrived = _beginning(tracks)
    stood = dict(_in_order(tracks, arrived, meter, "looking what can be reached"))
    return Reachable(tracks, tuple(arrived), tuple(stood[place] for place in range(len(arrived))))


def moments(tracks: TransitionRelation, meter: Budget, doing: str) -> int:
    """How many moments can be reached, each place's let go once it is counted. Raises `BudgetExceeded` or `MemoryError`."""
    arrived = _beginning(tracks)
    found = 0
    for place, region in _in_order(tracks, arrived, meter, doing):
        found += tracks.sets.count(region, tracks.standing(place))
        arrived[place] = tracks.sets.empty
    return found


def _beginning(tracks: TransitionRelation) -> list[StateSet]:
    """What arrives at each place before a choice is made."""
    nothing = [tracks.sets.empty] * (len(tracks.flow.story.graph) - 1)
    return [tracks.sets.start(tracks.arriving(0)), *nothing]


def _in_order(
    tracks: TransitionRelation, arrived: list[StateSet], meter: Budget, doing: str
) -> Iterator[tuple[int, StateSet]]:
    """Each place, once it is complete, with what stands there; `arrived` is filled on the way."""
    for number, part in enumerate(tracks.flow.sccs):
        meter.tick(doing, number, len(tracks.flow.sccs))
        if tracks.flow.is_cyclic(part):
            yield from _settle(tracks, part, arrived, meter).items()
        else:
            yield part[0], _carry(tracks, part[0], arrived[part[0]], arrived)


def _carry(tracks: TransitionRelation, place: int, region: StateSet, arrived: list[StateSet]) -> StateSet:
    """Takes what arrives at a place to where it leads; returns what of it stands there."""
    if region == tracks.sets.empty:
        return region
    for to, onward in tracks.passing(place, region):
        arrived[to] = arrived[to] | onward
    stands = tracks.arrive(place, region)
    for to, onward in tracks.leaving(place, stands):
        arrived[to] = arrived[to] | onward
    return stands


def _settle(
    tracks: TransitionRelation, part: Sequence[int], arrived: list[StateSet], meter: Budget
) -> dict[int, StateSet]:
    """Goes through a part with a way back until nothing new arrives anywhere in it; returns what stands there."""
    done = dict.fromkeys(part, tracks.sets.empty)
    stood = done.copy()
    while any(arrived[place] != done[place] for place in part):
        for place in part:
            meter.tick("going round a loop", place, part[-1])
            new = arrived[place] & ~done[place]
            done[place] = arrived[place]
            stood[place] = stood[place] | _carry(tracks, place, new, arrived)
    return stood
