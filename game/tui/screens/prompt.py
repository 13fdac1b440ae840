"""Asking for a name, and asking whether something is really meant."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from game.keep.save import LONGEST_NAME
from game.tui.screens.framed import Room
from game.tui.screens.menu import Menu
from game.tui.widgets.acts import Entry


class Name(Room[str]):
    """Asks under what name something is to be kept; returns it, or None."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar = [Binding("escape", "screen.back", "back", show=False)]
    ROOMS = ()

    def __init__(self, question: str, usual: str, longest: int = LONGEST_NAME) -> None:
        super().__init__()
        self.question, self.usual, self.longest = question, usual, longest

    def body(self) -> Iterable[Widget]:
        """The question and a line to write on."""
        with Vertical(id="page"):
            yield Static(Content.styled(self.question, ".title"), id="text", markup=False)
            yield Input(self.usual, max_length=self.longest, id="name", compact=True, select_on_focus=True)

    def lay_out(self) -> None:
        """Put both into the column."""
        width, left = self.measure, max((self.size.width - self.measure) // 2, 0)
        for part, above in ((self.query_one("#text"), 2), (self.query_one(Input), 1)):
            part.styles.width = width
            part.styles.margin = (above, 0, 0, left)

    def on_mount(self) -> None:
        """Say how to leave."""
        self.lay_out()
        self.tell("enter keeps it   esc back")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """The name is written."""
        self.dismiss(message.value.strip() or None)


def confirm(question: str, about: str, yes: str, no: str) -> Menu:
    """Asks whether something is meant; returns "yes" when it is. Points at no."""
    entries = [Entry("yes", Content(yes), "1"), Entry("no", Content(no), "2")]
    return Menu(question, about, entries, at=1)
