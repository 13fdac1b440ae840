"""Which lines may stand too far to the left or to the right, and which that one needs may be missing above them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from game.story.format.slips import (
    COLON,
    KEY,
    NO_COLON,
    Slip,
    blanks_told,
    goes_on,
    is_prose,
    shown,
    standing,
    text_above,
    words_end,
)
from game.story.source.mended import MendedLine
from game.story.source.yaml_errors import NOT_INDENTED

_NEAR = 40  # so many lines above and below show where things stand
_ENTRY = re.compile(
    r"(?P<before> *)(?:- +(?:(?P<key>[a-z0-9][\w .-]*):(?: |$))?|(?P<id>[a-z0-9][\w.-]*):(?= *(?:$|\{)))"
)


def misplaced_entry(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A key, an id or a dash, alone or with all that belongs to it."""
    line = lines[index]
    if not _begins(line):
        return
    text, end = text_above(lines, index), _end_of_entry(lines, index)
    what = "this `- `" if _is_dash(line) else f"`{line.text.strip().partition(':')[0]}`"
    for blanks in _columns(lines, index):
        if text is not None and blanks >= text.blanks:
            continue  # it would be read
        by = blanks - line.blanks
        way = "left" if by > 0 else "right"
        beside = _beside(lines, index, blanks)
        hint = f"write {blanks_told(blanks)} before it{beside}"
        doubt = 2 * _doubt(lines, index, blanks) + (not beside)
        stands = f"stands {blanks_told(abs(by))} too far to the {way}"
        yield Slip(index, index + 1, (line.begun(blanks),), f"{what} {stands}", hint, index, line.blanks + 1, doubt)
        if end > index + 1:
            meant = tuple(one.begun(one.blanks + by) if one.text else one for one in lines[index:end])
            message = f"{what}, with what belongs to it, {stands}"
            yield Slip(index, end, meant, message, hint, index, line.blanks + 1, doubt + 1)


def _columns(lines: Sequence[MendedLine], index: int) -> Sequence[int]:
    """Return how many blanks stand before entries near a line, the nearest to its own first."""
    own = lines[index].blanks
    around = lines[max(index - _NEAR, 0) : index + _NEAR]
    found = {line.blanks for line in around if _begins(line)} | {0}
    last = next((one.blanks for one in reversed(standing(lines, index)) if not one.is_text), 0)
    return sorted(found - {own}, key=lambda one: (abs(one - own), abs(one - last), one))


def _doubt(lines: Sequence[MendedLine], index: int, blanks: int) -> int:
    """Return how unlikely it is that a line was to have so many blanks: fewer like it near it have them, or the number is odd."""
    own, first = lines[index], max(index - _NEAR, 0)
    around = [one for at, one in enumerate(lines[first : index + _NEAR], first) if at != index and _begins(one)]
    found = Counter(one.blanks for one in around if _is_dash(one) is _is_dash(own))
    return (found[blanks] < found[own.blanks]) + blanks % 2


def _begins(line: MendedLine) -> bool:
    return bool(KEY.match(line.text) or _ENTRY.match(line.text))


def _is_dash(line: MendedLine) -> bool:
    return line.text.lstrip(" ").startswith("- ")


def _end_of_entry(lines: Sequence[MendedLine], index: int) -> int:
    """Return the index behind all that belongs to an entry."""
    end = index + 1
    while end < len(lines) and (not lines[end].text.strip() or lines[end].blanks > lines[index].blanks):
        end += 1
    while not lines[end - 1].text.strip():
        end -= 1
    return end


def _beside(lines: Sequence[MendedLine], index: int, blanks: int) -> str:
    """Return what a line with so many blanks before it would stand beside."""
    above = (one for one in reversed(standing(lines, index)) if one.blanks == blanks and not one.is_text)
    beside = next((one for one in above if one.is_dash is _is_dash(lines[index])), None)
    return f", as before {beside.what} on line {lines[beside.line - 1].number}" if beside else ""


