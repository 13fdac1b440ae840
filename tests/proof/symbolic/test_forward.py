"""What can be reached is the same whether it is kept or counted place by place and let go."""

from hypothesis import given

from game.proof.budget import Budget, Limits
from game.proof.model.dataflow import analyse
from game.proof.symbolic.forward import SetDomain, count_moments, reach
from game.proof.symbolic.state_sets import StateSets
from game.story.model import Story
from tests.proof.test_prover import many
from tests.strategies import stories

LIMITS = Limits(memory=16)


@many
@given(stories())
def test_counting_place_by_place_misses_nothing(story: Story) -> None:
    """Live or all, the moments counted on the way are those of everything that was reached."""
    for everything in (False, True):
        domain = SetDomain(analyse(story, everything=everything), StateSets(story, LIMITS))
        reached = reach(domain, Budget(LIMITS))
        kept = sum(reached.moments(place) for place in range(len(reached.stood)))
        assert count_moments(domain, Budget(LIMITS), "counting") == kept
