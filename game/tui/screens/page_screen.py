"""The reading page: one page at a time, its notes, and below it what can be taken."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.session import command as do
from game.session.views import Offer, PageView
from game.support.words import _
from game.tui.screens.entries_screen import EntriesScreen
from game.tui.screens.framed import SHORT, WIDE, bindings
from game.tui.typeset.page_layout import Layout, set_page
from game.tui.typeset.wrap import in_one
from game.tui.widgets.bars import Rule
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.reading_pane import ReadingPane

GUTTER, MARGIN = 5, 32


class PageScreen(EntriesScreen[PageView]):
    """Shows the page that lies open."""

    BINDINGS: ClassVar = bindings("page")

    def body(self) -> Iterable[Widget]:
        """The column with its text and what can be taken, and the margin."""
        text, margin = Static(id="text", markup=False), Static(id="margin", markup=False)
        text.auto_links = False  # note marks have a look of their own
        with ReadingPane(id="reader"), Horizontal(id="spread"):
            with Vertical(id="column"):
                yield text
                yield ChoiceList(id="entries")
            yield margin

    # --- what is shown ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin where the page was left."""
        super().begin()
        if self.view.block:
            self._set((self.view.block, 0))

    def show(self, view: PageView) -> None:
        """Show a page: another one from its top, the same one where the reader is, with its note in sight."""
        another, noted = _which(view) != _which(self.view), view.note != self.view.note
        self.view = view
        self._waiting = ""
        self._set(None if another else self.reader.place)
        self.refresh_keys()
        self.tell(" ".join(view.news))
        self.query_one("#below", Rule).hint = self._hint()
        if noted and not another:
            self._bring_note()

    def _hint(self) -> str:
        """The hint that this page gives, with the key it speaks of."""
        hint = self.view.hint
        key = next((offer.key for offer in self.view.offers if hint and offer.id == hint.offer), "")
        return _(hint.shown).format(key=key) if hint and key else ""

    def lay_out(self) -> None:
        """Set the page in the present size, at the place the reader is at."""
        self._set(self.reader.place)

    def _set(self, place: tuple[int, int] | None) -> None:
        reader, view = self.reader, self.view
        layout = self._layout()
        page = set_page(view.page, layout)
        reader.above = 1 if self.size.height < SHORT else 2
        self.query_one("#text", Static).update(in_one(line.content for line in page.lines))
        self.query_one("#margin", Static).update(in_one(page.margin))
        self._measure(layout, reader.above)
        same = view.entries == self.choices.entries
        self.choices.fill(view.entries, layout.column, at=self.choices.at if same else None)
        self.head(*(("",) * 3 if layout.placed else self._heading()))
        reader.set(page, place)
        self.call_after_refresh(self.mark_more)

    def _layout(self) -> Layout:
        settings = self.sitting.settings
        wide = self.size.width >= WIDE and settings.notes == "beside"
        fits = sum(Content(part).cell_length for part in self._heading()) + 8 <= self.size.width
        placed = self.size.height < SHORT or not fits
        room = self.size.width - self.measure - GUTTER - 8
        return Layout(self.measure, min(MARGIN, room) if wide else 0, placed, self.view.note)

    def _measure(self, layout: Layout, above: int) -> None:
        """Give the parts their widths, the whole in the middle."""
        whole = layout.column + (GUTTER + layout.margin if layout.margin else 0)
        self.query_one("#spread").styles.padding = (above, 0, 1, max((self.size.width - whole) // 2, 0))
        self.query_one("#column").styles.width = layout.column
        margin = self.query_one("#margin")
        margin.display = bool(layout.margin)
        margin.styles.width = layout.margin
        margin.styles.margin = (0, 0, 0, GUTTER)

    def _heading(self) -> tuple[str, str, str]:
        page = self.view.page
        where = " · ".join(part for part in (page.when, page.place) if part)
        if self.size.width >= WIDE:
            return self.view.title, where, page.eyes
        return where or self.view.title, "", page.eyes

    def mark_more(self) -> None:
        """Say below whether there is more, and remember where the reader is."""
        super().mark_more()
        self.refresh_keys()
        self.sitting.stay((self.reader.place or (0, 0))[0])

    # --- turning and choosing ---------------------------------------------------------------------------------------

    def action_give(self, id: str) -> None:
        """Give the command of an offer; what turns pages goes through the whole of this one first."""
        self.forget_digits()
        step = {"read_on": 1, "leaf_back": -1}.get(id)
        if step is None or not self.reader.turn(step):
            super().action_give(id)

    def action_take(self) -> None:
        """Do what is typed or pointed at, or turn the page while it is out of sight."""
        entry = self.typed_so_far()
        at = self.choices.at
        if entry is not None:
            self.take(entry)
        elif at is not None and self._in_sight(at):
            self.take(self.choices.entries[at])
        else:
            self.reader.turn(1)

    def action_number(self, digit: str) -> None:
        """Take the line of this number."""
        self.type_digit(digit)

    def action_next(self) -> None:
        """The next line if it is in sight, else on by one."""
        self._step(1)

    def action_previous(self) -> None:
        """The line before if it is in sight, else back by one."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.forget_digits()
        choices = self.choices
        to = choices.neighbour(step)
        if to is not None and self._in_sight(to) and (choices.at is None or self._in_sight(choices.at)):
            choices.point(to)
        else:
            self.reader.move(step)

    def action_top(self) -> None:
        """To the top of the page."""
        self.reader.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To the end of the page."""
        self.reader.scroll_end(animate=False, immediate=True)

    def action_half_down(self) -> None:
        """Half a screen on."""
        self.reader.turn(0.5)

    def action_half_up(self) -> None:
        """Half a screen back."""
        self.reader.turn(-0.5)

    def _in_sight(self, at: int) -> bool:
        """Whether the first row of a line is on the screen."""
        top = self.choices.virtual_region.y + self.query_one("#column").virtual_region.y + self.choices.rows[at].start
        return self.reader.shows(top, top)

    # --- notes ------------------------------------------------------------------------------------------------------

    def action_note(self, at: int) -> None:
        """Open this note of the page, or close it when it is open."""
        self.give(do.OpenNote(None if at == self.view.note else at))

    def _bring_note(self) -> None:
        reader = self.reader
        lines = reader.set_page.notes[self.view.note] if self.view.note is not None else None
        if lines is not None:
            self.call_after_refresh(reader.bring, lines.start + reader.above, lines.stop - 1 + reader.above)

    # --- keys -------------------------------------------------------------------------------------------------------

    def offers(self, id: str) -> bool:
        """Reading on is offered while there is more of the page, numbers while there are any."""
        if id == "read_on":
            return super().offers(id) or self.reader.more
        if id == "leaf_back":
            return super().offers(id) or self.reader.scroll_y > 0
        if id == "take":
            return False  # the numbers say it
        return bool(self.choices.numbers) if id == "number" else super().offers(id)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """The numbers that there are, for the choices."""
        numbers = self.choices.numbers
        if offer.id != "number":
            return super().shown(offer)
        return f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}", offer.label


def _which(view: PageView) -> tuple[object, ...]:
    """What tells a page from all others of its run, and from itself before it was asked for."""
    return view.at, view.made, view.gated
