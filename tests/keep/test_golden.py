"""Files that the first edition of the game wrote: each opens as it did then, at the same words."""

import re
import shutil
from pathlib import Path

import pytest

from game.keep.log import read_log
from game.keep.save_files import SUFFIX
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.replay import replay
from game.story.excerpt import story_or_hour
from game.story.model import Story
from tests.pages import words_on
from tests.stories import TWO_KEYS, load

GOLDEN = Path(__file__).parent / "golden"
STORIES = {"shipped": Path(__file__).parents[2] / "scenes", "two-keys": TWO_KEYS}

PLACES = [
    ("shipped/auto-20261128-171637-28cecbbd", 45, "v-soap", "Soap", False, 1, 0),
    ("shipped/auto-20261128-171638-cdfe6ebb", 25, "iii-box", "Full by noon", False, 1, 0),
    ("shipped/auto-20261128-171658-8f685660", 3, "i-scissors", "The hole", False, 1, 0),
    ("shipped/named-evis-evening-1-1179ca65", 20, "ii-four-towns", "Long distance", False, 1, 0),
    ("shipped/named-from-the-full-screen-0542762b", 20, "ii-four-towns", "Long distance", False, 1, 0),
    ("two-keys/auto-20261128-171640-0dea1deb", 7, "", "Two Keys", True, 0, 0),
    ("two-keys/auto-20261128-171640-8b4224bf", 7, "", "Two Keys", True, 2, 0),
    ("two-keys/auto-20261128-171715-26981a5a", 6, "roof", "The roof", False, 0, 0),
    ("two-keys/named-the-cellar-dd886d06", 2, "cellar", "The cellar", False, 0, 0),
]
"""Each save, how many choices it has, the id and title of the page that lay open, whether all is over, page and block."""

WORDS = {
    "two-keys/auto-20261128-171715-26981a5a": "From here one sees the river.",
    "two-keys/named-the-cellar-dd886d06": "Eleven steps, and then one more.",
}
"""Words that stand on those pages of the little story, at the heat that its reader had set."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folders as the first edition left them, to be written in."""
    return Path(shutil.copytree(GOLDEN, tmp_path / "golden"))


def part(name: str, story_id: str) -> Story:
    """The story, or the hour of it, that a save is of."""
    found = story_or_hour(load(STORIES[name]), story_id)
    assert found is not None
    return found


@pytest.mark.parametrize(("file", "choices", "page", "title", "ended", "at", "block"), PLACES)
def test_a_save_of_the_first_edition_opens_where_it_was_kept(
    folder: Path, file: str, choices: int, page: str, title: str, ended: bool, at: int, block: int
) -> None:
    """Every choice whose scene is still there, and still theirs, is made again, and the reader stands where they left.

    They are made in the order that the calendar has now, since scenes may change places.
    Where a scene has come in that they have not read, they stand there, and what they chose behind it waits.
    """
    name = file.partition("/")[0]
    saves = Saves(folder / name)
    log = read_log((folder / f"{file}{SUFFIX}").read_bytes())
    story = part(name, log.story)
    shelf = saves.shelf(story)
    assert shelf.troubles == ()
    slot = next(slot for slot in shelf.slots if slot.path == folder / f"{file}{SUFFIX}")
    opened = saves.open(slot, story, saves.settings()[0].heat)
    open_page = opened.run.pages[opened.page]
    picked = " ".join(one for one in log.choices if one.startswith(("begin/", "after-")))
    followed = {person.id for person in story.people if person.id in re.split(r"[^\w-]", picked)}
    ids = {scene.id for scene in story.scenes if not scene.people or followed & {*scene.people}}
    kept, waiting = (
        tuple(one for one in made if one.partition("/")[0] in ids) for made in (log.choices, opened.run.waiting)
    )
    assert (opened.stopped is None) == (kept == log.choices)
    assert (sorted((*opened.run.log, *waiting)), len(opened.run.log)) == (sorted(kept), choices)
    assert (open_page.id, open_page.title, opened.run.ended) == (page, title, ended)
    assert (opened.page, opened.block) == (at, block)
    assert WORDS.get(file, "") in " ".join(words_on(open_page))
    saves.begin()


def test_every_file_of_the_first_edition_is_known_here() -> None:
    """No file among these is left out of the tables above and below."""
    files = {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*.json")}
    others = {"shipped/reader.settings.json", "two-keys/reader.settings.json", "two-keys/thief.log.json"}
    assert files == {f"{file}{SUFFIX}" for file, *_ in PLACES} | others


def test_a_log_of_the_first_edition_plays_to_its_end() -> None:
    """A witness that `check` printed leads to the ending it was asked for."""
    log = read_log((GOLDEN / "two-keys" / "thief.log.json").read_bytes())
    replayed = replay(part("two-keys", log.story), log.choices)
    assert (len(replayed.run.log), replayed.stopped) == (6, None)
    assert [page.id for page in replayed.run.pages] == ["thief", ""]


@pytest.mark.parametrize(
    ("name", "settings"),
    [("shipped", Settings(heat=1)), ("two-keys", Settings(2, theme="newsprint", width=80, notes="key"))],
)
def test_settings_of_the_first_edition_are_read(folder: Path, name: str, settings: Settings) -> None:
    """What the reader had set is set."""
    assert Saves(folder / name).settings() == (settings, None)
