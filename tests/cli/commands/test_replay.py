"""The command `replay` in a process of its own: it takes saves, logs and standard input."""

import json
from pathlib import Path

import pytest

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
