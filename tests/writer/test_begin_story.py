"""`new DIR`: the story to begin with is in order, is proved, is played, and is never written over anything."""

import os
import sys
from pathlib import Path

import pytest

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD
from game.story.compiler import compile_story
from game.story.model import VariableKind
from game.story.source.folder import read_folder
from game.writer.begin_story import TEMPLATES, begin_story, template_story
from game.writer.put_files import put_files


def begin(folder: Path) -> int:
    """The exit code of beginning a story there."""
    return begin_story(folder, "it")


def test_it_is_spotless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither an error nor a notice nor a finding, with figures asked for, and every claim and promise is proved."""
    assert begin(tmp_path / "my-story") == 0
    capsys.readouterr()
    assert run_command(["check", "--figures", str(tmp_path / "my-story")], WHERE_YOU_STOOD) == 0
    told = capsys.readouterr().out
    assert "“My story”" in told
    assert "no problem" in told
    assert told.count("  proved\n") == 4
    assert "✗" not in told
    assert "1 of 1" in told
    assert "0 choices that nothing later" in told


def test_it_has_one_of_each_thing() -> None:
    """It shows what a writer will want: a flag, a counter, a lock, a loop, a note, two people, endings, a promise."""
    story = compile_story(TEMPLATES / "story").story
    assert story is not None
    choices = [choice for scene in story.scenes for choice in scene.choices]
    assert len(story.people) == 2
    assert {len(one.domain) for one in story.variables if one.kind is VariableKind.AUTHORED} == {2, 3}
    assert any(choice.closed for choice in choices)
    assert any(choice.to is not None for choice in choices)
    assert any(len(scene.text) > 1 for scene in story.scenes)
    assert any(scene.notes for scene in story.scenes)
    assert len(story.endings) == 2
    assert len(story.promises) == 1


def test_every_file_says_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed of a file is its first line, and what is to be typed next does what it is typed for."""
    begin(tmp_path / "a b")
    told = capsys.readouterr().out
    files, _ = read_folder(tmp_path / "a b")
    for name, data in files.items():
        assert f"{name} " in told
        assert data.decode().partition("\n")[0].removeprefix("# ") in told
    assert f"it play '{tmp_path / 'a b'}'" in told
    for command in ("check", "watch", "new scene attic"):
        assert f"\n  it {command} '{tmp_path / 'a b'}'  " in told


@pytest.mark.parametrize(
    ("name", "id", "title"),
    [
        ("my-story", "my-story", "My story"),
        ("1956 x", "1956-x", "1956 x"),
        ("Ödön két", "odon-ket", "Ödön két"),
        ('a"b*c', "a-b-c", "A b c"),
        ("a" * 90, "a" * 64, "a" * 90),
        ("no", "no", "No"),
    ],
)
def test_it_is_named_after_its_folder(name: str, id: str, title: str, tmp_path: Path) -> None:
    """The id is what an id may have of the folder's name; the title is the name, or the id in words."""
    assert begin(tmp_path / name) == 0
    compiled = compile_story(tmp_path / name)
    assert compiled.problems == ()
    assert compiled.story is not None
    assert (compiled.story.id, compiled.story.title) == (id, title)


def test_an_empty_folder_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also the one that one stands in; then nothing that is to be typed names it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert begin(Path()) == 0
    assert "\n  it check  " in capsys.readouterr().out
    assert (tmp_path / "here" / "story.yaml").is_file()


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [("full", 2, "something"), ("file", 2, "something"), ("…", 2, "letter"), ("a" * 300, 1, "written")],
)
def test_nothing_is_written_over(
    name: str, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with anything in it, a file, a name without a letter, one that no system takes: one line, and nothing made."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").touch()
    (tmp_path / "file").write_text("mine", "utf-8")
    assert begin(tmp_path / name) == code
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".hidden", "file", "full"]


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the system's own words, and nothing is left there."""
    tmp_path.chmod(0o500)
    assert begin(tmp_path / "new") == 1
    assert "nothing can be written there" in capsys.readouterr().err
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    """Where one file cannot be written, no other stays, nor a folder made for it, and changed ones are as they were."""
    (tmp_path / "old.yaml").write_text("old", "utf-8")
    (tmp_path / "taken.yaml").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        put_files(tmp_path, {"a/b/c.yaml": "x", "taken.yaml": "x"}, {"old.yaml": "new"})
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(OSError, match="directory"):
        put_files(tmp_path, {"a/b/c.yaml": "x"}, {"old.yaml": "new", "folder.yaml": "x"})
    (tmp_path / "folder.yaml").rmdir()
    left = {path.name: path.read_text("utf-8") for path in tmp_path.rglob("*")}
    assert left == {"old.yaml": "old", "taken.yaml": "mine"}


def test_files_come_in_reading_order() -> None:
    """The story first, then its tables, then scenes and endings."""
    names = list(template_story("x", "X"))
    assert names[0] == "story.yaml"
    assert [name.count("/") for name in names] == sorted(name.count("/") for name in names)
