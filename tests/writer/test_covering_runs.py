"""The file of runs that show everything: written by `check --runs`, played by `replay --cover`."""

from pathlib import Path

import pytest

from game.keep.codec import written
from game.keep.save import save_of
from game.play.run import Run
from game.proof.budget import Limits
from game.story.compiler import compile_story
from game.story.model import Story
from game.writer.check import check
from game.writer.covering_runs import replay_cover
from tests.stories import FERRY

LIMITS = Limits(counts=False, figures=False)


@pytest.fixture(name="story")
def ferry() -> Story:
    """A small story of which everything can be shown."""
    story = compile_story(FERRY).story
    assert story is not None
    return story


def test_what_is_written_shows_everything(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The runs of the file, played again, show all that is written; without the last of them something is missing, and named."""
    path = tmp_path / "runs"
    assert check(FERRY, LIMITS, runs=path) == 0
    capsys.readouterr()
    assert replay_cover(path, story) == 0
    told = capsys.readouterr().out
    lines = path.read_bytes().splitlines(keepends=True)
    assert f"{len(lines)} runs show" in told
    path.write_bytes(b"".join(lines[:-1]))
    assert replay_cover(path, story) == 1
    assert "is not shown" in capsys.readouterr().out


def test_a_save_is_a_run_as_well(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its one log, which stands on many lines, is played, and what it does not show is named."""
    path = tmp_path / "a.save.json"
    path.write_text(written(save_of(Run(story), 0, 0, "")), "utf-8")
    assert replay_cover(path, story) == 1
    assert "1 run shows" in capsys.readouterr().out


def test_a_scene_that_is_not_shown_is_told_once(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in it is counted with it, and what else is not shown is told as what it is."""
    path = tmp_path / "runs"
    path.write_text('{"story": "ferry", "digest": "", "choices": []}\n', "utf-8")
    assert replay_cover(path, story) == 1
    told = capsys.readouterr().out.splitlines()[1:]
    scenes = [line for line in told if "the scene 'crossing' is not shown, nor " in line]
    assert len(scenes) == 1
    assert not any("crossing" in line.partition(": ")[2] for line in told if line not in scenes)
    assert any(line.endswith("is not so") for line in told)


def test_a_choice_that_is_gone_is_named(story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Runs of an earlier edition that break off are counted, and the first choice that could not be made is told."""
    path = tmp_path / "runs"
    log = '{"story": "ferry", "digest": "", "choices": ["landing/%s"]}\n'
    path.write_text(log % "swim" + log % "board" + log % "fly", "utf-8")
    assert replay_cover(path, story) == 1
    told = capsys.readouterr().out
    assert "2 runs stop before the end, the first at 'landing/swim', which cannot be made there" in told
    path.write_text(log % "board", "utf-8")
    replay_cover(path, story)
    assert "before the end" not in capsys.readouterr().out


def test_runs_are_the_same_where_the_proof_is_kept(tmp_path: Path) -> None:
    """What was proved before is not proved again, and its runs are as they were."""
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        assert check(FERRY, LIMITS, tmp_path / "kept", runs=path) == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a log\n", "line 1 is no log of a run"),
        (b'{"story": "else", "digest": "", "choices": []}\n', "line 1 is a log of the story “else”"),
    ],
)
def test_a_file_of_anything_else_is_refused(
    content: bytes, said: str, story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which line it is, and what to give instead."""
    path = tmp_path / "runs"
    path.write_bytes(content)
    assert replay_cover(path, story) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "check --runs" in told


@pytest.mark.parametrize("path", ["", "none/runs", "-"])
def test_where_runs_cannot_be_written_nothing_is_proved(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a file in none, and what elsewhere is standard input are refused first, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    assert check(FERRY, LIMITS, runs=Path(path)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "give --runs a file that can be written" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_story_with_errors_makes_no_file_of_runs(tmp_path: Path) -> None:
    """That one could be written leaves nothing behind, and of what was there nothing is lost."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    assert check(tmp_path, LIMITS, runs=tmp_path / "runs") == 1
    assert not (tmp_path / "runs").exists()
    kept = '{"story": "x", "digest": "", "choices": []}\n'
    (tmp_path / "runs").write_text(kept, "utf-8")
    assert check(tmp_path, LIMITS, runs=tmp_path / "runs") == 1
    assert (tmp_path / "runs").read_text("utf-8") == kept


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (b"", 0),
        (b'{"story": "else", "digest": "", "choices": []}\n', 0),
        (b"id: x\n", 2),
        (b"\n", 2),
        (b"{}\n", 2),
        (b"\xff\x00", 2),
    ],
)
def test_only_runs_are_written_over(before: bytes, code: int, tmp_path: Path) -> None:
    """Whatever else stands in the file that is named, a scene of the story perhaps, is left as it was."""
    path = tmp_path / "runs"
    path.write_bytes(before)
    assert check(FERRY, LIMITS, runs=path) == code
    assert (path.read_bytes() == before) == (code == 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_runs_are_read_as_editors_keep_them(encoding: str, end: str, story: Story, tmp_path: Path) -> None:
    """A byte order mark, other ends of lines, empty lines and UTF-16 are no reason to refuse what was written here."""
    path = tmp_path / "runs"
    assert check(FERRY, LIMITS, runs=path) == 0
    path.write_bytes((path.read_text("utf-8").replace("\n", end) + end).encode(encoding))
    assert replay_cover(path, story) == 0


def test_a_file_that_cannot_be_written_or_read_is_told(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder is no file for runs, be it to write or to read."""
    assert check(FERRY, LIMITS, runs=tmp_path) == 2
    assert replay_cover(tmp_path, story) == 2
    assert str(tmp_path) in capsys.readouterr().err
