"""A text that is longer than the screen: scrolled by line and by page, keeping its place when it is set anew."""

from typing import Any

from textual.containers import VerticalScroll
from textual.geometry import Region, Size

from game.tui.typeset.page_fit import OVERLAP
from game.tui.typeset.page_layout import SetPage

FOOT = 1  # empty lines at the end of what is read


class ReadingPane(VerticalScroll, can_focus=False):
    """Holds one widget with whatever is read; knows the set_page of its text so as to keep the place in it."""

    def __init__(self, *children: Any, id: str | None = None) -> None:
        super().__init__(*children, id=id)
        self.set_page = SetPage(())
        self.above = 0  # empty lines above the text, which scroll with it
        self._foot = FOOT
        self.place: tuple[int, int] | None = None  # the anchor of the first words in sight, or None at the top
        self._set_for = self.size

    def on_mount(self) -> None:
        """Follow the scrolling."""
        self.watch(self, "scroll_y", self._moved, init=False)

    def _moved(self) -> None:
        """Remember the place; not that to which a change of size pushes what is not yet set for it."""
        if self.size == self._set_for:
            self.place = self.set_page.anchor(round(self.scroll_y) - self.above) if self.scroll_y else None

    def pad(self, above: int, left: int, foot: int = FOOT) -> None:
        """Leave so much empty above, left of and below what is held. It belongs to that, so that it scrolls with it."""
        self.above, self._foot = above, foot
        self.children[0].styles.padding = (above, 0, foot, left)

    @property
    def more(self) -> bool:
        """Whether there is more below than what is empty at the end."""
        return self.max_scroll_y - self.scroll_y > self._foot

    def set(self, set_page: SetPage, place: tuple[int, int] | None) -> None:
        """Know the text anew and show it from this place on, once it is laid out."""
        self.set_page, self.place = set_page, place
        self._set_for = Size()
        if place is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if self.place is not None:
            line = self.set_page.line_of(self.place) + self.above
            self.scroll_to(y=line, animate=False, immediate=True)
        self._set_for = self.size
        if self.place is None:
            self._moved()  # the reader was quicker

    def turn(self, screens: float) -> bool:
        """Go on, or back, by so many screenfuls; False when there is nothing more that way."""
        return self.move(round(screens * max(self.size.height - OVERLAP, 1)))

    def move(self, lines: int) -> bool:
        """Go on, or back, by lines; False when there is nothing more that way."""
        if (lines > 0 and not self.more) or (lines < 0 and self.scroll_y <= 0):
            return False
        self.scroll_to(y=self.scroll_y + lines, animate=False, immediate=True)
        return True

    def shows(self, first: int, last: int) -> bool:
        """Return whether these lines of what is scrolled are all in sight."""
        return self.scroll_y <= first and last < self.scroll_y + self.size.height

    def bring(self, first: int, last: int) -> None:
        """Scroll as little as needed to bring these lines into sight; the first of them, if there is no room for all."""
        last = min(last, first + max(self.size.height, 1) - 1)
        self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, immediate=True)
