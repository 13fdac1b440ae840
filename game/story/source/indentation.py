"""Where the entries of a file stand that a line could go on, by its lines alone."""

import re
from collections.abc import Sequence

from msgspec import Struct

_ENTRY = re.compile(r" *(?P<dashes>(?:- +)*)(?:(?P<key>[a-z0-9][\w .-]*):(?: +(?P<value>\S.*)?)?$|(?P<words>\S.*)|$)")
_BLOCK = re.compile(r"[|>][-+0-9]*$")


class Neighbour(Struct, frozen=True):
    """Something that a line below may go on or stand beside: how many blanks are before it, on which line, and what it is."""

    blanks: int
    line: int
    what: str
    is_dash: bool = False
    is_text: bool = False
    is_to_come: bool = False


def standing_above(lines: Sequence[str]) -> list[Neighbour]:
    """Return what stands open below these lines, from the margin inwards; also a text that is to come, behind a `|`."""
    standing: list[Neighbour] = []
    block: int | None = None  # blanks before the key or dash of the `|` whose text comes next
    for number, line in enumerate(lines, 1):
        blanks = blanks_before(line)
        if not line.strip() or (standing and standing[-1].is_text and blanks >= standing[-1].blanks):
            continue
        if block is not None and blanks > block:
            standing.append(Neighbour(blanks, number, "the text above", is_text=True))
            block = None
            continue
        match = _ENTRY.match(line)
        if line.lstrip(" ").startswith("#") or match is None or (match["words"] and not match["dashes"]):
            continue
        standing = [one for one in standing if one.blanks < blanks]
        standing += _entries(match, number, blanks)
        value = match["value"] or match["words"] or ""
        block = standing[-1].blanks if _BLOCK.fullmatch(value) and standing else None
    if block is not None:
        standing.append(Neighbour(block + 2, standing[-1].line, "its text", is_text=True, is_to_come=True))
    return standing


def blanks_before(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _entries(match: re.Match[str], number: int, blanks: int) -> list[Neighbour]:
    """Return what begins on a line: its dashes, and its key."""
    dashes = [
        Neighbour(blanks + dash.start(), number, "`- `", is_dash=True) for dash in re.finditer("-", match["dashes"])
    ]
    key = [Neighbour(blanks + len(match["dashes"]), number, f"`{match['key']}`")] if match["key"] else []
    return dashes + key
