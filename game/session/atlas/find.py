"""Finds words in what was read, whatever their case and accents and however quotation marks and dashes are set."""

from functools import lru_cache

from msgspec import Struct

from game.render.paragraph import Phrase, Phrases
from game.support.printable import TYPED_MARKS

AROUND = 22
"""So many letters are told on each side of what was found."""

_ALIKE = {
    **TYPED_MARKS,
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\n\t", " "),
}
_ACCENTED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Where the letters with accents stand that Latin script has."""


class Found(Struct, frozen=True):
    """How often words were found in a text, and the first of these places with the words round it."""

    count: int
    words: Phrases


def find(text: str, sought: str) -> Found | None:
    """Return how often a text (its paragraphs on lines) holds the words sought, or None where it does not."""
    places = places_of(text, sought)
    return Found(len(places), around(text, places[0])) if places else None


def places_of(text: str, sought: str) -> tuple[range, ...]:
    """Return where the words sought stand in a text, in order and none in another; they begin where a word does."""
    wanted = folded_words(sought)
    within, found, at = folded(text), [], 0
    while wanted and (at := within.find(wanted, at)) >= 0:
        begins = not (at and wanted[0].isalnum() and within[at - 1].isalnum())
        found += [range(at, at + len(wanted))] if begins else []
        at += len(wanted) if begins else 1
    return tuple(found)


def around(text: str, place: range) -> Phrases:
    """Return the words of a place in a text, with those of its line on both sides, broken off at blanks."""
    begin, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.stop)
    before, after = text[begin : place.start], text[place.stop : end if end >= 0 else len(text)]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return (Phrase(before, "note"), Phrase(text[place.start : place.stop], "strong"), Phrase(after, "note"))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text, as long as it was, in small letters without accents, its signs in their plainest form."""
    small = text.lower()
    if len(small) != len(text):  # some letter has no small one that is one letter
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return small.translate(_plain_letters())


def folded_words(typed: str) -> str:
    """Return words that were typed in the form in which they can be found in a folded text."""
    from unicodedata import normalize  # as below

    return " ".join(folded(normalize("NFC", typed)).split())


@lru_cache(maxsize=1)
def _plain_letters() -> dict[int, str]:
    """Return what stands for each letter with an accent and each sign that has a plainer one."""
    from unicodedata import normalize  # only here is it needed, and a sitting begins sooner without it

    bare = {letter: normalize("NFD", chr(letter))[0].lower() for some in _ACCENTED for letter in some}
    return bare | str.maketrans(_ALIKE)
