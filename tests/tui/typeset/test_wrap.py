"""How words become lines: nothing is lost, nothing is wider than the column, nothing is broken where it must not be."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from game.tui.typeset.wrap import centre, hang, numbered, spread, wrap

WORDS = st.text(st.characters(exclude_categories=("C", "M", "Zl", "Zp")), max_size=200)


@given(WORDS, st.integers(4, 40))
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    """Whatever the words, and however wide their letters."""
    assert all(cell_len(line.plain) <= width for line in wrap(Content(text), width))


@given(WORDS, st.integers(4, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    """The letters of all lines are the letters of the text, in order."""
    lines = wrap(Content(text), width)
    assert "".join(line.plain for line in lines).replace(" ", "") == text.replace(" ", "")


def test_words_are_parted_at_spaces_only() -> None:
    """And after a hyphen or dash that letters follow; a no-break space holds."""
    assert [line.plain for line in wrap(Content("one two-three four"), 8)] == ["one two-", "three", "four"]
    assert [line.plain for line in wrap(Content("one two\u00a0three"), 10)] == ["one", "two\u00a0three"]
    assert [line.plain for line in wrap(Content("before—after"), 8)] == ["before—", "after"]


def test_a_note_mark_never_leaves_its_word() -> None:
    """It goes to the next line with it."""
    assert [line.plain for line in wrap(Content("said so.¹ Then"), 8)] == ["said", "so.¹", "Then"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    """Rather than lost."""
    assert [line.plain for line in wrap(Content("abcdefghij"), 4)] == ["abcd", "efgh", "ij"]


def test_looks_survive_wrapping() -> None:
    """A look goes on over the end of a line."""
    lines = wrap(Content.assemble("one ", ("two three", "italic")), 7)
    assert [(line.plain, [str(span.style) for span in line.spans]) for line in lines] == [
        ("one two", ["italic"]),
        ("three", ["italic"]),
    ]


def test_lines_hang_below_their_first() -> None:
    """All lines but the first are indented by what stands before it."""
    assert [line.plain for line in hang(Content("aa bb cc"), 7, Content("1  "))] == ["1  aa", "   bb", "   cc"]


def test_lines_know_how_much_was_read_before_them() -> None:
    """The first has nothing before it, the second the first."""
    assert [line.offset for line in numbered(wrap(Content("aaaa bbb cc"), 4), 0)] == [0, 4, 7]


def test_words_stand_in_the_middle() -> None:
    """As far as there is a middle."""
    assert [line.plain for line in centre(Content("ab"), 6)] == ["  ab"]


@given(st.tuples(WORDS, WORDS, WORDS), st.integers(10, 80))
def test_three_pieces_share_a_line(pieces: tuple[str, str, str], width: int) -> None:
    """Where they fit, they fill the line exactly."""
    left, middle, right = map(Content, pieces)
    line = spread(left, middle, right, width)
    if left.cell_length + middle.cell_length + right.cell_length + 4 <= width:
        assert line.cell_length == width
        assert line.plain.startswith(left.plain)
        assert line.plain.endswith(right.plain)
