"""One walk carries whatever is joined: moments one by one, sets of them, and weights agree with each other and with play."""

from collections.abc import Sequence

from hypothesis import assume, given

from game.play.rules import begin
from game.proof.budget import Budget, Limits
from game.proof.measure.path_sums import PathWeights, diagrams_for, sum_paths
from game.proof.measure.semiring import SUMS
from game.proof.model.dataflow import DataFlow, analyse
from game.proof.model.frames import Frames
from game.proof.model.masks import Mask
from game.proof.symbolic.forward import SetDomain, reach
from game.proof.symbolic.propagate import Domain, propagate
from game.proof.symbolic.state_sets import StateSets
from game.story.logic import Condition, Effect, applied, holds
from game.story.model import Story
from tests.proof.oracle import Oracle
from tests.proof.test_prover import explored, many
from tests.stories import ferry, two_keys
from tests.strategies import stories

LIMITS = Limits(memory=64)
Values = tuple[int, ...]


class ExplicitDomain(Domain[frozenset[Values]]):
    """Moments of one place, each by itself; nothing is ever forgotten."""

    def __init__(self, flow: DataFlow) -> None:
        self.starts = tuple(variable.start for variable in flow.story.variables)
        self.frames = Frames(flow)

    def start(self) -> frozenset[Values]:
        return frozenset([self.starts])

    def restrict(self, value: frozenset[Values], condition: Condition) -> frozenset[Values] | None:
        return frozenset(one for one in value if holds(condition, one)) or None

    def image(self, value: frozenset[Values], effects: Sequence[Effect]) -> frozenset[Values]:
        return frozenset(applied(effects, one) for one in value)

    def project(self, value: frozenset[Values], mask: Mask) -> frozenset[Values]:
        return value

    def add_starts(self, value: frozenset[Values], mask: Mask) -> frozenset[Values]:
        return value

    def join(self, one: frozenset[Values], other: frozenset[Values]) -> frozenset[Values]:
        return one | other

    def fresh(self, value: frozenset[Values], known: frozenset[Values]) -> frozenset[Values] | None:
        return value - known or None


def stood_one_by_one(story: Story) -> dict[int, frozenset[Values]]:
    """The values with which one can stand at each place."""
    domain = ExplicitDomain(analyse(story, everything=True))
    return {place: stood or frozenset() for place, _, stood in propagate(domain, Budget(LIMITS), "looking")}


def agree(story: Story, oracle: Oracle) -> None:
    """Carried one by one and as sets, the moments are those of play, place by place."""
    explicit = stood_one_by_one(story)
    assert {(place, values) for place, stood in explicit.items() for values in stood} == {
        (moment.place, moment.values) for moment in oracle.following
    }
    reached = reach(SetDomain(analyse(story, everything=True), StateSets(story, LIMITS)), Budget(LIMITS))
    for place, stood in explicit.items():
        assert reached.moments(place) == len(stood)
        assert all(reached.sets.holds(reached.stood[place], values) for values in stood)


@many
@given(stories())
def test_moments_one_by_one_and_in_sets_are_those_of_play(story: Story) -> None:
    """In drawn stories, cyclic ones too, both domains reach just the moments that play does."""
    agree(story, explored(story))


def test_small_stories_too() -> None:
    """So they do in stories with people, exchanges, loops that end and endings by name."""
    for story in (ferry(), two_keys()):
        agree(story, Oracle(story))


@many
@given(stories())
def test_weights_arrive_where_moments_do(story: Story) -> None:
    """Where every path ends, paths are counted at just the places to which some moment comes, and end as often as they do."""
    oracle = explored(story)
    assume(oracle.terminates)
    sums = sum_paths(analyse(story), PathWeights(), diagrams_for(story, SUMS, 100_000), Budget(LIMITS))
    explicit = ExplicitDomain(analyse(story, everything=True))
    arrived = {place for place, value, _ in propagate(explicit, Budget(LIMITS), "looking") if value}
    assert set(sums.arrived) == arrived
    ends = [sums.weights.total(one) or 0 for one in (*sums.ended.values(), *sums.stuck.values())]
    assert sum(ends) == oracle.paths
    assert begin(story) in oracle.following
