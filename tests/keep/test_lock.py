"""Two games at once in one folder of saves, on one machine or on two: neither writes over what the other plays."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.keep.shelf import Saves
from tests.keep.shelves import contents, only_slot, saved_file
from tests.play.test_run import played
from tests.stories import ferry


def test_two_games_have_an_autosave_each(tmp_path: Path) -> None:
    """Two games that run in one folder never write to the same autosave."""
    with Saves(tmp_path) as one, Saves(tmp_path) as two:
        one.autosave(played(ferry(), "wait"))
        two.autosave(played(ferry(), "ring"))
        logs = {slot.save.choices for slot in one.shelf(ferry()).slots}
    assert logs == {("landing/wait",), ("landing/ring",)}


def test_a_game_goes_on_in_its_autosave(tmp_path: Path) -> None:
    """An autosave that nobody plays is gone on with in the same file."""
    saved_file(tmp_path)
    with Saves(tmp_path) as saves:
        opened = saves.open(only_slot(saves), ferry())
        assert not opened.in_use
        opened.run.choose("wait")
        saves.autosave(opened.run)
        assert only_slot(saves).save.choices == ("landing/wait",) * 2


def test_what_another_game_plays_is_gone_on_with_in_a_new_file(tmp_path: Path) -> None:
    """Opening the autosave of a game that still runs leaves that game its file, and says so."""
    with Saves(tmp_path) as one, Saves(tmp_path) as two:
        one.autosave(played(ferry(), "wait"))
        opened = two.open(only_slot(two), ferry())
        assert opened.in_use
        opened.run.choose("ring")
        two.autosave(opened.run)
        logs = {slot.save.choices for slot in one.shelf(ferry()).slots}
    assert logs == {("landing/wait",), ("landing/wait", "landing/ring")}


def test_opening_finds_what_was_played_since_the_list_was_made(tmp_path: Path) -> None:
    """A list of saves may be old: what its owner played after it was made is not overwritten but gone on with."""
    with Saves(tmp_path) as one, Saves(tmp_path) as two:
        run = played(ferry(), "wait")
        one.autosave(run)
        old = only_slot(two)
        run.choose("wait")
        one.autosave(run, page=1)
        one.begin()
        opened = two.open(old, ferry())
        assert opened.run.log == run.log
        assert opened.page == 1


def test_a_named_save_is_not_written_to_by_playing_on(tmp_path: Path) -> None:
    """Going on from a named save leaves it as it is."""
    saves = Saves(tmp_path)
    saves.keep("here", played(ferry(), "wait"))
    before = contents(tmp_path)
    opened = saves.open(only_slot(saves), ferry())
    opened.run.choose("wait")
    saves.autosave(opened.run)
    after = contents(tmp_path)
    assert len(after) == 2
    assert before.items() <= after.items()


def test_a_save_that_stops_early_is_left_as_it_is(tmp_path: Path) -> None:
    """A save of an older story plays as far as it goes, says why it stopped, and is not overwritten by going on."""
    run = played(ferry(), "wait", "board", "silence", "up")
    saves = Saves(tmp_path)
    saves.autosave(run)
    before = contents(tmp_path)
    newer = replace(
        ferry(), scenes=(ferry().scenes[0], replace(ferry().scenes[1], choices=ferry().scenes[1].choices[:1]))
    )
    opened = saves.open(only_slot(saves), newer)
    assert opened.run.log == ("landing/wait", "landing/board")
    assert opened.stopped is not None
    assert "silence" in opened.stopped
    saves.autosave(opened.run)
    assert before.items() <= contents(tmp_path).items()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not remove a file that is open")
def test_a_lock_that_was_cleared_away_is_no_longer_ours(tmp_path: Path) -> None:
    """Where somebody removed the lock's file, another game may own the autosave now, so this one goes on in a new file."""
    with Saves(tmp_path) as one, Saves(tmp_path) as two:
        run = played(ferry(), "wait")
        one.autosave(run)
        for lock in tmp_path.glob("*.lock"):
            lock.unlink()
        opened = two.open(only_slot(two), ferry())
        opened.run.choose("ring")
        two.autosave(opened.run)
        run.choose("board")
        one.autosave(run)
        logs = {slot.save.choices for slot in one.shelf(ferry()).slots}
    assert logs == {("landing/wait", "landing/board"), ("landing/wait", "landing/ring")}


@pytest.mark.parametrize("there", [b"half a fi", None])
def test_what_another_machine_put_in_the_place_of_an_autosave_is_left(tmp_path: Path, there: bytes | None) -> None:
    """Where the file is not as this game left it, the run goes on in a new one: on a synchronised folder no lock holds."""
    with Saves(tmp_path / "here") as here, Saves(tmp_path / "there") as elsewhere:
        run = played(ferry(), "wait")
        here.autosave(run)
        elsewhere.autosave(played(ferry(), "wait", "ring"))
        path = only_slot(here).path
        path.write_bytes(there or only_slot(elsewhere).path.read_bytes())
        put = path.read_bytes()
        run.choose("board")
        here.autosave(run)
        run.choose("silence")
        here.autosave(run)
        assert path.read_bytes() == put
        assert {*contents(tmp_path / "here")} > {path.name}
        assert run.log in {slot.save.choices for slot in here.shelf(ferry()).slots}
        assert len(contents(tmp_path / "here")) == 2


def test_an_autosave_that_was_moved_away_is_written_again(tmp_path: Path) -> None:
    """Where nothing lies there any more, the run is kept in its own file all the same."""
    with Saves(tmp_path) as saves:
        run = played(ferry(), "wait")
        saves.autosave(run)
        path = only_slot(saves).path
        path.unlink()
        run.choose("board")
        saves.autosave(run)
        assert (only_slot(saves).path, only_slot(saves).save.choices) == (path, run.log)
