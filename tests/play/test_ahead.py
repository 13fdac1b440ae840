"""How much lies ahead: no run has fewer choices to the end of an act than was told, and none has more."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.ahead import choices_ahead
from game.play.moment import Moment
from game.play.rules import begin, choose, open_choices
from game.story.model import Story
from tests.stories import ferry
from tests.strategies import stories
from tests.test_scenes import story as whole_story

LONGEST = 200


def moments(story: Story, random: Random) -> list[Moment]:
    """The moments of a run in which choices are made by chance, up to where it ends or gets stuck."""
    found = [begin(story)]
    while len(found) < LONGEST and (can := open_choices(story, found[-1])):
        found.append(choose(story, found[-1], random.choice(can)))
    return found


def is_within(story: Story, run: list[Moment]) -> None:
    """Hold what is told at every moment of a run against what came of it until its act was left."""
    acts = [story.scenes[moment.place].act if moment.place < story.end else None for moment in run]
    for at, (moment, act) in enumerate(zip(run, acts, strict=True)):
        told = choices_ahead(story, moment, act) if act is not None else None
        if told is not None:
            least, most = told
            made = next((number for number, one in enumerate(acts[at:]) if one != act), len(acts) - at)
            assert 0 <= least <= most
            assert least <= made <= most or (at + made == len(run) and made - 1 <= most)  # the last one may be stuck


@given(stories(), st.integers(0, 10_000))
def test_a_run_has_as_many_choices_as_was_told(story: Story, seed: int) -> None:
    """Whatever the story, and whatever is chosen."""
    is_within(story, moments(story, Random(seed)))


@pytest.mark.parametrize("seed", range(4))
def test_in_the_story_that_comes_with_the_game_it_is_told_closely(seed: int) -> None:
    """It is told at every moment, and mostly to the number."""
    story = whole_story()
    run = moments(story, Random(seed))
    is_within(story, run)
    told = [choices_ahead(story, one, story.scenes[one.place].act) for one in run if one.place < story.end]
    assert None not in told
    assert sum(one is not None and one[0] == one[1] for one in told) > len(told) / 2


def test_where_one_can_come_back_it_is_not_told() -> None:
    """In *The Ferry* one may wait, and nobody knows how often."""
    assert choices_ahead(ferry(), begin(ferry()), 0) is None
