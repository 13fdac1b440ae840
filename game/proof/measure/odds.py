"""How likely an even reader is to meet what is written: the weight of all paths that come there, exactly.

Where no path can come back to a place, it is met at most once, and what arrives there adds up. What can be met again is
asked by itself: there a path is counted when it first meets it, and not followed any further.
"""

from collections.abc import Container, Iterable
from fractions import Fraction

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.measure.evdd import Diagram, WeightedDiagrams
from game.proof.measure.exact import evenly
from game.proof.measure.path_sums import PathWeights, WeightDomain, diagrams_for
from game.proof.measure.semiring import SUMS
from game.proof.model.dataflow import DataFlow
from game.proof.model.frames import EdgeFrame, VertexFrame
from game.proof.model.goals import CoverageGoal, GoalKind, following, goals_of
from game.proof.model.query import StateQuery
from game.proof.symbolic.propagate import propagate
from game.story.logic import disj, negated
from game.story.model import Story


class _FirstMeeting(Struct, frozen=True):
    """Where one goal can be met for the first time: a place, there a choice or none, and while which condition holds."""

    id: str
    ask: StateQuery


def odds_of_goals(story: Story, kinds: Iterable[GoalKind], most: int, meter: Budget) -> dict[str, Fraction]:
    """Return by its id how likely each goal of these kinds is to be met by an even reader of a story that ends.

    Endings are none of these kinds: what counts as theirs stands in the figures. Raises `NodeLimit` when it takes more than
    `most` nodes, `BudgetExceeded` when time is over.
    """
    kinds = frozenset(kinds)
    goals = [goal for goal in goals_of(story) if goal.thing in kinds]
    flow = following(story, goals)
    weights = diagrams_for(story, SUMS, most)
    looping = frozenset(place for component in flow.sccs if flow.is_cyclic(component) for place in component)
    once = [goal for goal in goals if not _can_be_met_again(looping, goal)]
    again = [goal for goal in goals if _can_be_met_again(looping, goal)]
    domain = _MeetingDomain(flow, weights, _meetings(once), stops=False)
    _walk(domain, meter)
    for number, goal in enumerate(again):
        meter.tick("weighing what can be met again", number, len(again))
        alone = _MeetingDomain(flow, weights, _meetings([goal]), stops=True)
        _walk(alone, meter)
        domain.odds |= alone.odds
    return {goal.id: Fraction(domain.odds.get(goal.id, 0)) for goal in goals}


def _walk(domain: WeightDomain, meter: Budget) -> None:
    for _ in propagate(domain, meter, "weighing what is met"):
        pass


def _can_be_met_again(looping: Container[int], goal: CoverageGoal) -> bool:
    """Whether a path may meet the goal twice: with more than one step, or at a place to which something leads back."""
    steps = {(place, ask.choice) for ask in goal.asks for place in ask.places}
    return len(steps) > 1 or any(place in looping for place, _ in steps)


def _meetings(goals: Iterable[CoverageGoal]) -> dict[int, list[_FirstMeeting]]:
    """Where each goal can be met, by place, with all that it asks for the same step joined."""
    found: dict[int, list[_FirstMeeting]] = {}
    for goal in goals:
        joined: dict[tuple[int, int | None], list[StateQuery]] = {}
        for ask in goal.asks:
            for place in ask.places:
                joined.setdefault((place, ask.choice), []).append(ask)
        for (place, choice), asks in joined.items():
            condition = disj(*(ask.condition for ask in asks))
            here = StateQuery(range(place, place + 1), condition, choice=choice)
            found.setdefault(place, []).append(_FirstMeeting(goal.id, here))
    return found


class _MeetingDomain(WeightDomain):
    """Weights of an even reader's paths, which notes on the way what is met; where it `stops`, what met it goes no further."""

    def __init__(
        self, flow: DataFlow, weights: WeightedDiagrams, meetings: dict[int, list[_FirstMeeting]], *, stops: bool
    ) -> None:
        super().__init__(flow, PathWeights(evenly=evenly), weights)
        self.odds: dict[str, Fraction] = {}
        self._meetings = meetings
        self._stops = stops

    def offered(self, vertex: VertexFrame, value: Diagram) -> Diagram:
        """Note what is met by standing here, and return the rest shared out among the choices that are open."""
        left = self._met(vertex.place, None, value)
        return None if left is None else super().offered(vertex, left)

    def taken(self, vertex: VertexFrame, edge: EdgeFrame, value: Diagram) -> Diagram:
        """Note what is met by making a choice, and return the rest."""
        left = value if edge.choice is None else self._met(vertex.place, edge.choice, value)
        return None if left is None else super().taken(vertex, edge, left)

    def _met(self, place: int, choice: int | None, value: Diagram) -> Diagram:
        for one in self._meetings.get(place, ()):
            if one.ask.choice == choice and value is not None:
                total = self.weights.total(self.restrict(value, one.ask.condition))
                self.odds[one.id] = self.odds.get(one.id, Fraction(0)) + (total or 0)
                if self._stops:
                    value = self.restrict(value, negated(one.ask.condition))
        return value
