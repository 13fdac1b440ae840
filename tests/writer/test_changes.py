"""A folder that is watched: files saved, and the folder itself going and coming."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from game.writer.changes import FolderChange, changes

NOTHING = FolderChange()


@pytest.fixture
def stop() -> Iterator[Event]:
    """What ends the watching."""
    event = Event()
    yield event
    event.set()


def following(watched: Iterator[FolderChange]) -> FolderChange:
    """The next thing that is more than nothing."""
    return next(one for one in watched if one != NOTHING)


def test_what_is_saved_is_told(tmp_path: Path, stop: Event) -> None:
    """At first everything is new; then each file by its path, made, written, renamed or removed."""
    watched = changes(tmp_path, stop)
    assert following(watched) == FolderChange(anew=True)
    (tmp_path / "act").mkdir()
    assert following(watched) == FolderChange(("act",))
    (tmp_path / "act" / "one.yaml").write_text("1", "utf-8")
    saved = set[str]()
    while "act/one.yaml" not in saved:
        saved |= set(following(watched).saved)
    (tmp_path / "act" / "one.yaml").replace(tmp_path / "act" / "two.yaml")
    while "act/two.yaml" not in saved:
        saved |= set(following(watched).saved)


def test_a_folder_that_goes_is_waited_for(tmp_path: Path, stop: Event) -> None:
    """While it is not there that is told at every look; another one in its place is read anew."""
    folder = tmp_path / "story"
    watched = changes(folder, stop)
    assert next(watched) == next(watched) == FolderChange(there=False)
    folder.mkdir()
    assert next(one for one in watched if one.there) == FolderChange(anew=True)
    folder.rename(tmp_path / "elsewhere")
    assert next(one for one in watched if not one.there) == FolderChange(there=False)
    folder.mkdir()
    assert next(one for one in watched if one.there).anew


def test_watching_ends_when_it_is_told_to(tmp_path: Path, stop: Event) -> None:
    """Whether the folder is there or not."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        watched = changes(folder, stop)
        next(watched)
        stop.set()
        assert len(list(watched)) <= 1
        stop.clear()
