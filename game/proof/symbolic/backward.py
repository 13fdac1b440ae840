"""Answers for questions by going backwards: from where something occurs to the moments that lead there.

What must hold now so that something can occur later is again a region (Dijkstra's weakest precondition, taken choice by
choice and joined by *or*). It speaks only of what the question and the gates in between ask for, so it stays small where
the set of all moments would not: this is how a passage that remembers a choice of four acts ago is decided without
carrying that memory through the whole story. As soon as it speaks only of variables that the forward search kept, one
intersection decides.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from game.proof.budget import Budget
from game.proof.model.dataflow import live_before
from game.proof.model.goals import CoverageGoal, StateQuery
from game.proof.model.masks import mask_of
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.graph import Edge, predecessors


class TargetSets(Struct):
    """Regions by place, with the variables they may speak of: what stands there, and what arrives."""

    standing: dict[int, tuple[StateSet, int]] = field(default_factory=dict)
    arriving: dict[int, tuple[StateSet, int]] = field(default_factory=dict)


def joined(goals: dict[int, tuple[StateSet, int]], place: int, region: StateSet, mask: int) -> None:
    """Adds a region to what is wanted at a place."""
    if place in goals:
        region, mask = goals[place][0] | region, goals[place][1] | mask
    goals[place] = region, mask


class BackwardAnalysis:
    """The rules of a story taken backwards, over all its variables."""

    def __init__(self, reached: Reachable) -> None:
        self.reached = reached
        self.flow = reached.flow
        self.sets: StateSets = reached.sets
        self._start = tuple(variable.start for variable in self.flow.story.variables)
        graph = self.flow.story.graph
        self.into = predecessors([node.edges for node in graph])
        self.passing_into = predecessors([node.silent for node in graph])
        self.part = {place: number for number, part in enumerate(self.flow.sccs) for place in part}

    def with_known_starts(self, place: int, region: StateSet, mask: int) -> tuple[StateSet, int]:
        """The region with what still has its start value at this place filled in."""
        born = self.flow.maybe_written[place]
        return self.sets.restrict_to_start(region, mask & ~born), mask & born

    def arriving(self, place: int, goals: TargetSets) -> tuple[StateSet, int]:
        """What must arrive at a place so that one goes on to what is wanted there or further on."""
        sets = self.sets
        region, mask = goals.arriving.get(place, (sets.empty, 0))
        node = self.flow.story.graph[place]
        if place in goals.standing:
            region = region | (sets.encode(node.stands) & goals.standing[place][0])
            mask |= goals.standing[place][1] | mask_of(node.stands)
        more, asked = self._leading(node.silent, goals)
        return self.with_known_starts(place, region | more, mask | asked)

    def standing(self, place: int, goals: TargetSets, only: int | None = None) -> tuple[StateSet, int]:
        """What must stand at a place so that some choice (or only this one) leads to what is wanted to arrive."""
        choices = self.flow.story.graph[place].choices
        return self.with_known_starts(
            place, *self._leading(choices if only is None else choices[only : only + 1], goals)
        )

    def _leading(self, edges: Iterable[Edge], goals: TargetSets) -> tuple[StateSet, int]:
        """Return the preimage, along these edges, of what is wanted to arrive somewhere."""
        sets = self.sets
        region, mask = sets.empty, 0
        for edge in edges:
            wanted = goals.arriving.get(edge.target)
            if wanted:
                region = region | (sets.encode(edge.guard) & sets.preimage(wanted[0], edge.effects))
                mask |= live_before(edge.effects, wanted[1])[0] | mask_of(edge.guard)
        return region, mask

    # --- deciding ---------------------------------------------------------------------------------------------------

    def answer(self, question: CoverageGoal, meter: Budget) -> bool:
        """Whether the thing occurs on some path."""
        return any(self.possible(ask, meter) for ask in question.asks)

    def possible(self, ask: StateQuery, meter: Budget) -> bool:
        """Whether a moment that can be reached meets the ask."""
        region, mask = self.region(ask)
        return self.occurs(ask.place, region, mask, arriving=ask.arriving, meter=meter)

    def region(self, ask: StateQuery) -> tuple[StateSet, int]:
        """The ask as a region, and the variables it speaks of."""
        sets = self.sets
        if ask.lands:
            region, mask = self._landing(ask)
        else:
            region, mask = (
                sets.preimage(sets.encode(ask.then), ask.effects),
                live_before(ask.effects, mask_of(ask.then))[0],
            )
        return region & sets.encode(ask.condition), mask | mask_of(ask.condition)

    def _landing(self, ask: StateQuery) -> tuple[StateSet, int]:
        """Where a choice lands in `then`: wherever that may be, everything from its target on is wanted."""
        wanted = self.sets.encode(ask.then), mask_of(ask.then)
        return self.landing(ask.place, ask.choice or 0, lambda _: wanted)

    def landing(
        self, place: int, choice: int, wanted: Callable[[int], tuple[StateSet, int] | None]
    ) -> tuple[StateSet, int]:
        """What must stand at a place so that a choice leads to a moment, wherever, that is wanted there."""
        goals = TargetSets()
        first = self.flow.story.graph[place].choices[choice].target
        for after in range(max(first, self.flow.story.end), first - 1, -1):
            one = wanted(after)
            if one is not None:
                goals.standing[after] = one
            goals.arriving[after] = self.arriving(after, goals)
        return self.standing(place, goals, only=choice)

    def all_before(self, standing: Mapping[int, tuple[StateSet, int]], meter: Budget) -> TargetSets:
        """From where these moments can still come about: for every place what must stand and what must arrive there."""
        goals = TargetSets(dict(standing))
        for number in range(len(self.flow.sccs) - 1, -1, -1):
            meter.tick("looking back from the endings", number, len(self.flow.sccs))
            part = self.flow.sccs[number]
            changed = True
            while changed:
                before = {place: (goals.standing.get(place), goals.arriving.get(place)) for place in part}
                for place in reversed(part):
                    self._step(place, goals)
                after = {place: (goals.standing.get(place), goals.arriving.get(place)) for place in part}
                changed = self.flow.is_cyclic(part) and before != after
        return goals

    def occurs(self, place: int, region: StateSet, mask: int, *, arriving: bool, meter: Budget) -> bool:
        """Whether some moment in the region can be reached at this place."""
        region, mask = self.with_known_starts(place, region, mask)
        if region == self.sets.empty:
            return False
        if self._is_known(place, mask, arriving=arriving):
            return self._meets(place, region, mask, arriving=arriving)
        goals = TargetSets()
        (goals.arriving if arriving else goals.standing)[place] = region, mask
        for number in range(self.part[place], -1, -1):
            meter.tick("looking back from what is written", self.part[place] - number, self.part[place])
            if self._visit(self.flow.sccs[number], goals):
                return True
            if not goals.arriving and not goals.standing:
                return False
        return False

    def _is_known(self, place: int, mask: int, *, arriving: bool) -> bool:
        return not mask & self.flow.maybe_written[place] & ~self.reached.known(place, arriving=arriving)

    def _meets(self, place: int, region: StateSet, mask: int, *, arriving: bool) -> bool:
        have = (self.reached.arrived if arriving else self.reached.stood)[place]
        starts = self.sets.start(mask & ~self.reached.known(place, arriving=arriving))
        return bool(region & have & starts != self.sets.empty)

    def _visit(self, part: tuple[int, ...], goals: TargetSets) -> bool:
        """Takes the goals back through a part. Returns whether one of them is met; what cannot be is dropped."""
        loops = self.flow.is_cyclic(part)
        changed = True
        while changed:
            changed = False
            for place in reversed(part):
                before = goals.standing.get(place), goals.arriving.get(place)
                self._step(place, goals)
                found = goals.standing.get(place)
                if found and self._is_known(place, found[1], arriving=False):
                    if self._meets(place, *found, arriving=False):
                        return True
                changed |= loops and before != (goals.standing.get(place), goals.arriving.get(place))
        return self._prune(part, goals)

    def _step(self, place: int, goals: TargetSets) -> None:
        """Takes the goals of later places back to this one: first to what stands there, then to what arrives."""
        region, mask = self.standing(place, goals)
        if region != self.sets.empty:
            joined(goals.standing, place, region, mask)
        region, mask = self.arriving(place, goals)
        if region != self.sets.empty:
            goals.arriving[place] = region, mask

    def _prune(self, part: tuple[int, ...], goals: TargetSets) -> bool:
        """Once a part is done: what its places want is met at its entry, or is dropped, or is passed further back."""
        if 0 in part and 0 in goals.arriving:
            return self.sets.holds(goals.arriving[0][0], self._start)
        for place in part:
            goals.standing.pop(place, None)
            wanted = goals.arriving.get(place)
            if wanted and self._is_known(place, wanted[1], arriving=True):
                if self._meets(place, *wanted, arriving=True):
                    return True
                del goals.arriving[place]
        done = self.part[part[0]]
        for place in [one for one in goals.arriving if all(self.part[source] >= done for source in self.into[one])]:
            del goals.arriving[place]
        return False
