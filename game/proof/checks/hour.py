"""What a part of a story to be played by itself offers: everybody named can be followed in it, and no end of it is blank."""

from collections.abc import Iterator

from game.proof.budget import Budget
from game.proof.checks.blank_page import none_of
from game.proof.model.endings import is_followed, stands
from game.proof.model.goals import CoverageGoal, GoalKind, goals_of
from game.proof.model.query import StateQuery, at
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.story.excerpt import OVER
from game.story.logic import conj, negated
from game.story.model import Hour, SceneKind, Story


def hour_goals(part: Story) -> tuple[CoverageGoal, ...]:
    """Return the goals of an hour: that each pick it offers can be made, its ending read, and each passage of that."""
    begin = next(scene for scene in part.scenes if scene.sort is SceneKind.BEGIN)
    picks = {f"{begin.id}.{choice.id}" for choice in begin.choices}
    whole = (GoalKind.ENDING, OVER)
    return tuple(
        goal
        for goal in goals_of(part)
        if (goal.thing is GoalKind.CHOICE and goal.id in picks) or whole in {goal.key, goal.within}
    )


def blank_ends(hour: Hour | None, backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding where an hour can end on a page without a word; what is none has nothing to ask here."""
    if hour is None:
        return []
    for ask in _blank(hour, backward.flow.story):
        if backward.possible(ask, meter):
            message = "the end can be a page without a word"
            hint = "give its `after` a passage without `if`"
            return [Finding(hour.where, "P014", message, hint, search.to_asks([ask]))]
    return []


def _blank(hour: Hour, part: Story) -> Iterator[StateQuery]:
    """Return where the ending is read, at the end or where somebody leaves, and no passage of it is for whoever reads it."""
    nothing = none_of(hour.after)
    yield at(part.end, nothing)
    for person in part.people:
        gone = conj(is_followed(part, person.id), negated(stands(part, person.id)))
        yield StateQuery(range(part.end), conj(gone, nothing))
