"""The title: the edition's drawing, the story's name, and what can be done before reading."""

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content

from game.render.paragraph import Phrase
from game.session.views import Entry
from game.tui.look.art import art_width, drawn
from game.tui.screens.framed import SHORT
from game.tui.screens.menu_screen import MenuScreen
from game.tui.typeset.content import phrased, wide
from game.tui.typeset.wrap import BLANK, wrap

MENU = 36  # the widest the menu gets
TALLEST, LEAST = 21, 4  # lines of the drawing
BETWEEN = 6


class TitleScreen(MenuScreen):
    """The first screen, which stays below all others."""

    _drawing: Sequence[Content] = ()
    _beside = False  # whether the menu stands beside the drawing

    def compose(self) -> ComposeResult:
        """No rules here: the drawing, the words and the menu."""
        yield from self.body()
        yield self.key_line

    def fill(self, at: int | None) -> None:
        """Set everything in the present size, pointing at this line."""
        width, height, view = self.size.width, self.size.height - 1, self.view
        menu = min(self._needed(), width - 4)
        words = [*wrap(Content.styled(self._spaced(menu), ".title"), menu)]
        short = self.size.height < SHORT
        words += wrap(Content.styled(view.beside, ".faint"), menu) if view.beside else []
        if view.about:
            words += [*([] if short else [BLANK]), *wrap(Content.styled(view.about, ".note"), menu)]
        entries = [_flat(entry, menu) for entry in view.entries] if short else view.entries
        lines = len(words) + 1 + sum(1 + _height(entry, menu) for entry in entries)
        art = self.sitting.edition.art
        beside = art is not None and width >= menu + BETWEEN + 4 + art_width(art, 9)
        room = height - lines - 1
        if art is not None and beside:
            room = min(height - 2, int((width - menu - BETWEEN - 6) / (2 * art.shape)))
        tall = min(TALLEST, room) if art is not None else 0
        tall -= tall % 3 if tall > LEAST + 2 else 0
        self.words = words
        self.choices.fill(entries, menu, at=at)
        self._place(menu, tall if tall >= LEAST else 0, lines, beside=beside)
        self.paint()

    def _needed(self) -> int:
        """How wide the menu has to be."""
        view = self.view
        parts = [phrased(entry.words) for entry in view.entries]
        parts += [phrased(below) for entry in view.entries for below in entry.below]
        heading = [Content(" ".join(view.heading)), Content(view.beside), Content(view.about)]
        return min(max(*(part.cell_length for part in heading), *(part.cell_length + 6 for part in parts)), MENU)

    def _spaced(self, width: int) -> str:
        """The title as title pages have it, in spaced capitals, where there is room."""
        spaced = " ".join(self.view.heading.upper())
        return spaced if Content(spaced).cell_length <= width else self.view.heading

    def _place(self, menu: int, tall: int, lines: int, *, beside: bool) -> None:
        """Put the drawing and the menu where they belong."""
        art = self.sitting.edition.art if tall else None
        wide = art_width(art, tall) if art else 0
        self._drawing = drawn(art, tall, coloured=self.sitting.coloured) if art else ()
        self._beside = beside
        whole = max(tall, lines) if beside else lines + (tall + 1 if tall else 0)
        across = wide + BETWEEN + menu if beside else max(wide, menu)
        above = max((self.size.height - 1 - whole) // 2, 0)
        self.reader.pad(above, max((self.size.width - across) // 2, 0), foot=0)

    def paint(self) -> None:
        """Show the drawing, and the menu below it or beside its middle."""
        drawing, menu = self._drawing, [*self.words, BLANK, *self.choices.lines]
        if not self._beside:
            self.reader.show([*drawing, *([BLANK] if drawing else ()), *menu])
            return
        wide = max((line.cell_length for line in drawing), default=0) + BETWEEN
        above = max((len(drawing) - len(menu)) // 2, 0)
        rows = zip_longest(drawing, [BLANK] * above + menu, fillvalue=BLANK)
        self.reader.show([left + " " * (wide - left.cell_length) + right for left, right in rows])

    def _bring(self) -> None:
        """The whole menu is in sight."""

    def bring_row(self, at: int) -> bool:
        """As is every line of it."""
        return True

    def mark_more(self) -> None:
        """There is no rule here to say it."""


def _height(entry: Entry, menu: int) -> int:
    """How many lines the words below an entry take."""
    return sum(len(wrap(phrased(below), menu - 5)) for below in entry.below)


def _flat(entry: Entry, width: int) -> Entry:
    """An entry on one line: the first of what stands below it stands after it, as far as there is room."""
    if not entry.below:
        return entry
    room = max(width - 6 - wide(entry.words), 0)
    after = Content(f"  {phrased(entry.below[0]).plain}").truncate(room, ellipsis=True)
    return replace(entry, words=(*entry.words, Phrase(after.plain, "faint")), below=())
