"""Bytes become text here, and characters that no author means are found, reported and mended."""

import re
import unicodedata
from collections.abc import Iterator

from game.story.diagnostics import Diagnostics
from game.story.model import Location
from game.support.printable import HARMFUL

MANY = 10
"""So many of the same unwelcome characters in one file are reported; the rest is much the same."""

_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u206a-\u206f\u3164\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff\ue000-\uf8ff\U000f0000-\U0010ffff"
)
_LETTERS = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u052f\u1e00-\u1fff"  # Latin, Greek and Cyrillic ones
_SIGNS = r"\s!\"$-)+-/:-@\[-`{-~"  # blanks, and the signs of ASCII that no key is drawn of
_JOINERS = "\u200c\u200d"
_VARIANTS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNWANTED = re.compile(
    f"[{HARMFUL}{_UNSEEN}]|(?<=[{_LETTERS}])[{_JOINERS}{_VARIANTS}]+|(?<![^{_SIGNS}])[{_VARIANTS}]+"
    f"|(?<![^{_SIGNS}])[{_JOINERS}]+(?![^{_SIGNS}])"
)
"""The harmful and private characters, and the rest of what Unicode calls *default ignorable* (DerivedCoreProperties.txt).

Of the joiners and of what chooses another form of the character before it only those behind letters that nothing joins and
that have one form, and those with nothing to join or to vary: without them some scripts and emoji cannot be written.
"""

_SUSPECT = re.compile(f"[{HARMFUL}{_UNSEEN}{_JOINERS}{_VARIANTS}]")
"""Whatever can have a part in what is unwanted."""

_ESCAPE = re.compile(r"(\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))")

ODD_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of other widths, as a class of a pattern: good in words, but no blanks to YAML."""

ONLY_BLANKS = re.compile(f"[ {ODD_BLANKS}]*")
"""What a line without a word may have in it."""

_PICTURES = range(0x1F000, 0x1FB00)  # here each year brings new ones, which this Python need not know yet
_BREAKS = re.compile("[\x85\u2028\u2029\r]")
_INDENTATION = re.compile(r"[ \t]*")


def decoded(file: str, data: bytes, problems: Diagnostics) -> str | None:
    """Return the bytes as text, or None; what is not UTF-8 is reported once and read as well as it can be."""
    if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        from json import detect_encoding  # only here is it needed

        if (wide := detect_encoding(data[:4])[:6].upper()) in ("UTF-16", "UTF-32"):
            problems.add("E001", Location(file, 1, 1), f"the file is saved as {wide}", "save the file as UTF-8")
            return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.add("E001", where, f"the byte {data[error.start]:#04x} is not UTF-8", "save the file as UTF-8")
        return data.decode("utf-8", "replace").replace("\ufffd", "¿")


def unwanted(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the letter of each character that no author means; tabs and line ends are none of them.

    These are the ones that do harm, those that cannot be seen, and those that Unicode does not have.
    """
    if not _all_wanted(text):
        yield from ((at, text[at]) for at in _unwanted_at(text))


def _all_wanted(text: str) -> bool:
    """Return whether there is clearly nothing in a text that no author means: quick, as most texts are read so."""
    if not text.isprintable():
        return False
    return text.isascii() or not _SUSPECT.search("".join(set(text))) or not _UNWANTED.search(text)


def _unwanted_at(text: str) -> Iterator[int]:
    """Yield the offset of each character that no author means."""
    found = {at for match in _UNWANTED.finditer(text) for at in range(*match.span())}
    for at, letter in enumerate(text):
        if at in found or (unicodedata.category(letter) == "Cn" and ord(letter) not in _PICTURES):
            yield at


def blame_characters(file: str, lines: list[str], problems: Diagnostics) -> None:
    """Report tabs and characters that no author means, each where it stands, up to `MANY` of each kind."""
    left = {"E002": MANY, "E003": MANY}
    for number, line in enumerate(lines, 1):
        found = list(unwanted(line)) if left["E002"] else []
        if "\t" in line and left["E003"]:
            found.extend((match.start(), "\t") for match in re.finditer(r"\t+", line))
        for at, letter in found:
            code = "E003" if letter == "\t" else "E002"
            if left[code]:
                left[code] -= 1
                blame_character(code, Location(file, number, at + 1), letter, problems)


def blame_character(code: str, where: Location, character: str, problems: Diagnostics) -> None:
    """Report one tab or one character that no author means."""
    if code == "E003":
        problems.add(code, where, "a tab stands here", "use spaces; two for each step of indentation")
    else:
        message = f"U+{ord(character):04X}, {_name(character)}, has no place in a text"
        problems.add(code, where, message, "delete it; an editor that shows invisible characters helps")


def _name(character: str) -> str:
    """Return what Unicode calls a character, or what it says of those that have no name."""
    nameless = {"Co": "a private character", "Cn": "a character that Unicode does not have"}
    other = nameless.get(unicodedata.category(character), "a control character")
    return unicodedata.name(character, "").lower() or other


def needs_no_mending(text: str) -> bool:
    """Return whether there is nothing in a text of several lines to report or to mend."""
    return _all_wanted(text.replace("\n", "")) and (text.isascii() or unicodedata.is_normalized("NFC", text))


def sanitised(line: str, tab: int) -> str:
    """Return the line in NFC, without characters that no author means; a tab in the indentation is `tab` spaces."""
    if "\t" in line:
        indentation = _INDENTATION.match(line)
        end = indentation.end() if indentation else 0
        line = line[:end].replace("\t", " " * tab) + line[end:].replace("\t", " ")
    # letters are not composed with the digits of an escape before them
    return "".join(unicodedata.normalize("NFC", part) for part in _ESCAPE.split(without_unwanted(line)))


def without_unwanted(text: str) -> str:
    """Return the text without characters that no author means; a foreign line end becomes a blank."""
    text = _BREAKS.sub(" ", text)
    if _all_wanted(text):
        return text
    found = set(_unwanted_at(text))
    return "".join(letter for at, letter in enumerate(text) if at not in found)
