"""Finds cosmetic choices: those that nothing later tells from a sibling open with them (a notice)."""

import itertools

from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow, live_before
from game.proof.model.masks import changed_by, mask_of
from game.proof.model.sampling import Observed
from game.proof.result import COSMETIC, Cosmetic, Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.state_sets import StateSet
from game.story.graph import Edge
from game.story.logic import ALWAYS, conj
from game.story.model import SceneKind


def cosmetic_choices(backward: BackwardAnalysis, remembered: DataFlow, seen: Observed, meter: Budget) -> list[Cosmetic]:
    """Return the choices that nothing later can tell from a sibling; `remembered` is the flow in which words read, too."""
    story = backward.flow.story
    found = []
    for place, scene in enumerate(story.scenes):
        if scene.sort is SceneKind.SCENE:
            meter.tick("looking for choices that do not matter", place, story.end)
            likes = _likes(backward, remembered, seen, place, meter)
            for choice, other in zip(scene.choices, likes, strict=True):
                if other is not None:
                    found.append(Cosmetic(scene.id, choice.id, scene.choices[other].id, choice.where))
    return found


def _likes(
    backward: BackwardAnalysis, remembered: DataFlow, seen: Observed, place: int, meter: Budget
) -> list[int | None]:
    """For each choice of a scene the first sibling that is open together with it and always comes to the same."""
    ways = remembered.story.graph[place].choices
    found: list[int | None] = [None] * len(ways)
    for other, one in itertools.combinations(range(len(ways)), 2):
        meter.check()
        wanting = found[one] is None or found[other] is None
        if wanting and (place, one, other) not in seen.apart and ways[one].target == ways[other].target:
            if _alike(backward, ways[one], ways[other], remembered.live_on_entry[ways[one].target], place, meter):
                found[one] = other if found[one] is None else found[one]
                found[other] = one if found[other] is None else found[other]
    return found


def _alike(backward: BackwardAnalysis, one: Edge, other: Edge, wanted: int, place: int, meter: Budget) -> bool:
    """Whether two ways can be open together, and make the same of the wanted variables whenever they are."""
    together = conj(one.guard, other.guard)
    if together == ALWAYS and one.effects == other.effects:
        return backward.occurs(place, backward.sets.full, 0, arriving=False, meter=meter)
    region, asked = backward.sets.encode(together), mask_of(together)
    differs, mask = _differs(backward, one, other, wanted)
    apart = region & differs
    if apart != backward.sets.empty and backward.occurs(place, apart, mask | asked, arriving=False, meter=meter):
        return False
    return backward.occurs(place, region, asked, arriving=False, meter=meter)


def _differs(backward: BackwardAnalysis, one: Edge, other: Edge, wanted: int) -> tuple[StateSet, int]:
    """Before which two ways differ in what they make of the wanted variables."""
    effects, others = live_before(one.effects, wanted)[1], live_before(other.effects, wanted)[1]
    if effects == others:
        return backward.sets.empty, 0
    changed = changed_by(effects) | changed_by(others)
    mask = changed | live_before(effects, changed & wanted)[0] | live_before(others, changed & wanted)[0]
    return backward.sets.differ(effects, others, changed & wanted), mask


def undistinguished(cosmetic: list[Cosmetic]) -> list[Finding]:
    """Return a notice for each cosmetic choice."""
    hint = "let something later remember it, or say under `answers:` why it is right so"
    return [
        Finding(
            one.where, COSMETIC, f"nothing later can tell {one.scene}.{one.choice} from {one.scene}.{one.like}", hint
        )
        for one in cosmetic
    ]
