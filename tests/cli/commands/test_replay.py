"""The command `replay` in a process of its own: it takes saves, logs and standard input."""

import json
from pathlib import Path

import pytest

from game.story.compiler import compile_story
from game.story.model import plain_words
from tests.cli.processes import game
from tests.stories import FERRY


def test_replay_prints_titles_and_the_ending(tmp_path: Path) -> None:
    """A save is a log, and a log is played again."""
    game("--plain", "--saves", tmp_path, "--story", FERRY, typed="1\nheat 3\n" * 40)
    (save,) = (path for path in tmp_path.rglob("*.json") if "choices" in path.read_text("utf-8"))
    done = game("replay", save, "--story", FERRY)
    assert done.returncode == 0
    assert done.stdout.startswith("“The Ferry”\n")
    assert "Ending: " in done.stdout


def test_every_choice_is_told_be_there_a_consequence_or_not(tmp_path: Path) -> None:
    """Whom one followed and what led on without a word stand between the pages."""
    log = tmp_path / "log.json"
    log.write_text('{"story": "ferry", "digest": "", "choices": ["landing/wait", "landing/board"]}', "utf-8")
    story = compile_story(FERRY).story
    assert story is not None
    landing = story.scenes[0]
    told = {choice.id: f"  › {plain_words(choice.text)}" for choice in landing.choices}
    assert not landing.choices[-1].then
    lines = game("replay", log, "--story", FERRY).stdout.splitlines()
    assert [line for line in lines if "›" in line] == [told["wait"], told["board"]]


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "log.json", FERRY),
        ("replay", FERRY, "log.json"),
        ("replay", "--cover", FERRY, "log.json"),
        ("export", "--to", "log", FERRY, "log.json"),
        ("previews", "crossing", FERRY),
        ("previews", FERRY, "crossing"),
        ("graph", FERRY, "crossing"),
        ("graph", "landing", FERRY),
    ],
    ids=lambda words: " ".join(map(str, words[:3])),
)
def test_the_folder_may_stand_before_the_other_word_or_behind_it(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    """Also where something else of the name of a scene stands here."""
    (tmp_path / "log.json").write_text('{"story": "ferry", "digest": "", "choices": ["landing/wait"]}', "utf-8")
    (tmp_path / "landing").mkdir()
    done = game(*words, at=tmp_path)
    assert "The Ferry" in done.stdout
    assert "E070" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_log_is_read_as_shells_and_editors_write_it(tmp_path: Path, encoding: str) -> None:
    """A log with a byte order mark, or in UTF-16, is played; so is one on standard input, or many of them to be covered."""
    text = json.dumps({"story": "ferry", "digest": "", "choices": ["landing/wait", "landing/board"]})
    (tmp_path / "log.json").write_text(text, encoding)
    for done in (
        game("replay", tmp_path / "log.json", "--story", FERRY),
        game("replay", "-", "--story", FERRY, typed=text),
    ):
        assert done.returncode == 0
        assert "On the water" in done.stdout
    assert "1 run shows" in game("replay", "--cover", "-", FERRY, typed=text).stdout


def test_where_one_log_is_wanted_and_many_are_given_the_way_is_told() -> None:
    """Runs that `check --runs` wrote are no log, and it is said what plays them."""
    one = '{"story": "ferry", "digest": "", "choices": []}\n'
    assert "`replay --cover`" in game("replay", "-", FERRY, typed=one * 2).stderr
    assert "`replay --cover`" not in game("replay", "-", FERRY, typed="{}").stderr
