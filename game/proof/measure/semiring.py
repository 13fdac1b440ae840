"""The algebras in which weights of paths are joined and continued.

All figures of paths are sums over paths in one semiring or another (Mohri 2002): numbers of paths and odds add up and
multiply, least lengths take the least and add up, greatest ones the greatest.
"""

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TypeAlias

from msgspec import Struct

Weight: TypeAlias = int | Fraction


class Semiring(Struct, frozen=True):
    """How to join two paths (`plus`) and to go on along one (`times`), which leaves a weight as it is for `one`.

    `over` undoes `times`, and `common` finds the part that several weights have in common: the greatest weight that can be
    taken back from each of them.
    """

    one: int
    plus: Callable[[Weight, Weight], Weight]
    times: Callable[[Weight, Weight], Weight]
    over: Callable[[Weight, Weight], Weight]
    common: Callable[[Sequence[Weight]], Weight]


def _greatest_common(weights: Sequence[Weight]) -> Weight:
    if all(isinstance(weight, int) for weight in weights):
        return gcd(*weights)  # type: ignore[arg-type]
    return Fraction(gcd(*(one.numerator for one in weights)), lcm(*(one.denominator for one in weights)))


def _divided(weight: Weight, by: Weight) -> Weight:
    if isinstance(weight, int) and isinstance(by, int):
        return weight // by if weight % by == 0 else Fraction(weight, by)
    quotient = Fraction(weight) / by
    return quotient.numerator if quotient.denominator == 1 else quotient


SUMS = Semiring(1, operator.add, operator.mul, _divided, _greatest_common)
LEAST = Semiring(0, min, operator.add, operator.sub, min)
GREATEST = Semiring(0, max, operator.add, operator.sub, max)
