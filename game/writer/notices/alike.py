"""Where a page can show two choices of the same words, between which a reader could only guess."""

import re
from collections.abc import Iterator
from itertools import combinations

from game.story.diagnostics import Diagnostic
from game.story.logic import ALWAYS, NEVER, Condition, conj, substitute, variables_of
from game.story.model import Choice, Scene, SceneKind, Story, plain_words

_WORDS = re.compile(r"\w+")


def told_alike(story: Story) -> Iterator[Diagnostic]:
    """Yield N206 for each choice whose words another one of its scene has that can stand beside it."""
    for scene in story.scenes:
        if scene.sort is SceneKind.SCENE:
            yield from _alike_in(story, scene)


def _alike_in(story: Story, scene: Scene) -> Iterator[Diagnostic]:
    told = set()
    for one, other in combinations(scene.choices, 2):
        if _said(one) == _said(other) and other.id not in told:
            if _may_hold(story, conj(_shown(one), _shown(other), scene.on_stage)):
                told.add(other.id)
                message = f"the choices {one.id!r} and {other.id!r} have the same words, and can stand on one page"
                yield Diagnostic(
                    other.where, "N206", message, "tell them apart, or open each while the other is closed"
                )


def _said(choice: Choice) -> list[str]:
    return _WORDS.findall(plain_words(choice.text).casefold())


def _shown(choice: Choice) -> Condition:
    """Return when a choice stands on the page; one with a reason for being closed always does."""
    return choice.condition if choice.closed is None else ALWAYS


def _may_hold(story: Story, condition: Condition) -> bool:
    """Return whether some values of the variables fulfil a condition, be they reached together or not.

    One variable after another is given each of its values, until nothing is left to ask (Davis, Logemann and Loveland 1962);
    what is left to ask after several of them is asked once.
    """
    left, known = {condition} - {NEVER}, {NEVER}
    while left:
        condition = left.pop()
        if condition == ALWAYS:
            return True
        known.add(condition)
        variable = min(variables_of(condition))
        values = range(len(story.variables[variable].domain))
        left |= {substitute(condition, {variable: value}) for value in values} - known
    return False
