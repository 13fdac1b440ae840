"""Lines broken between what is seen as one letter."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from game.render.linebreaks import NARROW, breaks, cells, clusters, lines_of, shortened

LETTERS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
        st.sampled_from(" -–\xad❤1\ufe0f\u20e3\u200d👍🏽한日e\u0301"),
    )
)


@given(LETTERS, st.integers(2, 40))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    """As the full screen measures it, and as plain mode does."""
    for measure, wide in ((lambda one: split_graphemes(one)[0], cell_len), (clusters, cells)):
        at = [0, *breaks(text, width, measure), len(text)]
        lines = [text[begin:end] for begin, end in pairwise(at)]
        assert "".join(lines) == text
        assert all(wide(line.rstrip(" ")) <= width for line in lines)


@pytest.mark.parametrize("width", range(8, 40))
def test_what_parts_two_things_begins_no_line(width: int) -> None:
    """Nor is the sign of a choice parted from its words."""
    text = "Open it · Stars · 23 October, night · Anna · Two streets › Go right, to the Radio · › Stay"
    for lines in (lines_of(text, width), [text[a:b] for a, b in pairwise([0, *breaks(text, width), len(text)])]):
        assert not any(line.startswith("·") or line.rstrip().endswith("›") for line in lines), lines


@pytest.mark.parametrize(
    "text", ["❤️", "1️⃣", "e\u0301", "👍🏽", "한국", "“Újpest” – …", "👨\u200d👩\u200d👧", "नमस्ते", "Uj\xadpest"]
)
def test_what_is_common_is_as_wide_in_both_editions(text: str) -> None:
    """Letters, marks and pictures that people write are measured alike."""
    assert abs(cells(text) - cell_len(text)) <= (text == "नमस्ते")


def test_what_is_not_looked_up_takes_one_cell() -> None:
    """By the tables of both editions."""
    narrow = [letter for letter in map(chr, range(0x10000)) if NARROW.fullmatch(letter)]
    assert all(cell_len(letter) == 1 == clusters(letter)[0][2] for letter in narrow)


@given(LETTERS, st.integers(1, 40))
def test_what_is_too_long_is_cut_between_letters(text: str, width: int) -> None:
    """It fits, says by its end that it is not all, and is left alone where it fits anyhow."""
    cut = shortened(text, width)
    assert cells(cut) <= width
    if cells(text) <= width:
        assert cut == text
    else:
        kept = cut.removesuffix("…")
        assert kept != cut
        assert text.startswith(kept)
        assert kept == kept.rstrip()
