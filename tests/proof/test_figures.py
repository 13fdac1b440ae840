"""The figures are those that come of following every path one by one."""

from hypothesis import assume, given

from game.play.rules import begin
from game.proof.figures import measured
from game.proof.limits import Limits, Meter
from game.proof.narrow import following, groups
from game.story.model import Story
from tests.proof.oracle import Oracle, Weigh, Words
from tests.proof.test_prover import explored, many
from tests.strategies import stories


@many
@given(stories())
def test_figures_are_the_oracles(story: Story) -> None:
    """Paths, shortest and longest in choices and in words, and odds are exact in a story that ends."""
    agree(story, explored(story))


@many
@given(stories(people=(1, 2, 2, 3)))
def test_figures_of_a_group_are_the_oracles(story: Story) -> None:
    """So they are for a reader who follows one group from beginning to end."""
    for group in groups(story):
        narrow = following(story, group)
        agree(narrow, explored(narrow))


def agree(story: Story, oracle: Oracle) -> None:
    """The figures of the story are the oracle's."""
    assume(oracle.terminates)
    found = measured(story, 100_000, Meter(Limits()))
    assert found.paths.value == oracle.paths
    for weigh, name in ((Weigh(), "choices"), (Words(), "words")):
        low, high = oracle.lengths(weigh)
        assert getattr(found.shortest, name).value == low
        assert getattr(found.longest, name).value == high
    for ending, odds in found.odds:
        assert odds.value == oracle.odds_of(ending)


@many
@given(stories(people=(1, 2, 2, 3)))
def test_a_narrowed_story_is_played_no_differently(story: Story) -> None:
    """A group's own story has the moments of the whole one on the paths that pick the group and stay with it."""
    oracle = explored(story)
    for group in groups(story):
        narrow = explored(following(story, group))
        met, waiting = set(), [begin(story)]
        while waiting:
            moment = waiting.pop()
            if moment not in met:
                met.add(moment)
                ways = oracle.following[moment]
                kept = {group} if moment.place == 0 else ({"stay"} if "stay" in ways else set(ways))
                waiting.extend(after for choice, after in ways.items() if choice in kept)
        assert {moment.place for moment in met} == {moment.place for moment in narrow.following}
        assert len(met) == len(narrow.following)
