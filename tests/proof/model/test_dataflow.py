"""The shape of a story does not depend on how one comes to it."""

from hypothesis import given

from game.proof.model.dataflow import analyse, with_texts
from game.story.model import Story
from tests.strategies import stories


@given(stories())
def test_words_are_added_to_a_shape(story: Story) -> None:
    """A shape in which texts read, too, is the same made at once and made of one in which they did not."""
    assert with_texts(analyse(story, endings=True)) == analyse(story, texts=True)
