"""Saves and settings on disk: nothing is lost, whatever happens while they are kept."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from game.keep.disk import Trouble
from game.keep.settings import Settings
from game.keep.shelf import NOWHERE, Saves, Shelf, Taken
from game.play.replay import go_on, replay
from game.play.run import Run
from game.story.excerpt import excerpt
from game.story.model import Hour, Story
from game.testing import Way
from tests.keep.shelves import contents, only_slot, saved_file
from tests.play.test_run import WAYS, played
from tests.stories import ferry, two_keys

# --- keeping and finding --------------------------------------------------------------------------------------------


@given(way=WAYS)
def test_a_saved_run_comes_back_at_the_same_moment(tmp_path_factory: pytest.TempPathFactory, way: Way) -> None:
    """A run that was kept and opened has the same log, moments and pages."""
    run = way.run()
    with Saves(tmp_path_factory.mktemp("saves")) as saves:
        assert saves.keep("here", run) is None
        opened = saves.open(only_slot(saves, way.story), way.story)
    assert opened.stopped is None
    assert (opened.run.log, opened.run.moments, opened.run.pages) == (run.log, run.moments, run.pages)


def test_the_place_on_the_page_is_kept(tmp_path: Path) -> None:
    """One goes on at the page and the block where one left."""
    saves = Saves(tmp_path)
    run = played(ferry(), "wait")
    saves.autosave(run, page=1, block=2)
    slot = only_slot(saves)
    opened = saves.open(slot, ferry())
    assert (opened.page, opened.block) == (1, 2)
    assert (slot.save.title, slot.save.name, slot.save.ended) == ("The landing", "", False)


def test_a_place_that_is_not_there_any_more_is_the_last_page(tmp_path: Path) -> None:
    """Where the run has fewer pages now, one goes on at the last of them."""
    saves = Saves(tmp_path)
    saves.autosave(played(ferry(), "wait"), page=7, block=2)
    opened = saves.open(only_slot(saves), ferry())
    assert (opened.page, opened.block) == (1, 0)


def test_nothing_is_saved_before_the_first_choice(tmp_path: Path) -> None:
    """A run in which nothing was chosen leaves no trace on disk."""
    assert Saves(tmp_path / "none").autosave(Run(ferry())) is None
    assert not (tmp_path / "none").exists()


def test_the_autosave_of_a_run_is_one_file(tmp_path: Path) -> None:
    """Saving after every choice writes the same file again; a new run gets another one."""
    saves = Saves(tmp_path)
    run = played(ferry(), "wait")
    saves.autosave(run)
    run.choose("wait")
    saves.autosave(run)
    assert only_slot(saves).save.choices == run.log
    saves.begin()
    saves.autosave(played(ferry(), "ring"))
    assert len(saves.shelf(ferry()).slots) == 2


def test_the_latest_comes_first_and_what_has_ended_is_not_gone_on_with(tmp_path: Path) -> None:
    """Saves are in the order of their time, latest first; the one to continue is the latest that has not ended."""
    saves = Saves(tmp_path)
    for name, run in (("a", played(ferry(), "wait")), ("b", played(ferry(), "lamp", "silence", "down"))):
        saves.keep(name, run)
    for name, time in (("a", "2026-01-01T12:00:00+01:00"), ("b", "2026-01-01T11:30:00+00:00")):
        path = next(slot.path for slot in saves.shelf(ferry()).slots if slot.save.name == name)
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "saved": time}), "utf-8")
    shelf = saves.shelf(ferry())
    assert [slot.save.name for slot in shelf.slots] == ["b", "a"]
    assert shelf.last is not None
    assert shelf.last.save.name == "a"


def test_saves_of_another_story_are_left_alone(tmp_path: Path) -> None:
    """A folder may hold saves of several stories; each sees its own."""
    saves = Saves(tmp_path)
    saves.keep("a", played(ferry(), "wait"))
    saves.keep("b", played(two_keys(), "ada"))
    assert only_slot(saves).save.name == "a"
    assert only_slot(saves, two_keys()).save.name == "b"


def test_without_a_folder_nothing_is_kept_and_that_is_told() -> None:
    """Somebody without a home plays with an empty shelf and the usual settings, and is told why nothing is kept."""
    with Saves(None) as saves:
        run = played(ferry(), "wait")
        assert saves.autosave(run) == saves.keep("a", run) == saves.keep_settings(Settings()) == Trouble(NOWHERE)
        assert saves.shelf(ferry()) == Shelf()
        assert saves.settings() == (Settings(), None)
    assert "--saves" in NOWHERE


def test_the_saves_of_a_part_stand_beside_those_of_the_whole(tmp_path: Path) -> None:
    """A story's list has the saves of its hours too, and each is opened in the part that it is of."""
    story = with_an_hour()
    saves = Saves(tmp_path)
    saves.keep("part", played(excerpt(story, story.hours[0]), "ben"))
    saves.keep("whole", played(story, "ben"))
    assert {slot.save.name for slot in saves.shelf(story).slots} == {"part", "whole"}
    (part,) = saves.shelf(excerpt(story, story.hours[0])).slots
    for opened in (saves.open(part, story), saves.open(part, excerpt(story, story.hours[0]))):
        assert (opened.run.story.id, opened.stopped) == ("two-keys.noon", None)


