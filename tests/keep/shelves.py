"""A folder of saves, as tests look into it."""

from pathlib import Path

from game.keep.shelf import Saves, Slot
from game.story.model import Story
from tests.play.test_run import played
from tests.stories import ferry


def only_slot(saves: Saves, story: Story | None = None) -> Slot:
    """The one save there is, with nothing wrong."""
    shelf = saves.shelf(story or ferry())
    assert shelf.troubles == ()
    assert len(shelf.slots) == 1
    return shelf.slots[0]


def saved_file(folder: Path) -> Path:
    """The file of an autosave of a run of one choice."""
    saves = Saves(folder)
    assert saves.autosave(played(ferry(), "wait")) is None
    path = only_slot(saves).path
    saves.begin()
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for locks."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}
