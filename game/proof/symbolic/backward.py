"""Backward reachability: from where something occurs to the moments that lead there.

What must hold now so that something can occur later is again a set (Dijkstra's weakest precondition, taken edge by edge
and joined by *or*). It speaks only of what the question and the guards in between ask for, so it stays small where the
set of all moments would not: this is how a passage that remembers a choice of four acts ago is decided without carrying
that memory through the whole story. As soon as it speaks only of variables that the forward search told apart, one
intersection decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from game.play.rules import begin
from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow, live_before
from game.proof.model.masks import Mask, changed_by, mask_of
from game.proof.model.query import StateQuery
from game.proof.model.runs import Sample
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.proof.symbolic.targets import Junction, KnownMoments, MetMoments, Target, TargetSets, add_target
from game.story.graph import Edge, predecessors
from game.story.logic import ALWAYS, Condition


class Unwieldy(Exception):
    """A preimage has grown so large that sets of all that can be reached will be smaller."""


class BackwardAnalysis:
    """Preimages along the edges of a story, over all its variables, and what they decide.

    `into` are the predecessors of each place, `passing_into` those along silent edges. Of preimages that have to be taken
    further back none may have more nodes than `most`: those raise `Unwieldy`.
    """

    def __init__(self, flow: DataFlow, sets: StateSets, known: KnownMoments, most: int | None = None) -> None:
        self.flow = flow
        self.sets = sets
        self.known = known
        self._most = most
        self._start = tuple(variable.start for variable in self.flow.story.variables)
        graph = self.flow.story.graph
        self.into = predecessors([vertex.edges for vertex in graph])
        self.passing_into = predecessors([vertex.silent for vertex in graph])
        self.component_of = {place: number for number, component in enumerate(self.flow.sccs) for place in component}
        self._asked: dict[int, Mask] = {}  # by conditions of the graph, which lives as long as this

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
            mask |= goals.standing[place][1] | self._asked_by(vertex.stands)
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
        region, mask = self.sets.empty, 0
        for edge in edges:
            wanted = goals.arriving.get(edge.target)
            if wanted:
                more, asked = self._before(edge, wanted)
                region, mask = region | more, mask | asked
        return region, mask

    def _before(self, edge: Edge, target: Target) -> Target:
        """The preimage of what is wanted at the end of an edge."""
        before, effects = live_before(edge.effects, target[1])
        region = self.sets.encode(edge.guard) & self.sets.preimage(target[0], effects)
        return region, before | self._asked_by(edge.guard)

    def _asked_by(self, condition: Condition) -> Mask:
        """The variables that a condition of the graph asks about, found once."""
        known = self._asked.get(id(condition))
        if known is None:
            known = self._asked[id(condition)] = mask_of(condition)
        return known

    # --- deciding ---------------------------------------------------------------------------------------------------

    def possible(self, ask: StateQuery, meter: Budget) -> bool:
        """Return whether a moment that can be reached meets the ask."""
        return self.meeting(self.targets(ask), meter) is not None

    def targets(self, ask: StateQuery) -> TargetSets:
        """Return the ask as target sets: the same region at each of its places."""
        wanted = self.region(ask)
        everywhere = dict.fromkeys(ask.places, wanted)
        return TargetSets(arriving=everywhere) if ask.arriving else TargetSets(standing=everywhere)

    def region(self, ask: StateQuery) -> Target:
        """Return the moments of its place that meet a query."""
        sets = self.sets
        mask, effects = live_before(ask.effects, mask_of(ask.then))
        region = sets.preimage(sets.encode(ask.then), effects)
        return region & sets.encode(ask.condition), mask | mask_of(ask.condition)

    def steps_into(self, condition: Condition) -> TargetSets:
        """Return from what the next step, with or without a choice, makes a condition true that was not.

        Where there is none such, what does not hold at the beginning never does (an inductive invariant).
        """
        sets, asked = self.sets, mask_of(condition)
        holding = sets.encode(condition)
        found = TargetSets()
        for place, edge, changed in self._writing:
            if changed & asked:
                silent = edge.choice is None
                so = ALWAYS if silent else self.flow.story.graph[place].stands
                before, mask = self._before(edge, (holding, asked))
                mask |= asked | self._asked_by(so)
                region = before & ~holding & sets.encode(so) & sets.valid(mask)
                if region != sets.empty:
                    add_target(found.arriving if silent else found.standing, place, region, mask)
        return found

    @cached_property
    def _writing(self) -> Sequence[tuple[int, Edge, Mask]]:
        """The edges that have effects, each with its place and with what it may change."""
        graph = self.flow.story.graph
        written = ((place, edge) for place, vertex in enumerate(graph) for edge in vertex.edges if edge.effects)
        return [(place, edge, changed_by(edge.effects)) for place, edge in written]

    def all_landings(self, standing: Mapping[int, Target]) -> TargetSets:
        """Return for every place what must arrive there so that, with no choice made on the way, one of these stands."""
        goals = TargetSets(standing=dict(standing))
        for place in reversed(range(len(self.into))):  # what happens offstage never leads back
            region, mask = self.arriving(place, goals)
            if region != self.sets.empty:
                goals.arriving[place] = region, mask
        return goals

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
        """Return whether some moment in the region can be reached at this place."""
        wanted = {place: (region, mask)}
        targets = TargetSets(arriving=wanted) if arriving else TargetSets(standing=wanted)
        return self.meeting(targets, meter) is not None

    def meeting(self, targets: TargetSets, meter: Budget) -> Junction | None:
        """Return where, going backwards from the targets, moments are met that can be reached; None when none ever are.

        Raises `Unwieldy`, and `BudgetExceeded` when time is over.
        """
        goals, way = TargetSets(), TargetSets()
        for arriving, wanted in ((False, targets.standing), (True, targets.arriving)):
            for place, one in wanted.items():
                target = self.with_known_starts(place, *one)
                if target[0] != self.sets.empty:
                    met = self.known.met(self.sets, place, target, arriving=arriving)
                    if met is None:
                        (goals.arriving if arriving else goals.standing)[place] = target
                    elif met.region != self.sets.empty:
                        return Junction(place, arriving, met, way)
        last = max((self.component_of[place] for place in (*goals.standing, *goals.arriving)), default=-1)
        for number in range(last, -1, -1):
            meter.tick("looking back from what is written", last - number, last)
            met_here = self._visit(self.flow.sccs[number], goals, way)
            if met_here is not None or not (goals.arriving or goals.standing):
                return met_here
        return None

    def _visit(self, component: tuple[int, ...], goals: TargetSets, way: TargetSets) -> Junction | None:
        """Takes the goals back through a component, and notes on the way what they want; what cannot be met is dropped."""
        loops = self.flow.is_cyclic(component)
        changed = True
        while changed:
            changed = False
            for place in reversed(component):
                before = goals.standing.get(place), goals.arriving.get(place)
                self._step(place, goals)
                found = goals.standing.get(place)
                if found:
                    way.standing[place] = found
                    met = self.known.met(self.sets, place, found, arriving=False)
                    if met is not None and met.region != self.sets.empty:
                        return Junction(place, False, met, way)
                changed |= loops and before != (goals.standing.get(place), goals.arriving.get(place))
        return self._prune(component, goals, way)

    def _step(self, place: int, goals: TargetSets) -> None:
        """Take the targets of later places back to this one: first to what stands there, then to what arrives."""
        region, mask = self.standing(place, goals)
        if region != self.sets.empty:
            add_target(goals.standing, place, region, mask)
        region, mask = self.arriving(place, goals)
        if region != self.sets.empty:
            if self._most is not None and region.node_count() > self._most:
                raise Unwieldy
            goals.arriving[place] = region, mask

    def _prune(self, component: tuple[int, ...], goals: TargetSets, way: TargetSets) -> Junction | None:
        """Once a component is done: what its places want is met at its entry, or is dropped, or is passed further back."""
        if 0 in component and 0 in goals.arriving:
            begins = self.sets.start((1 << len(self._start)) - 1) & goals.arriving[0][0]
            return (
                None
                if begins == self.sets.empty
                else Junction(0, True, MetMoments(begins, Sample(begin(self.flow.story), (), 0)), way)
            )
        for place in component:
            goals.standing.pop(place, None)
            wanted = goals.arriving.get(place)
            met = self.known.met(self.sets, place, wanted, arriving=True) if wanted else None
            if met is not None:
                if met.region != self.sets.empty:
                    return Junction(place, True, met, way)
                del goals.arriving[place]
        done = self.component_of[component[0]]
        for place in [
            one for one in goals.arriving if all(self.component_of[source] >= done for source in self.into[one])
        ]:
            del goals.arriving[place]
        return None
