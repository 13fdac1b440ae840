"""Words as they can stand in a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.support.slug import slug


@pytest.mark.parametrize(
    ("words", "left"),
    [("Ági’s Boat  shed!", "agis-boat-shed"), ("ŐRSÉG (2)", "orseg-2"), ("- a_b -", "a-b"), ("…", "")],
)
def test_accents_go_and_letters_stay(words: str, left: str) -> None:
    """Whatever is neither letter nor digit is one hyphen between words, and nothing at their ends."""
    assert slug(words) == left


@given(st.text())
def test_whatever_is_given_only_plain_letters_are_left(words: str) -> None:
    """A name of them stays what it is."""
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(words))
    assert slug(slug(words)) == slug(words)
