"""A longer text on a screen of its own: the briefing, a card, the ledger, the help."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from game.session import command as do
from game.session.views import HelpView, TextView
from game.tui.screens.framed import SHORT, FramedScreen, bindings
from game.tui.typeset.help_layout import key_paragraphs
from game.tui.typeset.text_layout import set_text
from game.tui.typeset.wrap import in_one
from game.tui.widgets.bars import Rule
from game.tui.widgets.reading_pane import ReadingPane


class TextScreen(FramedScreen[TextView | HelpView]):
    """Shows a text, from which one goes on at its end."""

    BINDINGS: ClassVar = bindings("text")

    def body(self) -> Iterable[Widget]:
        """The text."""
        with ReadingPane(id="reader"):
            yield Static(id="text", markup=False)

    def begin(self) -> None:
        """Follow the scrolling."""
        reader = self.query_one(ReadingPane)
        self.watch(reader, "scroll_y", self._mark_more, init=False)
        self.watch(reader, "virtual_size", self._mark_more, init=False)
        super().begin()

    def lay_out(self) -> None:
        """Set the text in the present size."""
        reader, width, view = self.query_one(ReadingPane), self.measure, self.view
        paragraphs = tuple(key_paragraphs(view)) if isinstance(view, HelpView) else view.paragraphs
        page = set_text(view.heading, paragraphs, width)
        reader.above = 1 if self.size.height < SHORT else 2
        text = self.query_one("#text", Static)
        text.update(in_one(line.content for line in page.lines))
        text.styles.width = width
        reader.styles.padding = (reader.above, 0, 1, max((self.size.width - width) // 2, 0))
        reader.set(page, reader.place)
        self.head("" if isinstance(view, HelpView) else view.where)
        self.call_after_refresh(self._mark_more)

    def _mark_more(self) -> None:
        self.query_one("#below", Rule).more = self.query_one(ReadingPane).more

    def action_text_on(self) -> None:
        """Turn the page; at the end, go on."""
        if not self.query_one(ReadingPane).turn(1):
            self.give(do.GoOn())

    def action_text_back(self) -> None:
        """A page back."""
        self.query_one(ReadingPane).turn(-1)

    def action_next(self) -> None:
        """A line down."""
        self.query_one(ReadingPane).move(1)

    def action_previous(self) -> None:
        """A line up."""
        self.query_one(ReadingPane).move(-1)

    def action_top(self) -> None:
        """To the top."""
        self.query_one(ReadingPane).scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To the end."""
        self.query_one(ReadingPane).scroll_end(animate=False, immediate=True)

    def action_half_down(self) -> None:
        """Half a screen down."""
        self.query_one(ReadingPane).turn(0.5)

    def action_half_up(self) -> None:
        """Half a screen up."""
        self.query_one(ReadingPane).turn(-0.5)
