"""Answers for a story whose words remember less: each page with the least, or the most, that may stand on it.

Passages that remember hundreds of choices make the exact sum of words on a path too large to hold. Where the rules of play
do not depend on what a passage asks for, the page is given the least (or the most) words that any values of those variables
would give it. The words of a path then lie between the two coarser stories' words.
"""

import functools
import itertools
import operator
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import prod

from game.proof.flow import Flow, flow, mask_of, members
from game.proof.narrow import knowing
from game.story.conditions import ALWAYS, NEVER, Condition, both, either
from game.story.model import Block, Inline, Look, Passage, Span, Story, Text

MOST = 1 << 12  # combinations of values tried for one page; for more of them passages are taken one by one


def words_in(inlines: Iterable[Inline]) -> int:
    """How many words stand there."""
    return len("".join(inline.text for inline in inlines if isinstance(inline, Span)).split())


def words_of(passage: Passage) -> int:
    """How many words a passage has."""
    return sum(words_in(block.inlines) for block in passage.blocks)


def coarse(story: Story, *, upper: bool) -> Story:
    """The story whose words ask only what the rules of play keep: at least (or, with `upper`, at most) as many words."""
    kept = flow(story, told=True)

    def at(places: Sequence[int], text: Text) -> Text:
        return _text(story, kept, places, text, upper=upper)

    return replace(
        story,
        scenes=tuple(
            replace(
                scene,
                text=at((place,), scene.text),
                report=(),
                choices=tuple(replace(choice, then=at((place,), choice.then)) for choice in scene.choices),
            )
            for place, scene in enumerate(story.scenes)
        ),
        endings=tuple(
            replace(ending, text=at(_ends_at(story, number), ending.text), line=at((story.end,), ending.line))
            for number, ending in enumerate(story.endings)
        ),
    )


def _ends_at(story: Story, number: int) -> tuple[int, ...]:
    """Where an ending is read: at the calendar's end and, where a choice leads to it by name, at its own place."""
    by_name = story.end + 1 + number
    named = any(choice.to == by_name for scene in story.scenes for choice in scene.choices)
    return (story.end, by_name) if named else (story.end,)


def _text(story: Story, kept: Flow, places: Sequence[int], text: Text, *, upper: bool) -> Text:
    """The passages of a text that is read at these places: known is what each of them keeps."""
    standing = functools.reduce(operator.and_, (kept.standing[place] for place in places))
    born = functools.reduce(operator.or_, (kept.born[place] for place in places))
    found: list[Passage] = []
    together: dict[str | None, list[Passage]] = {}
    for passage in text:
        starts = {one: story.variables[one].start for one in members(mask_of(passage.condition) & ~born)}
        condition = knowing(passage.condition, starts)
        asked = mask_of(condition)
        if not asked & ~standing:
            found.append(replace(passage, condition=condition))
        elif not asked & standing:
            together.setdefault(passage.person, []).append(replace(passage, condition=condition))
        else:
            found.append(replace(passage, condition=_perhaps(story, condition, asked & ~standing, upper=upper)))
    for group in together.values():
        found += _page(story, group, upper=upper)
    return tuple(passage for passage in found if passage.condition != NEVER)


def _perhaps(story: Story, condition: Condition, unknown: int, *, upper: bool) -> Condition:
    """That the condition holds for some values of the unknown variables; without `upper`, for all of them."""
    variables = tuple(members(unknown))
    each = (knowing(condition, dict(zip(variables, values, strict=True))) for values in _values(story, variables))
    return either(*each) if upper else both(*each)


def _page(story: Story, group: Sequence[Passage], *, upper: bool) -> list[Passage]:
    """One passage with as many words as these can have together at least, or at most."""
    variables = tuple(members(mask_of(*(passage.condition for passage in group))))
    if prod(len(story.variables[one].domain) for one in variables) > MOST:
        return [replace(one, condition=ALWAYS) for one in group] if upper else []
    sums = []
    for values in _values(story, variables):
        known = dict(zip(variables, values, strict=True))
        sums.append(sum(words_of(one) for one in group if knowing(one.condition, known) != NEVER))
    words = max(sums) if upper else min(sums)
    blocks = (Block(Look.PARAGRAPH, (Span("word " * words),)),)
    return [Passage(blocks, group[0].where, person=group[0].person)]


def _values(story: Story, variables: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """All combinations of values of these variables."""
    return itertools.product(*(range(len(story.variables[one].domain)) for one in variables))
