"""A question that is answered by a line of text."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from game.session import command as do
from game.session.offer_table import ASK
from game.session.views import AskView
from game.support.words import _
from game.tui.screens.framed import FramedScreen, bindings


class AskScreen(FramedScreen[AskView]):
    """Shows the question and a line to write on, with the usual answer on it."""

    AUTO_FOCUS = "Input"
    CONTEXTS: ClassVar = ASK
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def body(self) -> Iterable[Widget]:
        """The question and a line to write on."""
        view = self.view
        with Vertical(id="page"):
            yield Static(Content.styled(view.question, ".title"), id="text", markup=False)
            yield Input(view.usual, max_length=view.longest, id="name", compact=True, select_on_focus=True)

    def show(self, view: AskView) -> None:
        """Show the question, and below how to answer it."""
        super().show(view)
        self.tell(_("enter keeps it   esc back"))

    def keyed(self, event: events.Key) -> None:
        """Leave below how to answer it; every key is written."""

    def lay_out(self) -> None:
        """Put both into the column."""
        width, left = self.measure, max((self.size.width - self.measure) // 2, 0)
        for part, above in ((self.query_one("#text"), 2), (self.query_one(Input), 1)):
            part.styles.width = width
            part.styles.margin = (above, 0, 0, left)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """The line is written; an empty one is no answer."""
        answer = message.value.strip()
        self.give(self.view.answer(answer) if answer else do.Back())
