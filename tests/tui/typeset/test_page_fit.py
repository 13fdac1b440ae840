"""How much room a page has: a margin is wide enough for words or there is none, and a broad screen has a broad one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep.settings import NARROWEST, WIDEST, WIDEST_MARGIN
from game.tui.typeset.page_fit import EDGES, GUTTER, layout_for

WORDS = 24  # columns in which no usual word is broken
WAYS = st.sampled_from(["beside", "below", "key", "off"])


@given(st.integers(12, 300), st.integers(NARROWEST, WIDEST), WAYS, st.integers(0, WIDEST_MARGIN))
def test_no_margin_is_too_narrow_for_words(across: int, column: int, notes: str, margin: int) -> None:
    """However wide the column is made and the margin is wished, and both have room on the screen."""
    layout = layout_for(across, column, notes, margin)
    assert layout.margin == 0 or layout.margin >= WORDS
    assert layout.margin == 0 or column + GUTTER + layout.margin + EDGES <= across


@pytest.mark.parametrize(("across", "margin"), [(100, 0), (120, 32), (160, 32), (200, 48), (300, 48)])
def test_a_broad_screen_has_a_broad_margin(across: int, margin: int) -> None:
    """Whose notes are half as long again, where there is room for them on both sides of the page."""
    assert layout_for(across, 66, "beside", 0).margin == margin
