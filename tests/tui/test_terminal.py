"""On a real terminal: however the game ends, the terminal is given back as it was and the run is saved."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.keep.shelf import Saves
from tests.stories import bridge

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")

PATIENCE = 30  # seconds in which something must come; nothing waits for them to pass
PLAY = """
import os, sys
from pathlib import Path
from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.keep.settings import Settings
from game.session import Session
from game.tui import playing
from game.tui.screens.text_screen import TextScreen
from tests.stories import bridge
def fails(*_, **__):
    return 1 // 0
if os.environ.get("QUEUE"):
    from textual.drivers import _writer_thread
    _writer_thread.MAX_QUEUED_WRITES = int(os.environ["QUEUE"])
if os.environ.get("CRASH") == "in an action":
    from game.session import sitting
    sitting.cards = fails
if os.environ.get("CRASH") == "while painting":
    TextScreen.lay_out = fails
with Saves(Path(sys.argv[1])) as saves:
    settings = Settings(theme=os.environ.get("THEME", "night"))
    coloured = not os.environ.get("NO_COLOR")
    sys.exit(playing.play(Session(WHERE_YOU_STOOD, bridge(), saves, settings, coloured=coloured)))
"""
GIVEN_BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""Leave the alternate screen, show the cursor, let go of the mouse, paste without brackets."""


class Terminal:
    """A game running on a terminal of its own; `seen` is everything it wrote."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.ours, self.theirs = os.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.theirs)
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PLAY, str(folder)],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            env={**kept, "TERM": "xterm-256color", **environ},
            cwd=Path(__file__).parents[2],
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - there are no threads here
        )
        self.seen = ""

    def until(self, words: str) -> None:
        """Read until these words were written."""
        start = len(self.seen)
        while words not in self.seen[start:]:
            assert select.select([self.ours], [], [], PATIENCE)[0], f"no {words!r} in {self.seen[-2000:]!r}"
            self.seen += os.read(self.ours, 65536).decode(errors="replace")

    def type(self, keys: str, then: str) -> None:
        """Press keys and read until these words come of it."""
        os.write(self.ours, keys.encode())
        self.until(then)

    def end(self) -> int:
        """Read until the game has ended; its exit code."""
        waited = 0
        while self.process.poll() is None or select.select([self.ours], [], [], 0)[0]:
            assert waited < PATIENCE * 20, f"still playing: {self.seen[-2000:]!r}"
            waited += 1
            if select.select([self.ours], [], [], 0.05)[0]:
                self.seen += os.read(self.ours, 65536).decode(errors="replace")
        return self.process.returncode


@contextmanager
def terminal(folder: Path, shows: str = "Quit", **environ: str) -> Iterator[Terminal]:
    """A game that has been started and has written these words: by default the last ones of its title."""
    started = Terminal(folder, **environ)
    try:
        started.until(shows)
        yield started
    finally:
        started.process.kill()
        started.process.wait()
        os.close(started.ours)
        os.close(started.theirs)


def read_on(game: Terminal) -> None:
    """Begin a run and make the first choice."""
    game.type("1", "Pick")
    game.type("\r", "Begin with")
    os.write(game.ours, b"\x1b[F")
    game.type("\r", "Everything in full")
    game.type("\r", "planks begin")
    game.type("1", "again")
    game.type("1", "coin")


@pytest.mark.parametrize(
    ("how", "code"),
    [("q", 0), ("^q", 0), ("^c", 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), ("crash", 1)],
    ids=str,
)
def test_the_terminal_is_given_back_and_the_run_is_saved(how: str | signal.Signals, code: int, tmp_path: Path) -> None:
    """By leaving, by a signal and by a crash."""
    with terminal(tmp_path, **({"CRASH": "in an action"} if how == "crash" else {})) as game:
        read_on(game)
        match how:
            case "q":
                game.type("q", "Quit")
                game.type("q", "once more")
                os.write(game.ours, b"q")
            case "^q":
                os.write(game.ours, b"\x11")
            case "^c":
                game.type("\x03", "once more")
                os.write(game.ours, b"\x03")
            case "crash":
                os.write(game.ours, b"?")
            case signal.Signals():
                os.kill(game.process.pid, how)
        assert game.end() == code
        entered = game.seen.rindex("\x1b[?1049h")
        assert all(game.seen.rfind(sequence) > entered for sequence in GIVEN_BACK)
        assert termios.tcgetattr(game.theirs) == game.before
        with Saves(tmp_path) as saves:
            assert [slot.save.choices for slot in saves.shelf(bridge()).slots] == [("begin/ada", "shore/pay")]
        after = game.seen[game.seen.rindex("\x1b[?1049l") :]
        assert ("Something went wrong in the game itself" in after) is (how == "crash")
        assert "Traceback" not in after


def test_a_page_that_is_painted_is_saved_whatever_becomes_of_the_game(tmp_path: Path) -> None:
    """Killed outright as soon as what followed from a choice is to be seen, it has lost nothing."""
    with terminal(tmp_path) as game:
        read_on(game)
        game.process.kill()
        game.process.wait(PATIENCE)
        with Saves(tmp_path) as saves:
            assert [slot.save.choices for slot in saves.shelf(bridge()).slots] == [("begin/ada", "shore/pay")]


def test_a_terminal_that_goes_away_ends_the_game(tmp_path: Path) -> None:
    """The run is saved, and no process stays behind, not even one that waits for its writing to be taken."""
    with terminal(tmp_path, QUEUE="6") as game:
        read_on(game)
        os.close(game.ours)
        game.ours = os.dup(game.theirs)
        game.process.wait(PATIENCE)
        with Saves(tmp_path) as saves:
            assert [slot.save.choices for slot in saves.shelf(bridge()).slots] == [("begin/ada", "shore/pay")]


@pytest.mark.parametrize(("key", "where"), [(b"?", "in an action"), (b"?", "while painting")])
def test_a_crash_leaves_a_file_that_tells_what_happened(key: bytes, where: str, tmp_path: Path) -> None:
    """In the folder of the saves, without what the variables held."""
    with terminal(tmp_path, CRASH=where) as game:
        os.write(game.ours, key)
        assert game.end() == 1
        (file,) = tmp_path.glob("crash-*.txt")
        told = file.read_text("utf-8")
        assert "ZeroDivisionError" in told
        assert "in fails" in told
        assert file.name in re.sub(r"\s", "", game.seen)


def test_no_color_is_no_colour_code_at_all(tmp_path: Path) -> None:
    """Weight and slant at most: no colour is ever set, not even the usual one."""
    with terminal(tmp_path, NO_COLOR="1") as game:
        read_on(game)
        game.type("\x11", "\x1b[?1049l")
        looks = {part for codes in re.findall(r"\x1b\[([\d;]*)m", game.seen) for part in codes.split(";") if part}
        assert looks
        assert looks <= {"0", "1", "2", "3", "4", "7", "22", "23", "24", "27"}, looks


@pytest.mark.parametrize(("theme", "own"), [("night", False), ("newsprint", False), ("terminal", True)])
def test_the_terminals_own_colours_are_its_sixteen(theme: str, *, own: bool, tmp_path: Path) -> None:
    """With that theme nothing is painted in colours that the terminal's owner has not picked."""
    with terminal(tmp_path, THEME=theme) as game:
        assert bool(re.search(r"\x1b\[[\d;]*[34]8;[25];", game.seen)) is not own


