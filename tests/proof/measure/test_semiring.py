"""The semirings in which paths are summed obey the laws on which diagrams of weights rest."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.proof.measure.semiring import GREATEST, LEAST, SUMS, Semiring, Weight

WEIGHTS: st.SearchStrategy[Weight] = st.integers(1, 60) | st.fractions(Fraction(1, 12), 9, max_denominator=12)


@pytest.mark.parametrize("semiring", [SUMS, LEAST, GREATEST], ids=["sums", "least", "greatest"])
@given(one=WEIGHTS, other=WEIGHTS, third=WEIGHTS)
def test_going_on_spreads_over_joining_and_can_be_taken_back(
    semiring: Semiring, one: Weight, other: Weight, third: Weight
) -> None:
    """`times` spreads over `plus`, `over` undoes it, and `one` changes nothing."""
    plus, times, over = semiring.plus, semiring.times, semiring.over
    assert times(plus(one, other), third) == plus(times(one, third), times(other, third))
    assert plus(plus(one, other), third) == plus(one, plus(other, third))
    assert over(times(one, other), other) == one
    assert times(one, semiring.one) == one


@pytest.mark.parametrize("semiring", [SUMS, LEAST, GREATEST], ids=["sums", "least", "greatest"])
@given(weights=st.lists(WEIGHTS, min_size=1, max_size=4), factor=WEIGHTS)
def test_equal_diagrams_come_out_equal(semiring: Semiring, weights: list[Weight], factor: Weight) -> None:
    """With the common part taken back, weights are the same whatever they were all multiplied by before."""

    def rest(some: list[Weight]) -> list[Weight]:
        return [semiring.over(one, semiring.common(some)) for one in some]

    assert rest(weights) == rest([semiring.times(one, factor) for one in weights])
    assert semiring.common(rest(weights)) == semiring.one
