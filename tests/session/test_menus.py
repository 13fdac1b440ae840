"""Lists of what can be taken: what they say of what there is."""

from pathlib import Path

import pytest

from game.keep.shelf import Saves, Shelf
from game.session.menus import counted, saves_menu, slot_name
from tests.play.test_run import played
from tests.stories import ferry


@pytest.mark.parametrize("kept", [True, False])
def test_the_list_of_saves_tells_of_other_stories(tmp_path: Path, kept: bool) -> None:
    """Saves of other stories in the folder are mentioned whether there are any of this one or not."""
    saves = Saves(tmp_path)
    if kept:
        saves.keep("mine", played(ferry(), "wait"))
    shelf = saves.shelf(ferry())
    assert "other stories" not in saves_menu(shelf, reading=False).about
    told = saves_menu(Shelf(shelf.slots, (), ("a-tale",)), reading=False).about
    assert "There are also saves of other stories here: a-tale." in told
    assert ("Nothing saved yet." in told) is not kept


def test_another_machines_copy_is_called_one(tmp_path: Path) -> None:
    """What a synchronising program put beside a save is told from it by name."""
    saves = Saves(tmp_path)
    saves.keep("mine", played(ferry(), "wait"))
    (slot,) = saves.shelf(ferry()).slots
    slot.path.rename(slot.path.with_name("named-mine-x.save-DESKTOP-1.json"))
    assert slot_name(slot) == "mine"
    assert [slot_name(slot) for slot in saves.shelf(ferry()).slots] == ["mine (another machine’s copy)"]


@pytest.mark.parametrize(
    ("choices", "told"), [(0, "nothing chosen yet"), (1, "one choice made"), (6, "6 choices made")]
)
def test_how_much_was_chosen_is_told_as_what_was_done(choices: int, told: str) -> None:
    """Choices that were made are not taken for choices that there are, and none at all is no number."""
    assert counted(choices) == told
