"""Where a page can show two choices of the same words, between which a reader could only guess."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from math import prod

from game.story.diagnostics import Diagnostic
from game.story.logic import ALWAYS, Condition, conj, holds, variables_of
from game.story.model import Choice, Scene, SceneKind, Span, Story

_MOST = 5_000  # so many values are tried together; where there are more, two conditions are taken to go together
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
            if _may_hold(story, conj(scene.on_stage, _shown(one), _shown(other))):
                told.add(other.id)
                message = f"the choices {one.id!r} and {other.id!r} have the same words, and can stand on one page"
                yield Diagnostic(
                    other.where, "N206", message, "tell them apart, or open each while the other is closed"
                )


def _said(choice: Choice) -> list[str]:
    return _WORDS.findall("".join(one.text for one in choice.text if isinstance(one, Span)).casefold())


def _shown(choice: Choice) -> Condition:
    """Return when a choice stands on the page; one with a reason for being closed always does."""
    return choice.condition if choice.closed is None else ALWAYS


def _may_hold(story: Story, condition: Condition) -> bool:
    """Return whether some values of the variables fulfil a condition, be they reached together or not."""
    asked = sorted(variables_of(condition))
    domains = [range(len(story.variables[at].domain)) for at in asked]
    if prod(map(len, domains)) > _MOST:
        return True
    values = [variable.start for variable in story.variables]
    for tried in product(*domains):
        for at, value in zip(asked, tried, strict=True):
            values[at] = value
        if holds(condition, values):
            return True
    return False
