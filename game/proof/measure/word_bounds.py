"""The least and the most words of a path, exactly, remembering only what the best path has to remember.

In a coarser story every page has the most words that may stand there; its longest path is too long, if anything. That path
is walked in the story itself, and where a page falls short of what was counted, the page is told apart by as many more
variables as explain it. As soon as nothing falls short on the coarser story's longest path, it is the longest of all (the
refinement of abstractions by counterexamples, Clarke and others 2000). The least words are found in the same way.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from game.play.rules import begin, choose, has_ended
from game.proof.budget import Budget
from game.proof.measure.abstraction import LINE, TEXT, PageKey, WordAbstraction
from game.proof.measure.best_path import Trace, best_path
from game.proof.measure.evdd import Diagram, NodeLimit, WeightedDiagrams
from game.proof.measure.last_words import endings_read
from game.proof.measure.path_sums import PathWeights, diagrams_for, sum_paths
from game.proof.measure.semiring import GREATEST, LEAST
from game.proof.model.dataflow import analyse
from game.proof.model.endings import ending_guards, is_followed, people_of
from game.proof.model.word_count import Tally, page_tally, text_tally, words_where
from game.story.logic import negated
from game.story.model import Choice, Scene, Story

NOTHING: Mapping[PageKey, int] = MappingProxyType({})


class WordBounds(NamedTuple):
    """Two numbers that the words lie between, and for some pages variables that are worth remembering to know it."""

    low: int
    high: int
    known: dict[PageKey, int]


class _PageRead(NamedTuple):
    """A page that is read on a path, with the values of all variables then, and for an ending whose it is."""

    page: PageKey
    values: Sequence[int]
    person: str | None = None


def words_of_paths(
    story: Story, most: int, meter: Budget, *, upper: bool, known: Mapping[PageKey, int] = NOTHING
) -> WordBounds:
    """Return the most words (or, without `upper`, the least) of a path of a story that ends: twice the same number.

    Where the diagrams get more than `most` nodes, it lies between the two. `known` is what was found worth remembering
    when the words were others; it spares a beginning from nothing. Raises `NodeLimit` when nothing bounds it by then, and
    `BudgetExceeded` when time is over.
    """
    coarse, weights = WordAbstraction(story, upper=upper), diagrams_for(story, GREATEST if upper else LEAST, most)
    asked = dict(known)
    low, high = -inf, inf
    while low != high:
        try:
            bound, path = _best_path(coarse.story(asked), weights, meter)
        except NodeLimit:
            if inf in {-low, high}:
                raise
            break
        off = [(read, _off(coarse, asked, read)) for read in _walk(story, path)]
        real = bound - sum(words for _, words in off)
        low, high = (max(low, real), min(high, bound)) if upper else (max(low, bound), min(high, real))
        for read in (read for read, words in off if words):
            asked[read.page] = coarse.refine(read.page, asked.get(read.page, 0), read.values, read.person)
    return WordBounds(int(low), int(high), asked)


def _best_path(story: Story, weights: WeightedDiagrams, meter: Budget) -> tuple[int, Trace]:
    """The path with the least or the most words, and how many."""
    scale = PathWeights(_scene_read, _choice_read, ends=functools.partial(_end_read, story))
    words, path = best_path(sum_paths(analyse(story, texts=True), scale, weights, meter))
    return int(words), path


def _walk(story: Story, path: Trace) -> Iterator[_PageRead]:
    """All pages that are read on a path."""
    moment = begin(story)
    for place, number in path:
        yield _PageRead((place, TEXT), moment.values)
        yield _PageRead((place, number), moment.values)
        moment = choose(story, moment, story.scenes[place].choices[number])
    if not has_ended(story, moment):
        yield _PageRead((moment.place, TEXT), moment.values)
        return
    for person, ending, whole in endings_read(story, moment):
        place = story.ending_place(story.endings.index(ending))
        yield _PageRead((place, TEXT if whole else LINE), moment.values, person)


def _off(coarse: WordAbstraction, known: Mapping[PageKey, int], read: _PageRead) -> int:
    """How many more words the coarser page has than are read on the real one."""
    page, values, person = read
    rough = words_where(text_tally(coarse.text(page, known.get(page, 0)), person), values)
    return rough - words_where(text_tally(coarse.written(page), person), values)


# --- words in diagrams ----------------------------------------------------------------------------------------------


def _scene_read(weights: WeightedDiagrams, scene: Scene, diagram: Diagram) -> Diagram:
    return _tally_read(weights, page_tally(scene), diagram)


def _choice_read(weights: WeightedDiagrams, choice: Choice, diagram: Diagram) -> Diagram:
    return _tally_read(weights, text_tally(choice.then), diagram)


def _tally_read(weights: WeightedDiagrams, tally: Tally, diagram: Diagram) -> Diagram:
    for one in tally:
        diagram = weights.add_where(diagram, one.condition, one.words)
    return diagram


def _end_read(story: Story, weights: WeightedDiagrams, place: int, diagram: Diagram) -> Diagram:
    """The weight of what is read at a story's end: endings of those followed, lines for the others."""
    by_name = story.ending_at(place)
    if by_name:
        return _tally_read(weights, text_tally(by_name.text), diagram)
    for person in people_of(story):
        with_us = is_followed(story, person)
        joined: Diagram = None
        left = diagram
        for number, fit in ending_guards(story, person):
            ending = story.endings[number]
            here = weights.restrict(diagram, fit)
            for text, so in ((ending.text, with_us), (ending.line, negated(with_us))):
                joined = weights.plus(
                    joined, _tally_read(weights, text_tally(text, person), weights.restrict(here, so))
                )
            left = weights.restrict(left, negated(fit))
        diagram = weights.plus(joined, left)
    return diagram
