"""The atlas on the screen, and how one moves in it."""

from typing import ClassVar

from game.session import command as do
from game.session import making
from game.session.command import Leaf
from game.session.drawings import CalendarDrawing, MapDrawing
from game.session.offer_table import ATLAS
from game.session.views import AtlasView, Offer
from game.support.words import _
from game.tui.numbers import no_such, span, typed
from game.tui.screens.atlas_sheet import AtlasSheet
from game.tui.screens.framed import bindings
from game.tui.typeset.calendar_layout import beside
from game.tui.typeset.page_fit import OVERLAP

_DOWN, _ACROSS = ("atlas_next", "atlas_previous"), ("atlas_on", "atlas_back")


class AtlasScreen(AtlasSheet):
    """Shows a leaf. The entry pointed at is kept while the reader looks at what it leads to."""

    CONTEXTS: ClassVar = ATLAS
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def begin(self) -> None:
        """Begin with no number typed and no leaf shown."""
        self._waiting = ""  # digits of a number that may be longer
        self._shown: tuple[Leaf, str] | None = None
        super().begin()

    def show(self, view: AtlasView) -> None:
        """Show a leaf, pointing where it was pointed if it is the same."""
        count = len(view.entries)
        if self._shown != (view.leaf, view.sought) or self.at is None or self.at >= count:
            self.at, self.day, self.part = view.at if count else None, None, 0
        self._shown = (view.leaf, view.sought)
        super().show(view)

    def offers(self, id: str) -> bool:
        """Days are turned on the map alone, a line is gone back to only where one can stand there again, and one goes on to more."""
        if id in ("atlas_earlier", "atlas_later"):
            return isinstance(self.view.drawing, MapDrawing) and self.drawn
        if id == "atlas_page_down":
            return self.more
        if id in _ACROSS:
            return self.in_calendar or len(self.view.sections) > 1
        if id == "stand_again":
            return super().offers(id) and making.stand_again(self.view, self.line()) is not None
        return super().offers(id)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """The numbers that there are, and from what to what the arrows go."""
        key, label = super().shown(offer)
        if offer.id in _DOWN:
            return key, _("person") if self.in_calendar else _("line")
        if offer.id in _ACROSS:
            return key, _("scene") if self.in_calendar else _("section")
        return span(self._numbers) if offer.id == "atlas_number" and self._numbers else key, label

    @property
    def _numbers(self) -> list[int]:
        return [entry.number for entry in self.view.entries if entry.number is not None]

    @property
    def in_calendar(self) -> bool:
        """Whether a calendar is drawn, in which one goes from life to life."""
        return self.drawn and isinstance(self.view.drawing, CalendarDrawing)

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """What is pointed at, the part of what is told of it, the day of the map, and what is typed of a number, too."""
        return *super().whereabouts, self.at, self.part, self.day, self._waiting

    # --- pointing ---------------------------------------------------------------------------------------------------

    def line(self) -> str:
        """The number of the entry pointed at."""
        entry = self.pointed()
        return "" if entry is None or entry.number is None else str(entry.number)

    def point(self, at: int) -> None:
        """Point at the entry at this index, or at the nearest that there is."""
        count = len(self.view.entries)
        self._waiting = ""
        if count:
            self.at, self.part = min(max(at, 0), count - 1), 0
            self.lay_out()
            self.refresh_keys()
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
        pointed, to = self.pointed(), (self.at or 0) + step
        if self.in_calendar and pointed and pointed.number:
            self._point_number(beside(self._calendar.spots, pointed.number, step))
        elif pointed and 0 <= to < len(self.view.entries):
            self.point(to)
        else:
            self.reader.move(step)

    def action_atlas_earlier(self) -> None:
        """Who stood where a day earlier."""
        self._turn_day(-1)

    def action_atlas_later(self) -> None:
        """Who stood where a day later."""
        self._turn_day(1)

    def _turn_day(self, step: int) -> None:
        """Show another day on the map; before the first and after the last, all of them."""
        drawing = self.view.drawing
        if isinstance(drawing, MapDrawing) and drawing.days:
            turn = [None, *range(len(drawing.days))]
            self.day = turn[(turn.index(self.day) + step) % len(turn)]
            if self.day is None:
                self.lay_out()
            else:
                self._point_number(drawing.days[self.day].stood[0][0])

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
        if self.in_calendar:
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
        """On in what stands at the entry pointed at; from its end on by a screenful."""
        self._leap(1)

    def action_atlas_page_up(self) -> None:
        """Back in what stands at the entry pointed at; from its beginning back by a screenful."""
        self._leap(-1)

    def _leap(self, step: int) -> None:
        rows = self._list.rows
        if self.turn(step) or self.at is None:
            return
        if not rows:
            self._jump(step)
            return
        wanted = rows[self.at].start + step * (self.reader.size.height - OVERLAP)
        nearest = min(range(len(rows)), key=lambda at: abs(rows[at].start - wanted))
        self.point(nearest if nearest != self.at else self.at + step)

    def action_atlas_number(self, digit: str) -> None:
        """Point at the entry of the number that is typed, once no longer number can be meant."""
        before, numbers = self._waiting, self._numbers
        meant = typed(numbers, before, digit)
        self._waiting = meant.waiting
        if meant.number in numbers:
            self.point(numbers.index(meant.number))
        else:
            self.tell(f"{meant.waiting}…" if meant.waiting else no_such(before + digit))
