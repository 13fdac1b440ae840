"""What paints lines that are set already: only those in sight, each as it is, without breaking any again."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from game.tui.typeset.wrap import BLANK


class Unboxed(StylesCache):
    """Takes rows as they are painted: there are no edges and no opacity to be added to them.

    Textual's own remembers itself for good, with all the rows that it ever held of a widget that is long gone.
    """

    def render_line(self, *asked: Any) -> Strip:
        """Return a row, as Textual asks for it: with the looks of the box, the row, the sizes, the colours, and what paints it."""
        _styles, y, _size, _room, _padding, _base, _under, paint, *_others = asked
        strip: Strip = paint(y)
        return strip


class SideBySide(Horizontal):
    """Holds what stands side by side."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._styles_cache = Unboxed()


class Lines(Widget):
    """Shows lines, so many columns from the `left`."""

    auto_links = Reactive(False)  # what can be clicked has a look of its own
    left = 0
    _shown: Sequence[Content] = ()  # the lines of what is painted

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self._styles_cache = Unboxed()
        self._look: Callable[[str | Style], Style] = self._get_style
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
        self._shown, self._look = self.lines(), cache(self._get_style)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one row of it."""
        under, width, at = self.visual_style, self.size.width, self.line_on(y)
        before, line = self.before(at), self._shown[at] if 0 <= at < len(self._shown) else BLANK
        if not line and not before.plain.strip():
            return Strip.blank(width, under.rich_style)
        selected = self.text_selection.get_span(at) if self.text_selection else None
        if selected is not None:
            start, end = selected
            look = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(look, start, None if end < 0 else end)
        taken = before.cell_length + line.cell_length
        parts = [*self._looks(before, under), *self._looks(line, under), (" " * (width - taken), under)]
        return Strip([Segment(text, look.rich_style) for text, look in parts if text], max(taken, width)).crop(0, width)

    def _looks(self, line: Content, under: Style) -> Iterable[tuple[str, Style]]:
        """The pieces of a line with their looks."""
        return line.render(under, end="", parse_style=self._look)

    # --- what the mouse selects -------------------------------------------------------------------------------------

    def letter_at(self, x: int, y: int) -> Offset:
        """Return which letter stands nearest to a place on the screen, in its line and which line that is."""
        shown, region = self.lines(), self.content_region
        at = min(max(self.line_on(y - region.y), 0), max(len(shown) - 1, 0))
        column = max(x - region.x - self.left, 0)
        return Offset(len(shown[at].truncate(column).plain) if shown else 0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the words that are selected, as Textual asks for them."""
        return selection.extract("\n".join(line.plain for line in self.lines())), "\n"
