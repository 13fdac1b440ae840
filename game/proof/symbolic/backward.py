"""Backward reachability: from where something occurs to the moments that lead there.

What must hold now so that something can occur later is again a set (Dijkstra's weakest precondition, taken edge by edge
and add_target by *or*). It speaks only of what the question and the guards in between ask for, so it stays small where the
set of all moments would not: this is how a passage that remembers a choice of four acts ago is decided without carrying
that memory through the whole story. As soon as it speaks only of variables that the forward search told apart, one
intersection decides.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from game.proof.budget import Budget
from game.proof.model.dataflow import live_before
from game.proof.model.goals import CoverageGoal, StateQuery
from game.proof.model.masks import Mask, mask_of
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.graph import Edge, predecessors

Target: TypeAlias = tuple[StateSet, Mask]
"""A set of moments of one place, and the variables it may speak of."""


class TargetSets(Struct):
    """Targets by place: what is wanted to stand there, and what to arrive."""

    standing: dict[int, Target] = field(default_factory=dict)
    arriving: dict[int, Target] = field(default_factory=dict)


def add_target(goals: dict[int, Target], place: int, region: StateSet, mask: Mask) -> None:
    """Join a set to the target at a place, in place."""
    if place in goals:
        region, mask = goals[place][0] | region, goals[place][1] | mask
    goals[place] = region, mask


class BackwardAnalysis:
    """Preimages along the edges of a story, over all its variables, and what they decide.

    `into` are the predecessors of each place, `passing_into` those along silent edges.
    """

    def __init__(self, reached: Reachable) -> None:
        self.reached = reached
        self.flow = reached.flow
        self.sets: StateSets = reached.sets
        self._start = tuple(variable.start for variable in self.flow.story.variables)
        graph = self.flow.story.graph
        self.into = predecessors([vertex.edges for vertex in graph])
        self.passing_into = predecessors([vertex.silent for vertex in graph])
        self.component_of = {place: number for number, component in enumerate(self.flow.sccs) for place in component}

    def with_known_starts(self, place: int, region: StateSet, mask: Mask) -> Target:
        """Return the target restricted to what still has its start value at this place, of which it then speaks no more."""
        written = self.flow.maybe_written[place]
        return self.sets.restrict_to_start(region, mask & ~written), mask & written

    def arriving(self, place: int, goals: TargetSets) -> Target:
        """Return what must arrive at a place so that a target is met there or, along silent edges, further on."""
        sets = self.sets
        region, mask = goals.arriving.get(place, (sets.empty, 0))
        vertex = self.flow.story.graph[place]
        if place in goals.standing:
            region = region | (sets.encode(vertex.stands) & goals.standing[place][0])
            mask |= goals.standing[place][1] | mask_of(vertex.stands)
        more, asked = self._leading(vertex.silent, goals)
        return self.with_known_starts(place, region | more, mask | asked)

    def standing(self, place: int, goals: TargetSets, only: int | None = None) -> Target:
        """Return what must stand at a place so that some choice (or only the one of this number) leads to a target."""
        choices = self.flow.story.graph[place].choices
        return self.with_known_starts(
            place, *self._leading(choices if only is None else choices[only : only + 1], goals)
        )

    def _leading(self, edges: Iterable[Edge], goals: TargetSets) -> Target:
        """The preimage, along these edges, of what is wanted to arrive somewhere."""
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
        """Whether what is asked for occurs on some path."""
        return any(self.possible(ask, meter) for ask in question.asks)

    def possible(self, ask: StateQuery, meter: Budget) -> bool:
        """Whether a reachable moment meets the query."""
        region, mask = self.region(ask)
        return self.occurs(ask.place, region, mask, arriving=ask.arriving, meter=meter)

    def region(self, ask: StateQuery) -> Target:
        """Return the moments of its place that meet a query."""
        sets = self.sets
        if ask.lands:
            region, mask = self._landing(ask)
        else:
            region, mask = (
                sets.preimage(sets.encode(ask.then), ask.effects),
                live_before(ask.effects, mask_of(ask.then))[0],
            )
        return region & sets.encode(ask.condition), mask | mask_of(ask.condition)

    def _landing(self, ask: StateQuery) -> Target:
        """From where a choice lands in `then`: wherever that may be, everything from its target on is wanted."""
        wanted = self.sets.encode(ask.then), mask_of(ask.then)
        return self.landing(ask.place, ask.choice or 0, lambda _: wanted)

    def landing(self, place: int, choice: int, wanted: Callable[[int], Target | None]) -> Target:
        """Return what must stand at a place so that a choice lands in a moment that is wanted there.

        `wanted` says for any place which moments are; None is none.
        """
        goals = TargetSets()
        first = self.flow.story.graph[place].choices[choice].target
        for after in range(max(first, self.flow.story.end), first - 1, -1):
            one = wanted(after)
            if one is not None:
                goals.standing[after] = one
            goals.arriving[after] = self.arriving(after, goals)
        return self.standing(place, goals, only=choice)

    def all_before(self, standing: Mapping[int, Target], meter: Budget) -> TargetSets:
        """Return for every place from what stands and from what arrives there one of these moments can come about.

        Raises `BudgetExceeded` when time is over.
        """
        goals = TargetSets(dict(standing))
        for number in range(len(self.flow.sccs) - 1, -1, -1):
            meter.tick("looking back from the endings", number, len(self.flow.sccs))
            component = self.flow.sccs[number]
            changed = True
            while changed:
                before = {place: (goals.standing.get(place), goals.arriving.get(place)) for place in component}
                for place in reversed(component):
                    self._step(place, goals)
                after = {place: (goals.standing.get(place), goals.arriving.get(place)) for place in component}
                changed = self.flow.is_cyclic(component) and before != after
        return goals

    def occurs(self, place: int, region: StateSet, mask: Mask, *, arriving: bool, meter: Budget) -> bool:
        """Whether some moment of the set can be reached at this place. Raises `BudgetExceeded` when time is over."""
        region, mask = self.with_known_starts(place, region, mask)
        if region == self.sets.empty:
            return False
        if self._is_known(place, mask, arriving=arriving):
            return self._meets(place, region, mask, arriving=arriving)
        goals = TargetSets()
        (goals.arriving if arriving else goals.standing)[place] = region, mask
        for number in range(self.component_of[place], -1, -1):
            meter.tick("looking back from what is written", self.component_of[place] - number, self.component_of[place])
            if self._visit(self.flow.sccs[number], goals):
                return True
            if not goals.arriving and not goals.standing:
                return False
        return False

    def _is_known(self, place: int, mask: Mask, *, arriving: bool) -> bool:
        """Whether the forward search told apart all that a target at this place speaks of."""
        return not mask & self.flow.maybe_written[place] & ~self.reached.known(place, arriving=arriving)

    def _meets(self, place: int, region: StateSet, mask: Mask, *, arriving: bool) -> bool:
        """Whether a target of which all is known has a reachable moment in it."""
        have = (self.reached.arrived if arriving else self.reached.stood)[place]
        starts = self.sets.start(mask & ~self.reached.known(place, arriving=arriving))
        return bool(region & have & starts != self.sets.empty)

    def _visit(self, component: tuple[int, ...], goals: TargetSets) -> bool:
        """Take targets back through a component, and return whether one is met; those that cannot be are dropped."""
        loops = self.flow.is_cyclic(component)
        changed = True
        while changed:
            changed = False
            for place in reversed(component):
                before = goals.standing.get(place), goals.arriving.get(place)
                self._step(place, goals)
                found = goals.standing.get(place)
                if found and self._is_known(place, found[1], arriving=False):
                    if self._meets(place, *found, arriving=False):
                        return True
                changed |= loops and before != (goals.standing.get(place), goals.arriving.get(place))
        return self._prune(component, goals)

    def _step(self, place: int, goals: TargetSets) -> None:
        """Take the targets of later places back to this one: first to what stands there, then to what arrives."""
        region, mask = self.standing(place, goals)
        if region != self.sets.empty:
            add_target(goals.standing, place, region, mask)
        region, mask = self.arriving(place, goals)
        if region != self.sets.empty:
            goals.arriving[place] = region, mask

    def _prune(self, component: tuple[int, ...], goals: TargetSets) -> bool:
        """Once a component is done, return whether a target is met at its entry; else each is dropped or taken further back."""
        if 0 in component and 0 in goals.arriving:
            return self.sets.holds(goals.arriving[0][0], self._start)
        for place in component:
            goals.standing.pop(place, None)
            wanted = goals.arriving.get(place)
            if wanted and self._is_known(place, wanted[1], arriving=True):
                if self._meets(place, *wanted, arriving=True):
                    return True
                del goals.arriving[place]
        done = self.component_of[component[0]]
        for place in [
            one for one in goals.arriving if all(self.component_of[source] >= done for source in self.into[one])
        ]:
            del goals.arriving[place]
        return False
