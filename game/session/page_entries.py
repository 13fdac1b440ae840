"""What can be taken at the end of a page: its choices, and otherwise what leads on from it."""

from game.play.page import Option, Page, PageKind
from game.render.paragraph import phrases
from game.session import command as do
from game.session.afterwards import ways_back
from game.session.beginning import is_picking
from game.session.command import Command
from game.session.menus import line
from game.session.views import Entry
from game.support.words import N_, _

TURNED = (PageKind.CONSEQUENCE, PageKind.ENDING)
STUCK = N_("Nothing can be chosen here. That is a defect of the story.")
AFTER_THE_END: tuple[tuple[Command, str], ...] = (
    (do.Consult("ledger"), N_("Open the ledger of what you met")),
    (do.Show("about"), N_("Look things up: what it rests on, people, places")),
    (do.Print(), N_("Write what you read to a file, to be printed")),
    (do.Leave(), N_("Close the book")),
)


def page_entries(page: Page, last: Page, made: str | None) -> tuple[Entry, ...]:
    """Return what can be taken at the end of a page, where `last` is the last of those it is one of.

    `made` is the choice (an id) that was made on an earlier page, or no words where none was; None is the page at which the
    run stands.
    """
    if made is not None:
        whom = is_picking(page)  # of whom to follow there are too many choices to be told those that were not taken
        chosen = [one for one in page.options if page.kind is PageKind.SCENE and (one.id == made or not whom)]
        return (*(_as_made(option, made=option.id == made) for option in chosen), line(do.Turn(), _("Read on")))
    if page.kind is PageKind.CLOSE:
        on = ((do.Turn(), _("Ask how it knows: {title}").format(title=last.title)),) if last is not page else ()
        after = (*on, *ways_back(page), *((command, _(words)) for command, words in AFTER_THE_END))
        return tuple(line(command, words, number) for number, (command, words) in enumerate(after, start=1))
    if page.kind is PageKind.CODA:
        back = _("Back to the last page of your story")
        return (line(do.LeafBack(), back, 1), line(do.Leave(), _("Close the book"), 2))
    if page.kind in TURNED:
        return (line(do.Turn(), _("Read on")),)
    stuck = () if any(option.number for option in page.options) else (line(do.Turn(), _(STUCK), open=False),)
    return (*map(_option, page.options), *stuck)


def _as_made(option: Option, *, made: bool) -> Entry:
    words = phrases(option.text, "chosen" if made else "faint")
    return Entry(do.Choose(option.id), words, open=False, reason=option.reason or "", made=made)


def _option(option: Option) -> Entry:
    return Entry(
        do.Choose(option.id),
        phrases(option.text),
        option.number,
        open=option.number is not None,
        reason=option.reason or "",
    )
