"""Where a page can show two choices of the same words, between which a reader could only guess."""

import re
from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.logic import ALWAYS, NEVER, Among, Condition, Not, conj, disj, negated, substitute, variables_of
from game.story.model import Choice, Scene, SceneKind, Story, plain_words

_MANY = 2000
"""How many rests of a condition are asked."""

_WORDS = re.compile(r"\w+")


def told_alike(story: Story) -> Iterator[Diagnostic]:
    """Yield N206 for each choice whose words another one of its scene has that can stand beside it."""
    for scene in story.scenes:
        if scene.sort is SceneKind.SCENE:
            yield from _alike_in(story, scene)


def _alike_in(story: Story, scene: Scene) -> Iterator[Diagnostic]:
    said: dict[tuple[str, ...], list[Choice]] = {}
    for other in scene.choices:
        before = said.setdefault(_said(other), [])
        beside = (one for one in before if _may_hold(story, conj(_shown(one), _shown(other), scene.on_stage)))
        if one := next(beside, None):
            message = f"the choices {one.id!r} and {other.id!r} have the same words, and can stand on one page"
            yield Diagnostic(other.where, "N206", message, "tell them apart, or open each while the other is closed")
        before.append(other)


def _said(choice: Choice) -> tuple[str, ...]:
    return tuple(_WORDS.findall(plain_words(choice.text).casefold()))


def _shown(choice: Choice) -> Condition:
    """Return when a choice stands on the page, open or with its reason."""
    return ALWAYS if choice.shut == negated(choice.condition) else disj(choice.condition, choice.shut)


def _may_hold(story: Story, condition: Condition) -> bool:
    """Return whether some values of the variables are found to fulfil a condition, be they reached together or not.

    One variable after another is given each of its values, until nothing is left to ask (Davis, Logemann and Loveland 1962);
    what is left to ask after several of them is asked once. They come as the condition names them, since what stands together
    there is mostly decided together. After `_MANY` of such rests it is given up: what takes that long no reader sees at once.
    """
    order = list(dict.fromkeys(_asked_in(condition)))
    left, known = {condition} - {NEVER}, {NEVER}
    while left and len(known) <= _MANY:
        condition = left.pop()
        if condition == ALWAYS:
            return True
        known.add(condition)
        asked = variables_of(condition)
        variable = next(one for one in order if one in asked)
        values = range(len(story.variables[variable].domain))
        left |= {substitute(condition, {variable: value}) for value in values} - known
    return False


def _asked_in(condition: Condition) -> Iterator[int]:
    """Yield the variables of a condition's comparisons in the order in which these stand."""
    if isinstance(condition, Among):
        yield condition.variable
    else:
        for part in (condition.part,) if isinstance(condition, Not) else condition.parts:
            yield from _asked_in(part)
