"""Which findings of a proof follow from others of it, so that one cause is one message."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from game.proof.checks import NEVER_SHOWN, never_shown
from game.proof.model.goals import CoverageGoal, GoalKey, GoalKind, goals_of
from game.proof.reasons import reasons
from game.proof.result import Finding, Proof, by_place
from game.story.model import Location, Story

_CAUSES = frozenset(("P001", "P002"))  # whoever goes round for ever or is stuck comes to nothing behind
_BEHIND = frozenset(("P004", "P005", "P006", "P007", "P008", "P009", "P010", "P011", "P012"))


def first_causes(story: Story, proof: Proof) -> list[Finding]:
    """Return the findings, each with those that are told below it, for they are so because it is.

    Where a path never ends or somebody is stuck, all that was not reached may only stand behind it, and is left out. What
    is never shown for want of a value, a choice or a scene stands below that, and values of one variable stand together.
    """
    broken = {one.entry for one in proof.findings if one.code in _CAUSES}
    found = [one for one in proof.findings if not (one.code in _BEHIND and one.entry in broken)]
    never = {(one.thing, one.id) for one in proof.unreachable}
    goals = [goal for goal in goals_of(story) if goal.key in never] if never and "" not in broken else []
    if not goals:
        return found
    others = [one for one in found if one.entry or one.code not in NEVER_SHOWN]
    return [*others, *_in_order_of_cause(story, goals)]


def told_later(proof: Proof) -> str:
    """Return a line that says that findings wait for others to be mended; empty where none do."""
    broken = {one.entry for one in proof.findings if one.code in _CAUSES}
    if any(one.code in _BEHIND and one.entry in broken for one in proof.findings):
        return "\nWhat else is never reached is told once every path ends and nobody is stuck.\n"
    return ""


def _in_order_of_cause(story: Story, never: Sequence[CoverageGoal]) -> Iterator[Finding]:
    """Yield what is so for want of nothing else that is never shown, with what is so because of it below."""
    first = reasons(story, never)
    told: dict[Location | GoalKey, list[CoverageGoal]] = defaultdict(list)
    for goal in never:
        if first[goal.key] == goal.key:
            told[goal.where if goal.thing is GoalKind.VALUE else goal.key].append(goal)
    for where, causes in told.items():
        keys = {goal.key for goal in causes}
        behind = [goal for goal in never if first[goal.key] in keys and goal.key not in keys]
        same = {goal.key for goal in behind if goal.thing is GoalKind.VALUE and goal.where == where}
        below = by_place([*never_shown(goal for goal in behind if goal.key not in same)])
        for one in never_shown(goal for goal in never if goal.key in keys | same):
            yield replace(one, follows=below)
