"""Exact figures: how many paths there are, how long they are, and how likely each ending is."""

import functools
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.measure.abstraction import PageKey
from game.proof.measure.evdd import Diagram, WeightedDiagrams
from game.proof.measure.path_sums import PathSums, PathWeights, diagrams_for, sum_paths
from game.proof.measure.semiring import GREATEST, LEAST, SUMS, Weight
from game.proof.measure.word_bounds import words_of_paths
from game.proof.metrics import Length, Metrics, Quantity, between, exact
from game.proof.model.dataflow import DataFlow, analyse
from game.proof.model.endings import had
from game.story.logic import ALWAYS, negated
from game.story.model import Scene, Story

Remembered: TypeAlias = tuple[tuple[PageKey, int], ...]
"""Pages, each with a mask of the variables that had to be remembered to know its words."""


class StructureMetrics(Struct, frozen=True):
    """The figures that do not depend on words: paths, least and most choices, and odds."""

    paths: Quantity
    fewest: Quantity
    most: Quantity
    odds: tuple[tuple[str, Quantity], ...]


class Words(Struct, frozen=True):
    """The least and the most words of a path, and what each took to find, page by page."""

    least: Quantity
    most: Quantity
    known: tuple[Remembered, Remembered]


def all_metrics(plain: StructureMetrics, least: Quantity, most: Quantity) -> Metrics:
    """Return the figures of structure in one with the least and the most words."""
    return Metrics(plain.paths, Length(plain.fewest, least), Length(plain.most, most), plain.odds)


def measure_structure(story: Story, most: int, meter: Budget) -> StructureMetrics:
    """Return the exact figures that do not depend on words.

    Raises `NodeLimit` when that takes more than `most` nodes, `BudgetExceeded` when time is over.
    """
    shape, sums = analyse(story), diagrams_for(story, SUMS, most)
    paths = _weighed(shape, PathWeights(), sums, meter)
    odds = _odds(sum_paths(analyse(story, endings=True), PathWeights(evenly=evenly), sums, meter))
    counting = PathWeights(chooses=lambda weights, _, one: weights.scaled(one, 1))
    fewest, longest = (_weighed(shape, counting, diagrams_for(story, one, most), meter) for one in (LEAST, GREATEST))
    return StructureMetrics(exact(paths), exact(fewest), exact(longest), odds)


def measure_words(story: Story, most: int, meter: Budget, before: Words | None = None) -> Words:
    """Return the least and the most words of a path; sooner when it is known how they were found `before` an edit of words.

    Raises `NodeLimit` when nothing bounds them with `most` nodes, `BudgetExceeded` when time is over.
    """
    known = before.known if before else ((), ())
    least = words_of_paths(story, most, meter, upper=False, known=dict(known[0]))
    greatest = words_of_paths(story, most, meter, upper=True, known=dict(known[1]))
    found = tuple(least.known.items()), tuple(greatest.known.items())
    return Words(between(*least[:2]), between(*greatest[:2]), found)


def _weighed(flow: DataFlow, scale: PathWeights, weights: WeightedDiagrams, meter: Budget) -> Weight:
    """The weight of all paths of a story that ends."""
    carried = sum_paths(flow, scale, weights, meter)
    totals = [weights.total(diagram) for diagram in (*carried.stuck.values(), *carried.ended.values())]
    return functools.reduce(weights.semiring.plus, [total for total in totals if total is not None])


# --- odds -----------------------------------------------------------------------------------------------------------


def evenly(weights: WeightedDiagrams, scene: Scene, diagram: Diagram) -> Diagram:
    """Return the weight shared out evenly among the choices that are open."""
    parts: dict[int, Diagram] = {0: diagram}
    for choice in scene.choices:
        after: dict[int, Diagram] = {}
        for count, part in parts.items():
            opened = weights.restrict(part, choice.condition)
            shut = None if choice.condition == ALWAYS else weights.restrict(part, negated(choice.condition))
            after[count + 1] = weights.plus(after.get(count + 1), opened)
            after[count] = weights.plus(after.get(count), shut)
        parts = after
    shared: Diagram = None
    for count, part in parts.items():
        if count:
            shared = weights.plus(shared, weights.scaled(part, Fraction(1, count)))
    return shared


def _odds(carried: PathSums) -> tuple[tuple[str, Quantity], ...]:
    """How likely each ending is to be the one of somebody followed, or of the story itself."""
    story, weights, ended = carried.domain.story, carried.weights, carried.ended
    found = []
    for number, ending in enumerate(story.endings):
        at_end = weights.restrict(ended.get(story.end), had(story, number))
        named = ended.get(story.ending_place(number))
        found.append((ending.id, exact((weights.total(at_end) or 0) + (weights.total(named) or 0))))
    return tuple(found)
