"""Paragraphs as lines on a stream."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.paper import WIDEST, Paper, broken, carried, stop_writing
from game.render.linebreaks import cells
from game.render.paragraph import paragraph


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(st.text(), st.integers(20, 80), st.integers(0, 8), st.sampled_from(["", "- ", "12  "]))
def test_breaking_lines_keeps_every_word(text: str, width: int, indent: int, first: str) -> None:
    """A paragraph in lines has the same letters in the same order, and no line is too long but one narrow word."""
    lines = broken(paragraph(text, indent=indent, first=first), width)
    assert "".join(lines.split()) == "".join((first + text).split())
    for line in lines.split("\n"):
        words = [word for word in line.split(" ") if word]  # a no-break space is part of its word
        assert cells(line) <= width or len(words) - bool(first) <= 1


def test_later_lines_hang() -> None:
    """The first line of a paragraph starts with what stands before it, later ones hang below the words."""
    assert broken(paragraph("one two three four", first=" 1  "), 11) == " 1  one two\n    three\n    four"


def test_wide_letters_take_two_cells() -> None:
    """Korean is broken between words before the terminal would cut them, Chinese between any two letters."""
    assert broken(paragraph("현관 불을 켠다", first=" 1  "), 14) == " 1  현관 불을\n    켠다"
    assert broken(paragraph("広場に人が集まる"), 10) == "広場に人が\n集まる"


def test_a_path_is_not_cut() -> None:
    """A narrow word that is longer than a line stays whole, so that it can be copied."""
    assert (
        broken(paragraph("in /home/reader/documents/evening.md now"), 20).split("\n")[1]
        == "/home/reader/documents/evening.md"
    )


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
