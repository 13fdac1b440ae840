"""The margin beside a page: it does not scroll with the text but follows it, and holds the open note in sight."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.tui.typeset.margin_layout import Aside, margin_rows
from game.tui.typeset.wrap import in_one


class NotesMargin(Widget):
    """Shows what belongs beside the lines of a page from `top` on."""

    asides: reactive[tuple[Aside, ...]] = reactive(())
    top: reactive[int] = reactive(0)

    def render(self) -> Content:
        """The rows that are in sight."""
        return in_one(margin_rows(self.asides, self.top, self.size.height))
