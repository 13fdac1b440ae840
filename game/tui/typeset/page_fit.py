"""How much room a page has: how wide its column and its margin are on a screen, and how many screens it fills."""

from game.session.offers import with_key
from game.session.views import PageView
from game.support.words import _
from game.tui.typeset.margin_layout import NARROWEST
from game.tui.typeset.page_layout import Layout

OVERLAP = 2  # lines of the screen before that stay in sight when a page is turned
GUTTER, EDGES = 5, 8  # columns between text and margin, and left and right of both
MARGIN, BROAD_MARGIN, ROOM = 32, 48, 100  # columns of a margin; the broad one where there is so much room


def layout_for(across: int, column: int, notes: str, margin: int) -> Layout:
    """Return how a page is set on a screen so wide, in a column so wide; `notes` and `margin` are the reader's settings."""
    room = across - column - GUTTER - EDGES
    wanted = margin or (BROAD_MARGIN if room >= ROOM else MARGIN)
    return Layout(
        column,
        min(max(wanted, NARROWEST), room) if room >= NARROWEST and notes != "below" else 0,
        quiet=notes in ("key", "off"),
        below=notes == "below",
        marked=notes != "off",
    )


def how_far(top: int, high: int, rows: int, *, more: bool, counted: bool) -> str:
    """Return what is said of a page of so many rows, of which `high` are in sight from `top` on: more, and the screens."""
    step = max(high - OVERLAP, 1)
    screens = max(-(-(rows - OVERLAP) // step), 1)
    here = min(top // step + 1, screens - 1) if more else screens
    of = _("{screen} of {screens}").format(screen=max(here, 1), screens=screens) if counted and screens > 1 else ""
    return "  ".join(part for part in (_("↓ more") if more else "", of) if part)


def heading(view: PageView, *, wide: bool, counted: bool) -> tuple[str, str, str]:
    """Return what the line above says of a page, at its left, in its middle and at its right.

    Where it is `wide` that is the act, where and when, and whose eyes; else, without the act. The acts are `counted` or not.
    """
    page, act = view.page, view.title
    where = " · ".join(part for part in (page.when, page.place) if part)
    if view.act:
        number, all, title = view.act
        act = (
            _("{number} of {all}  {title}").format(number=number, all=all, title=title)
            if counted and all > 1
            else title
        )
    return (act, where, page.eyes) if wide else (where or view.title, "", page.eyes)


def hint_words(view: PageView) -> str:
    """Return the hint that a page gives, with the key it speaks of; empty where it gives none, or a note lies open."""
    hint = view.hint if view.note is None else None
    return with_key(hint, view.offers) if hint else ""
