"""What tests of a story draw and assert: ways that can be gone, told with the keys that go them."""

import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.play.run import Run
from game.story.model import SceneKind, Story
from game.testing import Way, always, choices, ends, moments, never, runs, story_in
from tests.alone import said
from tests.proof.planted import compiled
from tests.stories import FERRY, ferry, two_keys
from tests.strategies import stories

STORIES = st.one_of(st.sampled_from([ferry(), two_keys()]), stories())
LAMP = compiled("""
variables: {lamp: flag}
scenes:
  a: [{effects: [lamp = yes]}, {}]
  b: [{}, {to: a}]
endings: {end: {}}
""")


def keyed(way: Way) -> Run:
    """The run of somebody who presses the keys that a way tells."""
    run = Run(way.story)
    for key in way.keys.split():
        can = [option.id for option in run.pages[-1].options if option.number is not None]
        run.choose(can[int(key) - 1])
    return run


@given(STORIES.flatmap(moments))
def test_a_way_can_be_gone(way: Way) -> None:
    """Its keys lead a reader along its choices to its moments, and what it says of where it has come to is so."""
    run = keyed(way)
    assert (run.log, run.moments, run.ended) == (way.log, way.moments, way.ended)
    assert run.pages == way.run().pages
    for variable, value in zip(way.story.variables, run.moment.values, strict=True):
        assert way.value(variable.name) == variable.domain[value]
    with pytest.raises(KeyError):
        way.value("no such")


@given(STORIES.flatmap(runs))
def test_runs_end_where_they_can(way: Way) -> None:
    """A drawn run goes on until no choice is left, or very long."""
    stuck = all(option.number is None for option in keyed(way).pages[-1].options)
    assert way.ended or stuck or len(way.made) >= 10 * len(way.story.scenes)


@given(STORIES.flatmap(choices))
def test_a_choice_is_one_step(step: tuple[Way, Way]) -> None:
    """The way before a choice is the way with it but for its last step."""
    before, after = step
    assert (before.made, before.moments) == (after.made[:-1], after.moments[:-1])


@given(runs(LAMP))
def test_what_is_asserted_is_asked_of_every_moment(way: Way) -> None:
    """A condition that comes true somewhere is told with the keys up to there, and its opposite in the same words."""
    lit = next((at for at, moment in enumerate(way.moments) if moment.values[0]), None)
    assume(lit is not None)
    with pytest.raises(AssertionError, match=r"'lamp' comes true; keys: ") as told:
        never(way, "lamp")
    with pytest.raises(AssertionError, match=r"'not lamp' is not so; keys: ") as other:
        always(way, "not lamp")
    for one in (told, other):
        assert len(str(one.value).splitlines()) == 1 + (lit or 0)
    always(way, "lamp or not lamp")
    never(way, lambda part: len(part.made) > len(way.made))


@given(STORIES.flatmap(moments), st.data())
def test_what_nobody_asked_about_is_remembered(way: Way, data: st.DataObject) -> None:
    """Whether a scene was seen or a choice made can be asked of a story that does not ask so itself."""
    scene = data.draw(st.sampled_from([one for one in way.story.scenes if one.sort is SceneKind.SCENE]))
    choice = data.draw(st.sampled_from(scene.choices))
    assert way.holds(f"seen {scene.id}") == any(one.startswith(f"{scene.id}/") for one in way.log)
    if not scene.people:  # else people may have made it by themselves
        assert way.holds(f"chose {scene.id}.{choice.id}") == (f"{scene.id}/{choice.id}" in way.log)


@given(moments(ferry()))
def test_what_is_no_condition_of_the_story_is_told(way: Way) -> None:
    """A mistyped name is blamed with what to write instead."""
    for wrong in ("lamb", "you == ada", "seen nowhere", "("):
        with pytest.raises(ValueError, match=".") as told:
            never(way, wrong)
        assert "(" in str(told.value)


@pytest.mark.parametrize(
    ("story", "said_of_it"),
    [
        (compiled("scenes: {a: [{to: a}]}\nendings: {end: {}}\n"), "this does not end"),
        (
            compiled("variables: {lamp: flag}\nscenes: {a: [{}]}\nendings: {end: {if: lamp}}\n"),
            "there is no ending for the reader",
        ),
    ],
)
def test_what_does_not_end_is_told(story: Story, said_of_it: str) -> None:
    """Be it that a run goes on for ever, or that nobody has an ending where it is over."""

    @given(runs(story))
    def ended(way: Way) -> None:
        ends(way)

    with pytest.raises(AssertionError, match=said_of_it):
        ended()


def test_a_folder_without_a_story_is_told(tmp_path: pytest.TempPathFactory) -> None:
    """What is wrong with a story is raised in words."""
    assert story_in(FERRY).id == ferry().id
    with pytest.raises(ValueError, match="story"):
        story_in(str(tmp_path))


def test_without_hypothesis_it_is_said_what_to_install() -> None:
    """Who has it not is told so in one line."""
    program = """
import sys
sys.modules["hypothesis"] = None
try:
    import game.testing
except ImportError as error:
    print(error)
"""
    assert said(program) == "game.testing needs Hypothesis: pip install hypothesis"
    assert "hypothesis" in sys.modules
