"""How likely an even reader is to meet what is written is what comes of following every moment one by one."""

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given

from game.play.moment import Moment
from game.play.rules import begin
from game.proof.budget import Budget, Limits
from game.proof.measure.evdd import NodeLimit
from game.proof.measure.odds import odds_of_goals
from game.proof.model.goals import GoalKind, passage_ids
from game.story.logic import holds
from game.story.model import SceneKind, Story
from tests.proof.oracle import Oracle
from tests.proof.planted import compiled
from tests.proof.test_prover import explored, many
from tests.stories import ferry
from tests.strategies import stories

KINDS = (GoalKind.SCENE, GoalKind.CHOICE, GoalKind.PASSAGE)


def found(story: Story) -> dict[str, Fraction]:
    """The odds of scenes, choices and passages."""
    return odds_of_goals(story, KINDS, 100_000, Budget(Limits()))


@many
@given(stories())
def test_odds_are_the_oracles(story: Story) -> None:
    """Exactly so, for what can be met once and for what a loop comes back to."""
    oracle = explored(story)
    assume(oracle.terminates)
    odds = found(story)
    for place, scene in enumerate(story.scenes):
        if scene.sort is SceneKind.EXCHANGE:
            continue
        assert odds[scene.id] == met(oracle, lambda moment, _, place=place: moment.place == place)
        for choice in scene.choices:
            made = met(
                oracle,
                lambda moment, made_there, place=place, choice=choice: (moment.place, made_there) == (place, choice.id),
            )
            assert odds[f"{scene.id}.{choice.id}"] == made
        ids = passage_ids(scene.id, (*scene.text, *scene.report))
        for passage in scene.text:
            if len([one for one in scene.text if one.where == passage.where]) == 1:
                read = met(
                    oracle, lambda moment, _, place=place, passage=passage: here(moment, place, passage.condition)
                )
                assert odds[ids[passage.where]] == read


def here(moment: Moment, place: int, condition: object) -> bool:
    """Whether a moment stands at a place where the condition holds."""
    return moment.place == place and holds(condition, moment.values)


def met(oracle: Oracle, meets: Callable[[Moment, str | None], bool]) -> Fraction:
    """How likely it is that some moment, or a choice made there, meets it: a path that met it is not followed further."""
    odds: dict[Moment, Fraction] = defaultdict(Fraction, {begin(oracle.story): Fraction(1)})
    total = Fraction(0)
    for moment in oracle.order or []:
        if meets(moment, None):
            total += odds[moment]
            continue
        ways = oracle.following[moment]
        for choice, after in ways.items():
            share = odds[moment] / len(ways)
            if meets(moment, choice):
                total += share
            else:
                odds[after] += share
    return total


def test_a_scene_of_a_loop_is_met_once() -> None:
    """Whoever waits twice is at the landing three times, and still no likelier than certain to be there."""
    assert found(ferry())["landing"] == 1


def test_what_nothing_leads_to_is_never_met() -> None:
    """It has odds as well: none."""
    story = compiled("variables: {v: no < yes}\nscenes: {a: {}, b: {if: v == yes}, c: [{effects: [v = yes]}]}")
    assert found(story)["b"] == found(story)["b.c0"] == 0


def test_it_says_when_it_does_not_fit() -> None:
    """With too few nodes nothing is guessed."""
    with pytest.raises(NodeLimit):
        odds_of_goals(ferry(), KINDS, 2, Budget(Limits()))
