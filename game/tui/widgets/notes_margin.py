"""The margin beside a page: it does not scroll with the text but follows it, and holds the open note in sight."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from game.tui.typeset.margin_layout import Aside, margin_rows
from game.tui.widgets.lines import Lines


class NotesMargin(Lines):
    """Shows what belongs beside the lines of a page from `top` on."""

    asides: reactive[tuple[Aside, ...]] = reactive(())
    top: reactive[int] = reactive(0)

    def lines(self) -> Sequence[Content]:
        """The rows that are in sight."""
        return margin_rows(self.asides, self.top, self.size.height)
