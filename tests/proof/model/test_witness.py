"""A witness is played by the rules, and one of another story is refused."""

import pytest

from game.proof.model.witness import Witness, WitnessStep, replayed
from tests.proof.planted import compiled

STORY = compiled("scenes: {a: [{}, {}], b: {}}")


def step(scene: str, choice: str) -> WitnessStep:
    """A step whose key does not matter."""
    return WitnessStep(scene, "", 1, choice)


def test_it_stands_before_each_choice_and_at_last() -> None:
    """So there is one moment more than there are choices."""
    first = STORY.scenes[1].choices[0].id
    witness = Witness((step("a", "c1"), step("b", first)))
    assert [moment.place for moment in replayed(STORY, witness)] == [0, 1, STORY.end]


@pytest.mark.parametrize("steps", [[("b", "c0")], [("a", "c2")], [("a", "c0"), ("a", "c0")]])
def test_a_step_that_its_scene_does_not_have_is_refused(steps: list[tuple[str, str]]) -> None:
    """Another scene, another choice, or one scene too many; the step is named."""
    with pytest.raises(ValueError, match=f"does not fit at {'/'.join(steps[-1])}"):
        replayed(STORY, Witness(tuple(step(*one) for one in steps)))
