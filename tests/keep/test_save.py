"""What a file of ours may be: one that is damaged, foreign or newer stops nothing, and none is lost."""

import codecs
import json
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep.codec import LARGEST
from game.keep.save import FORMAT, save_of
from game.keep.save_files import SUFFIX
from game.keep.settings import Settings
from game.keep.shelf import SETTINGS, Saves, Shelf
from game.play.run import Run
from game.session.menus import told_of
from tests.keep.shelves import contents, only_slot, saved_file
from tests.play.test_closing import CELLAR, MORTAL, ROOF
from tests.play.test_run import played
from tests.stories import ferry, story_of

DAMAGE = {
    "empty": b"",
    "zeros": b"\0" * 100,
    "not text": b"\xff\xfe\x00",
    "not a table": b"[]",
    "a number": b"1e999",
    "nested": b"[" * 200_000,
    "nested tables": b'{"a":' * 200_000,
    "a huge number": b'{"format": ' + b"9" * 10_000 + b"}",
    "foreign": b'{"name": "my notes"}',
    "an untrue format": b'{"format": true}',
    "too large": b" " * (LARGEST + 1),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("name", ["any" + SUFFIX, SETTINGS])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes, name: str) -> None:
    """What is not the game's is renamed, not deleted, and its path is told; everything else is still there."""
    saves = Saves(tmp_path)
    saves.keep("good", played(ferry(), "wait"))
    (tmp_path / name).write_bytes(damage)
    (tmp_path / f"{name}.damaged-1").write_bytes(b"an earlier one")
    shelf, (settings, trouble) = saves.shelf(ferry()), saves.settings()
    troubles = [*shelf.troubles, *([trouble] if trouble else [])]
    assert [one.path for one in troubles] == [tmp_path / f"{name}.damaged-2"]
    assert (tmp_path / f"{name}.damaged-2").read_bytes() == damage
    assert (tmp_path / f"{name}.damaged-1").read_bytes() == b"an earlier one"
    assert settings == Settings()
    only_slot(saves)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """A save that would be good but for its size is set aside without being read to its end."""
    path = saved_file(tmp_path)
    path.write_bytes(path.read_bytes().ljust(LARGEST + 1))
    shelf = Saves(tmp_path).shelf(ferry())
    assert shelf.slots == ()
    assert [trouble.what for trouble in shelf.troubles] == ["it is too large, so it was set aside"]


@pytest.mark.parametrize(
    "change",
    [
        {"choices": None},
        {"choices": "landing/wait"},
        {"choices": [["landing/wait"]]},
        {"choices": ["landing/\x1b]52;c;Zm9v\x07"]},
        {"page": -1},
        {"page": True},
        {"page": 10**30},
        {"block": 0.5},
        {"saved": "yesterday"},
        {"saved": 3},
        {"saved": "2026-11-28"},
        {"saved": "2026-11-28T12:00:00"},
        {"title": "a\nb"},
        {"title": "a" * 501},
        {"name": None},
        {"name": "a" * 61},
        {"story": 7},
        {"digest": "\ud800"},
        {"format": 0},
        {"format": "1"},
    ],
    ids=str,
)
def test_a_save_with_a_wrong_value_is_set_aside(tmp_path: Path, change: dict[str, object]) -> None:
    """A save in which anything is of the wrong kind, out of bounds or could steer a terminal is set aside."""
    path = saved_file(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}), "utf-8")
    shelf = Saves(tmp_path).shelf(ferry())
    assert shelf.slots == ()
    assert [trouble.path.name for trouble in shelf.troubles] == [f"{path.name}.damaged-1"]


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "UTC"])
@pytest.mark.parametrize(
    ("saved", "told"),
    [
        ("9999-12-31T23:59:59+00:00", "31 December 9999, 23:59"),
        ("9999-12-31T23:59:59-23:00", "31 December 9999, 23:59"),
        ("0001-01-01T00:00:00+00:00", "1 January 1, 00:00"),
        ("0001-01-01T00:00:00+23:00", "1 January 1, 00:00"),
        ("1969-12-31T12:00:00Z", "31 December 1969, "),
    ],
)
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone a process")
def test_any_time_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: str, told: str, zone: str
) -> None:
    """A save whose time the reader's clock does not go to is listed and opened like any other."""
    path = saved_file(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "saved": saved}), "utf-8")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        with Saves(tmp_path) as saves:
            saves.keep("now", played(ferry(), "wait"))
            old = next(slot for slot in saves.shelf(ferry()).slots if slot.automatic)
            assert old.save.told_time.startswith(told) or zone != "UTC"
            assert re.fullmatch(r"\d+ [A-Z][a-z]+ \d+, \d\d:\d\d", old.save.told_time)
            assert saves.open(old, ferry()).run.log == ("landing/wait",)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")])
