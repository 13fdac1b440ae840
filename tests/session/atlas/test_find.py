"""Finding words: case, accents and the set of signs do not matter, and where they stand is told exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.render.paragraph import letters
from game.session.atlas.find import AROUND, find, folded, places_of


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("balint", "Bálint looks at hands."),
        ("SZUCS", "“Once more,” says Szűcs."),
        ("Bálint", "BALINT"),
        ("don't", "You don’t know."),
        ('"company', "“Company!”"),
        ("'balint'", "‚Bálint‘"),
        ("22-23 october", "22–23\u00a0October, night"),
        ("  two   words ", "these two words here"),
        ("Ba\u0301lint", "Bálint looks at hands."),
        ("anna", "İzmir, and Anna."),
        ("izmir", "İzmir, and Anna."),
    ],
)
def test_words_are_found_however_they_are_set(sought: str, text: str) -> None:
    """In capitals or not, with accents or without, in any quotation marks and dashes."""
    assert find(text, sought) is not None


@pytest.mark.parametrize(
    ("sought", "text"),
    [("", "anything"), (" ", "any thing"), ("lorry", "a tram\nlor\nry"), ("Ada", "Canada"), ("6", "1956")],
)
def test_what_does_not_stand_there_is_not_found(sought: str, text: str) -> None:
    """Nothing is found for nothing, and no word in two lines or inside another."""
    assert find(text, sought) is None


def test_what_is_found_is_counted_and_shown_with_the_words_round_it() -> None:
    """Of its own line alone, broken off at a blank."""
    text = "Before it.\nAt Stalin’s statue, by the edge of the park, a LORRY driver told her that there are cables on it.\nA lorry."
    found = find(text, "lorry")
    assert found is not None
    assert found.count == 2
    told = letters(found.words)
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert "LORRY" in told
    assert "\n" not in told
    assert len(told) <= 2 * AROUND + len("… lorry …")


@given(st.text(), st.text(max_size=3))
def test_every_place_holds_what_was_sought(text: str, sought: str) -> None:
    """Places stand in order, apart from one another, each with the letters sought; a text keeps its length."""
    assert len(folded(text)) == len(text)
    wanted, last = " ".join(folded(sought).split()), 0
    for place in places_of(text, sought):
        assert place.start >= last
        assert folded(text)[place.start : place.stop] == wanted
        last = place.stop
