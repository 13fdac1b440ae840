"""Knows on which pages of a run each goal may be shown, and asks no longer for those that were."""

import functools
import operator
from collections.abc import Iterable, Iterator, Sequence

from game.play.moment import Moment
from game.play.rules import has_ended
from game.proof.model.goals import CLOSE, CODA, CoverageGoal, GoalKey, GoalKind, value_id
from game.story.logic import ALWAYS, Condition, holds
from game.story.model import Story

Spot = tuple[int, int | None]
"""The page of the scene at a place, or of what follows from the choice of this number there."""

_Hope = tuple[GoalKey, Condition]  # a goal, and when that page may show it


class Hopes:
    """The goals that are still `open`, by where they may be shown; `values` are those that a variable takes a value."""

    def __init__(self, story: Story, goals: Sequence[CoverageGoal]) -> None:
        self.open = {goal.key: goal for goal in goals}
        self.values = _by_value(story, goals)
        self._made_at = {goal.key: _places_of(goal) for goal in goals if goal.thing is GoalKind.VALUE}
        self._making = _union(self._made_at.values())
        self._story = story
        self._by_spot: dict[Spot, list[_Hope]] = {}
        self._of_endings = {goal.key: goal.asks for goal in goals if _is_of_an_ending(goal)}
        for goal in goals:
            for spot, hope in _hopes(goal) if goal.key not in self._of_endings else ():
                self._by_spot.setdefault(spot, []).append(hope)
        self._leavers = tuple(
            (flag, person.present_while) for person, flag in story.follow_flags if person.present_while != ALWAYS
        )

    def at(self, spot: Spot, moment: Moment) -> list[GoalKey]:
        """Return the open goals that a page may show at this moment."""
        hopes = self._by_spot.get(spot)
        if not hopes:
            return []
        left = [hope for hope in hopes if hope[0] in self.open]
        if not left:
            del self._by_spot[spot]
        elif len(left) < len(hopes):
            self._by_spot[spot] = left
        return [key for key, condition in left if holds(condition, moment.values)]

    def may_be_made(self, place: int, then: int, after: int) -> bool:
        """Return whether a choice at a place can give a variable an open value, or what happens from `then` to before `after`."""
        making = self._making
        return bool(making >> place & 1 or making >> then & (1 << after - then) - 1)

    @property
    def can_leave(self) -> bool:
        """Whether anybody can leave, whose ending is then read once and never again."""
        return bool(self._leavers)

    def ends_with(self, moment: Moment) -> bool:
        """Return whether endings are to be read at this moment: somebody followed has left, or something new may be shown."""
        if not self._of_endings:
            return False
        values = moment.values
        for flag, present in self._leavers:
            if values[flag] and not holds(present, values):
                return True
        return has_ended(self._story, moment) and self._any_of_endings(moment)

    def _any_of_endings(self, moment: Moment) -> bool:
        return any(
            moment.place in ask.places and holds(ask.condition, moment.values)
            for asks in self._of_endings.values()
            for ask in asks
        )

    def close(self, keys: Iterable[GoalKey]) -> None:
        """Ask for some goals no longer."""
        for key in keys:
            if self.open.pop(key, None) is not None:
                self._of_endings.pop(key, None)
                if key[0] is GoalKind.VALUE:
                    self.values = {one: other for one, other in self.values.items() if other != key}
                    self._making = _union(self._made_at[other] for other in self.values.values())


def _is_of_an_ending(goal: CoverageGoal) -> bool:
    """Return whether a goal is shown by the pages of endings, or by the last one."""
    within = goal.within or (goal.thing, goal.id.partition("@")[0])
    return within[0] is GoalKind.ENDING or within in ((GoalKind.PASSAGE, CLOSE), (GoalKind.PASSAGE, CODA))


def _hopes(goal: CoverageGoal) -> Iterator[tuple[Spot, _Hope]]:
    """Return on which pages a goal may be shown; that a choice is open is seen before it is made, and values are nowhere."""
    for ask in goal.asks if goal.thing is not GoalKind.VALUE else ():
        choice = None if goal.thing is GoalKind.CHOICE else ask.choice
        for place in ask.places:
            yield (place, choice), (goal.key, ask.condition)


def _places_of(goal: CoverageGoal) -> int:
    """Return the places at which a goal may be shown, as a bit mask."""
    return _union(1 << place for ask in goal.asks for place in ask.places)


def _union(masks: Iterable[int]) -> int:
    return functools.reduce(operator.or_, masks, 0)


def _by_value(story: Story, goals: Iterable[CoverageGoal]) -> dict[tuple[int, int], GoalKey]:
    """Return the goals that are values, by variable and value."""
    wanted = {goal.id: goal.key for goal in goals if goal.thing is GoalKind.VALUE}
    pairs = ((at, value) for at, one in enumerate(story.variables) for value in range(len(one.domain)))
    return {pair: wanted[id] for pair in pairs if wanted and (id := value_id(story, *pair)) in wanted}
