"""Finds where running text names somebody, however the name is set there."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_ALIKE = {"-": "[-\u2010-\u2012]", "'": "['\u2019\u02bc]", "\u2019": "['\u2019\u02bc]"}


class Mention(Struct, frozen=True):
    """One of the names asked for, and the words of the text that say it."""

    name: str
    words: str


def mentions(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    """Yield every place of a text that says one of these names, in order; where several begin, the longest.

    Blanks, hyphens and apostrophes of every kind are alike, what cannot be seen does not count, and a name is found in
    capitals as well, as signs have it. A name may end in a sign, as `Nagy I.` does.
    """
    by_length = tuple(sorted(filter(None, names), key=lambda name: (-len(name), name)))
    if by_length:
        for match in _pattern(by_length).finditer(text):
            yield Mention(by_length[(match.lastindex or 1) - 1], match.group())


def is_named(text: str, name: str) -> bool:
    """Say whether a text names somebody."""
    return any(mentions(text, (name,)))


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern with one group for each name, which nothing is tried for but where a name can begin."""
    begins = "".join(sorted({re.escape(letter[0]) for form in forms for letter in (form, form.upper())}))
    either = "|".join(f"({_as_set(form)}|{_as_set(form.upper())})" for form in forms)
    return re.compile(rf"(?<!\w)(?=[{begins}])(?:{either})(?!\w)")


def _as_set(form: str) -> str:
    """Return the pattern of one name as it may be set."""
    between = f"[{_UNSEEN}]*"
    parts = (between.join(_ALIKE.get(letter, re.escape(letter)) for letter in part) for part in form.split())
    return rf"[\s{_UNSEEN}]+".join(parts)
