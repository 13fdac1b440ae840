"""Bytes become text here, and characters that no author means are found, reported and mended."""

import re
import unicodedata

from game.story.diagnostics import Diagnostics
from game.story.model import Location

MANY = 10
"""So many of the same unwelcome characters in one file are reported; the rest is much the same."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that no author means: they control the terminal, turn the direction of writing or cannot be seen."""

_BREAKS = re.compile("[\x85\u2028\u2029\r]")
_INDENTATION = re.compile(r"[ \t]*")


def decoded(file: str, data: bytes, problems: Diagnostics) -> str | None:
    """The bytes as text, or None; what is not UTF-8 is reported once and read as well as it can be."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        message = "the file is saved as UTF-16" if utf16 else f"the byte {data[error.start]:#04x} is not UTF-8"
        problems.add("E001", where, message, "save the file as UTF-8")
        return None if utf16 else data.decode("utf-8", "replace").replace("\ufffd", "¿")


def blame_characters(file: str, lines: list[str], problems: Diagnostics) -> None:
    """Reports tabs and characters that no author means, each where it stands."""
    left = {"E002": MANY, "E003": MANY}
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            continue
        for match in re.finditer(r"\t+|" + FORBIDDEN.pattern, line):
            code = "E003" if match.group()[0] == "\t" else "E002"
            left[code] -= 1
            if left[code] >= 0:
                blame_character(code, Location(file, number, match.start() + 1), match.group()[0], problems)


def blame_character(code: str, where: Location, character: str, problems: Diagnostics) -> None:
    """Reports one tab or one character that no author means."""
    if code == "E003":
        problems.add(code, where, "a tab stands here", "use spaces; two for each step of indentation")
    else:
        name = unicodedata.name(character, "a control character").lower()
        message = f"U+{ord(character):04X}, {name}, has no place in a text"
        problems.add(code, where, message, "delete it; an editor that shows invisible characters helps")


def needs_no_mending(text: str) -> bool:
    """Whether there is nothing in a text to report or to mend."""
    if not text.replace("\n", "").isprintable():
        return False
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not FORBIDDEN.search(text))


def sanitised(line: str, tab: int) -> str:
    """The line without characters that no author means; tabs are spaces, in an indentation `tab` of them each."""
    if "\t" in line:
        indentation = _INDENTATION.match(line)
        end = indentation.end() if indentation else 0
        line = line[:end].replace("\t", " " * tab) + line[end:].replace("\t", " ")
    return unicodedata.normalize("NFC", without_unseen(line))


def without_unseen(text: str) -> str:
    """The text without characters that no author means."""
    return FORBIDDEN.sub("", _BREAKS.sub(" ", text))
