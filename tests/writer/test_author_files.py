"""The author's files: lines of them, and where words stand in them."""

from pathlib import Path

import pytest

from game.story.model import Location
from game.writer.author_files import AuthorFiles

TEXT = "id: a\r\ntitle: A red door\r\nwhen: at the door\ntext: |\n  A door,\n  red\n  door. A red\n  door.\n"


def found(folder: Path, begins: Location, key: str, *pieces: str) -> list[str]:
    """The places of these pieces in the file, as `line:column`."""
    (folder / "a.yaml").write_bytes(TEXT.encode())
    return [f"{where.line}:{where.column}" for where in AuthorFiles(folder).places(begins, key, pieces)]


@pytest.mark.parametrize(
    ("begins", "key", "pieces", "places"),
    [
        ((1, 1), "", ["door"], ["2:14"]),
        ((1, 1), "when", ["door"], ["3:14"]),
        ((4, 7), "", ["door", "door", "door"], ["5:5", "7:3", "8:3"]),
        ((4, 7), "", ["red door", "red door"], ["6:3", "7:11"]),
        ((4, 7), "", ["blue", "door"], ["4:7", "5:5"]),
        ((1, 1), "until", ["door"], ["2:14"]),
        ((90, 1), "", ["door"], ["90:1"]),
    ],
)
def test_words_are_found_one_behind_another(
    tmp_path: Path, begins: tuple[int, int], key: str, pieces: list[str], places: list[str]
) -> None:
    """From a place on, behind a key, over the end of a line; what is not found stands where the text begins."""
    assert found(tmp_path, Location("a.yaml", *begins), key, *pieces) == places


@pytest.mark.parametrize(("line", "text"), [(1, "id: a"), (3, "when: at the door"), (8, "  door."), (9, ""), (70, "")])
def test_a_line_is_given_without_its_end(tmp_path: Path, line: int, text: str) -> None:
    """A line is what stands before its line feed; there is none beyond the last."""
    (tmp_path / "a.yaml").write_bytes(TEXT.encode())
    assert AuthorFiles(tmp_path).line(Location("a.yaml", line, 1)) == text


@pytest.mark.parametrize("name", ["nowhere.yaml", "..", "a\0b"])
def test_a_file_that_cannot_be_read_is_empty(tmp_path: Path, name: str) -> None:
    """A name that leads to no file has no line."""
    assert AuthorFiles(tmp_path).line(Location(name, 1, 1)) == ""
