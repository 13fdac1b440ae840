"""A column of lines that can be taken, one of them pointed at; keys move it from outside, the mouse from inside."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from game.session.views import Entry
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK, hang, in_one, indent, wrap

_POINTERS: dict[str, str] = {"arrow": "› ", "bar": "▌ ", "reverse": "› "}


class ChoiceList(Static):
    """Shows entries; `at` is the one pointed at, or None where nothing can be done.

    Sends `Taken` when one is clicked, and `Pointed` when another one is pointed at.
    """

    class Taken(Message):
        """The reader clicked an entry that is open."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Pointed(Message):
        """Another entry is pointed at."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.entries: tuple[Entry, ...] = ()
        self.at: int | None = None
        self.rows: tuple[range, ...] = ()
        self._width = 40
        self._gap = 0
        self._look = "arrow"
        self._widths: tuple[int, ...] = ()

    def fill(
        self,
        entries: Sequence[Entry],
        width: int,
        *,
        gap: int = 0,
        at: int | None = None,
        look: str = "arrow",
        somewhere: bool = True,
    ) -> None:
        """Show these entries in lines of this width, `gap` empty ones between them, pointing at `at`.

        Where that is None it is pointed at the first, unless it need not be `somewhere`. `look` is how that is shown.
        """
        self.entries, self._width, self._gap, self._look = tuple(entries), width, gap, look
        self.at = at if at is not None and at < len(entries) else self._open_from(0, 1) if somewhere else None
        self._paint()

    def point(self, at: int | None) -> None:
        """Point at an entry, or at none."""
        if at != self.at and (at is None or self.entries[at].open):
            self.at = at
            self._paint()
            self.post_message(self.Pointed())

    def neighbour(self, step: int) -> int | None:
        """Return the next open entry in this direction, from where it is pointed, or None at the end."""
        return self._open_from(
            (-1 if step > 0 else len(self.entries)) + step if self.at is None else self.at + step, step
        )

    def pointed(self) -> Entry | None:
        """Return the entry pointed at."""
        return None if self.at is None else self.entries[self.at]

    def numbered(self, number: int) -> Entry | None:
        """Return the open entry that has this number."""
        return next((entry for entry in self.entries if entry.open and entry.number == number), None)

    @property
    def numbers(self) -> list[int]:
        """The numbers that can be typed."""
        return [entry.number for entry in self.entries if entry.open and entry.number is not None]

    def _open_from(self, at: int, step: int) -> int | None:
        while 0 <= at < len(self.entries):
            if self.entries[at].open:
                return at
            at += step
        return None

    def _paint(self) -> None:
        lines: list[Content] = []
        rows: list[range] = []
        for number, entry in enumerate(self.entries):
            lines.extend([BLANK] * (self._gap if number else 0))
            drawn = self._row(entry, number == self.at)
            rows.append(range(len(lines), len(lines) + len(drawn)))
            lines.extend(drawn)
        self.rows = tuple(rows)
        self._widths = tuple(line.cell_length for line in lines)
        self.update(in_one(lines))

    def _row(self, entry: Entry, at: bool) -> list[Content]:
        marks = ["" if each.number is None else str(each.number) for each in self.entries]
        column = max(map(len, marks), default=0)
        mark = "" if entry.number is None else str(entry.number)
        pointer = Content.styled(_POINTERS[self._look] if at or entry.made else "  ", ".accent")
        first = Content.assemble(pointer, Content.styled(mark.rjust(column), ".entry-mark"), "  " if column else "")
        words = content.entry(entry)
        pointed = words.stylize(".entry-reverse" if self._look == "reverse" else ".entry-at")
        lines = hang(pointed if at else words, self._width, first)
        by = first.cell_length
        for below in entry.below:
            quiet = content.phrased(below).stylize_before(".note")
            lines.extend(indent(wrap(quiet, self._width - by), by))
        return lines

    def _entry_on(self, x: int, y: int) -> int | None:
        """The open entry whose words stand there; beside them there is nothing."""
        if not 0 <= y < len(self._widths) or not 2 <= x < self._widths[y]:
            return None
        return next((number for number, row in enumerate(self.rows) if y in row and self.entries[number].open), None)

    def on_click(self, event: events.Click) -> None:
        """Take what is clicked."""
        at = self._entry_on(event.x, event.y)
        if at is not None:
            self.point(at)
            self.post_message(self.Taken(self.entries[at]))
