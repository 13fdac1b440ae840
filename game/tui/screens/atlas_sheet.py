"""How the atlas lies on the screen: the names of its leaves, the open one as a list or drawn, and what is told of an entry."""

from collections.abc import Iterable

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.session.drawings import CalendarDrawing, MapDrawing
from game.session.views import AtlasEntry, AtlasView
from game.support.words import _
from game.tui.screens.framed import SHORT, SLIM, WIDE
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.typeset.atlas_layout import SetList, leaf_names, pointing, set_list, set_seen
from game.tui.typeset.calendar_layout import SetCalendar, legend, set_calendar
from game.tui.typeset.map_layout import map_heading, set_map
from game.tui.typeset.wrap import BLANK, in_one
from game.tui.widgets.reading_pane import ReadingPane

WIDEST, DRAWN = 104, 150  # columns: all of a leaf, and of one that is drawn
BESIDE = 40  # columns of what is told, where there is room beside the list
READING = 78  # columns of what is told below a drawing, at most
MAP_ACROSS = 66  # columns: below, the map is read as a list
MAP_BESIDE, MAP_FRAME = 26, 8  # columns of the list beside a small map; lines that are not the map's
AIRY = 30  # lines: from here on, the calendar's rows stand apart
BELOW = 3  # it has one line in so many, where it stands below


