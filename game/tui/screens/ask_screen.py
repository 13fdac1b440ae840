"""A question that is answered by a line of text."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from game.session import command as do
from game.session.offer_table import ASK
from game.session.views import AskView
from game.support.words import _, pgettext
from game.tui.screens.framed import FramedScreen, bindings
from game.tui.widgets.bars import KeyHint
from game.tui.widgets.lines import OneBelowAnother


class WrittenLine(Input, inherit_bindings=False):
    """A line to write on, with the keys that change it; it is one line, so that there is nowhere to scroll."""

    BINDINGS: ClassVar = Input.BINDINGS


class AskScreen(FramedScreen[AskView]):
    """Shows the question and a line to write on, with the usual answer on it."""

    AUTO_FOCUS = "Input"
    CONTEXTS: ClassVar = ASK
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def body(self) -> Iterable[Widget]:
        """The question and a line to write on."""
        view = self.view
        with OneBelowAnother(id="page"):
            yield Static(Content.styled(view.question, ".title"), id="text", markup=False)
            yield WrittenLine(view.usual, max_length=view.longest, id="name", compact=True, select_on_focus=True)

    def refresh_keys(self) -> None:
        """Show below how to answer, and how not to."""
        super().refresh_keys()
        answer = KeyHint(0, "screen.submit", pgettext("key", "enter"), _("answer"))
        self.key_line.keys = (answer, *self.key_line.keys)

    def action_submit(self) -> None:
        """Give what stands on the line."""
        self.give_answer(self.query_one(Input).value)

    def lay_out(self) -> None:
        """Put both into the column."""
        self.head_over()
        width, left = self.measure, max((self.size.width - self.measure) // 2, 0)
        for part, above in ((self.query_one("#text"), 2), (self.query_one(Input), 1)):
            part.styles.width = width
            part.styles.margin = (above, 0, 0, left)

    def on_input_changed(self) -> None:
        """What is written brings back how to answer."""
        self.tell("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """The line is written."""
        self.give_answer(message.value)

    def give_answer(self, written: str) -> None:
        """Give the command of an answer; an empty one is none."""
        answer = written.strip()
        self.give(self.view.answer(answer) if answer else do.Back())
