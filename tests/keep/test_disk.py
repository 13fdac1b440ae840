"""What is kept when the disk will not, or the game is ended in the middle: the older save is whole, and it is told."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from msgspec.structs import replace

from game.keep import shelf
from game.keep.disk import Trouble
from game.keep.settings import Settings
from game.keep.shelf import SETTINGS, Saves, Shelf, Taken
from tests.keep.shelves import contents, only_slot, saved_file
from tests.play.test_run import played
from tests.stories import ferry

ROOT = Path(__file__).parents[2]
ENDLESS_SAVING = """
import sys
from pathlib import Path
from game.play.run import Run
from game.keep.shelf import Saves
from tests.stories import ferry
saves, run = Saves(Path(sys.argv[1])), Run(ferry())
run.choose("wait")
while True:
    troubles = saves.autosave(run), saves.keep("same", run, replace=True), saves.keep_settings(saves.settings()[0])
    print(*filter(None, troubles), flush=True)
    if len(run.log) < 3:
        run.choose("wait")
"""


def saving(folder: Path) -> subprocess.Popen[str]:
    """A process that saves without end; it says so after each time."""
    return subprocess.Popen(
        [sys.executable, "-c", ENDLESS_SAVING, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def times(number: int, output: IO[str] | None) -> list[str]:
    """What the process said of so many times."""
    assert output is not None
    return [output.readline() for _ in range(number)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_kill_in_the_middle_of_saving_loses_nothing(tmp_path: Path) -> None:
    """Two games save at once into the same names; after both are killed outright all saves and settings are whole."""
    games = [saving(tmp_path), saving(tmp_path)]
    for number, game in enumerate(games, start=5):
        assert times(number, game.stdout) == ["\n"] * number
    for game in games:
        game.send_signal(signal.SIGKILL)
        game.communicate()
    with Saves(tmp_path) as saves:
        shelf = saves.shelf(ferry())
        assert shelf.troubles == ()
        assert len(shelf.slots) == 3
        assert saves.settings() == (Settings(), None)
        for slot in shelf.slots:
            opened = saves.open(slot, ferry())
            assert opened.stopped is None
            saves.autosave(opened.run)
        # the autosaves of the killed are gone on with in their own files: no lock is left to block that
        assert len(saves.shelf(ferry()).slots) == 4


# --- when the disk will not ------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_has_no_saves(tmp_path: Path) -> None:
    """Before anything was kept there is nothing, and nothing wrong."""
    assert Saves(tmp_path / "none").shelf(ferry()) == Shelf()
    assert Saves(tmp_path / "none").settings() == (Settings(), None)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """Where the folder is a file, everything says so, nothing raises, and the run is still playable."""
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        saves, run = Saves(folder), played(ferry(), "wait")
        troubles = [saves.autosave(run), saves.keep("a", run), saves.keep_settings(Settings())]
        assert all(isinstance(trouble, Trouble) for trouble in troubles)
        saves.shelf(ferry())
        assert saves.settings()[0] == Settings()
        run.choose("wait")


def test_a_full_disk_leaves_the_older_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing more can be written the trouble is told, the save there was stays whole, and no rest is left."""
    saves, run = Saves(tmp_path), played(ferry(), "wait")
    saves.autosave(run)
    before = contents(tmp_path)
    run.choose("wait")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for trouble in (saves.autosave(run), saves.keep("a", run), saves.keep_settings(Settings())):
        assert isinstance(trouble, Trouble)
        assert "No space left on device" in str(trouble)
    assert contents(tmp_path) == before


def test_a_file_that_cannot_be_read_is_told_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that the system does not let us read is not taken for damaged."""
    path = saved_file(tmp_path)

    def locked_away(self: Path, *arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", locked_away)
        shelf = Saves(tmp_path).shelf(ferry())
    assert [str(one) for one in shelf.troubles] == [f"it could not be read: Permission denied ({path})"]
    assert path.exists()


def test_a_run_too_long_to_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read back is not kept in the place of what can."""
    saves = Saves(tmp_path)
    run = played(ferry(), "wait")
    saves.autosave(run)
    before = contents(tmp_path)
    monkeypatch.setattr(shelf, "LARGEST", len(only_slot(saves).path.read_bytes()) + 5)
    run.choose("wait")
    for trouble in (saves.autosave(run), saves.keep("a", run)):
        assert "it was not saved, because so long a run could not be read again" in str(trouble)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("letters", [1, 1_100, 50_000])
def test_an_id_of_any_length_is_kept_and_read(tmp_path: Path, letters: int) -> None:
    """Whatever compiles can be played, saved and gone on with."""
    landing, *more = ferry().scenes
    long = replace(landing, choices=(replace(landing.choices[0], id="x" * letters), *landing.choices[1:]))
    story = replace(ferry(), scenes=(long, *more))
    saves = Saves(tmp_path)
    saves.autosave(played(story, "x" * letters))
    assert saves.open(only_slot(saves, story), story).run.log == (f"landing/{'x' * letters}",)


def test_a_title_of_several_lines_is_kept_as_one(tmp_path: Path) -> None:
    """What a save says of its page can be read back, however the page's title was written."""
    landing, *more = ferry().scenes
    story = replace(ferry(), scenes=(replace(landing, title="The\n landing\t" + "x" * 600), *more))
    saves = Saves(tmp_path)
    saves.keep("here", played(story, "wait"), 1)
    assert only_slot(saves, story).save.title == "The landing " + "x" * 488


# --- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Settings and saves that lie elsewhere are written there, and what leads to them still does."""
    saves = Saves(tmp_path / "saves")
    saves.keep_settings(Settings(heat=1))
    saves.keep("mine", played(ferry(), "wait"))
    for name in (SETTINGS, only_slot(saves).path.name):
        (tmp_path / name).write_bytes((tmp_path / "saves" / name).read_bytes())
        (tmp_path / "saves" / name).unlink()
        (tmp_path / "saves" / name).symlink_to(Path("..", name))
    assert saves.keep_settings(Settings(heat=2)) is None
    assert saves.keep("mine", played(ferry(), "ring")) == Taken("mine")
    assert saves.keep("mine", played(ferry(), "ring"), replace=True) is None
    assert all(path.is_symlink() for path in (tmp_path / "saves").iterdir())
    assert json.loads((tmp_path / SETTINGS).read_bytes())["heat"] == 2
    assert only_slot(saves).save.choices == ("landing/ring",)
    assert len(contents(tmp_path / "saves")) == 2
    assert len([path for path in tmp_path.iterdir() if path.is_file()]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_round_gives_way(tmp_path: Path) -> None:
    """A link to itself leads to nothing that could be written, so the file takes its place."""
    (tmp_path / SETTINGS).symlink_to(SETTINGS)
    assert Saves(tmp_path).keep_settings(Settings(heat=1)) is None
    assert Saves(tmp_path).settings() == (Settings(heat=1), None)
