"""What paints rows as they are: lines that are set already, only those in sight, or nothing at all.

Textual would look for edges and opacity at every row, and keep all the rows that it ever painted.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from rich.segment import Segment
from textual.color import TRANSPARENT
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from game.tui.typeset.wrap import BLANK


class Blank(Widget):
    """Shows nothing of its own, but holds what does."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is in sight."""
        nothing = " " * crop.width, Style(self.visual_style.background)
        return [*_painted(self, [([nothing], crop.width)])] * crop.height


class SideBySide(Horizontal, Blank):
    """Holds what stands side by side."""


class OneBelowAnother(Vertical, Blank):
    """Holds what stands one below another."""


class Lines(Widget):
    """Shows lines, so many columns from the `left`."""

    auto_links = Reactive(False)  # what can be clicked has a look of its own
    left = 0

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._lines: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines."""
        self._lines = lines
        self.refresh(layout=bool(self.styles.auto_dimensions))

    def lines(self) -> Sequence[Content]:
        """The lines, from the first to the last, those out of sight too."""
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many there are, where Textual asks how high they are together."""
        return len(self.lines())

    def line_on(self, row: int) -> int:
        """Which line stands on a row of what is in sight; below zero, or past the last, where there is none."""
        return row

    def before(self, line: int) -> Content:
        """What stands left of a line."""
        return Content(" " * self.left)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what is in sight."""
        lines, first, width, under = self.lines(), self.line_on(0), self.size.width, self.visual_style
        selection, rows = self.text_selection, []
        for at in range(first + crop.y, first + crop.bottom):
            before, line = self.before(at), lines[at] if 0 <= at < len(lines) else BLANK
            if selection:
                line = self._selected(line, selection.get_span(at))
            taken = before.cell_length + line.cell_length
            pieces = (piece for part in (before, line) for piece in part.render(under, "", self._look))
            parts = [*pieces, (" " * (width - taken), under)]
            rows.append((parts, max(taken, width)))
        return [row.crop(crop.x, crop.right) for row in _painted(self, rows)]

    def is_painted(self) -> None:
        """Have nothing to paint of what changed until now."""
        self._exchange_repaint_regions()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        (row,) = self.render_lines(Region(0, y, self.size.width, 1))
        return row

    def _look(self, name: str | Style) -> Style:
        """What is meant by a name: with a dot it is a look of the screen's."""
        if isinstance(name, Style):
            return name
        return self.screen.get_visual_style(name[1:], partial=True) if name[:1] == "." else Style.parse(name)

    def _selected(self, line: Content, span: tuple[int, int] | None) -> Content:
        """A line with what is selected of it."""
        if span is None:
            return line
        start, end = span
        look = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return line.stylize(look, start, None if end < 0 else end)

    # --- what the mouse selects -------------------------------------------------------------------------------------

    def letter_at(self, x: int, y: int) -> Offset:
        """Return which letter stands nearest to a place on the screen, in its line and which line that is."""
        shown, region = self.lines(), self.content_region
        at = min(max(self.line_on(y - region.y), 0), max(len(shown) - 1, 0))
        column = max(x - region.x - self.left, 0)
        return Offset(len(shown[at].truncate(column).plain) if shown else 0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the words that are selected, as Textual asks for them."""
        words = selection.extract("\n".join(line.plain for line in self.lines())).split("\n")
        first, told = selection.start.y if selection.start else 0, words[:1]
        for at, (before, line) in enumerate(pairwise(words), start=first + 1):
            told += self.joint(at, line, before)
        return "".join(told), "\n"

    def joint(self, at: int, line: str, before: str) -> tuple[str, str]:
        """Return what parts the words selected of a line from those of the one `before`, and these words. A subclass may know more."""
        return "\n", line


def _painted(widget: Widget, rows: Iterable[tuple[Iterable[tuple[str, Style]], int]]) -> Iterator[Strip]:
    """Yield rows of a widget, each the pieces of one with their looks, and how wide it is."""
    filters, background = widget.get_line_filters(), widget.visual_style.background or TRANSPARENT
    for parts, width in rows:
        alike = groupby((part for part in parts if part[0]), key=itemgetter(1))
        segments = [Segment("".join(text for text, _look in some), look.rich_style) for look, some in alike]
        for filter in filters:
            segments = filter.apply(segments, background)
        yield Strip(segments, width)
