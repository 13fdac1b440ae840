"""Who can be picked and has nothing to be read."""

import pytest

from game.story.model import Story
from game.writer.notices.absent import without_a_page
from tests.stories import bridge, ferry, two_keys
from tests.stories.house import FILES, sound

ALONE = {
    "scenes/stairs.yaml": FILES["scenes/stairs.yaml"].replace("text: They", "people: [ben]\ntext: They"),
}


@pytest.mark.parametrize("story", [ferry(), two_keys(), bridge(), sound()], ids=lambda story: story.id)
def test_whoever_comes_to_a_scene_has_a_page(story: Story) -> None:
    """Theirs or everybody's; a story without people has nobody to ask about."""
    assert not list(without_a_page(story))


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("people:\n", "people:\n  cyd: {name: Cyd}\n", "Cyd"),
        ("while: ada.life != gone", "while: ada.life == gone", "Ada Lund"),
    ],
)
def test_whoever_is_in_no_scene_that_they_come_to_has_none(old: str, new: str, name: str) -> None:
    """Because no scene names them, or because they are gone before the first one."""
    (found,) = without_a_page(sound(ALONE | {"story.yaml": FILES["story.yaml"].replace(old, new)}))
    assert (found.code, found.message) == ("N110", f"there is no page for whoever follows {name}")
