"""Why something is never shown: for want of which other thing that is never shown either."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from game.proof.model.goals import CoverageGoal, GoalKey, GoalKind, value_asks, value_id
from game.proof.model.query import StateQuery
from game.story.logic import ALWAYS, NEVER, Among, Condition, map_leaves, variables_of
from game.story.model import Story

if TYPE_CHECKING:
    from game.story.graph import Edge


def reasons(story: Story, never: Iterable[CoverageGoal]) -> Mapping[GoalKey, GoalKey]:
    """Return for each goal that nothing shows the one of them that is to be mended first; that is itself where none is before it.

    Of those that wait for one another in a ring it is the first.
    """
    goals = {goal.key: goal for goal in never}
    found = _Reasons(story, goals)
    order = {key: at for at, key in enumerate(goals)}
    return {key: _first(key, found.of, order) for key in goals}


def _first(key: GoalKey, reason: Callable[[GoalKey], GoalKey | None], order: Mapping[GoalKey, int]) -> GoalKey:
    """Return where the reasons of a goal end; where they go round, the first on the way round."""
    way = [key]
    while (before := reason(way[-1])) is not None and before not in way:
        way.append(before)
    return way[-1] if before is None else min(way[way.index(before) :], key=order.__getitem__)


class _Reasons:
    """What goals that are never met want for, by what no reader comes to: scenes, choices, and values that are never had."""

    def __init__(self, story: Story, goals: Mapping[GoalKey, CoverageGoal]) -> None:
        self._story = story
        self._goals = goals
        self._known: dict[GoalKey, GoalKey | None] = {}
        self._into: dict[int, list[tuple[int, Edge]]] = defaultdict(list)
        for place, vertex in enumerate(story.graph):
            for edge in vertex.edges:
                self._into[edge.target].append((place, edge))
        self._lost: dict[int, dict[int, GoalKey]] = defaultdict(dict)  # values never had, by variable, each with why
        self._lose_values()

    def of(self, key: GoalKey) -> GoalKey | None:
        """Return the goal for want of which this one is never met; None where it is for none."""
        if key not in self._known:
            goal = self._goals[key]
            self._known[key] = self._of_scene(goal) if goal.thing is GoalKind.SCENE else self._of_all(goal.asks, key)
        return self._known[key]

    def _lose_values(self) -> None:
        """Note the values that are never had; what the engine itself keeps is lost with the scene or the choice that it is of."""
        made = value_asks(self._story)
        for index, variable in enumerate(self._story.variables):
            for value in range(len(variable.domain)):
                key = (GoalKind.VALUE, value_id(self._story, index, value))
                if key in self._goals:
                    self._lost[index][value] = key
        for (index, value), asks in made.items():
            if value != self._story.variables[index].start and value not in self._lost.get(index, ()):
                if (reason := self._of_all(asks)) is not None:
                    self._lost[index][value] = reason

    def _of_all(self, asks: Iterable[StateQuery], but: GoalKey | None = None) -> GoalKey | None:
        """Return the reason of the first of some queries, where each that can be met at all has one."""
        found = [self._of_ask(ask, but) for ask in asks if NEVER not in (ask.condition, ask.then)]
        return None if None in found else next(iter(found), None)

    def _of_ask(self, ask: StateQuery, but: GoalKey | None) -> GoalKey | None:
        """Return why no moment meets a query, in which the goal that asks it (`but`) is no reason."""
        place = ask.places.start
        if len(ask.places) == 1 and not ask.arriving:
            if (reason := self._absent(place, ask.choice, but)) is not None:
                return reason
            if place > self._story.end and (reason := self._of_arrival(place)) is not None:
                return reason
        return self._of_condition(ask.condition) or self._of_condition(ask.then)

    def _of_scene(self, goal: CoverageGoal) -> GoalKey | None:
        place = goal.asks[0].places.start
        return self._of_condition(self._story.graph[place].stands) or self._of_arrival(place)

    def _of_arrival(self, place: int) -> GoalKey | None:
        """Return why nobody comes to a place: each way there is one on which nobody goes."""
        ways = self._into[place]
        found = [self._absent(before, edge.choice) or self._of_condition(edge.guard) for before, edge in ways]
        return None if place == 0 or None in found else next(iter(found), None)

    def _absent(self, place: int, choice: int | None, but: GoalKey | None = None) -> GoalKey | None:
        """Return the choice at a place, if it is never open, or else its scene, if that is never played."""
        if place >= self._story.end:
            return None
        scene = self._story.scenes[place]
        keys = [(GoalKind.SCENE, scene.id)]
        if choice is not None:
            keys.insert(0, (GoalKind.CHOICE, f"{scene.id}.{scene.choices[choice].id}"))
        return next((key for key in keys if key in self._goals and key != but), None)

    def _of_condition(self, condition: Condition) -> GoalKey | None:
        """Return for want of which value a condition never holds; None where it might hold by the values that are had."""
        lost = {index: self._lost[index] for index in sorted(variables_of(condition)) if index in self._lost}
        if not lost or not self._never_holds(condition, lost):
            return None
        index = next((one for one in lost if self._never_holds(condition, {one: lost[one]})), next(iter(lost)))
        for value, why in lost[index].items():
            others = {one: had for one, had in lost[index].items() if one != value}
            if not self._never_holds(condition, {**lost, index: others}):
                return why
        return next(iter(lost[index].values()))

    def _never_holds(self, condition: Condition, lost: Mapping[int, Collection[int]]) -> bool:
        """Return whether a condition never holds where variables never have these values, all by number."""

        def left(asked: Among) -> Condition:
            gone = lost.get(asked.variable, ())
            had = [at for at in range(len(self._story.variables[asked.variable].domain)) if at not in gone]
            held = {asked.allowed >> value & 1 for value in had}
            return asked if len(held) == 2 else ALWAYS if held == {1} else NEVER

        return map_leaves(condition, left) == NEVER
