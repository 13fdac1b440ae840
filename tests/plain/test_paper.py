"""Paragraphs as lines on a stream."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.paper import WIDEST, Paper, carried, stop_writing


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("200", WIDEST), ("3", 20), ("no", WIDEST)])
def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Lines are as wide as the terminal, within what can be read."""
    monkeypatch.setenv("COLUMNS", columns)
    assert Paper(Terminal()).width == width
    assert Paper(io.StringIO()).width == WIDEST


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "“Újpest” – fenyő… ¶1 › 日"),
        ("iso8859-2", '"Újpest" - fenyő... par. 1 > ?'),
        ("latin-1", '"Újpest" - fenyo... ¶1 > ?'),
        ("ascii", '"Ujpest" - fenyo... par. 1 > ?'),
    ],
)
def test_letters_a_stream_does_not_have_become_the_nearest(encoding: str, shown: str) -> None:
    """What an encoding cannot carry is written in the nearest letters it has."""
    assert carried("“Újpest” – fenyő… ¶1 › 日", encoding) == shown


def test_every_quotation_mark_becomes_a_typed_one() -> None:
    """Those of every language, where the encoding has none of them."""
    assert carried("„Szép!” «‚Új‘» ’56", "ascii") == '"Szep!" "\'Uj\'" \'56'


@given(st.text(), st.sampled_from(["ascii", "iso8859-2", "cp852", "utf-8"]))
def test_any_text_can_be_carried(text: str, encoding: str) -> None:
    """Whatever the text and the encoding, something can be written."""
    carried(text, encoding).encode(encoding)


def test_a_stream_that_nobody_reads_leads_nowhere(tmp_path: Path) -> None:
    """What is still written after the reader has gone is swallowed, and a stream without a file is left alone."""
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        stream.write("before")
        stop_writing(stream)
    assert (tmp_path / "out").read_bytes() == b""
    stop_writing(io.StringIO())