def outside_text(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """Lines of words that stand to the left of the text that they are to go on or to be."""
    text, line = text_above(lines, index), lines[index]
    if text is None or line.blanks >= text.blanks or not is_prose(line.text):
        return
    message = "this line stands outside the text that it is to go on"
    hint = f"write {blanks_told(text.blanks)} before it, as before {text.what} on line {lines[text.line - 1].number}"
    if NO_COLON.match(line.text) and not goes_on(lines, index):
        return  # a key, rather
    if any(one.is_dash and one.blanks == line.blanks - 2 for one in standing(lines, index)):
        hint += f"; or `- |` on a line above it, with {blanks_told(line.blanks - 2)} before it, where a passage begins"
    if text.is_to_come:
        message, hint = NOT_INDENTED
    for doubt, end in enumerate(_ends_of_words(lines, index)):
        meant = tuple(
            one.begun(text.blanks) if one.text.strip() and one.blanks < text.blanks else one for one in lines[index:end]
        )
        yield Slip(index, end, meant, message, hint, index, line.blanks + 1, doubt)


def below_nothing(lines: Sequence[MendedLine], index: int) -> int:
    """Return the index of the nearest line above that is not empty."""
    return next((at for at in range(index - 1, -1, -1) if lines[at].text.strip()), -1)


def _ends_of_words(lines: Sequence[MendedLine], index: int) -> Sequence[int]:
    """Return behind which line words may end: the paragraph, or all of them."""
    paragraph = index
    while paragraph < len(lines) and lines[paragraph].text.strip() and is_prose(lines[paragraph].text):
        paragraph += 1
    words = words_end(lines, paragraph)
    return (paragraph, words) if words > paragraph else (paragraph,)


def lost_line(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """A line that is missing above this one: the dash or the key of a text, or the key of a list."""
    line = lines[index]
    above, text = below_nothing(lines, index), text_above(lines, index)
    if text and text.is_to_come:
        return  # which is this one, under whatever key
    if is_prose(line.text) and not (above >= 0 and is_prose(lines[above].text)):
        around = lines[max(index - _NEAR, 0) : index + _NEAR]
        dashes = {one.blanks for one in around if _is_dash(one)}
        for blanks in sorted((one for one in dashes if one < line.blanks), reverse=True):
            yield _with_line(lines, index, blanks, "- |")
        keys = {one.blanks for one in standing(lines, index) if not one.is_dash and not one.is_text} | {0}
        for blanks in sorted((one for one in keys if one < line.blanks), reverse=True):
            yield _with_line(lines, index, blanks, "text: |")
    elif _is_dash(line) and line.blanks >= 2:
        for key in ("text:", "choices:"):
            yield _with_line(lines, index, line.blanks - 2, key)


def textless(lines: Sequence[MendedLine], index: int) -> Iterator[Slip]:
    """Words that stand beside the keys of an entry, or beside passages, without the key or the dash of a text."""
    line, above, end = lines[index], standing(lines, index), words_end(lines, index)
    if not is_prose(line.text) or not above or above[-1].is_text:
        return
    is_passage = end < len(lines) and _is_dash(lines[end]) and lines[end].blanks == line.blanks
    if above[-1].blanks != line.blanks and not is_passage:
        return
    while not lines[end - 1].text.strip():
        end -= 1
    missing = "- " if is_passage else "text: "
    of_text = [one.begun(line.blanks + 2) if one.text.strip() else one for one in lines[index:end]]
    meant = (MendedLine(f"{' ' * line.blanks}{missing}|", line.number), *of_text)
    words = line.text.strip()
    hint = "begin them with `- `" if is_passage else f"write `{shown('text', words)}`"
    if len(of_text) > 1 or COLON.search(words):
        hint = f"write `{missing}|` on the line above, and two blanks more before each line of them"
    message = f"`{missing if is_passage else missing.rstrip()}` is missing before these words"
    yield Slip(index, end, meant, message, hint, index, line.blanks + 1)


def _with_line(lines: Sequence[MendedLine], index: int, blanks: int, missing: str) -> Slip:
    line = lines[index]
    meant = (MendedLine(" " * blanks + missing, line.number), line)
    message = f"the line `{missing}` is missing above this"
    hint = f"write it there, with {blanks_told(blanks)} before it"
    return Slip(index, index + 1, meant, message, hint, index, line.blanks + 1)
