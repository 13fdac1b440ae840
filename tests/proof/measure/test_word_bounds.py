"""The least and the most words of a path: exact with nodes enough, and never wrong with too few."""

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from game.proof.budget import Budget, Limits
from game.proof.measure.evdd import NodeLimit
from game.proof.measure.word_bounds import words_of_paths
from game.proof.model.specialize import groups, specialize_to_group
from game.story.model import Story
from tests.proof.measure.test_estimate import lanes
from tests.proof.oracle import Words
from tests.proof.test_prover import explored, many
from tests.strategies import stories


@many
@given(stories(), st.integers(1, 2_000))
def test_what_is_not_exact_is_bounded(story: Story, most: int) -> None:
    """However few the nodes, the truth lies between the two numbers, unless there are none."""
    oracle = explored(story)
    assume(oracle.terminates)
    for upper, truth in enumerate(oracle.lengths(Words())):
        try:
            low, high, _ = words_of_paths(story, most, Budget(Limits()), upper=bool(upper))
        except NodeLimit:
            continue
        assert low <= truth <= high


@many
@given(stories(), st.data())
def test_what_was_known_before_changes_nothing(story: Story, data: st.DataObject) -> None:
    """Whatever one begins with, the number is the same."""
    assume(explored(story).terminates)
    everything = (1 << len(story.variables)) - 1
    pages = [(place, -1) for place in range(story.end + 1 + len(story.endings)) if place != story.end]
    known = data.draw(st.dictionaries(st.sampled_from(pages), st.integers(0, everything), max_size=4))
    for upper in (False, True):
        cold = words_of_paths(story, 100_000, Budget(Limits()), upper=upper)
        warm = words_of_paths(story, 100_000, Budget(Limits()), upper=upper, known=known)
        assert warm[:2] == cold[:2]
        assert words_of_paths(story, 100_000, Budget(Limits()), upper=upper, known=cold.known)[:2] == cold[:2]


def test_more_nodes_never_tell_less() -> None:
    """From nothing over bounds to the number itself: each budget's bounds lie within those of a smaller one."""
    both = specialize_to_group(lanes(), groups(lanes())[-1])
    for upper in (False, True):
        found = [words for most in range(1, 400) if (words := told(both, most, upper=upper))]
        assert found[0][0] < found[0][1]
        assert found[-1][0] == found[-1][1]
        for few, more in itertools.pairwise(found):
            assert few[0] <= more[0] <= more[1] <= few[1]


def told(story: Story, most: int, *, upper: bool) -> tuple[int, int] | None:
    """The words, or None where the nodes do not suffice for any."""
    try:
        return words_of_paths(story, most, Budget(Limits()), upper=upper)[:2]
    except NodeLimit:
        return None
