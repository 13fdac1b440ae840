"""The reading page: one page at a time, its notes, and its choices as acts."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from game.play.page import Page, PageKind
from game.play.replay import go_on
from game.play.run import HOTTEST, Run
from game.tui import choices, gate, texts
from game.tui.commands import Command, Context
from game.tui.screens.framed import SHORT, WIDE, Room, bindings
from game.tui.typeset.lines import joined
from game.tui.typeset.page_layout import Setting, set_page
from game.tui.widgets.acts import Acts, Entry
from game.tui.widgets.bars import Rule
from game.tui.widgets.reader import Reader

TURNED = (PageKind.CONSEQUENCE, PageKind.ENDING)
GUTTER, MARGIN = 5, 32


class Reading(Room[None]):
    """Shows the run's pages; `index` is the page among those of the present step."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("reading", "anywhere")
    BINDINGS: ClassVar = bindings("reading", "anywhere")

    def __init__(self, run: Run, index: int = 0, place: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.run = run
        self.index = min(index, len(run.pages) - 1)
        self.note: int | None = None
        self.asked = False  # whether the reader has answered the question before a hot scene
        self.ready = False
        self._start = place

    def body(self) -> Iterable[Widget]:
        """The column with its text and acts, and the margin."""
        text, margin = Static(id="text", markup=False), Static(id="margin", markup=False)
        text.auto_links = False  # note marks have a look of their own
        with Reader(id="reader"), Horizontal(id="spread"):
            with Vertical(id="column"):
                yield text
                yield Acts(id="acts")
            yield margin

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page before the reader."""
        return self.run.pages[min(self.index, len(self.run.pages) - 1)]

    @property
    def gated(self) -> bool:
        """Whether the reader is to be asked before this page's text."""
        return not self.asked and gate.shut(self.run, self.page)

    def on_mount(self) -> None:
        """Follow the scrolling, so that the rule below can say whether there is more."""
        reader = self.query_one(Reader)
        self.watch(reader, "scroll_y", self._mark_more, init=False)
        self.watch(reader, "virtual_size", self._mark_more, init=False)
        self._set(self._start)
        self.ready = True
        self.refresh_keys()

    def lay_out(self) -> None:
        """Set the page in the present size, at the place the reader is at."""
        self._set(self.query_one(Reader).place)

    def _set(self, place: tuple[int, int] | None) -> None:
        reader, acts = self.query_one(Reader), self.query_one(Acts)
        page = gate.before(self.page) if self.gated else self.page
        setting = self._setting(page)
        sheet = set_page(page, setting)
        reader.above = 1 if self.size.height < SHORT else 2
        self.query_one("#text", Static).update(joined(line.content for line in sheet.lines))
        self.query_one("#margin", Static).update(joined(sheet.margin))
        self._measure(setting, reader.above)
        entries = gate.entries() if self.gated else choices.entries(self.page)
        same = [entry.id for entry in entries] == [entry.id for entry in acts.entries]
        acts.fill(entries, setting.column, at=acts.at if same else None)
        self.head(*(("",) * 3 if setting.placed else self._heading(page)))
        reader.set(sheet, place)
        self.call_after_refresh(self._mark_more)

    def _setting(self, page: Page) -> Setting:
        wide = self.size.width >= WIDE and self.game.settings.notes_beside
        left, middle, right = self._heading(page)
        fits = len(left) + len(middle) + len(right) + 8 <= self.size.width
        placed = self.size.height < SHORT or not fits
        room = self.size.width - self.measure - GUTTER - 8
        return Setting(self.measure, min(MARGIN, room) if wide else 0, placed, self.note)

    def _measure(self, setting: Setting, above: int) -> None:
        """Give the parts their widths, the whole in the middle."""
        whole = setting.column + (GUTTER + setting.margin if setting.margin else 0)
        self.query_one("#spread").styles.padding = (above, 0, 1, max((self.size.width - whole) // 2, 0))
        self.query_one("#column").styles.width = setting.column
        margin = self.query_one("#margin")
        margin.display = bool(setting.margin)
        margin.styles.width = setting.margin
        margin.styles.margin = (0, 0, 0, GUTTER)

    def _heading(self, page: Page) -> tuple[str, str, str]:
        where = " · ".join(part for part in (page.when, page.place) if part)
        if self.size.width >= WIDE:
            return self.run.story.title, where, page.eyes
        return where or self.run.story.title, "", page.eyes

    def _mark_more(self) -> None:
        reader, rule = self.query_one(Reader), self.query_one("#below", Rule)
        if rule.more != reader.more:
            rule.more = reader.more
            self.refresh_keys()
        self.game.keep_place(self.index, (reader.place or (0, 0))[0])

    # --- turning and choosing ---------------------------------------------------------------------------------------

    def show(self, index: int) -> None:
        """Show the page of this index from its top."""
        self.index, self.note = index, None
        self.game.keep_place(index, 0)
        self._set(None)
        self.tell("")
        self.refresh_keys()

    def take(self, entry: Entry) -> None:
        """Do what an entry stands for."""
        if entry.id == choices.ON and self.page.kind is not PageKind.SCENE:
            self.show(self.index + 1)
        elif self.gated:
            self.asked = True
            if entry.id == gate.IN_SHORT:
                self.game.set(replace(self.game.settings, heat=HOTTEST - 1))
            self.show(self.index)
        elif self.page.kind is PageKind.CLOSE:
            self.call_later(self.run_action, entry.id)
        else:
            self._choose(entry.id)

    def _choose(self, option: str) -> None:
        self.asked = False
        again = go_on(self.run, option)
        self.show(len(self.run.pages) - 1 if again else 0)
        news = self.game.autosave() or again
        if news:
            self.tell(news)

    def on_acts_taken(self, message: Acts.Taken) -> None:
        """A choice was clicked."""
        self.take(message.entry)

    def action_take(self) -> None:
        """Do what is pointed at, or turn the page while it is out of sight."""
        acts = self.query_one(Acts)
        if acts.at is not None and self._in_sight(acts.at):
            self.take(acts.entries[acts.at])
        else:
            self.query_one(Reader).turn(1)

    def action_number(self, number: int) -> None:
        """Make the choice of this number."""
        entry = self.query_one(Acts).marked(str(number))
        if entry:
            self.take(entry)

    def action_read_on(self) -> None:
        """Turn the page; at its end, go on."""
        if not self.query_one(Reader).turn(1) and self.page.kind in TURNED:
            self.show(self.index + 1)

    def action_read_back(self) -> None:
        """Back up the page; at its top, to the page before of the same step."""
        if not self.query_one(Reader).turn(-1) and self.index > 0:
            self.show(self.index - 1)

    def action_next(self) -> None:
        """The next choice if it is in sight, else a line on."""
        self._step(1)

    def action_previous(self) -> None:
        """The choice before if it is in sight, else a line back."""
        self._step(-1)

    def _step(self, step: int) -> None:
        acts, reader = self.query_one(Acts), self.query_one(Reader)
        to = acts.neighbour(step)
        if to is not None and self._in_sight(to) and (acts.at is None or self._in_sight(acts.at)):
            acts.point(to)
        else:
            reader.move(step)

    def action_top(self) -> None:
        """To the top of the page."""
        self.query_one(Reader).scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To the end of the page."""
        self.query_one(Reader).scroll_end(animate=False, immediate=True)

    def _in_sight(self, at: int) -> bool:
        """Whether the first line of an entry is on the screen."""
        acts, reader = self.query_one(Acts), self.query_one(Reader)
        top = acts.virtual_region.y + self.query_one("#column").virtual_region.y + acts.rows[at].start
        return reader.shows(top, top)

    # --- notes ------------------------------------------------------------------------------------------------------

    def action_note(self, at: int) -> None:
        """Open this note of the page, or close it when it is open."""
        self._open(None if at == self.note else at)

    def action_next_note(self) -> None:
        """Open the next note; after the last one, none."""
        count = len(self.page.notes)
        following = 0 if self.note is None else self.note + 1
        self._open(following if following < count else None)

    def action_previous_note(self) -> None:
        """Open the note before."""
        self._open((len(self.page.notes) if self.note is None else self.note) - 1)

    def action_close_note(self) -> None:
        """Close the open note."""
        self._open(None)

    def _open(self, at: int | None) -> None:
        reader = self.query_one(Reader)
        self.note = at if at is not None and 0 <= at < len(self.page.notes) else None
        self.lay_out()
        self.refresh_keys()
        lines = reader.sheet.notes[self.note] if self.note is not None else None
        if lines is not None:
            self.call_after_refresh(reader.bring, lines.start + reader.above, lines.stop - 1 + reader.above)

    # --- the rest ---------------------------------------------------------------------------------------------------

    def offers(self, command: str) -> bool:
        """Notes, cards and numbers only where the page has any."""
        if not self.ready:
            return True
        page = self.page
        match command:
            case "next_note" | "previous_note":
                return bool(page.notes) and not self.gated
            case "close_note":
                return self.note is not None
            case "know":
                return bool(page.known)
            case "differ":
                return bool(page.differences)
            case "number":
                return bool(self._numbers())
            case "read_on":
                return page.kind in TURNED or self.query_one(Reader).more
            case "back":
                return False
        return True

    def shown(self, command: Command) -> tuple[str, str]:
        """The numbers that there are, for the choices."""
        numbers = self._numbers()
        if command.id != "number":
            return super().shown(command)
        return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}", command.label

    def _numbers(self) -> list[str]:
        return [entry.mark for entry in self.query_one(Acts).entries if entry.open and entry.mark]

    def action_know(self) -> None:
        """What the scene rests on."""
        self.app.push_screen(texts.know(self.page.known, self.page.title))

    def action_differ(self) -> None:
        """Where the sources differ."""
        self.app.push_screen(texts.differ(self.page.differences, self.page.title))

    def action_leave(self) -> None:
        """Back to the title."""
        self.dismiss(None)
