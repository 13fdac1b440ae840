"""Which story commands are about: the one named, the one round us, or the one that comes with the program."""

from pathlib import Path

import pytest

from tests.cli.processes import ROOT, game
from tests.stories import FERRY


def test_the_story_that_one_stands_in_is_meant() -> None:
    """Without a folder it is the one round us, and with a file or a folder of a story that story."""
    inside = next(path for path in FERRY.iterdir() if path.is_dir() and path.name != "evidence")
    for done in (
        game("check", "--quick", at=FERRY),
        game("check", "--quick", at=inside),
        game("check", "--quick", next(inside.glob("*.yaml"))),
        game("check", "--quick", inside),
        game("check", "--quick", "--story", FERRY / "story.yaml"),
    ):
        assert done.stdout.startswith("“The Ferry”"), done
    assert '"id": "ferry"' in game("export", "--to", "json", FERRY).stdout
    assert game("check", "--quick", at=ROOT).stdout.startswith("“Where You Stood”")


@pytest.mark.parametrize("name", ["story.yml", "Story.yaml", "story.yaml.txt"])
def test_a_story_that_is_only_misnamed_is_told_of_instead_of_another(name: str, tmp_path: Path) -> None:
    """A writer who named the file otherwise, and stands in its folder or below, is not told of somebody else's story."""
    (tmp_path / name).write_text("id: own\n", "utf-8")
    inside = tmp_path / "day"
    inside.mkdir()
    for words in (
        ("check", "--quick"),
        ("export", "--to", "json"),
        ("stats",),
        ("graph",),
        ("previews", "hall"),
        ("--plain",),
    ):
        for at in (tmp_path, inside):
            done = game(*words, at=at)
            assert (done.returncode, done.stdout) == (2, ""), words
            assert f"{name}:1:1: E072" in done.stderr


def test_files_without_a_story_round_them_are_told_of(tmp_path: Path) -> None:
    """A scene that no story holds is no reason to check another story, and none against reading one."""
    (tmp_path / "hall.yaml").write_text("id: hall\n", "utf-8")
    done = game("check", "--quick", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "hall.yaml stands here, and no `story.yaml`" in done.stderr
    assert game("--plain", at=tmp_path).returncode == 0


def test_a_readers_save_is_played_wherever_it_lies(tmp_path: Path) -> None:
    """Nobody who only has a save of theirs is told of stories that do not stand beside it."""
    (tmp_path / "hall.yaml").write_text("id: hall\n", "utf-8")
    (tmp_path / "log").write_text('{"story": "where-you-stood", "digest": "", "choices": []}', "utf-8")
    for words in (("replay", "log"), ("export", "--to", "log", "log")):
        done = game(*words, at=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")


def test_where_no_story_stands_it_is_said_which_one_is_meant(tmp_path: Path) -> None:
    """The story that comes with the program is named, and that none stands here."""
    done = game("check", "--quick", at=tmp_path)
    assert done.stdout.startswith("“Where You Stood”")
    assert "No story stands in this folder" in done.stderr
    assert game("check", "--quick", at=FERRY).stderr == ""


def test_a_path_that_no_system_has_is_told_of(tmp_path: Path) -> None:
    """A story is looked for round it, and there is none."""
    ran = game("new", "/".join(["deep"] * 3000), at=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr.endswith(": nothing can be written there: File name too long\n")


def test_bytes_that_are_no_text_are_no_condition(tmp_path: Path) -> None:
    """What is typed goes into a file, which holds text."""
    ran = game("new", "ending", "late", "--if", "lamp\udcff", FERRY, at=tmp_path)
    assert ran.returncode == 2
    assert "lamp\\udcff is no text" in ran.stderr
