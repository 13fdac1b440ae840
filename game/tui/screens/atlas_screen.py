"""The atlas on the screen: the names of its leaves, the open one, and what is told of the entry pointed at."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.session import command as do
from game.session.command import Leaf
from game.session.drawings import CalendarDrawing
from game.session.views import AtlasEntry, AtlasView
from game.support.words import _
from game.tui.numbers import typed
from game.tui.screens.framed import SHORT, SLIM, WIDE, FramedScreen, bindings
from game.tui.typeset.atlas_layout import SetList, leaf_names, set_list, set_seen
from game.tui.typeset.calendar_layout import SetCalendar, beside, legend, set_calendar
from game.tui.typeset.wrap import BLANK, in_one
from game.tui.widgets.bars import Rule
from game.tui.widgets.reading_pane import ReadingPane

WIDEST = 104  # columns: all of a leaf
BESIDE = 40  # columns of what is told, where there is room beside the list
READING = 78  # columns of what is told below a drawing, at most
AIRY = 30  # lines: from here on, the calendar's rows stand apart
BELOW = 3  # it has one line in so many, where it stands below


class AtlasScreen(FramedScreen[AtlasView]):
    """Shows a leaf; `at` is the entry pointed at, and is kept while the reader looks at what it leads to."""

    BINDINGS: ClassVar = bindings("atlas")

    def body(self) -> Iterable[Widget]:
        """The names, the list, and what is told."""
        yield Static(id="leaves", markup=False)
        with Container(id="atlas"):
            yield Static(id="drawing", markup=False)
            with ReadingPane(id="reader"):
                yield Static(id="text", markup=False)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="seen", markup=False)

    def begin(self) -> None:
        """Follow the scrolling, so that the rule below can say whether there is more."""
        self.at: int | None = None
        self._waiting = ""  # digits of a number that may be longer
        self._list = SetList((), ())
        self._calendar = SetCalendar((), {})
        self._shown: tuple[Leaf, str] | None = None
        reader = self.query_one(ReadingPane)
        self.watch(reader, "scroll_y", self._mark_more, init=False)
        self.watch(reader, "virtual_size", self._mark_more, init=False)
        super().begin()

    def show(self, view: AtlasView) -> None:
        """Show a leaf, pointing where it was pointed if it is the same."""
        count = len(view.entries)
        if self._shown != (view.leaf, view.sought) or self.at is None or self.at >= count:
            self.at = view.at if count else None
        self._shown = (view.leaf, view.sought)
        super().show(view)

    # --- layout -----------------------------------------------------------------------------------------------------

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
        else:
            self._lay_out_list()
        self.call_after_refresh(self._bring)
        self.call_after_refresh(self._mark_more)

    @property
    def _across(self) -> int:
        """How wide all of a leaf is."""
        return min(self.size.width - 2 * (2 if self.size.width < SLIM else 4), WIDEST)

    @property
    def _edge(self) -> int:
        """How many columns are left free at the left."""
        return max((self.size.width - self._across) // 2, 0)

    def _lay_out_list(self) -> None:
        """The list, and what is told beside it where there is room, else below it."""
        width, height = self.size
        beside, edge = width >= WIDE, self._edge
        column = self._across - BESIDE - 4 if beside else self._across
        atlas, aside, reader = self.query_one("#atlas"), self.query_one("#aside"), self.query_one(ReadingPane)
        atlas.styles.layout = "horizontal" if beside else "vertical"
        aside.display = self.at is not None and (beside or height >= SHORT)
        reader.display = True
        aside.styles.width = BESIDE + edge if beside else width
        aside.styles.height = "1fr" if beside else height // BELOW
        aside.styles.padding = (1, 0, 0, 0 if beside else edge)
        reader.styles.width = width - BESIDE - edge if beside else width
        reader.styles.padding = (1, 0, 1, edge)
        self._list = set_list(self.view, self.at, column)
        self._set("#drawing", None)
        self._set("#text", in_one(self._list.lines), column)
        self._set_seen(BESIDE if beside else self._across)

    def _lay_out_calendar(self, drawing: CalendarDrawing) -> None:
        """The calendar, and what is told below it."""
        atlas, aside, reader = self.query_one("#atlas"), self.query_one("#aside"), self.query_one(ReadingPane)
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
        self._list = set_list(self.view, self.at, self._across)
        self._set("#text", in_one(self._list.lines), self._across)
        self._set_seen(min(self._across, READING))

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

    def _mark_more(self) -> None:
        reader = self.query_one(ReadingPane)
        self.query_one("#below", Rule).more = reader.display and reader.more

    def _bring(self) -> None:
        """Bring the entry pointed at into sight; what stands above the first, too."""
        if self.at is None or self.at >= len(self._list.rows):
            return
        reader, row = self.query_one(ReadingPane), self._list.rows[self.at]
        if self.at == 0:
            reader.scroll_home(animate=False, immediate=True)
        else:
            reader.bring(row.start + 1, row.stop)

    # --- pointing ---------------------------------------------------------------------------------------------------

    def pointed(self) -> AtlasEntry | None:
        """The entry pointed at."""
        entries = self.view.entries
        return entries[self.at] if self.at is not None and self.at < len(entries) else None

    def line(self) -> str:
        """The number of the entry pointed at."""
        entry = self.pointed()
        return "" if entry is None or entry.number is None else str(entry.number)

    def point(self, at: int) -> None:
        """Point at the entry at this index, or at the nearest that there is."""
        count = len(self.view.entries)
        self._waiting = ""
        if count:
            self.at = min(max(at, 0), count - 1)
            self.lay_out()
            self.tell("")

    def action_point(self, at: int) -> None:
        """An entry was clicked."""
        self.point(at)

    def action_leaf(self, leaf: Leaf) -> None:
        """The name of a leaf was clicked."""
        self.give(do.Consult(leaf))

    def action_point_number(self, number: int) -> None:
        """An entry was clicked where it is drawn."""
        self._point_number(number)

    def _point_number(self, number: int | None) -> None:
        at = next((at for at, entry in enumerate(self.view.entries) if entry.number == number), None)
        if at is not None:
            self.point(at)

    def action_atlas_next(self) -> None:
        """The next entry; in the calendar the next life."""
        self._step(1)

    def action_atlas_previous(self) -> None:
        """The entry before; in the calendar the life before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        pointed = self.pointed()
        if not isinstance(self.view.drawing, CalendarDrawing):
            self.point((self.at or 0) + step)
        elif pointed and pointed.number:
            self._point_number(beside(self._calendar.spots, pointed.number, step))

    def action_atlas_first(self) -> None:
        """The first entry."""
        self.point(0)

    def action_atlas_last(self) -> None:
        """The last entry."""
        self.point(len(self.view.entries) - 1)

    def action_atlas_on(self) -> None:
        """The next section; in the calendar the next scene."""
        self._go_on(1)

    def action_atlas_back(self) -> None:
        """The section before; in the calendar the scene before."""
        self._go_on(-1)

    def _go_on(self, step: int) -> None:
        if isinstance(self.view.drawing, CalendarDrawing):
            self.point((self.at or 0) + step)
        else:
            self._jump(step)

    def action_atlas_section(self) -> None:
        """The next section."""
        self._jump(1)

    def action_atlas_section_before(self) -> None:
        """The section before."""
        self._jump(-1)

    def _jump(self, by: int) -> None:
        """Point at the first entry of the section after, or before, the one pointed at."""
        firsts, before = [], 0
        for section in self.view.sections:
            firsts += [before] if section.entries else []
            before += len(section.entries)
        here = sum(first <= (self.at or 0) for first in firsts) - 1
        if 0 <= here + by < len(firsts):
            self.point(firsts[here + by])

    def action_atlas_page_down(self) -> None:
        """On by a screenful."""
        self._leap(1)

    def action_atlas_page_up(self) -> None:
        """Back by a screenful."""
        self._leap(-1)

    def _leap(self, step: int) -> None:
        rows = self._list.rows
        if self.at is not None and rows:
            wanted = rows[self.at].start + step * (self.query_one(ReadingPane).size.height - 2)
            self.point(min(range(len(rows)), key=lambda at: abs(rows[at].start - wanted)))

    def action_atlas_number(self, digit: str) -> None:
        """Point at the entry of the number that is typed, once no longer number can be meant."""
        numbers = [entry.number for entry in self.view.entries if entry.number is not None]
        meant = typed(numbers, self._waiting, digit)
        self._waiting = meant.waiting
        if meant.number in numbers:
            self.point(numbers.index(meant.number))
        else:
            self.tell(f"{meant.waiting}…" if meant.waiting else "")