@pytest.mark.parametrize("sent", [b"\xe9a", b"\xff\x80", b"\x1b[200~caf\xe9\x1b[201~", b"\xe9"])
def test_bytes_that_are_no_text_are_typed(sent: bytes, tmp_path: Path) -> None:
    """Nothing is bound to them, and the game goes on."""
    with terminal(tmp_path) as game:
        os.write(game.ours, sent)
        read_on(game)
        os.write(game.ours, sent + b"\x11")
        assert game.end() == 0
        assert "Traceback" not in game.seen


def test_an_exported_size_does_not_hold(tmp_path: Path) -> None:
    """What COLUMNS and LINES say is what the terminal was once; the screen is as large as it is now."""
    with terminal(tmp_path, COLUMNS="40", LINES="10") as game:
        game.type("1", "Pick")
        assert "─" * 70 in game.seen
        os.write(game.ours, b"\x11")
        assert game.end() == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_first_page_waits_for_it(how: signal.Signals, tmp_path: Path) -> None:
    """However early it comes once the screen is taken, the terminal is given back and no crash is told."""
    with terminal(tmp_path, shows="\x1b[?1049h") as game:
        os.kill(game.process.pid, how)
        assert game.end() == 128 + how
        assert all(sequence in game.seen for sequence in GIVEN_BACK)
        assert termios.tcgetattr(game.theirs) == game.before
        assert not list(tmp_path.glob("crash-*"))


def test_what_could_not_be_saved_is_said_at_the_end(tmp_path: Path) -> None:
    """Whoever leaves a run under way that is on no disk is told so, by the exit code as well."""
    (tmp_path / "file").write_bytes(b"")
    with terminal(tmp_path / "file") as game:
        read_on(game)
        os.write(game.ours, b"\x11")
        assert game.end() == 1
        assert "Your last steps could not be saved." in game.seen
