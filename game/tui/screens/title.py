"""The title: the edition's drawing, the story's name, and what can be done before reading."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.keep.shelf import Slot
from game.story.model import Story
from game.tui.commands import Command, Context
from game.tui.look.art import art_width, drawn
from game.tui.screens.framed import SHORT, bindings, keys
from game.tui.screens.menu import Menu
from game.tui.typeset.lines import joined, wrap
from game.tui.widgets.acts import Acts, Entry
from game.tui.widgets.reader import Reader

MENU = 36  # the widest the menu gets
TALLEST, LEAST = 21, 4  # lines of the drawing
BETWEEN = 6
BREAK = "\n"


class Title(Menu):
    """The first screen. It stays below all others, and what is taken in its menu is done by the app."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("list", "anywhere")
    BINDINGS: ClassVar = bindings("list", "anywhere")

    def __init__(self, story: Story, entries: Sequence[Entry], news: str = "") -> None:
        super().__init__(story.title, story.subtitle, entries)
        self._news = news

    def on_mount(self) -> None:
        """Tell the news, if there are any."""
        super().on_mount()
        self.tell(self._news)

    def compose(self) -> ComposeResult:
        """No rules here: the drawing, the words and the menu."""
        yield from self.body()
        yield keys()

    def body(self) -> Iterable[Widget]:
        """The drawing, and beside or below it the rest."""
        with Reader(id="reader"), Container(id="front"):
            yield Static(id="art", markup=False)
            with Vertical(id="menu"):
                yield Static(id="text", markup=False)
                yield Acts(id="acts")

    def lay_out(self) -> None:
        """Set everything in the present size."""
        self._fill(self.query_one(Acts).at)

    def _fill(self, at: int | None) -> None:
        width, height = self.size.width, self.size.height - 1
        menu = min(self._needed(), width - 4)
        words = [*wrap(Content.styled(self._spaced(menu), ".title"), menu)]
        words += wrap(Content.styled(self.about, ".faint"), menu) if self.about else []
        entries = [_flat(entry, menu) for entry in self.entries] if self.size.height < SHORT else self.entries
        lines = len(words) + 1 + sum(1 + _height(entry.below, menu) for entry in entries)
        art = self.game.edition.art
        beside = art is not None and width >= menu + BETWEEN + 4 + art_width(art, 9)
        room = height - lines - 1
        if art is not None and beside:
            room = min(height - 2, int((width - menu - BETWEEN - 6) / (2 * art.shape)))
        tall = min(TALLEST, room) if art is not None else 0
        tall -= tall % 3 if tall > LEAST + 2 else 0
        self._place(menu, tall if tall >= LEAST else 0, lines, beside=beside)
        self.query_one("#text", Static).update(joined(words))
        self.query_one(Acts).fill(entries, menu, at=at)

    def _needed(self) -> int:
        """How wide the menu has to be."""
        parts = [self.heading, self.about, *(f"{entry.words.plain}{' ' * 6}" for entry in self.entries)]
        below = [line + " " * 6 for entry in self.entries for line in entry.below.plain.split("\n")]
        return min(max(len(part) for part in [" ".join(self.heading), *parts, *below]), MENU)

    def _spaced(self, width: int) -> str:
        """The title as title pages have it, in spaced capitals, where there is room."""
        spaced = " ".join(self.heading.upper())
        return spaced if len(spaced) <= width else self.heading

    def _place(self, menu: int, tall: int, lines: int, *, beside: bool) -> None:
        """Put the drawing and the menu where they belong."""
        drawing, box, front = self.query_one("#art", Static), self.query_one("#menu"), self.query_one("#front")
        art = self.game.edition.art if tall else None
        wide = art_width(art, tall) if art else 0
        drawing.display = art is not None
        drawing.update(drawn(art, tall, coloured=self.game.coloured) if art else "")
        drawing.styles.width, box.styles.width = wide, menu
        front.set_class(beside, "-beside")
        whole = max(tall, lines) if beside else lines + (tall + 1 if tall else 0)
        across = wide + BETWEEN + menu if beside else max(wide, menu)
        above = max((self.size.height - 1 - whole) // 2, 0)
        front.styles.padding = (above, 0, 0, max((self.size.width - across) // 2, 0))
        box.styles.margin = (max((tall - lines) // 2, 0), 0, 0, BETWEEN) if beside else (1 if tall else 0, 0, 0, 0)

    def take(self, entry: Entry) -> None:
        """Do what was taken."""
        self.call_later(self.app.run_action, f"app.{entry.id}")

    def _mark_more(self) -> None:
        """There is no rule here to say it."""

    def shown(self, command: Command) -> tuple[str, str]:
        """From here, back is out."""
        return (command.key, "quit") if command.id == "back" else super().shown(command)

    def action_back(self) -> None:
        """Leave the game."""
        self.app.exit()


def front(last: Slot | None) -> list[Entry]:
    """What the title offers; `last` is the save to continue, if there is one."""
    entries = [("new", "New", ""), ("saves", "Saves", ""), ("settings", "Settings", "")]
    entries += [("pages", "About", ""), ("quit", "Quit", "")]
    if last is not None:
        entries.insert(
            0, ("continue", "Continue", BREAK.join(part for part in (last.save.title, last.save.told_time) if part))
        )
    return [
        Entry(id, Content(name), str(number), below=Content(below))
        for number, (id, name, below) in enumerate(entries, start=1)
    ]


def _height(below: Content, menu: int) -> int:
    """How many lines the words below an entry take."""
    return len(wrap(below, menu - 5)) if below else 0


def _flat(entry: Entry, width: int) -> Entry:
    """An entry on one line: what stands below it stands after it, as far as there is room."""
    if not entry.below:
        return entry
    after = Content.styled(f"  {entry.below.plain.partition(BREAK)[0]}", ".faint").truncate(
        max(width - 6 - len(entry.words), 0), ellipsis=True
    )
    return replace(entry, words=entry.words + after, below=Content(""))
