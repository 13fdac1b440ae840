"""The folder: its YAML files are read, and what cannot be read is a problem."""

import os
from pathlib import Path

import pytest

from game.story.source import folder
from game.story.source.folder import DEEPEST_FOLDER, read_folder
from tests.stories import write_files


def said(path: Path | str) -> list[str]:
    """The problems of reading a folder, as `file code`."""
    return [f"{one.where.file} {one.code}" for one in read_folder(path)[1]]


def test_all_yaml_files_are_read(tmp_path: Path) -> None:
    """Files that end in .yaml, or look as if they should, are read at any depth; hidden ones and others are not."""
    names = (
        "story.yaml",
        "a/b/c.yaml",
        "d.yml",
        "e.yaml.txt",
        "F.YAML",
        "x.yaml~",
        "n.txt",
        ".h.yaml",
        ".git/x.yaml",
    )
    files, problems = read_folder(write_files(tmp_path, {name: name for name in names}))
    assert problems == ()
    assert files == {name: name.encode() for name in ("F.YAML", "a/b/c.yaml", "d.yml", "e.yaml.txt", "story.yaml")}


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    """A folder that does not exist, or is a file, is reported."""
    assert said(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'} E070"]
    (tmp_path / "file").write_text("x")
    assert said(tmp_path / "file") == [f"{tmp_path / 'file'} E070"]
    assert [one.split()[-1] for one in said("a\x00b")] == ["E070"]
    assert [one.split()[-1] for one in said("x" * 5000)] == ["E070"]


def test_names_can_be_printed(tmp_path: Path) -> None:
    """A file whose name is no text, or controls a terminal, is reported under a name that can be shown."""
    for name in (b"a\xff.yaml", b"b\x1b[31m.yaml", b"c\n.yaml"):
        (tmp_path / os.fsdecode(name)).write_text("a")
    assert said(tmp_path) == ["a\\udcff.yaml E071", "b\\x1b[31m.yaml E071", "c\\n.yaml E071"]
    assert read_folder(tmp_path)[0] == {}


def test_links_stay_inside(tmp_path: Path) -> None:
    """A link to a file of the folder is followed; one that leads out of it, to itself or nowhere is reported."""
    inside = tmp_path / "story"
    inside.mkdir()
    (tmp_path / "secret.yaml").write_text("x")
    (inside / "a.yaml").write_text("a")
    os.symlink("a.yaml", inside / "b.yaml")
    os.symlink("../secret.yaml", inside / "c.yaml")
    os.symlink("d.yaml", inside / "d.yaml")
    os.symlink("nowhere.yaml", inside / "e.yaml")
    os.mkfifo(inside / "f.yaml")
    (inside / "g.yaml").mkdir()
    os.symlink(".", inside / "loop")
    files, _ = read_folder(inside)
    assert files == {"a.yaml": b"a", "b.yaml": b"a"}
    assert said(inside) == ["c.yaml E071", "d.yaml E071", "e.yaml E071", "f.yaml E071"]


def test_the_story_file_stands_for_its_folder(tmp_path: Path) -> None:
    """A path to `story.yaml` reads the folder it stands in."""
    (tmp_path / "story.yaml").write_text("a")
    assert read_folder(tmp_path / "story.yaml") == read_folder(tmp_path)


def test_very_deep_folders_are_blamed(tmp_path: Path) -> None:
    """Folders a hundred deep are told once, and what stands above them is read."""
    (tmp_path / "story.yaml").write_text("a")
    tmp_path.joinpath(*"d" * 100).mkdir(parents=True)
    files, _ = read_folder(tmp_path)
    assert list(files) == ["story.yaml"]
    assert said(tmp_path) == [f"{'/'.join('d' * (DEEPEST_FOLDER + 1))} E007"]


def test_a_folder_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into so many bytes or files is not read, and that is told where it begins."""
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_text("12345")
    monkeypatch.setattr(folder, "MOST_BYTES", 10)
    assert (list(read_folder(tmp_path)[0]), said(tmp_path)) == (["a.yaml", "b.yaml"], ["c.yaml E007"])
    monkeypatch.setattr(folder, "MOST_FILES", 1)
    assert (list(read_folder(tmp_path)[0]), said(tmp_path)) == (["a.yaml"], ["b.yaml E007"])


def test_a_folder_behind_a_link_that_leads_out_is_told_of(tmp_path: Path) -> None:
    """Scenes that stand there are not lost in silence; a link to what is no part of a story is left alone."""
    for name in ("story/s", "scenes", "pictures"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "story/s/hall.yaml").write_text("id: hall\n", "utf-8")
    (tmp_path / "scenes/attic.yaml").write_text("id: attic\n", "utf-8")
    (tmp_path / "pictures/a.png").write_bytes(b"")
    for link, target in (("more", "scenes"), ("seen", "pictures")):
        (tmp_path / "story" / link).symlink_to(tmp_path / target)
    (tmp_path / "story/again").symlink_to(tmp_path / "story/s")
    files, problems = read_folder(tmp_path / "story")
    assert list(files) == ["s/hall.yaml"]
    assert [(one.code, one.where.file) for one in problems] == [("E071", "more")]
