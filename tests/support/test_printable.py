"""Text for a line of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from game.support.printable import printable


@given(st.text())
def test_whatever_is_given_can_be_printed_on_a_line(text: str) -> None:
    """What can be printed is left as it is, and everything else becomes an escape."""
    shown = printable(text)
    assert shown.isprintable()
    assert shown == text or not text.isprintable()
    assert "\x1b" not in shown
