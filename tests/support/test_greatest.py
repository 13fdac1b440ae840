"""What weighs most: the heaviest are kept, however late they come, and stay in order."""

from heapq import nlargest

from hypothesis import given
from hypothesis import strategies as st

from game.support.greatest import greatest


@given(st.lists(st.integers(0, 4), max_size=12), st.integers(0, 6))
def test_nothing_that_is_left_out_weighs_more(weights: list[int], most: int) -> None:
    """So many are kept as may be, the heaviest, in the order in which they stood; of equals those that stood first."""
    kept = greatest([(weight, at) for at, weight in enumerate(weights)], most)
    assert kept == sorted(kept)
    assert sorted((weights[at] for at in kept), reverse=True) == nlargest(most, weights)
    left = set(range(len(weights))) - set(kept)
    assert all((weights[one], -one) < (weights[other], -other) for one in left for other in kept)
