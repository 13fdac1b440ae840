"""The pages that can be looked up at any time: each opens over the list and goes back to it."""

from collections.abc import Sequence

from textual.content import Content

from game.tui.screens.menu import Menu
from game.tui.screens.text import Text
from game.tui.widgets.acts import Entry


class Pages(Menu):
    """Shows the titles of texts, and each text when it is taken."""

    def __init__(self, title: str, about: str, pages: Sequence[Text]) -> None:
        entries = [Entry(str(at), Content(page.heading), str(at + 1)) for at, page in enumerate(pages)]
        super().__init__(title, about, entries)
        self._pages = tuple((page.heading, page.paragraphs) for page in pages)

    def take(self, entry: Entry) -> None:
        """Open the page."""
        self.app.push_screen(Text(*self._pages[int(entry.id)]))
