"""What stands in the margin beside a page: notes one line each, the open one whole and always in sight."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content

from game.play.page import Page
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK, wrap

NARROWEST = 24  # columns: what is narrower is no margin


class Aside(Struct, frozen=True):
    """Lines that stand together in the margin, beside this line of the page; those of the open note are `pinned`."""

    beside: int
    lines: tuple[Content, ...]
    pinned: bool = False


def asides(
    page: Page, opened: int | None, width: int, notes: Sequence[range | None], first: int, *, quiet: bool
) -> tuple[Aside, ...]:
    """Return what belongs beside a page in the order of its marks; in a `quiet` margin there is only the open note.

    `notes` are the lines on which each note is marked, `first` is that of the page's first words. What no mark stands for
    follows the last mark.
    """
    found = [Aside(first, tuple(wrap(content.meeting(met), width))) for met in page.meetings]
    last = max((marked.start for marked in notes if marked), default=first)
    for at, one in enumerate(page.notes):
        marked, here = notes[at], at == opened
        if here:
            whole = content.note_lines(one, width, here=True)
            found.append(Aside(marked.start if marked else last + 1, tuple(whole), pinned=True))
        elif not quiet:
            found.append(Aside(marked.start if marked else last + 1, (content.note_line(one, at, width),)))
    return tuple(found)


def margin_rows(beside: Sequence[Aside], top: int, height: int) -> list[Content]:
    """Return the rows of a margin so many lines high, whose first row stands beside the line `top` of the page.

    Each aside is as near to its line as those above it leave room; the pinned one is moved so that all of it is in sight,
    or its beginning where it is too long, and the others make way for it.
    """
    rows = [BLANK] * height
    places = list(_placed(beside, top))
    pin = next((at for at, one in enumerate(beside) if one.pinned), None)
    if pin is not None:
        long = len(beside[pin].lines)
        places[pin] = max(min(places[pin], height - long), 0)
        for at in range(pin - 1, -1, -1):
            places[at] = min(places[at], places[at + 1] - len(beside[at].lines) - (at + 1 == pin))
        for at in range(pin + 1, len(places)):
            places[at] = max(places[at], places[at - 1] + len(beside[at - 1].lines) + (at - 1 == pin))
    for place, one in zip(places, beside, strict=True):
        for y, line in enumerate(one.lines, start=place):
            if 0 <= y < height:
                rows[y] = line
    return rows


def _placed(beside: Sequence[Aside], top: int) -> Iterator[int]:
    """The row of each aside, those above it in their places."""
    free = -top
    for one in beside:
        place = max(one.beside - top, free)
        yield place
        free = place + len(one.lines)
