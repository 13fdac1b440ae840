"""What figures are: numbers, or two that they lie between, each labelled with how much it says. Plain values."""

from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

Number: TypeAlias = int | Fraction


class Exactness(StrEnum):
    """How much a figure says."""

    EXACT = "exact"
    BOUNDS = "bounds"
    ESTIMATE = "estimate"


class Quantity(Struct, frozen=True):
    """A number, or two it lies between: always so for bounds, in 99 of 100 cases for an estimate.

    `most` is None where nothing is known to bound it. `low` and `high` are the same two, whole numbers as such.
    """

    kind: Exactness
    least: Fraction
    most: Fraction | None

    @property
    def low(self) -> Number:
        """The least that it can be."""
        return _number(self.least)

    @property
    def high(self) -> Number | None:
        """The most that it can be, if that is known."""
        return None if self.most is None else _number(self.most)

    @property
    def value(self) -> Number:
        """The number itself; raises `ValueError` when only bounds are known."""
        if self.least != self.most:
            raise ValueError("only bounds are known")
        return self.low

    @property
    def middle(self) -> Number:
        """The number halfway between the two; raises `ValueError` where nothing is known to bound it."""
        if self.most is None:
            raise ValueError("nothing is known to bound it")
        return _number((self.least + self.most) / 2)


def exact(value: Number) -> Quantity:
    """Return a figure that is known."""
    return Quantity(Exactness.EXACT, Fraction(value), Fraction(value))


def between(low: Number, high: Number | None) -> Quantity:
    """Return a figure that lies between two numbers, or is known when they are the same."""
    most = None if high is None else Fraction(high)
    return exact(low) if low == high else Quantity(Exactness.BOUNDS, Fraction(low), most)


def estimated(low: Number, high: Number) -> Quantity:
    """Return a figure that lies between two numbers in 99 of 100 cases."""
    return Quantity(Exactness.ESTIMATE, Fraction(low), Fraction(high))


def _number(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else number


class Length(Struct, frozen=True):
    """How long a path is, in choices and in words; the two need not belong to the same path."""

    choices: Quantity
    words: Quantity


class Metrics(Struct, frozen=True):
    """The figures of a story, or of a part of its paths.

    `odds` tell for each ending, by id, how likely an even reader is to end so with somebody they follow at the end, and
    `mean_words` how many words such a reader reads on average.
    """

    paths: Quantity
    shortest: Length
    longest: Length
    odds: tuple[tuple[str, Quantity], ...]
    mean_words: Quantity | None = None


class Figures(Struct, frozen=True):
    """The figures of the whole story, and of each group of people followed from beginning to end."""

    whole: Metrics
    groups: tuple[tuple[str, Metrics], ...]
