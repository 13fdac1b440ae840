"""The margin: everything in it keeps its order, and the open note is in sight wherever the page is scrolled to."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from game.tui.typeset.margin_layout import Aside, margin_rows


def aside(number: int, beside: int, lines: int, *, pinned: bool = False) -> Aside:
    """An aside whose lines say which it is."""
    return Aside(beside, tuple(Content(f"{number}.{line}") for line in range(lines)), pinned)


@st.composite
def margins(draw: st.DrawFn) -> tuple[Aside, ...]:
    """Some asides beside lines that only go on, one of them pinned or none."""
    beside = sorted(draw(st.lists(st.integers(0, 60), max_size=8)))
    pin = draw(st.integers(-1, len(beside) - 1))
    long = draw(st.integers(1, 12))
    return tuple(aside(at, line, long if at == pin else 1, pinned=at == pin) for at, line in enumerate(beside))


@given(margins(), st.integers(-2, 60), st.integers(1, 40))
def test_the_open_note_is_always_in_sight(found: tuple[Aside, ...], top: int, height: int) -> None:
    """From wherever the page is seen: whole, or its beginning where it is longer than the margin."""
    rows = [row.plain for row in margin_rows(found, top, height)]
    assert len(rows) == height
    for at, one in enumerate(found):
        if one.pinned:
            whole = [f"{at}.{line}" for line in range(len(one.lines))][:height]
            assert [row for row in rows if row.startswith(f"{at}.")] == whole


@given(margins(), st.integers(-2, 60), st.integers(1, 40))
def test_notes_keep_their_order(found: tuple[Aside, ...], top: int, height: int) -> None:
    """None stands above one that is marked before it, and none is painted over another."""
    shown = [row.plain for row in margin_rows(found, top, height) if row.plain]
    assert shown == sorted(shown, key=lambda row: tuple(map(int, row.split("."))))
    assert len(set(shown)) == len(shown)


def test_a_note_stands_beside_its_mark() -> None:
    """On that row and no other, and two of one line below each other."""
    rows = margin_rows((aside(0, 5, 1), aside(1, 5, 1), aside(2, 9, 1)), 3, 10)
    assert [row.plain for row in rows] == ["", "", "0.0", "1.0", "", "", "2.0", "", "", ""]
