"""The one table of what can be done: every row can be reached in both editions, and nothing means two things at once."""

from itertools import combinations
from pathlib import Path

import pytest

from game.session.atlas.frame import LEAVES
from game.session.commands_page import docs
from game.session.offer_table import HEADINGS, OFFERS
from game.session.offers import offers_in
from game.session.views import ViewKind

CONTEXTS = sorted({context for offer in OFFERS for context in offer.where})
PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_every_offer_has_a_name_of_its_own_and_a_heading() -> None:
    """No id stands twice, and every set of places has its words."""
    assert len({offer.id for offer in OFFERS}) == len(OFFERS)
    assert {offer.where for offer in OFFERS} == set(HEADINGS)


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.id)
def test_what_does_something_has_a_key_and_a_word(offer) -> None:  # noqa: ANN001
    """What makes a command can be given in both editions; what makes none moves about in one of them only.

    A leaf of the atlas may be without a key of its own: on the screen one turns to it from the others.
    """
    if offer.make is not None:
        assert offer.keys or offer.id in (*LEAVES, "answer")
        assert offer.words
    else:
        assert bool(offer.keys) != bool(offer.words)


MOVES = "moves about on a screen, all of which is heard in its order"
TAKES = "takes a line, which is typed as its number, or Enter"
IN_ONE_EDITION = {
    **dict.fromkeys(("take", "number", "atlas_number"), TAKES),
    **dict.fromkeys(("next", "previous", "half_down", "half_up", "top", "bottom"), MOVES),
    **dict.fromkeys(
        ("list_on", "list_page_down", "list_page_up", "text_on", "text_back", "find_next", "find_previous"), MOVES
    ),
    **dict.fromkeys(
        (f"atlas_{way}" for way in ("next", "previous", "on", "back", "section", "section_before", "earlier", "later")),
        MOVES,
    ),
    **dict.fromkeys((f"atlas_{way}" for way in ("first", "last", "page_down", "page_up")), MOVES),
    **dict.fromkeys(LEAVES, "is turned to from the other leaves on the screen, and named in plain mode"),
    **dict.fromkeys(("value_before", "value_next"), "goes through the values of a line, which is taken by its number"),
    **dict.fromkeys(
        ("next_name", "previous_name"), "goes through the names in sight; in plain mode one types who and a name"
    ),
    "command_palette": "finds by name what can be done, which is typed by its name in plain mode",
    "suspend": "is the shell's own where a line is typed",
    "more": "reads on in what is long, which a screen scrolls",
    "answer": "takes a line of a question that a number alone does not answer; on a screen that is done by Enter",
    "again": "is heard again; on a screen it still stands there",
}
"""What only one edition has, each with its reason."""


def test_nothing_is_in_one_edition_alone_without_a_reason() -> None:
    """What has a key and no word, or a word and no key, stands in the list of exceptions, and each of those exists."""
    alone = {offer.id for offer in OFFERS if not offer.keys or not offer.words}
    assert alone <= set(IN_ONE_EDITION)
    assert set(IN_ONE_EDITION) <= alone | set(LEAVES)


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_key_and_no_word_means_two_things_in_one_place(context: ViewKind) -> None:
    """In each place every key and every word belongs to one offer."""
    for one, other in combinations(offers_in(context), 2):
        assert not set(one.keys) & set(other.keys), (one.id, other.id)
        assert not set(one.words) & set(other.words), (one.id, other.id)


def test_the_page_in_the_docs_is_printed_from_the_table() -> None:
    """docs/commands.md says what the table says."""
    assert PAGE.read_text("utf-8") == docs()