@pytest.mark.parametrize("name", ["any" + SUFFIX, SETTINGS])
def test_a_file_that_an_editor_kept_in_its_own_way_is_read(
    tmp_path: Path, name: str, mark: bytes, encoding: str
) -> None:
    """A save or settings with a byte order mark before them, or in UTF-16, are as good as those that the game wrote."""
    saves = Saves(tmp_path)
    saves.keep_settings(Settings(heat=1))
    (tmp_path / ("any" + SUFFIX)).write_bytes(saved_file(tmp_path / "other").read_bytes())
    path = tmp_path / name
    path.write_bytes(mark + path.read_text("utf-8").encode(encoding))
    assert only_slot(saves).save.choices == ("landing/wait",)
    assert saves.settings() == (Settings(heat=1), None)


@given(cut=st.integers(0, 400), put=st.binary(max_size=8))
def test_no_damage_is_too_strange(tmp_path_factory: pytest.TempPathFactory, cut: int, put: bytes) -> None:
    """Whatever bytes are changed in a save, it is read or set aside, and nothing is raised."""
    folder = tmp_path_factory.mktemp("saves")
    path = saved_file(folder)
    raw = path.read_bytes()
    path.write_bytes(raw[:cut] + put + raw[cut + len(put) :])
    saves = Saves(folder)
    for slot in saves.shelf(ferry()).slots:
        saves.open(slot, ferry())
    assert len(contents(folder)) == 1


@pytest.mark.parametrize("name", ["any" + SUFFIX, SETTINGS])
def test_a_file_of_a_newer_game_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    """A format that is not known yet is told and not touched."""
    (tmp_path / name).write_text(json.dumps({"format": FORMAT + 1}), "utf-8")
    saves = Saves(tmp_path)
    troubles = [*saves.shelf(ferry()).troubles, *filter(None, [saves.settings()[1]])]
    assert [str(one) for one in troubles] == [
        f"a newer edition of the game wrote this; it is left as it is ({tmp_path / name})"
    ]
    assert (tmp_path / name).exists()


def test_only_files_of_ours_are_touched(tmp_path: Path) -> None:
    """Other files in the folder, folders with a save's name and links that lead nowhere are no concern of the game."""
    (tmp_path / "notes.txt").write_bytes(b"\xff")
    (tmp_path / "settings.json").write_bytes(b"\xff")
    (tmp_path / f"folder{SUFFIX}").mkdir()
    (tmp_path / f"link{SUFFIX}").symlink_to(tmp_path / "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / f"pipe{SUFFIX}")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert Saves(tmp_path).shelf(ferry()) == Shelf()
    assert Saves(tmp_path).settings() == (Settings(), None)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_save_names_whoever_was_followed_before() -> None:
    """Those whose life it is first, and then the dead and those who were let go."""
    files = {"story.yaml": MORTAL, "scenes/roof.yaml": ROOF, "scenes/cellar.yaml": CELLAR}
    story = story_of(files)
    run = Run(story)
    for choice in ("ada", "up", "ada>ben"):
        run.choose(choice)
    save = save_of(run, 0, 0, "")
    assert (save.people, save.earlier) == (("Ben",), ("Ada",))
    assert " · Ben, earlier Ada · " in told_of(save)
