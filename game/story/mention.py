"""Finds where running text names somebody, however the name is set there."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_ALIKE = {"-": "[-\u2010-\u2012]", "'": "['\u2019\u02bc]", "\u2019": "['\u2019\u02bc]"}

_RUNS_ON = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A letter of a script that parts no words by blanks, or not a name from what is said of it."""

_WORD = re.compile(r"\w+")
_HIDES_WORDS = re.compile(f"[{_UNSEEN}\u02bc]")
"""What may stand inside a word, so that its first letters alone do not say which it is."""


class Mention(Struct, frozen=True):
    """One of the names asked for, the words of the text that say it, and how many letters stand before them."""

    name: str
    words: str
    start: int


def mentions(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    """Yield every place of a text that says one of these names, in order; where several begin, the longest.

    Blanks, hyphens and apostrophes of every kind are alike, what cannot be seen does not count, and a name is found in
    capitals as well, as signs have it. A name may end in a sign, as `Nagy I.` does, and stands also within a word where its
    script has no blanks.
    """
    by_length = _longest_first(names)
    if by_length:
        for match in _matches(text, by_length):
            yield Mention(by_length[(match.lastindex or 1) - 1], match.group(), match.start())


@lru_cache(maxsize=64)
def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, names), key=lambda name: (-len(name), name)))


def is_named(text: str, forms: tuple[str, ...]) -> bool:
    """Say whether a text names somebody, by one of the words that do."""
    return any(mentions(text, forms))


def _matches(text: str, forms: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield the matches of the forms' pattern: tried where a word is the first of a form, or wherever that cannot be told."""
    hidden, firsts = bool(_HIDES_WORDS.search(text)), _first_words(forms)
    pattern = _pattern(forms, hidden=hidden)
    if hidden or not firsts:
        yield from pattern.finditer(text)
        return
    end = 0
    for word in _words_like(forms).finditer(text):
        if word.group() in firsts and word.start() >= end and (match := pattern.match(text, word.start())):
            end = match.end()
            yield match


@lru_cache(maxsize=64)
def _first_words(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the words that names may begin with; none where one begins with a sign, or words have no blanks."""
    found = [_WORD.match(letters) for form in forms for letters in (form, form.upper())]
    told = all(found) and not any(_RUNS_ON.search(form) for form in forms)
    return frozenset(word.group() for word in found if word) if told else frozenset()


@lru_cache(maxsize=64)
def _words_like(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the words, or ends of words, that begin with a letter of a name."""
    return re.compile(rf"[{_begins(forms)}]\w*")


def _begins(forms: tuple[str, ...]) -> str:
    """Return the letters that a name can begin with, for a set of a pattern."""
    return "".join(sorted({re.escape(letter[0]) for form in forms for letter in (form, form.upper())}))


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...], *, hidden: bool) -> re.Pattern[str]:
    """Return a pattern with one group for each name, which nothing is tried for but where a name can begin.

    Only where something is `hidden` in the text is it looked for between the letters: such a pattern takes long to make.
    """
    unseen = _UNSEEN if hidden else ""
    either = "|".join(f"({_as_set(form, unseen)}|{_as_set(form.upper(), unseen)})" for form in forms)
    return re.compile(rf"(?=[{_begins(forms)}])(?:{either})")


def _as_set(form: str, unseen: str) -> str:
    """Return the pattern of one name as it may be set, with letters that cannot be seen."""
    between = f"[{unseen}]*" if unseen else ""
    parts = (between.join(_ALIKE.get(letter, re.escape(letter)) for letter in part) for part in form.split())
    before, behind = (
        "" if _RUNS_ON.match(letter) else edge for letter, edge in ((form[0], r"(?<!\w)"), (form[-1], r"(?!\w)"))
    )
    return before + rf"[\s{unseen}]+".join(parts) + behind
