"""The command `graph` in a process of its own: its words in either order."""

from pathlib import Path

import pytest

from tests.cli.processes import game
from tests.stories import FERRY


@pytest.mark.parametrize("words", [("landing", FERRY), (FERRY, "landing"), ("landing", "--story", FERRY)])
def test_a_scene_and_a_folder_are_told_apart(words: tuple[str | Path, ...]) -> None:
    """`graph` takes them in either order."""
    done = game("graph", *words, "--to", "dot")
    assert done.returncode == 0, done.stderr
    assert "far-bank" not in done.stdout
    assert "crossing" in done.stdout
