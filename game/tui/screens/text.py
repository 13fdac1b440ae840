"""A longer text on a screen of its own: the briefing, a card, the ledger, the help."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.commands import Context
from game.tui.screens.framed import SHORT, Room, bindings
from game.tui.typeset.lines import BLANK, Line, hang, indent, joined, numbered
from game.tui.typeset.page_layout import Sheet
from game.tui.widgets.bars import Rule
from game.tui.widgets.reader import Reader


class Paragraph(Struct, frozen=True):
    """A paragraph: how far it is indented, what hangs before its first line, and whether it follows the one before closely."""

    words: Content
    by: int = 0
    first: Content = BLANK
    close: bool = False


def heading(words: str) -> Paragraph:
    """A heading within a text."""
    return Paragraph(Content.styled(words, ".label"))


def set_text(title: str, paragraphs: Sequence[Paragraph], width: int) -> Sheet:
    """A text in lines of this width, its title above."""
    lines: list[Line] = numbered(hang(Content.styled(title, ".title"), width, BLANK), 0)
    for block, part in enumerate(paragraphs, start=1):
        if not part.close:
            lines.append(Line(BLANK, block))
        lines.extend(numbered(indent(hang(part.words, width - part.by, part.first), part.by), block))
    return Sheet(tuple(lines), (), ())


class Text(Room[bool]):
    """Shows a text. Returns True when the reader went on at its end, None when they went back."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("text", "anywhere")
    BINDINGS: ClassVar = bindings("text", "anywhere")

    def __init__(self, title: str, paragraphs: Sequence[Paragraph], head: str = "") -> None:
        super().__init__()
        self.heading = title
        self.paragraphs = tuple(paragraphs)
        self._head = head

    def body(self) -> Iterable[Widget]:
        """The text."""
        with Reader(id="reader"):
            yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Follow the scrolling."""
        reader = self.query_one(Reader)
        self.watch(reader, "scroll_y", self._mark_more, init=False)
        self.watch(reader, "virtual_size", self._mark_more, init=False)
        super().on_mount()

    def lay_out(self) -> None:
        """Set the text in the present size."""
        reader, width = self.query_one(Reader), self.measure
        place = reader.place
        sheet = set_text(self.heading, self.paragraphs, width)
        reader.above = 1 if self.size.height < SHORT else 2
        text = self.query_one("#text", Static)
        text.update(joined(line.content for line in sheet.lines))
        text.styles.width = width
        reader.styles.padding = (reader.above, 0, 1, max((self.size.width - width) // 2, 0))
        reader.set(sheet, place)
        self.head(self._head)
        self.call_after_refresh(self._mark_more)

    def _mark_more(self) -> None:
        self.query_one("#below", Rule).more = self.query_one(Reader).more

    def action_text_on(self) -> None:
        """Turn the page; at the end, go on."""
        if not self.query_one(Reader).turn(1):
            self.dismiss(True)

    def action_done(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_text_back(self) -> None:
        """A page back."""
        self.query_one(Reader).turn(-1)

    def action_text_down(self) -> None:
        """A line down."""
        self.query_one(Reader).move(1)

    def action_text_up(self) -> None:
        """A line up."""
        self.query_one(Reader).move(-1)

    def action_text_top(self) -> None:
        """To the top."""
        self.query_one(Reader).scroll_home(animate=False, immediate=True)

    def action_text_bottom(self) -> None:
        """To the end."""
        self.query_one(Reader).scroll_end(animate=False, immediate=True)
