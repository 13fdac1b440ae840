"""The command `graph` in a process of its own: its words in either order."""

from pathlib import Path

import pytest

from tests.cli.processes import game
from tests.stories import FERRY, TWO_KEYS


@pytest.mark.parametrize("words", [("landing", FERRY), (FERRY, "landing"), ("landing", "--story", FERRY)])
def test_a_scene_and_a_folder_are_told_apart(words: tuple[str | Path, ...]) -> None:
    """`graph` takes them in either order."""
    done = game("graph", *words, "--to", "dot")
    assert done.returncode == 0, done.stderr
    assert "far-bank" not in done.stdout
    assert "crossing" in done.stdout


@pytest.mark.parametrize("group", ["ada+ben", "ben+ada"])
def test_who_is_followed_is_named_in_any_order(group: str) -> None:
    """Two people are the same two whichever is named first."""
    assert game("graph", TWO_KEYS, "--as", group).stdout == game("graph", TWO_KEYS, "--as", "ada+ben").stdout != ""
