"""What must hold before effects so that something holds after them."""

from hypothesis import given
from hypothesis import strategies as st

from game.proof.measure.best_path import precondition
from game.story.logic import applied, holds
from game.story.model import Story
from tests.proof.test_prover import many
from tests.strategies import stories


@many
@given(stories(), st.data())
def test_it_holds_before_exactly_when_it_holds_after(story: Story, data: st.DataObject) -> None:
    """For every choice's effects, every condition of the story, and any values."""
    choices = [choice for scene in story.scenes for choice in scene.choices]
    values = tuple(data.draw(st.integers(0, len(one.domain) - 1)) for one in story.variables)
    asked = [scene.on_stage for scene in story.scenes] + [choice.condition for choice in choices]
    for effects in [choice.effects for choice in choices] + [scene.offstage for scene in story.scenes]:
        after = applied(effects, values)
        for condition in asked:
            assert holds(precondition(condition, effects), values) == holds(condition, after)
