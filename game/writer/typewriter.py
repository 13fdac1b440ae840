"""What the signs of a typewriter stand for in a language: which quotation mark, which dash, and an ellipsis.

The quotation marks are those of the Unicode Locale Data; which one is meant is told by what stands beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from game.story.format.remarks import signs_typed

_MARKS = {
    "en": "“”‘’", "cs": "„“‚‘", "da": "“”‘’", "de": "„“‚‘", "el": "«»“”", "es": "«»“”", "fi": "””’’", "fr": "«»“”",
    "hr": "„”‚’", "hu": "„”»«", "it": "«»“”", "nb": "«»‘’", "nl": "“”‘’", "pl": "„”«»", "pt": "“”‘’", "ro": "„”«»",
    "ru": "«»„“", "sk": "„“‚‘", "sl": "„“‚‘", "sv": "””’’", "tr": "“”‘’", "uk": "«»„“",
}  # fmt: skip
_SPACED = {"fr": "\u202f"}  # what stands between « » and the words
_BEFORE = re.compile(r"(?:^|[\s(\[{—–/-])[*“”„‘’‚«»\"'\u202f]*$")  # what stands before an opening mark
_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
_GAP = re.compile("\n\n")
_NEAR = 16  # so many letters before a mark tell whether it opens
_APOSTROPHE = re.compile(r"'(?:\d|(?:tis|twas|em|til|cause|n)\b)", re.IGNORECASE)


class Mended(Struct, frozen=True):
    """A sign of a text at an offset, and what is to stand there instead."""

    offset: int
    sign: str
    instead: str


def mended(text: str, language: str) -> Iterator[Mended]:
    """Yield what is to stand in the place of each typewriter’s sign of a text, in a language as in `en` or `de-AT`."""
    marks, space = _marks(language), _SPACED.get(_plain(language), "")
    opened: dict[str, int] = {}  # in which paragraph a mark of this sign was opened
    closing = _places(_CLOSING, text) if "'" in text else []
    gaps = _places(_GAP, text)
    for match in signs_typed(text):
        sign, at = match.group(), match.start()
        if sign[0] == ".":
            instead = "…" + sign[3:]
        elif sign[0] == "-":
            instead = _dash(text, at, sign)
        else:
            instead = _mark(text, at, opened, marks, closing, gaps)
        if space and instead in "«»" and sign == '"':
            instead = instead + space if instead == "«" else space + instead
        yield Mended(at, sign, instead)


def marks_of(language: str) -> tuple[str, str]:
    """Return the marks that open and close a quotation in a language as in `en` or `de-AT`."""
    marks = _marks(language)
    return marks[0], marks[1]


def _marks(language: str) -> str:
    return _MARKS.get(_plain(language), _MARKS["en"])


def _plain(language: str) -> str:
    return language.partition("-")[0].lower()


def _dash(text: str, at: int, sign: str) -> str:
    before, behind = text[at - 1 : at], text[at + len(sign) :][:1]
    spaced = before.isspace() and behind.isspace()
    return "–" if len(sign) == 2 and (spaced or (before.isdigit() and behind.isdigit())) else "—"


def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


def _mark(text: str, at: int, opened: dict[str, int], marks: str, closing: list[int], gaps: list[int]) -> str:
    """Return the quotation mark or the apostrophe that is meant at an offset."""
    sign, pair = text[at], marks[:2] if text[at] == '"' else marks[2:]
    paragraph = bisect_left(gaps, at)
    begins = (
        bool(_BEFORE.search(text[max(at - _NEAR, 0) : at]))
        and not text[at + 1 : at + 2].isspace()
        and at + 1 < len(text)
    )
    if sign == "'":
        within = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        if within or _APOSTROPHE.match(text, at) or (begins and not _is_closed(at, closing, gaps)):
            return "’"
    if begins:
        opened[sign] = paragraph
        return pair[0]
    if sign == '"' or opened.pop(sign, None) == paragraph:
        return pair[1]
    return "’"


def _is_closed(at: int, closing: list[int], gaps: list[int]) -> bool:
    """Return whether a single mark at an offset has one of those that can close it behind it, in its paragraph."""
    one, gap = bisect_left(closing, at + 2), bisect_left(gaps, at)
    return one < len(closing) and (gap == len(gaps) or closing[one] < gaps[gap])
