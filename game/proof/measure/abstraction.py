"""Abstract stories whose texts remember less: each page with the least, or the most, words that may stand on it.

Passages that remember hundreds of choices make the exact sum of words on a path too large to hold. Where the rules of play
do not depend on what a passage asks for, the page is given the least (or the most) words that any values of those variables
would give it. The words of a path then lie between the two coarser stories' words. Page by page, variables may be named that
are asked for all the same.
"""

import functools
import itertools
import operator
from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import TypeAlias

from msgspec.structs import replace

from game.proof.model.dataflow import analyse
from game.proof.model.masks import mask_of, members
from game.proof.model.word_count import text_tally, words_where
from game.story.graph import predecessors
from game.story.logic import ALWAYS, NEVER, Condition, conj, disj, substitute
from game.story.model import Block, BlockKind, Passage, Span, Story, Text

PageKey: TypeAlias = tuple[int, int]

TEXT, LINE = -1, -2
MOST = 1 << 12  # combinations of values tried for one page; for more of them passages are taken one by one


class WordAbstraction:
    """A story with the least (or, with `upper`, the most) words that may stand on its pages.

    A *page* is the place of a scene or of an ending reached by name, and a number there: that of the choice whose consequence
    it is, `TEXT` for the text, `LINE` for the line that tells an ending of somebody not followed.
    """

    def __init__(self, story: Story, *, upper: bool) -> None:
        self._story = story
        self._upper = upper
        self._kept = analyse(story, endings=True)
        self._leading_to = predecessors([vertex.choices for vertex in story.graph])
        self._texts: dict[tuple[PageKey, int], Text] = {}

    def story(self, known: Mapping[PageKey, int]) -> Story:
        """Return the coarser story; `known` says for some pages which variables, as a mask, they may ask for all the same."""

        def at(page: PageKey) -> Text:
            return self.text(page, known.get(page, 0))

        return replace(
            self._story,
            scenes=tuple(
                replace(
                    scene,
                    text=at((place, TEXT)),
                    report=(),
                    choices=tuple(replace(one, then=at((place, number))) for number, one in enumerate(scene.choices)),
                )
                for place, scene in enumerate(self._story.scenes)
            ),
            endings=tuple(
                replace(ending, text=at((place, TEXT)), line=at((place, LINE)))
                for place, ending in enumerate(self._story.endings, start=self._story.ending_place(0))
            ),
        )

    def written(self, page: PageKey) -> Text:
        """Return the text of a page in the story itself."""
        place, number = page
        ending = self._story.ending_at(place)
        if ending:
            return ending.text if number == TEXT else ending.line
        scene = self._story.scenes[place]
        return scene.text if number == TEXT else scene.choices[number].then

    def text(self, page: PageKey, known: int) -> Text:
        """Return the text of a page in the coarser story when it may ask for these variables, a mask, too."""
        text = self._texts.get((page, known))
        if text is None:
            places, kept = self._read_at(page), self._kept
            standing = functools.reduce(operator.and_, (kept.live_on_stage[place] for place in places)) | known
            born = functools.reduce(operator.or_, (kept.maybe_written[place] for place in places))
            text = _text(self._story, standing, born, self.written(page), upper=self._upper)
            self._texts[page, known] = text
        return text

    def refine(self, page: PageKey, known: int, values: Sequence[int], person: str | None) -> int:
        """Return `known` with so many more variables that, where these are the values, the page is as long as it really is."""
        wanted = words_where(text_tally(self.written(page), person), values)
        asked = mask_of(*(passage.condition for passage in self.written(page)))

        def off(variable: int) -> int:
            return abs(words_where(text_tally(self.text(page, known | 1 << variable), person), values) - wanted)

        while words_where(text_tally(self.text(page, known), person), values) != wanted:
            known |= 1 << min(members(asked & ~known), key=off)
        return known

    def _read_at(self, page: PageKey) -> tuple[int, ...]:
        """Where a page is read; an ending at the calendar's end and, where a choice leads to it by name, at its own place."""
        place, number = page
        end = self._story.end
        if place <= end:
            return (place,)
        named = number == TEXT and self._leading_to[place]
        return (end, place) if named else (end,)


def _text(story: Story, standing: int, born: int, text: Text, *, upper: bool) -> Text:
    """The passages of a text that is read where these variables are told apart, and those not born have their start."""
    found: list[Passage] = []
    together: dict[str | None, list[Passage]] = {}
    for passage in text:
        starts = {one: story.variables[one].start for one in members(mask_of(passage.condition) & ~born)}
        condition = substitute(passage.condition, starts)
        asked = mask_of(condition)
        if not asked & ~standing:
            found.append(replace(passage, condition=condition))
        elif not asked & standing:
            together.setdefault(passage.person, []).append(replace(passage, condition=condition))
        else:
            found.append(replace(passage, condition=_perhaps(story, condition, asked & ~standing, upper=upper)))
    for group in together.values():
        found += _page(story, tuple(group), upper=upper)
    return tuple(passage for passage in found if passage.condition != NEVER)


def _perhaps(story: Story, condition: Condition, unknown: int, *, upper: bool) -> Condition:
    """That the condition holds for some values of the unknown variables; without `upper`, for all of them."""
    variables = tuple(members(unknown))
    each = (substitute(condition, dict(zip(variables, values, strict=True))) for values in _values(story, variables))
    return disj(*each) if upper else conj(*each)


def _page(story: Story, group: Text, *, upper: bool) -> list[Passage]:
    """One passage with as many words as these can have together at least, or at most."""
    variables = tuple(members(mask_of(*(passage.condition for passage in group))))
    if prod(len(story.variables[one].domain) for one in variables) > MOST:
        return [replace(one, condition=ALWAYS) for one in group] if upper else []
    tally = text_tally(group, group[0].person)
    sums, values = [], [0] * len(story.variables)
    for tried in _values(story, variables):
        for variable, value in zip(variables, tried, strict=True):
            values[variable] = value
        sums.append(words_where(tally, values))
    words = max(sums) if upper else min(sums)
    blocks = (Block(BlockKind.PARAGRAPH, (Span("word " * words),)),)
    return [Passage(blocks, group[0].where, person=group[0].person)]


def _values(story: Story, variables: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """All combinations of values of these variables."""
    return itertools.product(*(range(len(story.variables[one].domain)) for one in variables))
