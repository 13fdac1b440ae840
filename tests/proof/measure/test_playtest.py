"""Seeded runs are the same each time, and what they meet comes near to what is so."""

import pytest
from hypothesis import assume, given

from game.proof.budget import Budget, Limits
from game.proof.measure.exact import measure_structure
from game.proof.measure.odds import odds_of_goals
from game.proof.measure.playtest import OneWayStretch, Playtest, playtest
from game.proof.model.goals import GoalKind, goals_of
from game.story.model import Story
from game.writer.amounts import counts_of
from tests.proof.oracle import Weigh, Words
from tests.proof.planted import compiled
from tests.proof.test_prover import explored, many
from tests.stories import ferry, two_keys
from tests.strategies import stories

KINDS = (GoalKind.SCENE, GoalKind.CHOICE, GoalKind.PASSAGE)


def played(story: Story, runs: int = 400) -> Playtest:
    """What some runs meet."""
    return playtest(story, [goal for goal in goals_of(story) if goal.thing in KINDS], Budget(Limits()), runs)


def test_what_runs_meet_is_near_to_the_odds() -> None:
    """Of 400 runs each thing is met in so many as its odds say, give or take a tenth."""
    for story in (ferry(), two_keys()):
        found = played(story)
        exact = odds_of_goals(story, KINDS[:2], 100_000, Budget(Limits()))
        assert all(abs(found.met.get(id, 0) / 400 - odds) < 0.1 for id, odds in exact.items())
        for id, odds in measure_structure(story, 100_000, Budget(Limits())).odds:
            assert abs(found.ended.get(id, 0) / 400 - odds.value) < 0.1
    assert played(ferry()) == played(ferry())


def test_scenes_with_one_way_on_are_a_stretch() -> None:
    """It ends with the scene that has a choice again; words of the text, of the choice and of what follows count."""
    text = "scenes: {a: [{}, {}], b: [{then: Go.}], c: {}, d: [{}, {}]}"
    found = {one.first: one for one in played(compiled(text), 20).stretches}
    assert found["b"].scenes == 3
    assert found["b"].last == "d"
    assert found["a"] == OneWayStretch("a", "a", 1, found["a"].words)


def test_each_run_has_its_words_decisions_and_heat() -> None:
    """A decision is a choice among several; the hottest scene counts; it ends at an ending."""
    found = played(compiled("scenes: {a: [{}, {}], b: {heat: 2, content: So., report: Short.}}"), 5)
    assert found.decisions == (1,) * 5
    assert found.heat == (2,) * 5
    assert len(set(found.words)) == 1
    assert {way[:3] for way in found.ways} == {(0, 0, 1), (0, 1, 1), (1, 0, 3)}
    assert found.stood == {0: 5, 1: 5, 3: 5}


@pytest.mark.parametrize(
    ("text", "words", "apart"),
    [
        ("scenes: {a: {text: One two., choices: [{text: Go, to: a}]}}", 6 * (3 + 2), 3 + 2),
        (
            """
            people: {ada: {name: Ada Lund}, ben: {name: Ben Moor}}
            follow: [2]
            endings: {end: {text: [All is over., {if: you == ada, text: So be it.}], line: They left.}}
            scenes: {a: {people: [ada, ben], text: One two., choices: [{text: Go, closed: Not now, default: yes}]}}
            """,
            3 + 2 + 4 + 4 + 4,
            3 + 2 + 4 + 4,
        ),
    ],
)
def test_of_what_an_author_wrote_each_text_counts_once(text: str, words: int, apart: int) -> None:
    """Whom one may follow is the engine's to say; a loop and a second person's ending read the same words again.

    A number of the tale's own stands after each text.
    """
    found = playtest(compiled(text), (), Budget(Limits()), 2, longest=5)
    assert (found.words, found.apart) == ((words,) * 2, (apart,) * 2)


@many
@given(stories())
def test_no_run_reads_more_than_there_is(story: Story) -> None:
    """Whatever it reads again, of all that is written it reads no more than all."""
    assume(explored(story).terminates)
    assert max(playtest(story, (), Budget(Limits()), 50).apart) <= counts_of(story).words


def test_a_run_that_goes_on_for_ever_is_cut_off() -> None:
    """After so many choices, where it is not stuck."""
    story = compiled("scenes: {a: [{to: a}]}")
    found = playtest(story, (), Budget(Limits()), 3, longest=5)
    assert found.ways == ((0, 0, 0, 15),)
    assert found.stuck == ()


@many
@given(stories())
def test_no_run_has_more_or_fewer_words_than_a_path_can_have(story: Story) -> None:
    """Each run lies between the shortest and the longest path; together they come near both where paths are few."""
    oracle = explored(story)
    assume(oracle.terminates)
    low, high = oracle.lengths(Words())
    counts = playtest(story, (), Budget(Limits()), 300).words
    assert low <= min(counts) <= max(counts) <= high
    if oracle.paths <= 3 and oracle.lengths(Weigh())[1] <= 3:
        assert (min(counts), max(counts)) == (low, high)
