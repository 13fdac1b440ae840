"""Words of seeded runs are words of paths."""

from hypothesis import assume, given

from game.proof.budget import Budget, Limits
from game.proof.measure.reading_time import words_in_runs
from game.story.model import Story
from tests.proof.oracle import Weigh, Words
from tests.proof.test_prover import explored, many
from tests.strategies import stories


@many
@given(stories())
def test_no_run_has_more_or_fewer_words_than_a_path_can_have(story: Story) -> None:
    """Each run lies between the shortest and the longest path; together they come near both where paths are few."""
    oracle = explored(story)
    assume(oracle.terminates)
    low, high = oracle.lengths(Words())
    counts = words_in_runs(story, Budget(Limits()))
    assert low <= min(counts) <= max(counts) <= high
    if oracle.paths <= 3 and oracle.lengths(Weigh())[1] <= 3:
        assert (min(counts), max(counts)) == (low, high)
