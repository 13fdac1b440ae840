"""A list of which one line is taken: how hot, which save, which page of the journal, which setting."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.commands import Context
from game.tui.screens.framed import SHORT, Room, bindings
from game.tui.typeset.lines import joined, wrap
from game.tui.widgets.acts import Acts, Entry
from game.tui.widgets.bars import Rule
from game.tui.widgets.reader import Reader


class Menu(Room[str]):
    """Shows a title, a few words and entries; returns the id of the one taken, or None."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("list", "anywhere")
    BINDINGS: ClassVar = bindings("list", "anywhere")

    def __init__(self, title: str, about: str, entries: Sequence[Entry], *, at: int = 0, gap: int = 0) -> None:
        super().__init__()
        self.heading, self.about = title, about
        self.entries: Sequence[Entry] = tuple(entries)
        self._at, self._gap = at, gap

    def body(self) -> Iterable[Widget]:
        """The title and the list."""
        with Reader(id="reader"):
            yield Static(id="text", markup=False)
            yield Acts(id="acts")

    def on_mount(self) -> None:
        """Follow the scrolling."""
        reader = self.query_one(Reader)
        self.watch(reader, "scroll_y", self._mark_more, init=False)
        self.watch(reader, "virtual_size", self._mark_more, init=False)
        self._fill(self._at)
        self.call_after_refresh(self._bring)
        self.refresh_keys()

    def lay_out(self) -> None:
        """Set the list in the present size, pointing where it did."""
        self._fill(self.query_one(Acts).at)
        self.call_after_refresh(self._bring)

    def refill(self, entries: Sequence[Entry]) -> None:
        """Show other entries in the place of these."""
        self.entries = tuple(entries)
        self.lay_out()
        self.refresh_keys()

    def _fill(self, at: int | None) -> None:
        width = self.measure
        above = 1 if self.size.height < SHORT else 2
        lines = wrap(Content.styled(self.heading, ".title"), width)
        if self.about:
            lines += [Content(""), *wrap(Content.styled(self.about, ".faint"), width)]
        text = self.query_one("#text", Static)
        text.update(joined(lines))
        text.styles.width = width
        acts = self.query_one(Acts)
        acts.styles.width = width
        acts.fill(self.entries, width, gap=self._gap if self.size.height >= SHORT else 0, at=at)
        self.query_one(Reader).styles.padding = (above, 0, 1, max((self.size.width - width) // 2, 0))
        self.call_after_refresh(self._mark_more)

    def _mark_more(self) -> None:
        self.query_one("#below", Rule).more = self.query_one(Reader).more

    def _bring(self) -> None:
        """Bring the entry pointed at into sight; the title too, for the first."""
        acts, reader = self.query_one(Acts), self.query_one(Reader)
        if acts.at is None or acts.at >= len(acts.rows):
            return
        if acts.at == 0:
            reader.scroll_home(animate=False, immediate=True)
            return
        row, top = acts.rows[acts.at], acts.virtual_region.y
        reader.bring(top + row.start, top + row.stop - 1)

    def _go(self, at: int | None) -> None:
        self.query_one(Acts).point(at)
        self._bring()

    def take(self, entry: Entry) -> None:
        """An entry was taken; a subclass may do otherwise than return it."""
        self.dismiss(entry.id)

    def pointed(self) -> Entry | None:
        """The entry pointed at."""
        return self.query_one(Acts).pointed()

    def on_acts_taken(self, message: Acts.Taken) -> None:
        """An entry was clicked."""
        self.take(message.entry)

    def action_list_take(self) -> None:
        """Take the entry pointed at."""
        entry = self.pointed()
        if entry:
            self.take(entry)

    def action_list_number(self, number: int) -> None:
        """Take the entry of this number."""
        entry = self.query_one(Acts).marked(str(number))
        if entry:
            self.take(entry)

    def action_list_next(self) -> None:
        """The next entry; past the last, a line on."""
        self._step(1)

    def action_list_previous(self) -> None:
        """The entry before; before the first, a line back."""
        self._step(-1)

    def _step(self, step: int) -> None:
        to = self.query_one(Acts).neighbour(step)
        if to is None:
            self.query_one(Reader).move(step)
        else:
            self._go(to)

    def action_list_first(self) -> None:
        """The first entry."""
        self._go(0 if self.entries else None)

    def action_list_last(self) -> None:
        """The last entry."""
        self._go(len(self.entries) - 1 if self.entries else None)

    def action_list_page_down(self) -> None:
        """On by a screenful."""
        self._leap(1)

    def action_list_page_up(self) -> None:
        """Back by a screenful."""
        self._leap(-1)

    def _leap(self, step: int) -> None:
        acts, lines = self.query_one(Acts), self.query_one(Reader).size.height
        if acts.at is None:
            self.query_one(Reader).turn(step)
            return
        wanted = acts.rows[acts.at].start + step * lines
        near = min(range(len(acts.rows)), key=lambda at: abs(acts.rows[at].start - wanted))
        self._go(near)
