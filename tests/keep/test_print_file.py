"""A run's sheet as a file."""

import os
from pathlib import Path

import platformdirs
import pytest

from game.keep.disk import Trouble
from game.keep.print_file import print_out, usual_file
from game.play.run import Run
from game.render.markdown import transcript
from tests.stories import ferry


def test_a_sheet_is_written_whole_and_where_it_was_wanted(tmp_path: Path) -> None:
    """The file holds the run's sheet, and its ending is given to it where the reader left it out."""
    run = Run(ferry())
    assert print_out(run, tmp_path / "evening") == tmp_path / "evening.md"
    assert (tmp_path / "evening.md").read_text("utf-8") == transcript(run)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("My run No. 5", "My run No. 5.md"),
        ("No.5", "No.5.md"),
        ("St. Imre", "St. Imre.md"),
        ("23.10.1956", "23.10.1956.md"),
        ("run.txt", "run.txt"),
        ("run.MD", "run.MD"),
        ("run.markdown", "run.markdown"),
        (".md", ".md"),
    ],
)
def test_a_name_keeps_its_dots(tmp_path: Path, name: str, file: str) -> None:
    """Only an ending of a text is taken for one; a name with any other dot in it is given `.md`."""
    assert print_out(Run(ferry()), tmp_path / name) == tmp_path / file


def test_what_fails_half_way_leaves_the_name_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk was full nothing is left behind, so the same name does once there is room."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert isinstance(print_out(Run(ferry()), tmp_path / "evening"), Trouble)
    assert list(tmp_path.iterdir()) == []
    assert print_out(Run(ferry()), tmp_path / "evening") == tmp_path / "evening.md"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there is left as it was, and the reader is told."""
    (tmp_path / "letter.md").write_text("Dear", "utf-8")
    told = print_out(Run(ferry()), tmp_path / "letter.md")
    assert isinstance(told, Trouble)
    assert "there is a file of that name" in str(told)
    assert (tmp_path / "letter.md").read_text("utf-8") == "Dear"


@pytest.mark.parametrize("name", ["", "no/such/folder/run.md", "a\0b", "~nobody-of-that-name/run.md", "x" * 400])
def test_what_cannot_be_written_is_told_in_a_line(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that no file can have gives one line of trouble, and nothing is raised."""
    monkeypatch.chdir(tmp_path)
    told = print_out(Run(ferry()), Path(name))
    assert isinstance(told, Trouble)
    assert "\n" not in str(told)


def test_the_usual_file_is_a_new_one_in_a_folder_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents where there is such a folder, home where there is none; each sheet has a name of its own."""
    run, documents = Run(ferry()), tmp_path / "Documents"
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert usual_file(run) == tmp_path / "ferry.md"
    documents.mkdir()
    assert print_out(run, usual_file(run)) == documents / "ferry.md"
    assert usual_file(run) == documents / "ferry-2.md"
