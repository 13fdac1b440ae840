"""Shortest witnesses: the fewest choices that lead somewhere, found backwards and walked forwards.

Layer *n* holds the moments from which the goal is *n* choices away and no fewer (breadth-first search on sets). Once the
story's beginning is in a layer, play walks down the layers by the rules themselves, so a witness is a run that was made.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from game.play.moment import Moment
from game.play.rules import arrived, begin, choose, edge_of, open_choices, silent_edge
from game.proof.budget import Budget
from game.proof.model.query import StateQuery, meets
from game.proof.model.witness import Witness, WitnessStep, step_of
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.state_sets import StateSet
from game.proof.symbolic.targets import TargetSets, add_target
from game.story.model import Choice, Story

Layer: TypeAlias = Mapping[int, StateSet]


class ShortestRun:
    """Shortest runs to sets of moments. Raises `BudgetExceeded` or `MemoryError` when a limit is reached."""

    def __init__(self, backward: BackwardAnalysis, meter: Budget) -> None:
        self.back = backward
        self.story = backward.flow.story
        self.sets = backward.sets
        self._meter = meter
        self._everything = (1 << len(self.story.variables)) - 1

    def to_asks(self, asks: Iterable[StateQuery]) -> Witness | None:
        """Return the shortest run on which one of the queries is met, the choice that belongs to it included; or None."""
        here: dict[int, StateSet] = {}
        with_choice: dict[int, StateSet] = {}
        arriving: dict[int, StateSet] = {}
        asks = tuple(asks)
        for ask in asks:
            goals = arriving if ask.arriving else here if ask.choice is None else with_choice
            region = self.back.region(ask)[0]
            for place in ask.places:
                goals[place] = goals.get(place, self.sets.empty) | region
        first = begin(self.story)
        on_the_way = arrivals(self.story, Moment(0, tuple(variable.start for variable in self.story.variables)))
        if any(meets(ask, moment) for moment in on_the_way for ask in asks if ask.arriving):
            return Witness(())
        layers = self._layers(here, self._before(with_choice, arriving), first)
        return None if layers is None else self._walk(first, layers, asks)

    def to_standing(self, goal: Layer, start: Moment | None = None, *, again: bool = False) -> Witness | None:
        """Return the shortest run from the start to one of these moments, or None; with `again`, of at least one choice."""
        first = start or begin(self.story)
        layers = self._layers({}, self.layer(goal), first) if again else self._layers(goal, {}, first)
        if layers is None:
            return None
        return self._walk(first, [goal, *layers[1:]], ())

    def _before(self, with_choice: Layer, arriving: Layer) -> Layer:
        """From where one choice meets a query: it is the one asked for, or leads past what is to arrive."""
        found = dict(self.layer({}, arriving)) if arriving else {}
        for place, region in with_choice.items():
            found[place] = found.get(place, self.sets.empty) | region
        return found

    def layer(self, standing: Layer, arriving: Layer = MappingProxyType({})) -> dict[int, StateSet]:
        """Return the moments, by place, from which one choice leads to what is wanted to stand or to arrive somewhere."""
        goals = TargetSets({place: (region, self._everything) for place, region in standing.items()})
        waiting = [-place for place in {*standing, *arriving}]
        heapq.heapify(waiting)
        queued = {-place for place in waiting}
        while waiting:
            place = -heapq.heappop(waiting)
            if place in arriving:
                add_target(goals.arriving, place, arriving[place], self._everything)
            region = self.back.arriving(place, goals)[0]
            if region != self.sets.empty:
                goals.arriving[place] = region, self._everything
                for source in self.back.passing_into[place] - queued:
                    queued.add(source)
                    heapq.heappush(waiting, -source)
        sources = {source for place in goals.arriving for source in self.back.into[place]}
        found = {source: self.back.standing(source, goals)[0] for source in sources}
        return {source: region for source, region in found.items() if region != self.sets.empty}

    def _layers(self, zero: Layer, one: Layer, first: Moment) -> list[Layer] | None:
        """The layers from the goal back to the one that holds the first moment; `one` is a choice away by itself."""
        layers: list[Layer] = [zero]
        seen = dict(zero)
        while not self._holds(layers[-1], first):
            self._meter.tick("looking for the shortest way, so many choices back", len(layers), 0)
            found = self.layer(layers[-1])
            if len(layers) == 1:
                for place, region in one.items():
                    found[place] = found.get(place, self.sets.empty) | region
            fresh: dict[int, StateSet] = {}
            for place, region in found.items():
                new = region & ~seen.get(place, self.sets.empty)
                if new != self.sets.empty:
                    fresh[place] = new
                    seen[place] = seen.get(place, self.sets.empty) | new
            if not fresh:
                return None
            layers.append(fresh)
        return layers

    def _holds(self, layer: Layer, moment: Moment) -> bool:
        return moment.place in layer and self.sets.holds(layer[moment.place], moment.values)

    def _walk(self, moment: Moment, layers: Sequence[Layer], asks: Sequence[StateQuery]) -> Witness:
        steps: list[WitnessStep] = []
        for depth in range(len(layers) - 1, 0, -1):
            last = asks if depth == 1 else ()
            choice, after = next(
                (choice, after)
                for choice in open_choices(self.story, moment)
                for after in (choose(self.story, moment, choice),)
                if self._holds(layers[depth - 1], after) or _finishes(self.story, moment, choice, last)
            )
            steps.append(step_of(self.story, moment, choice))
            moment = after
        return Witness(tuple(steps))


def _finishes(story: Story, moment: Moment, choice: Choice, asks: Sequence[StateQuery]) -> bool:
    """Whether making this choice meets one of the asks: it is the choice asked for, or what it leads past is."""
    edge = edge_of(story, moment.place, choice)
    if edge is None:
        return False
    return any(
        edge.choice == ask.choice and meets(ask, moment)
        if not ask.arriving
        else any(meets(ask, one) for one in arrivals(story, arrived(edge, moment)))
        for ask in asks
    )


def arrivals(story: Story, moment: Moment) -> Iterator[Moment]:
    """Yield what arrives at each place on the way to where the reader next stands."""
    yield moment
    while (edge := silent_edge(story, moment)) is not None:
        moment = arrived(edge, moment)
        yield moment
