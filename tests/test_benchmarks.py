"""The stories of the benchmarks are what they are said to be: the same every time, sound, large, and rightly counted.

What they wait for on a screen is seen there.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.lives import five_lives
from benchmarks.run import LADDER, WIDE
from benchmarks.synthetic import long_story, wide_story
from benchmarks.watch import shows
from game.proof.budget import Budget, Limits
from game.proof.model.dataflow import analyse
from game.proof.model.specialize import specialize_to_group
from game.proof.prover import prove
from game.proof.symbolic.forward import SetDomain, count_moments
from game.proof.symbolic.state_sets import StateSets
from game.story.model import SceneKind, Story, VariableKind
from tests.proof.oracle import Oracle
from tests.stories import story_of
from tests.tui.test_watch import watching

CLAIMS = Limits(counts=False, figures=False)


def counted(story: Story) -> int:
    """All its moments, by the prover."""
    kept, limits = analyse(story, everything=True), Limits(memory=64)
    return count_moments(SetDomain(kept, StateSets(story, limits)), Budget(limits), "counting")


@pytest.mark.parametrize("make", [five_lives, lambda: long_story(100, 12), lambda: wide_story(3)])
def test_a_story_is_the_same_every_time(make: Callable[[], dict[str, bytes]]) -> None:
    """Two makings of a story are the same files."""
    assert make() == make()


def test_five_lives_have_their_measure() -> None:
    """There are a hundred scenes in seven acts, 39 variables, 22 endings and five people."""
    story = story_of(five_lives())
    assert sum(scene.sort is SceneKind.SCENE for scene in story.scenes) == 100
    assert sum(variable.kind is VariableKind.AUTHORED for variable in story.variables) == 39
    assert (len(story.acts), len(story.endings), len(story.people)) == (7, 22, 5)


def test_five_lives_are_proved() -> None:
    """All three claims hold of the five lives."""
    assert prove(story_of(five_lives()), CLAIMS).holds


@pytest.mark.parametrize("group", ["anna", "lajos"])
def test_all_moments_of_one_life_are_counted_as_the_explorer_does(group: str) -> None:
    """Whoever follows one person to the end meets as many moments as the explorer visits."""
    story = specialize_to_group(story_of(five_lives()), group)
    assert counted(story) == Oracle(story, most=100_000).all_moments


def test_all_moments_of_the_first_act_are_counted_as_the_explorer_does() -> None:
    """So does whoever follows anybody, with an exchange between, as far as the explorer can see."""
    story = story_of(five_lives())
    story = replace(story, scenes=story.scenes[:20])
    assert counted(story) == Oracle(story).all_moments


@pytest.mark.parametrize(("scenes", "variables"), LADDER[:2])
def test_the_ladder_is_proved(scenes: int, variables: int) -> None:
    """All three claims hold of the ladder's rungs."""
    assert prove(story_of(long_story(scenes, variables)), CLAIMS).holds


@pytest.mark.parametrize(("flags", "least"), list(zip(WIDE, (1_000_000, 5_000_000), strict=True)))
def test_wide_stories_are_wide(flags: int, least: int) -> None:
    """The wide stories are proved and have a million moments and five millions."""
    proof = prove(story_of(wide_story(flags)), Limits(all_seconds=None, figures=False))
    assert proof.holds
    assert proof.moments.all is not None
    assert proof.moments.all >= least


def test_a_small_wide_story_is_counted_as_the_explorer_does() -> None:
    """A wide story of four flags has as many moments as the explorer visits."""
    story = story_of(wide_story(4))
    assert counted(story) == Oracle(story).all_moments


async def test_what_watch_waits_for_is_seen(tmp_path: Path) -> None:
    """Words of the page on the desk are on the screen, and no others."""
    async with watching(tmp_path) as (bot, _table):
        assert [shows(bot.game, words) for words in ("On the water", "Under the water")] == [True, False]
