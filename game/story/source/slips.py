"""The slips of those who are new to YAML, which its parser notices late or elsewhere: a missing `|`, dash, blank or comma."""

import re
from collections.abc import Sequence

from msgspec import Struct

from game.story.source.indentation import blanks_before, neighbour_of, standing_above

_DASH = re.compile(r"(?P<before> *(?:- +)*-)(?P<key>[a-z]+(?: [a-z]+)?):(?: |$)")
_OPENS_TEXT = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>text|then|about|briefing|hook|report|closed|remembered|invented|general):"
    r"(?: +[^\s|>'\"\[{#].*| *)$"
)
_KEY_ALONE = re.compile(r" *(?:- +)*[a-z]+(?: on| differ)?:(?: |$)")
_LIST_KEY = re.compile(r" *(?:- +)*[a-z ]+: *$")
_BEGINS_ENTRY = re.compile(r" *(?P<key>id|if): \S")
_LIKE_A_KEY = re.compile(r" *[a-z]+(?: \S+){0,2} *$")
_LAST_WORD = re.compile(r"\S+$")
_NEAR = 3  # so many lines the parser may go on reading before it notices
_NO_DASH = "`- ` is missing before this, with which an entry of a list begins"


class Explanation(Struct, frozen=True):
    """What is wrong, where, and what to do."""

    line: int
    column: int
    message: str
    hint: str


def slip_at(lines: Sequence[str], number: int) -> Explanation | None:
    """Return the slip that explains why the line of this number, from 1, fits nowhere; None where it is another one."""
    if not 1 <= number <= len(lines) or not lines[number - 1].strip():
        return None
    for slip in (_dash_without_blank, _dash_missing, _list_without_dash, text_without_bar, line_outside):
        if found := slip(lines, number):
            return found
    return None


def text_without_bar(lines: Sequence[str], number: int) -> Explanation | None:
    """Explain a text of several lines that begins without `|`, in which a colon on this line is taken for that of a key."""
    opens = _opened_on(lines, number)
    match = _OPENS_TEXT.match(lines[opens - 1]) if opens else None
    if match is None or _KEY_ALONE.match(lines[number - 1]):
        return None
    message = f"the text under `{match['key']}` has a line with a colon, and no `|` says that it is a text"
    hint = f"write `{match['key']}: |` and begin its words on the next line"
    return Explanation(opens, match.end("before") + 1, message, hint)


def line_outside(lines: Sequence[str], number: int) -> Explanation | None:
    """Explain a line of words that stands to the left of the text that it is to go on."""
    line = lines[number - 1]
    if _LIKE_A_KEY.match(line) or _KEY_ALONE.match(line):
        return None
    texts = [one for one in standing_above(lines[: number - 1]) if one.is_text]
    wanted = neighbour_of(lines, number) or (texts[-1] if texts else None)
    blanks = blanks_before(line)
    if wanted is None or not wanted.is_text or wanted.blanks <= blanks:
        return None
    hint = f"write {blanks_told(wanted.blanks)} before it, as before {wanted.what} on line {wanted.line}"
    return Explanation(number, blanks + 1, "this line stands outside the text that it is to go on", hint)


def comma_missing(line: str, number: int, column: int) -> Explanation | None:
    """Explain a second colon in one entry of braces, at this column from 1: no comma parts it from the entry before."""
    word = _LAST_WORD.search(line[: column - 1])
    if line[column - 1 : column] != ":" or word is None or ": " not in line[: word.start()]:
        return None
    message = f"a comma is missing before `{word.group()}`, or words with a colon need quotes"
    return Explanation(number, word.start() + 1, message, f"write `, {word.group()}:`")


def blanks_told(number: int) -> str:
    """Return how many blanks that is, in words."""
    return f"{number} blank{'s' * (number != 1)}" if number else "no blank"


def _opened_on(lines: Sequence[str], number: int) -> int:
    """Return the nearest line above whose key stands to the left of where this one begins; 0 where there is none."""
    blanks = blanks_before(lines[number - 1])
    above = (at for at in range(number - 1, 0, -1) if lines[at - 1].strip() and _column(lines[at - 1]) < blanks)
    return next(above, 0)


def _column(line: str) -> int:
    """Return how many characters stand before the key of a line: blanks and dashes."""
    return len(line) - len(line.lstrip(" -"))


def _dash_without_blank(lines: Sequence[str], number: int) -> Explanation | None:
    for at in range(number, max(number - _NEAR, 0), -1):
        if match := _DASH.match(lines[at - 1]):
            return Explanation(at, match.end("before"), "no blank stands behind this `-`", f"write `- {match['key']}:`")
    return None


def _dash_missing(lines: Sequence[str], number: int) -> Explanation | None:
    """Explain an entry, begun on this line or the one above, that has no dash and was to have one."""
    for at in (number, number - 1):
        match = _BEGINS_ENTRY.match(lines[at - 1]) if at > 1 else None
        if match is None:
            continue
        blanks = blanks_before(lines[at - 1])
        beside = any(one.is_dash and one.blanks == blanks for one in standing_above(lines[: at - 1]))
        first = at < number and bool(_LIST_KEY.match(lines[at - 2])) and _column(lines[at - 2]) < blanks
        if beside or first:
            return Explanation(at, blanks + 1, _NO_DASH, f"write `- {match['key']}:`")
    return None


def _list_without_dash(lines: Sequence[str], number: int) -> Explanation | None:
    """Explain a list whose first entry has no dash, where this line begins another one."""
    if not lines[number - 1].lstrip(" ").startswith("- "):
        return None
    opens = _opened_on(lines, number)
    first = next((at for at in range(opens + 1, number) if lines[at - 1].strip()), 0)
    if not opens or not first or not _LIST_KEY.match(lines[opens - 1]) or lines[first - 1].lstrip(" ").startswith("-"):
        return None
    hint = f"begin it with `- `, as line {number} begins"
    return Explanation(first, blanks_before(lines[first - 1]) + 1, _NO_DASH, hint)
