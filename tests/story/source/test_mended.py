"""A file as it was meant: whatever was changed in it, everything knows where it stands in the author's."""

from hypothesis import given
from hypothesis import strategies as st

from game.story.source.mended import MendedFile, MendedLine, index_of, unmended
from game.story.source.nodes import SourceFile

CHANGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=4)


@given(st.text("ab c", max_size=9), CHANGES)
def test_what_was_not_changed_is_found_where_it_stood(text: str, changes: list[tuple[int, int, str]]) -> None:
    """Each letter of the author's that is left, however many changes there were before and behind it."""
    line, stood = MendedLine(text, 3), list(range(1, len(text) + 1))
    for at, length, other in changes:
        begin = min(at, len(line.text))
        end = min(begin + length, len(line.text))
        line = line.changed(begin, end, other)
        stood[begin:end] = [0] * len(other)
    assert len(stood) == len(line.text)
    for column, before in enumerate(stood, 1):
        assert before in (0, line.column(column))


def test_lines_that_were_put_in_stand_where_they_are_missing() -> None:
    """What is behind them is where it was; what is behind the last line as well."""
    source = SourceFile("a.yaml", ("one", "two", "three"), {})
    one, two, three = unmended(source)
    file = MendedFile(source, (one, MendedLine("new", two.number), two.begun(4), three))
    assert file.lines == ("one", "new", "    two", "three")
    assert [(file.where(at, 5).line, file.where(at, 5).column) for at in (1, 2, 3, 4, 5)] == [
        (1, 5),
        (2, 5),
        (2, 1),
        (3, 5),
        (4, 5),
    ]
    assert file.with_lines(("", "", "", "x")).where(4, 1) == source.where(3, 1)
    assert index_of(file.meant) == {1: 1, 2: 2, 3: 4}


def test_columns_are_the_authors() -> None:
    """Also where the line was read otherwise than it stands there."""
    source = SourceFile("a.yaml", ("é b",), {1: "e\u0301\x07 b"})
    (line,) = unmended(source)
    assert MendedFile(source, (line.changed(2, 2, "a "),)).where(1, 5).column == 5
