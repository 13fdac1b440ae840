"""Which findings of a proof follow from others of it, so that one cause is one message."""

from collections.abc import Iterator

from game.proof.model.goals import GoalKind
from game.proof.result import Finding, Proof
from game.story.model import Location, Story

_CAUSES = frozenset(("P001", "P002"))  # whoever goes round for ever or is stuck comes to nothing behind
_BEHIND = frozenset(("P004", "P005", "P006", "P007", "P008", "P009", "P010", "P011", "P012"))


def first_causes(story: Story, proof: Proof) -> list[Finding]:
    """Return the findings without those that may follow from others.

    Where a path never ends or somebody is stuck, all that was not reached may only stand behind it; and a value that only a
    choice gives which is never made is not told beside that choice.
    """
    broken = {one.entry for one in proof.findings if one.code in _CAUSES}
    unset = set(_set_in_vain(story, proof))
    return [
        one
        for one in proof.findings
        if not (one.code in _BEHIND and one.entry in broken) and not (one.code == "P008" and one.where in unset)
    ]


def told_later(proof: Proof) -> str:
    """Return a line that says that findings wait for others to be mended; empty where none do."""
    broken = {one.entry for one in proof.findings if one.code in _CAUSES}
    if any(one.code in _BEHIND and one.entry in broken for one in proof.findings):
        return "\nWhat else is never reached is told once every path ends and nobody is stuck.\n"
    return ""


def _set_in_vain(story: Story, proof: Proof) -> Iterator[Location]:
    """Yield where the variables are declared that choices change which nobody can ever make."""
    missing = {(one.thing, one.id) for one in proof.unreachable}
    for scene in story.scenes:
        for choice in scene.choices:
            if {(GoalKind.SCENE, scene.id), (GoalKind.CHOICE, f"{scene.id}.{choice.id}")} & missing:
                yield from (story.variables[effect.variable].where for effect in choice.effects)
