"""`watch` on a real terminal: what is saved is on the screen, and in the end nothing of it is left."""

import os
import select
import signal
from pathlib import Path
from shutil import copytree

import pytest

from tests.stories import FERRY
from tests.tui import test_terminal
from tests.tui.test_terminal import GIVEN_BACK, PATIENCE, terminal

pytestmark = test_terminal.pytestmark

WATCH = """
import sys
sys.argv[1:] = ["watch", sys.argv[1], "--saves", sys.argv[1] + "/saves"]
from game.__main__ import start
start()
"""


def is_over(group: int) -> bool:
    """Whether no process of a group is left, that which does the work included; it is given a moment to end."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    select.select([], [], [], 0.05)
    return False


@pytest.mark.parametrize(("how", "code"), [("q", 0), (signal.SIGTERM, 143)], ids=str)
def test_what_is_saved_is_on_the_screen(
    how: str | signal.Signals, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New words are painted, a file cut off is told; however one leaves, the terminal is given back and nothing goes on."""
    monkeypatch.setattr(test_terminal, "PLAY", WATCH)
    folder = copytree(FERRY, tmp_path / "ferry")
    path = folder / "scenes" / "crossing.yaml"
    whole = path.read_text("utf-8")
    path.touch()  # so that this is the page that lies open first
    with terminal(folder, shows="N102", XDG_CACHE_HOME=str(tmp_path / "cache")) as game:
        path.write_text(whole.replace("It has held", "It had hardly held"), "utf-8")
        game.until("hardly")
        path.write_text(whole[: len(whole) // 2], "utf-8")
        game.until("does not compile")
        path.write_text(whole, "utf-8")
        game.until("N102")
        if isinstance(how, signal.Signals):
            os.kill(game.process.pid, how)
        else:
            game.type("q", "once more")
            os.write(game.ours, b"q")
        assert game.end() == code
        entered = game.seen.rindex("\x1b[?1049h")
        assert all(game.seen.rfind(sequence) > entered for sequence in GIVEN_BACK)
        assert "Traceback" not in game.seen
        assert any(is_over(game.process.pid) for _ in range(PATIENCE * 20))


def test_a_story_that_does_not_compile_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its problems are told in lines, and that it is waited for; as soon as it compiles its page is there."""
    monkeypatch.setattr(test_terminal, "PLAY", WATCH)
    folder = copytree(FERRY, tmp_path / "ferry")
    path = folder / "scenes" / "crossing.yaml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("choices:", "choises:"), "utf-8")
    with terminal(folder, shows="It is read again when", XDG_CACHE_HOME=str(tmp_path / "cache")) as game:
        assert "did you mean 'choices'?" in game.seen
        path.write_text(whole, "utf-8")
        game.until("N102")
        game.type("\x03", "once more")
        os.write(game.ours, b"\x03")
        assert game.end() == 0
