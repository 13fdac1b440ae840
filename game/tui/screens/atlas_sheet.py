"""How the atlas lies on the screen: the names of its leaves, the open one as a list or drawn, and what is told of an entry."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from game.session.drawings import CalendarDrawing, MapDrawing
from game.session.views import AtlasEntry, AtlasView
from game.support.words import _
from game.tui.screens.framed import SHORT, SLIM, TINY, WIDE
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.typeset.atlas_layout import SetList, in_parts, leaf_names, pointing, set_list, set_seen, set_told
from game.tui.typeset.calendar_layout import SetCalendar, legend, set_calendar
from game.tui.typeset.map_layout import map_heading, set_map
from game.tui.typeset.margin_layout import Aside
from game.tui.typeset.wrap import BLANK, indent, wrap
from game.tui.widgets.lines import Lines, SideBySide
from game.tui.widgets.notes_margin import NotesMargin

WIDEST, DRAWN = 104, 150  # columns: all of a leaf, and of one that is drawn
BESIDE, APART = 40, 4  # columns of what is told, where there is room beside the list, and between both
MOST_COLUMNS = 2  # what has more of them takes all the room there is
INDENT = 4  # columns before what is told below its entry
FOR_TOLD = (
    8  # lines that are left for what is told below what a calendar's signs mean; where they are not, that comes last
)
READING = 78  # columns of what is told below a calendar, at most
MAP_LEAST, CALENDAR_LEAST = (74, 16), (32, TINY)  # columns and lines of the screen: on a smaller one it is a list
MAP_BESIDE = 26  # columns of the list beside a small map
AIRY = 30  # lines: from here on, the calendar's rows stand apart


class AtlasSheet(ScrolledScreen[AtlasView]):
    """Lays a leaf out; `at` is the entry pointed at, and `day` the one of the map's days that is shown, all where it is None.

    All of a leaf stands in what scrolls, but for the map, which is drawn as large as there is room. What is told of the entry
    pointed at stands in a margin that follows it, or below it where there is none; what is too long comes part by part.
    """

    at: int | None = None
    day: int | None = None
    told: tuple[tuple[Content, ...], ...] = ()  # the parts of what is told of the entry pointed at
    part = 0  # the one that is shown
    _list = SetList((), ())
    _bare: tuple[AtlasView, int, bool, SetList] | None = None  # of what, how wide, if numbered, and without a pointer
    _calendar = SetCalendar((), {})

    def body(self) -> Iterable[Widget]:
        """The names, the map, what scrolls, and what is told beside it."""
        self.leaves, self.drawing, self.margin = Lines(id="leaves"), Lines(id="drawing"), NotesMargin(id="margin")
        yield self.leaves
        with SideBySide(id="atlas"):
            yield self.drawing
            yield self.reader
            yield self.margin

    def lay_out(self) -> None:
        """Set the leaf in the present size."""
        names, air = self.leaves, [BLANK] * self._tall
        row = leaf_names(self.view, self.size.width - 2 * self._least_edge)
        names.left = max((self.size.width - row.cell_length) // 2, self._least_edge)  # the same on every leaf
        names.show([*air, row, *air])
        self.head("", _("the atlas"), self.view.aside)
        self.drawing.display = self.margin.display = False
        drawing, self.part = self.view.drawing if self.drawn else None, min(self.part, max(len(self.told) - 1, 0))
        if isinstance(drawing, CalendarDrawing):
            self._lay_out_calendar(drawing)
        elif isinstance(drawing, MapDrawing):
            self._lay_out_map(drawing)
        else:
            self._lay_out_list()
        self.settle()

    # --- how much room there is -------------------------------------------------------------------------------------

    @property
    def drawn(self) -> bool:
        """Whether the leaf is drawn: there is a drawing of it, and room for that."""
        columns, lines = self._least
        return self.view.drawing is not None and self.size.width >= columns and self.size.height >= lines

    @property
    def _least(self) -> tuple[int, int]:
        return MAP_LEAST if isinstance(self.view.drawing, MapDrawing) else CALENDAR_LEAST

    @property
    def _tall(self) -> bool:
        return self.size.height >= SHORT

    @property
    def _room(self) -> int:
        """How many lines a leaf has, below its name and above the keys."""
        return max(self.size.height - (7 if self._tall else 1 if self.size.height < TINY else 3), 1)

    @property
    def _across(self) -> int:
        """How wide all of a leaf is."""
        return min(self.size.width - 2 * self._least_edge, DRAWN if self.view.drawing else WIDEST)

    @property
    def _least_edge(self) -> int:
        return 2 if self.size.width < SLIM else 4

    @property
    def _edge(self) -> int:
        """How many columns are left free at the left."""
        return max((self.size.width - self._across) // 2, 0)

    # --- as what it is laid out -------------------------------------------------------------------------------------

    def _lay_out_list(self) -> None:
        """The list; what is told stands beside it where both leave room for that, else below its entry."""
        beside, pointed = self.size.width >= WIDE, self.pointed()
        beside &= all(len(entry.columns) <= MOST_COLUMNS for entry in self.view.entries)
        column = self._across - BESIDE - APART if beside else self._across
        if beside:
            self.told = in_parts(set_told(pointed, BESIDE), self._room, BESIDE) if pointed else ()
        self._list = self._listed(column, below=not beside)
        self._show_list(self._list.lines, column, self._edge)
        margin = self.margin
        margin.display = beside
        margin.styles.width, margin.styles.margin = BESIDE, (0, 0, 0, APART)
        row = self._list.rows[self.at].start if self.at is not None and self._list.rows else 0
        margin.asides = (Aside(row, self.told[self.part], pinned=True),) if beside and self.told else ()

    def _lay_out_calendar(self, drawing: CalendarDrawing) -> None:
        """The calendar, what its signs mean, and what is told; where there is little room the meaning comes last."""
        pointed, across = self.pointed(), self._across
        held = {entry.number for entry in self.view.entries if entry.number is not None}
        number = pointed.number if pointed and pointed.number else 0
        self.told = ()
        self._calendar = set_calendar(drawing, number, held, across, airy=self.size.height >= AIRY)
        signs = [BLANK, *legend(across)]
        told = [BLANK, *set_seen(pointed, min(across, READING))] if pointed else []
        roomy = len(self._calendar.lines) + len(signs) + FOR_TOLD <= self._room
        lines = [*self._calendar.lines, *(signs + told if roomy else told + signs)]
        self._list = SetList(tuple(lines), ())
        self._show_list(lines, across, self._edge)

    def _lay_out_map(self, drawing: MapDrawing) -> None:
        """The map, and the list beside it with what is told of the entry pointed at."""
        column = BESIDE if self.size.width >= WIDE else MAP_BESIDE
        across = self._across - column - 2
        pointed, day = self.pointed(), drawing.days[self.day] if self.day is not None else None
        lines = wrap(map_heading(drawing, day), across)
        lines += set_map(drawing, pointed.number or 0 if pointed else 0, day, across, self._room - len(lines))
        drawn = self.drawing
        drawn.display, drawn.left = True, self._edge
        drawn.show(lines)
        drawn.styles.width, drawn.styles.margin = self._edge + across, (0, 2, 0, 0)
        self._list = self._listed(column, below=True, numbered=True)
        self._show_list(self._list.lines, column, 0)

    def _listed(self, width: int, *, below: bool, numbered: bool = False) -> SetList:
        """The list with the entry pointed at, and what is told of it `below`; all that does not hang on that is set once."""
        if self._bare is None or self._bare[:-1] != (self.view, width, numbered):
            self._bare = (self.view, width, numbered, set_list(self.view, width, self._too_small, numbered=numbered))
        pointed = self.pointed()
        if below:
            told = set_told(pointed, width - INDENT) if pointed else []
            room = len(told) if self.size.height < TINY else self._room // 2
            self.told = in_parts(told, room, width - INDENT)
        told = indent(self.told[self.part], INDENT) if below and self.told else []
        look = self.sitting.settings.pointer
        return pointing(self._bare[-1], self.view, self.at, width, told, look=look, numbered=numbered)

    @property
    def _too_small(self) -> str:
        """Why what could be drawn is a list, or nothing."""
        if self.view.drawing is None or self.drawn:
            return ""
        columns, lines = self._least
        words = _("Drawn from {columns} columns and {lines} lines on; here it is a list.")
        return words.format(columns=columns, lines=lines)

    def _show_list(self, lines: Sequence[Content], width: int, edge: int) -> None:
        """Show lines in what scrolls, so many columns from the left."""
        self.reader.styles.width = width + edge
        self.reader.pad(0, edge)
        self.reader.show(lines)

    # --- where one is in it -----------------------------------------------------------------------------------------

    def mark_more(self) -> None:
        """Say whether there is more, and let what is told follow the scrolling."""
        super().mark_more()
        self.margin.top = round(self.reader.scroll_y)

    @property
    def more(self) -> bool:
        """Whether there is more on the leaf, or of what is told of the entry pointed at."""
        return self.reader.more or self.part + 1 < len(self.told)

    def turn(self, step: int) -> bool:
        """Turn to more of the entry pointed at, of what is told of it, or of what stands at it; False where there is none."""
        if self._goes_on(self._own, step):
            return self.reader.turn(step)
        if 0 <= self.part + step < len(self.told):
            self.part += step
            self.lay_out()
            return True
        return self._goes_on(self._with_ends, step) and self.reader.turn(step)

    @property
    def _own(self) -> range:
        """The lines of the entry pointed at; of what is drawn, all."""
        rows, at = self._list.rows, self.at
        return range(len(self._list.lines)) if at is None or at >= len(rows) else rows[at]

    @property
    def _with_ends(self) -> range:
        """The lines of the entry pointed at, with all that stands above the first of them and below the last."""
        own, rows = self._own, self._list.rows
        last = self.at is None or self.at >= len(rows) - 1
        return range(own.start if self.at else 0, len(self._list.lines) if last else own.stop)

    def _goes_on(self, lines: range, step: int) -> bool:
        """Whether these lines go on above or below the screen."""
        top = self.reader.scroll_y
        return lines.start < top if step < 0 else lines.stop > top + self.reader.size.height

    def _bring(self) -> None:
        """Bring the entry pointed at into sight; of a calendar, its beginning and the life pointed at."""
        reader, at, own = self.reader, self.at, self._own
        if at is None or not self.view.entries:
            return
        if not self._list.rows:
            _column, lives = self._calendar.spots.get(self.view.entries[at].number or 0, (0, (0,)))
            own = range(lives[0], lives[0] + 1)
            reader.go(0)
        elif at == len(self._list.rows) - 1:
            own = range(own.start, self._with_ends.stop)
        reader.bring(0 if at == 0 and own.start < reader.size.height else own.start, own.stop - 1)

    def pointed(self) -> AtlasEntry | None:
        """The entry pointed at."""
        entries = self.view.entries
        return entries[self.at] if self.at is not None and self.at < len(entries) else None
