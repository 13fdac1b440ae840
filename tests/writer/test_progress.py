"""What is told of a long proof while it lasts."""

from io import StringIO

import pytest

from game.writer import progress
from game.writer.progress import progress_on


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def told(stream: StringIO) -> str:
    """What is written of a proof that takes three steps of three parts each."""
    show = progress_on(stream)
    for doing in ("one", "two", "three"):
        for done in range(3):
            show(doing, done, 3)
    return stream.getvalue()


def test_at_a_terminal_a_line_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is told on the same line, which is empty at the end."""
    monkeypatch.setenv("TERM", "xterm")
    assert told(Terminal()).startswith("\r\x1b[Kone, 0 of 3\r\x1b[Kone, 1 of 3\r\x1b[K")


def test_nothing_is_left_when_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a proof is over the line is empty, and no new one is written."""
    stream = Terminal()
    for term, kept in (("xterm", "\r\x1b[K"), ("dumb", "")):
        monkeypatch.setenv("TERM", term)
        monkeypatch.setattr(progress, "_PAUSE", 0.0)
        stream.seek(stream.truncate(0))
        progress_on(stream)("", 0, 0)
        assert stream.getvalue() == kept


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept in a file has no progress in it."""
    monkeypatch.setenv("TERM", "xterm")
    assert told(StringIO()) == ""


@pytest.mark.parametrize(("pause", "lines"), [(3600.0, 0), (0.0, 9)])
def test_a_dumb_terminal_gets_few_lines_and_no_codes(monkeypatch: pytest.MonkeyPatch, pause: float, lines: int) -> None:
    """Where nothing can be written over there is a line now and then, never oftener than the pause."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(progress, "_PAUSE", pause)
    found = told(Terminal())
    assert found.count("\n") == lines
    assert "\r" not in found
    assert "\x1b" not in found
