"""How diagnostics and JSON are printed: to a file, to a pipe, and at a terminal."""

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from rich.cells import cell_len

from game.story.diagnostics import Diagnostic
from game.story.model import Location
from game.writer.author_files import AuthorFiles
from game.writer.output import print_json, print_problems, underlined


def shown(folder: Path, line: str, column: int, columns: int = 80, encoding: str = "utf-8") -> list[str]:
    """What stands under a problem at this column of a line, at a terminal of so many columns."""
    (folder / "a.yaml").write_bytes(b"first\r\n" + line.encode() + b"\r\n")
    problem = Diagnostic(Location("a.yaml", 2, column), "E012", "unknown")
    return underlined(problem, AuthorFiles(folder), columns, TextIOWrapper(BytesIO(), encoding=encoding))


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("if: lmap == low", 5, ["    if: lmap == low", "        ^"]),
        ("if: lmap", 1, ["    if: lmap", "    ^"]),
        ("if: lmap", 9, ["    if: lmap", "            ^"]),
        ("\ttext: x", 2, ["        text: x", "        ^"]),
        ("text: 한국 x", 10, ["    text: 한국 x", "               ^"]),
        ("text: \x1b[31mred", 7, ["    text: \\x1b[31mred", "          ^"]),
        ("   ", 2, []),
    ],
)
def test_a_caret_stands_under_the_place(tmp_path: Path, line: str, column: int, expected: list[str]) -> None:
    """Tabs, wide letters and what cannot be printed are counted as they are seen; of an empty line nothing is shown."""
    assert shown(tmp_path, line, column) == expected


@pytest.mark.parametrize("column", [1, 20, 200, 390])
@pytest.mark.parametrize("letter", ["a", "한"])
@pytest.mark.parametrize("columns", [16, 40, 80])
def test_a_long_line_is_cut_round_the_place(tmp_path: Path, column: int, letter: str, columns: int) -> None:
    """However long a line, what is shown of it fits, and the caret stands under the letter that is meant."""
    line = letter * (column - 1) + "X" + letter * (400 - column)
    text, caret = shown(tmp_path, line, column, columns)
    assert cell_len(text) < columns
    assert cell_len(text[: text.index("X")]) == len(caret) - 1


def test_a_letter_that_the_terminal_lacks_is_written_out(tmp_path: Path) -> None:
    """Then the caret stands behind all that is written for it."""
    assert shown(tmp_path, "text: é x", 9, encoding="ascii") == ["    text: \\xe9 x", "               ^"]


def test_what_is_no_terminal_gets_one_line_each(tmp_path: Path) -> None:
    """Piped, a problem is a single line, however long."""
    (tmp_path / "a.yaml").write_text("a\nb\n", "utf-8")
    stream = StringIO()
    long = "word " * 100
    problems = [Diagnostic(Location("a.yaml", line, 1), "E012", long, "do otherwise") for line in (1, 2)]
    print_problems(problems, tmp_path, stream)
    assert stream.getvalue().splitlines() == [str(problem) for problem in problems]


class Terminal(StringIO):
    """A stream that says it is a terminal, and not how wide."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_a_terminal_gets_the_line_too(tmp_path: Path) -> None:
    """At a terminal the author's line stands under the problem; without a file, only the problem."""
    (tmp_path / "a.yaml").write_text("iff: x\n", "utf-8")
    stream = Terminal()
    print_problems([Diagnostic(Location(f, 1, 1), "E009", "no") for f in ("a.yaml", "b.yaml")], tmp_path, stream)
    told = stream.getvalue().splitlines()
    assert told == ["a.yaml:1:1: E009 no", "    iff: x", "    ^", "b.yaml:1:1: E009 no"]


def test_json_is_utf_8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the output asks for another encoding, and in order with what was written before."""
    data = BytesIO()
    stream = TextIOWrapper(data, encoding="cp1252", errors="backslashreplace")
    monkeypatch.setattr("sys.stdout", stream)
    stream.write("first\n")
    print_json({"title": "Ő és ✓"})
    assert data.getvalue() == 'first\n{\n "title": "Ő és ✓"\n}\n'.encode()
