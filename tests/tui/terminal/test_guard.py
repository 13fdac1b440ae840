"""Which terminals can carry the app."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from game.tui.terminal import guard
from game.tui.terminal.guard import can_carry_app, colours_wanted


class Stream:
    """A stream that says of itself what a test wants."""

    def __init__(self, *, terminal: bool = True, encoding: str = "utf-8", closed: bool = False) -> None:
        self.terminal, self.encoding, self.closed = terminal, encoding, closed

    def isatty(self) -> bool:
        """Whether it is a terminal; a closed one cannot say."""
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self.terminal

    def fileno(self) -> int:
        """Any number."""
        return 1


TTY, PIPE = Stream(), Stream(terminal=False)
XTERM = {"TERM": "xterm-256color"}


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard.os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))


def test_a_usual_terminal_can() -> None:
    """Three terminals, a name, UTF-8 and room enough."""
    assert can_carry_app(XTERM, TTY, TTY, TTY) is None


@pytest.mark.parametrize(
    ("environ", "streams", "why"),
    [
        (XTERM, (PIPE, TTY, TTY), "standard input is not a terminal"),
        (XTERM, (TTY, PIPE, TTY), "standard output is not a terminal"),
        (XTERM, (TTY, TTY, PIPE), "standard error output is not a terminal"),
        (XTERM, (None, TTY, TTY), "standard input is not a terminal"),
        (XTERM, (TTY, TTY, Stream(closed=True)), "standard error output is not a terminal"),
        ({}, (TTY, TTY, TTY), "the terminal says it can only print lines"),
        ({"TERM": "dumb"}, (TTY, TTY, TTY), "the terminal says it can only print lines"),
        (XTERM, (TTY, Stream(encoding="ISO-8859-2"), TTY), "the terminal is not set to UTF-8"),
        (XTERM, (TTY, Stream(encoding="ascii"), TTY), "the terminal is not set to UTF-8"),
    ],
)
def test_others_cannot(environ: Mapping[str, str], streams: tuple[Stream, Stream, Stream], why: str) -> None:
    """And it is said in a clause why not."""
    assert can_carry_app(environ, *streams) == why


@pytest.mark.parametrize(("size", "can"), [((20, 6), True), ((19, 24), False), ((80, 5), False), ((0, 0), True)])
def test_a_few_lines_are_enough(size: tuple[int, int], *, can: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least is 20 by 6; a terminal that does not know its size is believed."""
    monkeypatch.setattr(guard.os, "get_terminal_size", lambda _: os.terminal_size(size))
    assert (can_carry_app(XTERM, TTY, TTY, TTY) is None) is can


def test_asking_imports_no_textual() -> None:
    """The question is asked before Textual is imported."""
    code = "import sys, game.tui.terminal.guard; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_driver_of_its_own_needs_no_terminal() -> None:
    """Where textual-serve shows what is painted, the streams are pipes and the app is shown all the same."""
    assert can_carry_app({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, PIPE, PIPE, PIPE) is None


def test_no_color_is_honoured_where_it_says_something() -> None:
    """Whatever it says; empty, it is as if it was not set."""
    assert [colours_wanted(one) for one in ({}, {"NO_COLOR": ""}, {"NO_COLOR": "0"})] == [True, True, False]
