"""Characters that look like those with which a story is written, and are others: blanks, dashes, wide signs, letters."""

import re
import unicodedata

from game.story.diagnostics import Diagnostics
from game.story.model import Location
from game.story.source.unicode import ODD_BLANKS

DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""Dashes and hyphens that are not the one on the keyboard, as a class of a pattern."""

COLONS = "\uff1a\ufe55\u2236\ua789"
_LETTERS = dict(zip("асеорхуіјѕһӏԁο", "aceopxyijshldo", strict=True))  # Cyrillic and Greek ones, which are set alike
_SIGNS = {"\u3001": ",", "\u3010": "[", "\u3011": "]", "\u2022": "-", "\u2044": "/", "\u3002": "."}
_LOOKALIKE = re.compile(f"[{ODD_BLANKS}{DASHES}{COLONS}\uff01-\uff5e{''.join((*_LETTERS, *_SIGNS))}]")
_DASH = re.compile(f"[{DASHES}]")


def lookalike_in(text: str, *, dashes: bool = True) -> int | None:
    """Return where the first character stands that only looks like one of the format's; None without one.

    Dashes are looked for only if they are asked about.
    """
    if text.isascii():
        return None
    return next((at.start() for at in _LOOKALIKE.finditer(text) if dashes or not _DASH.match(at.group())), None)


def without_lookalikes(text: str) -> str:
    """Return the text with what is typed for each of these characters."""
    return _LOOKALIKE.sub(lambda match: _typed(match.group()), text)


def blame_lookalike(character: str, where: Location, problems: Diagnostics, *, in_name: bool = False) -> None:
    """Report one of these characters, with its name and what is to stand in its place, be it in a name or elsewhere."""
    problems.add("E047", where, *instead_of_lookalike(character, in_name=in_name))


def instead_of_lookalike(character: str, *, in_name: bool = False) -> tuple[str, str]:
    """Return what is wrong with one of these characters, in a name or elsewhere, and what to do."""
    typed = _typed(character)
    if in_name and typed == " ":
        return f"U+{ord(character):04X}, {_called(character)}, stands in a name", "leave it out"
    wanted = "an ordinary blank" if typed == " " else f"an ordinary `{typed}`"
    return (
        f"U+{ord(character):04X}, {_called(character)}, stands where {wanted} is wanted",
        f"write {wanted} in its place",
    )


def _called(character: str) -> str:
    return unicodedata.name(character).lower()


def _typed(character: str) -> str:
    """Return what is typed in the place of one of these characters."""
    if character in _LETTERS or character in _SIGNS:
        return _LETTERS.get(character) or _SIGNS[character]
    if _DASH.match(character):
        return "-"
    if character in COLONS:
        return ":"
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else " "
