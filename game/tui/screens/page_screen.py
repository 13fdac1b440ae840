"""The reading page: one page at a time, its notes, and at its end what can be taken."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget

from game.session.offer_table import PAGE
from game.session.views import Offer, PageView
from game.support.words import _
from game.tui.screens.framed import SHORT, WIDE, bindings
from game.tui.screens.marked_screen import MarkedScreen
from game.tui.typeset.page_fit import GUTTER, OVERLAP, heading, hint_words, how_far, layout_for
from game.tui.typeset.page_layout import Layout, set_page
from game.tui.widgets.lines import SideBySide
from game.tui.widgets.notes_margin import NotesMargin
from game.tui.widgets.reading_pane import SIGN


class PageScreen(MarkedScreen):
    """Shows the page that lies open."""

    CONTEXTS: ClassVar = PAGE
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def body(self) -> Iterable[Widget]:
        """The text and what can be taken, and the margin, which follows it."""
        self.margin = NotesMargin(id="margin")
        with SideBySide(id="page"):
            yield self.reader
            yield self.margin

    # --- what is shown ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin where the page was left."""
        self._seen: set[int] = set()  # the lines to be taken that were in sight
        super().begin()
        if self.view.block:
            self._set((self.view.block, 0))

    def show(self, view: PageView) -> None:
        """Show a page: another one from its top, the same one where the reader is, with its note in sight."""
        another, noted = _which(view) != _which(self.view), view.note != self.view.note
        self.view = view
        self._waiting = ""
        if another:
            self._seen, self.named = set(), None
        self._set(None if another else self.reader.place, another=another)
        self.tell_news()
        self.lower.hint = hint_words(self.view)
        if noted and not another:
            self._bring_note()

    def lay_out(self) -> None:
        """Set the page in the present size, at the place the reader is at."""
        self._set(self.reader.place)

    def _set(self, place: tuple[int, int] | None, *, another: bool = False) -> None:
        reader, view = self.reader, self.view
        layout = self._layout()
        page = set_page(view.page, layout, view.above, view.names)
        self.words = [line.content for line in page.lines]
        self.margin.asides = page.margin
        self._measure(layout)
        same = view.entries == self.choices.entries and not another
        at = self.choices.at if same else None
        self.choices.fill(view.entries, layout.column, at=at, somewhere=False)
        self.head(*(("",) * 3 if layout.placed else self._heading()))
        reader.set(page, place)
        self.paint()
        if another or place is None:
            self._mark_new(page.own or None)
        self.settle()

    def _bring(self) -> None:
        """Keep the place; show all of a page that has room below what is empty or read above it; else, of that, no more than a turn."""
        above, needed = self.reader.set_page.own, self._end + 1 - self.reader.size.height
        self.reader.stand(max(needed if needed <= self._own else self._own - OVERLAP if above else 0, 0))

    def _layout(self) -> Layout:
        settings = self.sitting.settings
        fits = sum(Content(part).cell_length for part in self._heading()) + 8 <= self.size.width
        return replace(
            layout_for(self.across, self.measure, settings.notes, settings.margin),
            height=self.reader.size.height or self.size.height,
            placed=self.size.height < SHORT or not fits,
            open=self.view.note,
            indented=settings.spacing == "indent",
            word=self.view.marked,
            named=self.named,
        )

    def _measure(self, layout: Layout) -> None:
        """Give the parts their widths, the whole in the middle."""
        whole = layout.column + (GUTTER + layout.margin if layout.margin else 0)
        left = max((self.across - whole) // 2, SIGN)
        self.reader.pad(1 if self.size.height < SHORT else 2, left)
        self.reader.styles.width = left + layout.column + GUTTER if layout.margin else "100%"
        self.margin.display = bool(layout.margin)

    def _heading(self) -> tuple[str, str, str]:
        return heading(self.view, wide=self.size.width >= WIDE, counted=self.sitting.settings.progress)

    def mark_more(self) -> None:
        """Say above and below whether there is more, and remember where the reader is and what was in sight."""
        reader = self.reader
        top, high = round(reader.scroll_y), reader.size.height
        self.margin.top = top - reader.above
        self._seen |= {at for at in range(len(self.choices.rows)) if self.in_sight(at, last=True)}
        begun, settings = top <= reader.above, self.sitting.settings
        whole = begun and not reader.more
        self.upper.sign = "" if begun else "↑"
        self.lower.sign = how_far(top, high, self._end + 1, more=reader.more, counted=settings.progress and not whole)
        self.forget_name()
        self.refresh_keys()
        self.sitting.stay((reader.place or (0, 0))[0])

    @property
    def _own(self) -> int:
        """The row, of all that is scrolled, on which the page's own words begin."""
        return self.reader.set_page.own + self.reader.above

    # --- turning ----------------------------------------------------------------------------------------------------

    @property
    def gap(self) -> int:
        """Where there is room, two empty lines part the text from what can be taken."""
        return 1 if self.size.height < SHORT else 2

    @property
    def _end(self) -> int:
        """The row on which the page ends."""
        rows = self.choices.rows
        return self.first_row + rows[-1].stop - 1 if rows else self.reader.above + len(self.reader.set_page.lines)

    def give_offer(self, offer: Offer) -> None:
        """Give the command of an offer; what turns pages goes through the whole of this one first."""
        self.forget_digits()
        if offer.id == "close" and self.named is not None:
            self.point_at_name(None)
            return
        if offer.id == "read_on" and self._turn():
            return
        if offer.id == "leaf_back":
            if not self._turn_back():
                leafs = super().offers(offer.id)
                super().give_offer(offer)
                (self.action_bottom if leafs else self.action_top)()
            return
        super().give_offer(offer)

    def _turn(self) -> bool:
        """Turn to what was not yet in sight; False where all of the page was."""
        reader, unseen = self.reader, sorted(set(range(len(self.choices.rows))) - self._seen)
        below = round(reader.scroll_y) + reader.size.height
        if reader.turn(1):
            self._mark_new(below - reader.above)
            return True
        if unseen:
            self.bring_row(unseen[0])
        return bool(unseen)

    def _turn_back(self) -> bool:
        """Turn back, as far as this page itself goes; False where it begins."""
        return self.reader.scroll_y > self._own and self.reader.turn(-1)

    def _mark_new(self, line: int | None) -> None:
        """Set the sign at the first words from this line of the page on, or nowhere."""
        words = (y for y, one in enumerate(self.words) if line is not None and y >= line and one.plain.strip())
        self.reader.mark(next(words, None if line is None else self.first_row - self.reader.above))

    # --- choosing ---------------------------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Open the card of the name pointed at; else turn until all that can be taken was in sight, then take what is pointed at."""
        entry, at = self.typed_so_far(), self.choices.at
        waiting = [one for one in self.view.entries if one.open]
        if entry is not None:
            self.take_numbered(entry)
        elif self.named is not None:
            self.action_who(self.named)
        elif not self._all_seen or (at is None and self.reader.more):
            self._turn()
        elif at is not None and self.bring_row(at):
            self.take(self.choices.entries[at])
        elif at is None and len(waiting) == 1 and waiting[0].number is None:
            self.take(waiting[0])
        elif at is None:
            self.tell_keys(_("Nothing is chosen yet: type a number, or point with {next} and press {take}."))

    @property
    def _all_seen(self) -> bool:
        """Whether all that can be taken was in sight."""
        return len(self._seen) >= len(self.view.entries)

    def action_number(self, digit: str) -> None:
        """Take the line of this number, if it is in sight."""
        if self.choices.numbers:
            self.type_digit(digit)

    def action_next(self) -> None:
        """A line on; once the end is in sight, the next choice."""
        self._step(1)

    def action_previous(self) -> None:
        """The choice before; from the first on, a line back."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.forget_digits()
        self.point_at_name(None)
        choices = self.choices
        to = choices.neighbour(step)
        if choices.at is None and (step < 0 or self.reader.more or not any(one.number for one in self.view.entries)):
            self.reader.move(step)
        elif to is not None:
            self.point(to)
            self.bring_row(to)
        elif step < 0:
            self.point(None)
        self.refresh_keys()

    # --- keys -------------------------------------------------------------------------------------------------------

    def offers(self, id: str) -> bool:
        """Reading on is offered while there is more of the page, and what is done to names where it has any."""
        match id:
            case "next_name" | "previous_name":
                return bool(self.view.names)
            case "take" | "close" if self.named is not None:
                return True
            case "take":
                return super().offers(id) and self._all_seen
            case "read_on":
                return super().offers(id) or self.reader.more
            case "leaf_back":
                return super().offers(id) or self.reader.scroll_y > self._own
        return super().offers(id)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """What it is that is taken or closed."""
        if self.named is not None and offer.id in ("take", "close"):
            return offer.key, _("who is this") if offer.id == "take" else _("leave the name")
        if offer.id == "close":
            return offer.key, _("close note") if self.view.note is not None else _("where you are")
        return super().shown(offer)


def _which(view: PageView) -> tuple[object, ...]:
    """What tells a page from all others of its run."""
    return view.at, view.made