class AtlasSheet(ScrolledScreen[AtlasView]):
    """Lays a leaf out; `at` is the entry pointed at, and `day` the one of the map's days that is shown, all where it is None."""

    at: int | None = None
    day: int | None = None
    _list = SetList((), ())
    _bare: tuple[AtlasView, int, bool, SetList] | None = (
        None  # of what, how wide, if beside a map, and without a pointer
    )
    _calendar = SetCalendar((), {})

    def body(self) -> Iterable[Widget]:
        """The names, the list, and what is told."""
        yield Static(id="leaves", markup=False)
        with Container(id="atlas"):
            yield Static(id="drawing", markup=False)
            with ReadingPane(id="reader"):
                yield Static(id="text", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="seen", markup=False)

    def lay_out(self) -> None:
        """Set the leaf in the present size."""
        across = self._across
        names = self.query_one("#leaves", Static)
        names.auto_links = False
        names.update(leaf_names(self.view, across))
        names.styles.padding = (1 if self.size.height >= SHORT else 0, 0, 0, self._edge)
        self.head("", _("the atlas"), self.view.aside)
        if isinstance(self.view.drawing, CalendarDrawing):
            self._lay_out_calendar(self.view.drawing)
        elif isinstance(self.view.drawing, MapDrawing) and self.drawn:
            self._lay_out_map(self.view.drawing)
        else:
            self._lay_out_list()
        self.call_after_refresh(self._bring)
        self.call_after_refresh(self.mark_more)

    @property
    def drawn(self) -> bool:
        """Whether there is room for a map."""
        return self._across >= MAP_ACROSS

    @property
    def _across(self) -> int:
        """How wide all of a leaf is."""
        return min(self.size.width - 2 * (2 if self.size.width < SLIM else 4), DRAWN if self.view.drawing else WIDEST)

    @property
    def _edge(self) -> int:
        """How many columns are left free at the left."""
        return max((self.size.width - self._across) // 2, 0)

    def _lay_out_list(self) -> None:
        """The list, and what is told beside it where there is room, else below it."""
        width, height = self.size
        beside, edge = width >= WIDE, self._edge
        column = self._across - BESIDE - 4 if beside else self._across
        atlas, aside, reader = self.query_one("#atlas"), self.query_one("#aside"), self.reader
        atlas.styles.layout = "horizontal" if beside else "vertical"
        aside.display = self.at is not None and (beside or height >= SHORT)
        reader.display = True
        aside.styles.width = BESIDE + edge if beside else width
        aside.styles.height = "1fr" if beside else height // BELOW
        aside.styles.padding = (1, 0, 0, 0 if beside else edge)
        reader.styles.width = width - BESIDE - edge if beside else width
        reader.styles.padding = (1, 0, 1, edge)
        self._list = self._listed(column)
        self._set("#drawing", None)
        self._set("#text", in_one(self._list.lines), column)
        self._set_seen(BESIDE if beside else self._across)

    def _lay_out_calendar(self, drawing: CalendarDrawing) -> None:
        """The calendar, and what is told below it."""
        atlas, aside, reader = self.query_one("#atlas"), self.query_one("#aside"), self.reader
        atlas.styles.layout = "vertical"
        aside.display = self.at is not None
        reader.display = not aside.display
        held = {entry.number for entry in self.view.entries if entry.number is not None}
        pointed = self.pointed()
        number = pointed.number if pointed and pointed.number else 0
        self._calendar = set_calendar(drawing, number, held, self._across, airy=self.size.height >= AIRY)
        lines = [*self._calendar.lines]
        if self.size.height >= SHORT:
            lines += [BLANK, *legend(self._across)]
        self._set("#drawing", in_one(lines), self._across)
        drawn = self.query_one("#drawing", Static)
        drawn.styles.margin = (1 if self.size.height >= SHORT else 0, 0, 0, self._edge)
        aside.styles.width, aside.styles.height = self.size.width, "1fr"
        aside.styles.padding = (1, 0, 0, self._edge)
        self._list = self._listed(self._across)
        if reader.display:
            self._set("#text", in_one(self._list.lines), self._across)
        self._set_seen(min(self._across, READING))

    def _lay_out_map(self, drawing: MapDrawing) -> None:
        """The map, and the list beside it with what is told of the entry pointed at."""
        width, height = self.size
        atlas, aside, reader = self.query_one("#atlas"), self.query_one("#aside"), self.reader
        atlas.styles.layout = "horizontal"
        aside.display, reader.display = False, True
        column = BESIDE if width >= WIDE else MAP_BESIDE
        across = self._across - column - 2
        pointed, day = self.pointed(), drawing.days[self.day] if self.day is not None else None
        lines = [map_heading(drawing, day)]
        rows = max(height - (MAP_FRAME if height >= SHORT else MAP_FRAME // 2) - len(lines), 1)
        lines += set_map(drawing, pointed.number or 0 if pointed else 0, day, across, rows)
        self._set("#drawing", in_one(lines), across)
        drawn = self.query_one("#drawing", Static)
        drawn.styles.margin = (1 if height >= SHORT else 0, 2, 0, self._edge)
        self._list = self._listed(column, beside_map=True)
        self._set("#text", in_one(self._list.lines), column)
        reader.styles.width, reader.styles.padding = column + self._edge, (1 if height >= SHORT else 0, 0, 1, 0)

    def _listed(self, width: int, *, beside_map: bool = False) -> SetList:
        """The list with the entry pointed at; all that does not hang on that is set once."""
        if self._bare is None or self._bare[:-1] != (self.view, width, beside_map):
            self._bare = (self.view, width, beside_map, set_list(self.view, width, beside_map=beside_map))
        return pointing(self._bare[-1], self.view, self.at, width, beside_map=beside_map)

    def _set_seen(self, width: int) -> None:
        pointed = self.pointed()
        self._set("#seen", in_one(set_seen(pointed, width)) if pointed else Content(""), width)

    def _set(self, of: str, words: Content | None, width: int = 0) -> None:
        """Show words in a part, or leave the part out where there are none."""
        part = self.query_one(of, Static)
        part.display = words is not None
        if words is not None:
            part.auto_links = False
            part.update(words)
            part.styles.width = width

    def _bring(self) -> None:
        """Bring the entry pointed at into sight; what stands above the first, too."""
        if self.at is None or self.at >= len(self._list.rows):
            return
        reader, row = self.reader, self._list.rows[self.at]
        if self.at == 0:
            reader.scroll_home(animate=False, immediate=True)
        else:
            reader.bring(row.start + 1, row.stop)

    def pointed(self) -> AtlasEntry | None:
        """The entry pointed at."""
        entries = self.view.entries
        return entries[self.at] if self.at is not None and self.at < len(entries) else None
