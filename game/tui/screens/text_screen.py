"""A longer text on a screen of its own: the briefing, a card, the ledger, the help."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from game.session import command as do
from game.session.offer_table import TEXT
from game.session.views import HelpView, TextView
from game.support.printable import printable
from game.support.words import _
from game.tui.screens.framed import SHORT, bindings
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.typeset.help_layout import key_paragraphs
from game.tui.typeset.page_layout import SetPage
from game.tui.typeset.text_layout import set_text


class TextScreen(ScrolledScreen[TextView | HelpView]):
    """Shows a text, from which one goes on at its end."""

    CONTEXTS: ClassVar = TEXT
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield self.reader

    def begin(self) -> None:
        """Begin with nothing found."""
        self._places: tuple[tuple[int, int], ...] = ()  # the anchors of what is sought
        self._at = 0
        super().begin()

    def lay_out(self) -> None:
        """Set the text in the present size."""
        reader, width, view = self.reader, self.measure, self.view
        paragraphs = tuple(key_paragraphs(view)) if isinstance(view, HelpView) else view.paragraphs
        where, short = "" if isinstance(view, HelpView) else view.where, self.size.height < SHORT
        text = set_text(paragraphs, width, view.heading, where if short else "", self._sought)
        reader.pad(1 if short else 2, max((self.size.width - width) // 2, 0))
        reader.show([line.content for line in text.lines])
        self._places = text.places
        reader.set(SetPage(text.lines), reader.place or (self._places[0] if self._places else None))
        self.head_over(where)
        self.settle()

    def _bring(self) -> None:
        """Keep the place."""
        self.reader.stand()

    @property
    def _sought(self) -> str:
        """The words sought in the text."""
        return "" if isinstance(self.view, HelpView) else self.view.sought

    def show(self, view: TextView | HelpView) -> None:
        """Show a text from its beginning, or from the first place of what is sought in it."""
        super().show(view)
        if self._sought and not view.news:
            self._tell_found(0)

    def action_find_next(self) -> None:
        """The next place of what is sought, after the last the first."""
        self._find(1)

    def action_find_previous(self) -> None:
        """The place before, before the first the last."""
        self._find(-1)

    def _find(self, by: int) -> None:
        """Go to the place of what is sought that comes so many after the one gone to last."""
        if not self._places:
            self._tell_found(0)
            return
        self._at = (self._at + by) % len(self._places)
        reader = self.reader
        reader.go(reader.set_page.line_of(self._places[self._at]))
        self._tell_found(self._at)

    def _tell_found(self, at: int) -> None:
        sought = printable(self._sought)
        if sought and not self._places:
            self.tell(_("“{words}” is not here.").format(words=sought))
        elif sought:
            number, all = at + 1, len(self._places)
            self.tell(_("“{words}”: {number} of {all}").format(words=sought, number=number, all=all))

    def action_text_on(self) -> None:
        """Turn the page; at the end, go on."""
        if not self.reader.turn(1):
            self.give(do.GoOn())

    def action_text_back(self) -> None:
        """A page back."""
        self.reader.turn(-1)

    def action_next(self) -> None:
        """A line down."""
        self.reader.move(1)

    def action_previous(self) -> None:
        """A line up."""
        self.reader.move(-1)
