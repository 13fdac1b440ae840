"""Ways lead from where a reader chooses to where they next stand, and are those that a search moment by moment finds."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import assume, given

from game.play.moment import Moment
from game.proof.budget import Budget, Limits
from game.proof.measure.evdd import NodeLimit
from game.proof.measure.last_words import endings_read
from game.proof.measure.playtest import playtest
from game.proof.measure.ways import ReaderWay, exact_ways, ways_in_runs
from game.story.model import Story
from tests.proof.planted import compiled
from tests.proof.test_prover import explored, many
from tests.stories import ferry, two_keys
from tests.strategies import stories


def places(story: Story, moment: Moment) -> set[int]:
    """Where one stands: at the calendar's end at the endings that are read there, if there are any."""
    if moment.place != story.end:
        return {moment.place}
    read = (ending for _, ending, whole in endings_read(story, moment) if whole)
    return {story.ending_place(story.endings.index(ending)) for ending in read} or {story.end}


@many
@given(stories())
def test_ways_are_the_oracles(story: Story) -> None:
    """Each with its odds, and every place at which a reader is stuck."""
    oracle = explored(story)
    assume(oracle.terminates)
    ways: dict[tuple[int, int, int], Fraction] = defaultdict(Fraction)
    stood: dict[int, Fraction] = defaultdict(Fraction)
    for moment, following in oracle.following.items():
        for place in places(story, moment):
            stood[place] += oracle.odds[moment]
        ids = [choice.id for choice in story.scenes[moment.place].choices] if moment.place < story.end else []
        for choice, after in following.items():
            for place in places(story, after):
                ways[moment.place, ids.index(choice), place] += oracle.odds[moment] / len(following)
    found = exact_ways(story, 100_000, Budget(Limits()))
    assert {(one.place, one.choice, one.to): one.odds for one in found.ways} == ways
    assert found.stood == stood
    assert set(found.stuck) == {moment.place for moment in oracle.stuck}


@pytest.mark.parametrize("story", [ferry(), two_keys()], ids=lambda story: story.id)
def test_runs_take_the_same_ways(story: Story) -> None:
    """In 2,000 runs of a small story there is no way that was not taken, and none that there is not."""
    exact = exact_ways(story, 100_000, Budget(Limits()))
    taken = ways_in_runs(playtest(story, (), Budget(Limits())))
    assert [(one.place, one.choice, one.to) for one in taken.ways] == [
        (one.place, one.choice, one.to) for one in exact.ways
    ]
    assert taken.stood.keys() == exact.stood.keys()
    assert all(abs(odds - exact.stood[place]) < 0.1 for place, odds in taken.stood.items())


def test_what_a_reader_is_not_in_is_passed_over() -> None:
    """From `a` one comes straight to `c`; who is stuck is told."""
    story = compiled("variables: {v: no < yes}\nscenes: {a: {}, b: {if: v == yes}, c: [{if: v == yes}]}")
    found = exact_ways(story, 1000, Budget(Limits()))
    assert found.ways == (ReaderWay(0, 0, 2, Fraction(1)),)
    assert found.stuck == ways_in_runs(playtest(story, (), Budget(Limits()), 3)).stuck == (2,)


def test_ways_that_do_not_fit_are_not_guessed() -> None:
    """With too few nodes there is none."""
    with pytest.raises(NodeLimit):
        exact_ways(ferry(), 2, Budget(Limits()))
