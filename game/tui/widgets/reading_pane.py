"""A text that is longer than the screen: scrolled by line and by page, keeping its place when it is set anew."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from game.tui.typeset.page_fit import OVERLAP
from game.tui.typeset.page_layout import BAR, SetPage
from game.tui.widgets.lines import Lines

FOOT = 1  # empty lines at the end of what is read
SIGN = 2  # columns left of the text for the sign of what is new
NEW = Content.styled("▸", ".accent") + " "  # stands at the first line that a turn of the page brought


class ReadingPane(ScrollView, Lines, can_focus=False):
    """Shows lines that scroll, without a bar; knows the set_page of its text so as to keep the place in it."""

    virtual_size = Reactive(Size(0, 0))  # however long the text is, it has as much room

    class Resized(Message):
        """There is more room, or less."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_page = SetPage(())
        self.above = self.left = 0  # what is empty above the lines, which scrolls with them, and left of them
        self._foot = FOOT
        self._new: int | None = None  # the line at which the sign of what is new stands
        self.place: tuple[int, int] | None = None  # the anchor of the first words in sight, or None at the top
        self._set_for = self.size

    @property
    def allow_vertical_scroll(self) -> bool:
        """Textual's question, which would want to see a bar."""
        return True

    def on_mount(self) -> None:
        """Follow the scrolling."""
        self.watch(self, "scroll_y", self._moved, init=False)

    def on_resize(self) -> None:
        """Say that what is in sight may have to be chosen anew."""
        self.post_message(self.Resized())

    def _moved(self) -> None:
        """Remember the place; not that to which a change of size pushes what is not yet set for it."""
        if self.size == self._set_for:
            self.place = self.set_page.anchor(round(self.scroll_y) - self.above) if self.scroll_y else None

    # --- what is shown ----------------------------------------------------------------------------------------------

    def pad(self, above: int, left: int, foot: int = FOOT) -> None:
        """Leave so much empty above, left of and below the lines that are shown next."""
        self.above, self.left, self._foot = above, left, foot

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines, as far as they are in sight."""
        super().show(lines)
        self.virtual_size = Size(0, self.above + len(lines) + self._foot)

    def mark(self, line: int | None) -> None:
        """Set the sign of what is new at a line, or at none."""
        self._new = line
        self.refresh()

    def line_on(self, row: int) -> int:
        """As far as one has scrolled, and with what is empty above."""
        return row + self.scroll_offset.y - self.above

    def before(self, line: int) -> Content:
        """The sign of what is new, or nothing."""
        return Content(" " * (self.left - SIGN)) + NEW if line == self._new else super().before(line)

    def joint(self, at: int, line: str, before: str) -> tuple[str, str]:
        """The lines of one paragraph are one: only the screen broke them."""
        lines = self.set_page.lines
        one = 0 < at < len(lines) and 0 <= lines[at].block == lines[at - 1].block
        if not (one and line.strip() and before.strip()):
            return super().joint(at, line, before)
        return "" if before.endswith("-") else " ", line.lstrip(f"{BAR} ")

    # --- where one is in it -----------------------------------------------------------------------------------------

    @property
    def more(self) -> bool:
        """Whether there is more below than what is empty at the end."""
        return self.max_scroll_y - self.scroll_y > self._foot

    def set(self, set_page: SetPage, place: tuple[int, int] | None) -> None:
        """Know the text anew, and from which place on it is to be shown."""
        self.set_page, self.place = set_page, place

    def stand(self, top: int = 0) -> None:
        """Show it from its place on, in the present size; from this row on where that is not set."""
        self._set_for = self.size if self.place is None else Size()
        self.go(top if self.place is None else self.set_page.line_of(self.place) + self.above)
        self._set_for = self.size

    def go(self, row: float) -> None:
        """Show what there is from this row on, of all that is scrolled."""
        self.scroll_target_y = self.scroll_y = row

    def turn(self, screens: float) -> bool:
        """Go on, or back, by so many screenfuls; False when there is nothing more that way."""
        return self.move(round(screens * max(self.size.height - OVERLAP, 1)))

    def move(self, lines: int) -> bool:
        """Go on, or back, by lines; False when there is nothing more that way."""
        if (lines > 0 and not self.more) or (lines < 0 and self.scroll_y <= 0):
            return False
        self.go(self.scroll_y + lines)
        return True

    def shows(self, first: int, last: int) -> bool:
        """Return whether these rows of what is scrolled are all in sight."""
        return self.scroll_y <= first and last < self.scroll_y + self.size.height

    def bring(self, first: int, last: int) -> None:
        """Scroll as little as needed to bring these rows into sight; the first of them, if there is no room for all."""
        self.go(min(first, max(self.scroll_y, last + 1 - self.size.height)))
