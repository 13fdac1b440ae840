"""What can be done at the end of a page: its choices, reading on, or what is left when the run is over."""

from textual.content import Content

from game.play.page import Option, Page, PageKind
from game.tui.typeset import content
from game.tui.widgets.acts import Entry

ON = "on"
AFTER_THE_END = (
    ("app.ledger", "Open the ledger of what you met"),
    ("app.journal", "Go back to a choice"),
    ("app.pages", "Look things up: what it rests on, people, places"),
    ("app.print", "Write what you read to a file, to be printed"),
    ("screen.leave", "Close the book"),
)
"""Each is named by its action."""


def entries(page: Page) -> list[Entry]:
    """The entries below a page."""
    match page.kind:
        case PageKind.SCENE:
            return [_entry(option) for option in page.options]
        case PageKind.CLOSE:
            rows = enumerate(AFTER_THE_END, start=1)
            return [Entry(action, Content(words), str(number)) for number, (action, words) in rows]
        case _:
            return [Entry(ON, Content("Read on"))]


def _entry(option: Option) -> Entry:
    mark = "" if option.number is None else str(option.number)
    return Entry(option.id, content.option(option), mark, option.number is not None)