def with_an_hour() -> Story:
    """Two Keys with a part to be played by itself."""
    where = two_keys().scenes[0].where
    return replace(two_keys(), hours=(Hour("noon", "Noon", "", ("ben",), "stairs", "attic", (), where),))


def test_saves_of_another_story_are_mentioned(tmp_path: Path) -> None:
    """It is said of which other stories there are saves, so that none whose story's name was damaged is lost in silence."""
    saves = Saves(tmp_path)
    saves.keep("a", played(ferry(), "wait"))
    saves.keep("b", played(two_keys(), "ada"))
    assert saves.shelf(ferry()).strangers == ("Two Keys",)
    assert saves.shelf(ferry()).troubles == ()


COPIES = [
    "auto-20261128-144608-201c46f0.save (Anna's conflicted copy 2026-11-28).json",
    "auto-20261128-144608-201c46f0.save.sync-conflict-20261128-101010-ABCDEFG.json",
    "named-mine-x.save-DESKTOP-1.json",
    "named-mine-x.save (1).json",
    "auto-20261128-144608-201c46f0.save 2.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_synchronising_program_made_is_listed_as_one(tmp_path: Path, name: str) -> None:
    """What another machine kept is in the list, marked as a copy, and opening it leaves it as it is."""
    path = saved_file(tmp_path / "there")
    copy = tmp_path / "here" / name
    copy.parent.mkdir()
    shutil.copy(path, copy)
    with Saves(tmp_path / "here") as saves:
        slot = only_slot(saves)
        assert (slot.path, slot.copied) == (copy, True)
        opened = saves.open(slot, ferry())
        opened.run.choose("ring")
        saves.autosave(opened.run)
        assert copy.read_bytes() == path.read_bytes()
        assert [slot.copied for slot in saves.shelf(ferry()).slots] == [False, True]


@pytest.mark.parametrize("name", ["notes.save.json.txt", "my named-a.save.1.json", "auto-parts.saves.json"])
def test_other_files_are_no_copies(tmp_path: Path, name: str) -> None:
    """A file that is not called as the game calls its own is no save, whatever is in it."""
    shutil.copy(saved_file(tmp_path / "there"), tmp_path / name)
    assert Saves(tmp_path).shelf(ferry()) == Shelf()


@pytest.mark.parametrize(
    "name", ["Márta a kapunál", "a/b", "..", "CON", "x" * 60, "日本", "-", "a.save.json", "🚪", "  two  words "]
)
def test_any_name_can_be_given(tmp_path: Path, name: str) -> None:
    """A save may be called anything that can be read; its file stays in the folder and has a harmless name."""
    saves = Saves(tmp_path / "saves")
    assert saves.keep(name, played(ferry(), "wait")) is None
    slot = only_slot(saves)
    assert slot.save.name == " ".join(name.split())
    assert slot.path.parent == saves.folder
    assert slot.path.name.isascii()
    assert len(slot.path.name) < 100
    assert [path.name for path in tmp_path.iterdir()] == ["saves"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x1b[2J", "a\u202eb", "a\x00"])
def test_some_names_cannot(tmp_path: Path, name: str) -> None:
    """A name that is empty, too long or could steer a terminal is refused with a sentence."""
    assert isinstance(Saves(tmp_path).keep(name, played(ferry(), "wait")), Trouble)
    assert contents(tmp_path) == {}


def test_names_that_look_alike_are_different_saves(tmp_path: Path) -> None:
    """Names that differ, if only in capitals or signs, never share a file; those that are the same word do."""
    saves, run = Saves(tmp_path), played(ferry(), "wait")
    names = ["Anna", "anna", "a/b", "a:b", "a b", "é", "e"]
    assert [saves.keep(name, run) for name in names] == [None] * len(names)
    assert saves.keep("e\u0301", run) == Taken("é")


def test_a_name_that_is_taken_is_replaced_only_when_asked(tmp_path: Path) -> None:
    """A save is overwritten by another of its name only where that was asked for."""
    one, two = Saves(tmp_path), Saves(tmp_path)
    assert one.keep("here", played(ferry(), "wait")) is None
    before = contents(tmp_path)
    assert two.keep("here", played(ferry(), "ring")) == Taken("here")
    assert contents(tmp_path) == before
    assert two.keep("here", played(ferry(), "ring"), replace=True) is None
    assert only_slot(one).save.choices == ("landing/ring",)


def test_names_are_kept_apart_without_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system that has no links a taken name is still not overwritten."""

    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    saves = Saves(tmp_path)
    assert saves.keep("here", played(ferry(), "wait")) is None
    assert saves.keep("here", played(ferry(), "ring")) == Taken("here")
    assert only_slot(saves).save.choices == ("landing/wait",)


def test_a_save_is_set_aside_when_the_reader_wishes(tmp_path: Path) -> None:
    """A save that is set aside leaves the list and stays on disk; the run it came from is saved elsewhere."""
    saves, run = Saves(tmp_path), played(ferry(), "wait")
    saves.autosave(run)
    slot = only_slot(saves)
    assert saves.set_aside(slot) is None
    assert saves.shelf(ferry()) == Shelf()
    assert [*contents(tmp_path)] == [f"{slot.path.name}.aside-1"]
    saves.autosave(run)
    assert only_slot(saves).path != slot.path
    assert isinstance(saves.set_aside(slot), Trouble)


def test_what_waits_for_its_scene_is_kept_with_the_run(tmp_path: Path) -> None:
    """Choices that no scene has taken yet are saved with those made, and are played once their scene comes."""
    saves = Saves(tmp_path)
    run = replay(ferry(), ["landing/wait", "crossing/silence", "far-bank/up"]).run
    assert run.waiting == ("crossing/silence", "far-bank/up")
    saves.autosave(run)
    saves.begin()
    opened = saves.open(only_slot(saves), ferry())
    assert opened.run.waiting == run.waiting
    assert opened.stopped is not None
    go_on(opened.run, "board")
    assert opened.run.log == ("landing/wait", "landing/board", "crossing/silence", "far-bank/up")
    assert opened.run.waiting == ()


# --- settings -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_keys_that_are_no_file_are_told_and_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A pipe, which nobody may ever write to, and a folder leave all keys as they are."""
    make(tmp_path / "keys.toml")
    read = Saves(tmp_path).keymap(())
    assert read is not None
    assert read[0] == {}
    assert "The keys cannot be read" in read[1][0]


def test_settings_are_kept_apart_from_runs(tmp_path: Path) -> None:
    """Settings come back, and no save has them."""
    saves = Saves(tmp_path)
    wished = Settings(heat=1, theme="newsprint", width=80, notes="key")
    assert saves.keep_settings(wished) is None
    saves.autosave(played(ferry(), "wait"))
    assert Saves(tmp_path).settings() == (wished, None)
    assert not {"heat", "theme", "width"} & json.loads(only_slot(saves).path.read_bytes()).keys()


def test_of_settings_only_what_was_changed_is_kept(tmp_path: Path) -> None:
    """What another game in the same folder has kept meanwhile stays as that has it."""
    one, two = Saves(tmp_path), Saves(tmp_path)
    one.keep_settings(Settings(heat=1), Settings())
    two.keep_settings(Settings(width=80, hints=1), Settings(hints=1))
    assert one.settings() == (Settings(heat=1, width=80), None)


# --- what is kept is the run, and not how it was read ---------------------------------------------------------------


@pytest.mark.parametrize("heat", [0, 1, 2, 3])
def test_a_continued_save_keeps_the_readers_heat(tmp_path: Path, heat: int) -> None:
    """Whoever asked for less goes on with less: a save is opened at the heat that the reader has set, whenever it was kept."""
    saves = Saves(tmp_path)
    saves.autosave(played(two_keys(), "ada", "in", heat=3))
    saves.keep("here", played(two_keys(), "ada", "in", heat=3))
    saves.begin()
    for slot in saves.shelf(two_keys()).slots:
        run = saves.open(slot, two_keys(), heat).run
        assert run.heat == heat
        assert run.pages[-1].brief is (heat < 2)
        assert run.pages == played(two_keys(), "ada", "in", heat=heat).pages
