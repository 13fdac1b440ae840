"""Reads when a scene happens: `1848-10-23 evening`, `1848-10-26`, `1849-03`, `1849`, or two of these with `to` between."""

import re
from calendar import monthrange
from datetime import date

from game.story.diagnostics import Diagnostics
from game.story.model import PARTS, SLOTS, DateSpan
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?: +(\S.*))?)?)?", re.ASCII)

_CALLED = {"noon": "midday", "midnight": "night"}
"""What other words for a part of a day are called here."""


def read_dates(scalar: Scalar, problems: Diagnostics) -> DateSpan | None:
    """Return the span that stands in a piece of text; one that cannot be read, or ends before it begins, is blamed."""
    first, to, last = scalar.text.partition(" to ")
    begins, ends = _one(first.strip()), _one(last.strip()) if to else _one(first.strip())
    if begins is None or ends is None:
        wrong = (last if begins else first).strip()
        part = _DATE.fullmatch(wrong)
        hint = _hint(part[4] if part else None)
        problems.add("E056", scalar.where, f"{wrong!r} is no date", hint)
        return None
    if ends.last < begins.first:
        problems.add("E056", scalar.where, f"{scalar.text!r} ends before it begins", "turn it round")
        return None
    return DateSpan(begins.first, ends.last)


def _hint(part: str | None) -> str:
    """Return what to do about a date with this part of a day, or without one."""
    if part and part[0] in "-–":
        return "write `to` between two dates"
    if part and part not in PARTS:
        return did_you_mean(_CALLED.get(part, part), PARTS) or f"the parts of a day are {', '.join(PARTS)}"
    return "write a day that there is, as in `1848-10-23 evening`"


def _one(words: str) -> DateSpan | None:
    """Return the span of a year, a month, a day or a part of one."""
    found = _DATE.fullmatch(words)
    if found is None or (found[4] and found[4] not in PARTS):
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = date(year, month, day)
        last_month = month if found[2] else 12
        last = first if found[3] else date(year, last_month, monthrange(year, last_month)[1])
    except ValueError:
        return None
    if found[4]:
        at = first.toordinal() * SLOTS + PARTS.index(found[4]) + 1
        return DateSpan(at, at)
    return DateSpan(first.toordinal() * SLOTS, last.toordinal() * SLOTS + len(PARTS))
