"""Answers for exact figures: how many paths there are, how long they are, and how likely each ending is."""

import functools
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from game.proof.carry import Carried, Scale, carry
from game.proof.coarse import coarse
from game.proof.flow import Flow, flow
from game.proof.limits import Meter
from game.proof.questions import fits, followed, had, people_of
from game.proof.reading import Tally, page_tally, text_tally
from game.proof.weighted import GREATEST, LEAST, SUMS, Algebra, Diagram, TooMany, Weight, Weights
from game.story.conditions import ALWAYS, negated
from game.story.model import Choice, Scene, Story

FEW = 20_000
"""How many nodes exact figures in words may take where nothing else is said."""


class Kind(StrEnum):
    """How much a figure says."""

    EXACT = "exact"
    BOUNDS = "bounds"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or two it lies between: always so for bounds, in 99 of 100 cases for an estimate.

    `high` is None where nothing is known to bound it.
    """

    kind: Kind
    low: Weight
    high: Weight | None

    @property
    def value(self) -> Weight:
        """The number itself; raises `ValueError` when only bounds are known."""
        if self.low != self.high:
            raise ValueError("only bounds are known")
        return self.low


def exact(value: Weight) -> Figure:
    """A figure that is known."""
    return Figure(Kind.EXACT, value, value)


def between(low: Weight, high: Weight | None) -> Figure:
    """A figure that lies between two numbers, or is known when they are the same."""
    return exact(low) if low == high else Figure(Kind.BOUNDS, low, high)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a path is, in choices and in words; the two need not belong to the same path."""

    choices: Figure
    words: Figure


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a story, or of a part of its paths.

    `odds` tell for each ending, by id, how likely an even reader is to end so with somebody they follow at the end, and
    `even` how many words such a reader reads on average.
    """

    paths: Figure
    shortest: Length
    longest: Length
    odds: tuple[tuple[str, Figure], ...]
    even: Figure | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """The figures that do not depend on words: paths, least and most choices, and odds."""

    paths: Figure
    fewest: Figure
    most: Figure
    odds: tuple[tuple[str, Figure], ...]


def measured(story: Story, most: int, meter: Meter, *, few: int = FEW) -> Measures:
    """The figures of a story that ends.

    Raises `TooMany` or `Spent` when they do not fit the limits; figures in words are bounded instead, if need be.
    """
    return joined(measured_plainly(story, most, meter), measured_words(story, most, meter, few=few))


def joined(plain: Plain, words: tuple[Figure, Figure]) -> Measures:
    """All figures together."""
    return Measures(plain.paths, Length(plain.fewest, words[0]), Length(plain.most, words[1]), plain.odds)


def measured_plainly(story: Story, most: int, meter: Meter) -> Plain:
    """Exact figures that do not depend on words."""
    shape = flow(story)
    paths = _weighed(shape, Scale(SUMS), most, meter)
    odds = _odds(carry(flow(story, told=True), Scale(SUMS, evenly=_evenly), most, meter))
    counting = [Scale(algebra, chooses=lambda weights, _, one: weights.scaled(one, 1)) for algebra in (LEAST, GREATEST)]
    fewest, longest = [exact(_weighed(shape, scale, most, meter)) for scale in counting]
    return Plain(exact(paths), fewest, longest, odds)


def measured_words(story: Story, most: int, meter: Meter, *, few: int = FEW) -> tuple[Figure, Figure]:
    """The least and the most words of a path: exact if `few` nodes are enough for that, otherwise as bounds."""
    try:
        found = [exact(_read(story, algebra, few, meter)) for algebra in (LEAST, GREATEST)]
    except TooMany:
        low, high = coarse(story, upper=False), coarse(story, upper=True)
        found = [
            between(_read(low, algebra, most, meter), _read(high, algebra, most, meter))
            for algebra in (LEAST, GREATEST)
        ]
    return found[0], found[1]


def _read(story: Story, algebra: Algebra, most: int, meter: Meter) -> Weight:
    scale = Scale(algebra, _scene_read, _choice_read, ends=functools.partial(_end_read, story))
    return _weighed(flow(story, words=True), scale, most, meter)


def _weighed(flow: Flow, scale: Scale, most: int, meter: Meter) -> Weight:
    """The weight of all paths of a story that ends."""
    carried = carry(flow, scale, most, meter)
    weights = carried.weights
    done = [*carried.stuck, *(scale.ends(weights, place, diagram) for place, diagram in carried.ended.items())]
    totals = [total for total in map(weights.total, done) if total is not None]
    return functools.reduce(scale.algebra.plus, totals) if totals else 0


# --- odds -----------------------------------------------------------------------------------------------------------


def _evenly(weights: Weights, scene: Scene, diagram: Diagram) -> Diagram:
    """The weight shared out evenly among the choices that are open."""
    parts: dict[int, Diagram] = {0: diagram}
    for choice in scene.choices:
        after: dict[int, Diagram] = {}
        for count, part in parts.items():
            opened = weights.given(part, choice.condition)
            shut = None if choice.condition == ALWAYS else weights.given(part, negated(choice.condition))
            after[count + 1] = weights.plus(after.get(count + 1), opened)
            after[count] = weights.plus(after.get(count), shut)
        parts = after
    shared: Diagram = None
    for count, part in parts.items():
        if count:
            shared = weights.plus(shared, weights.scaled(part, Fraction(1, count)))
    return shared


def _odds(carried: Carried) -> tuple[tuple[str, Figure], ...]:
    """How likely each ending is to be the one of somebody followed, or of the story itself."""
    story, weights = carried.flow.story, carried.weights
    found = []
    for number, ending in enumerate(story.endings):
        at_end = weights.given(carried.ended.get(story.end), had(story, number))
        named = carried.ended.get(story.end + 1 + number)
        found.append((ending.id, exact((weights.total(at_end) or 0) + (weights.total(named) or 0))))
    return tuple(found)


# --- words ----------------------------------------------------------------------------------------------------------


def _scene_read(weights: Weights, scene: Scene, diagram: Diagram) -> Diagram:
    return _tally_read(weights, page_tally(scene), diagram)


def _choice_read(weights: Weights, choice: Choice, diagram: Diagram) -> Diagram:
    return _tally_read(weights, text_tally(choice.then), diagram)


def _tally_read(weights: Weights, tally: Tally, diagram: Diagram) -> Diagram:
    for condition, words in tally:
        read = weights.scaled(weights.given(diagram, condition), words)
        skipped = None if condition == ALWAYS else weights.given(diagram, negated(condition))
        diagram = weights.plus(read, skipped)
    return diagram


def _end_read(story: Story, weights: Weights, place: int, diagram: Diagram) -> Diagram:
    """The weight of what is read at a story's end: endings of those followed, lines for the others."""
    if place > story.end:
        return _tally_read(weights, text_tally(story.endings[place - story.end - 1].text), diagram)
    for person in people_of(story):
        with_us = followed(story, person)
        joined: Diagram = None
        left = diagram
        for number, fit in fits(story, person):
            ending = story.endings[number]
            here = weights.given(diagram, fit)
            for text, so in ((ending.text, with_us), (ending.line, negated(with_us))):
                joined = weights.plus(joined, _tally_read(weights, text_tally(text, person), weights.given(here, so)))
            left = weights.given(left, negated(fit))
        diagram = weights.plus(joined, left)
    return diagram
