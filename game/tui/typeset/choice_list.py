"""Lines that can be taken, one of them pointed at: how they are laid out, and where one goes in them."""

from collections.abc import Callable, Sequence

from textual.content import Content

from game.session.views import Entry
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK, indent, wrap

_POINTERS: dict[str, str] = {"arrow": "› ", "bar": "▌ ", "reverse": "› "}
POINTER = 2  # columns of it
UNPOINTED = Content(" " * POINTER)
BETWEEN, LEAST = 2, 24  # columns between words and a value, and of a value that stands in a column of its own


class ChoiceList:
    """Entries in `lines`, of which `rows` belong to each; `at` is the one pointed at, or None where nothing can be done.

    A click on one that is open takes it. `look` says how the reader wants to see what is pointed at.
    """

    def __init__(self, look: Callable[[], str]) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.at: int | None = None
        self.lines: tuple[Content, ...] = ()
        self.rows: tuple[range, ...] = ()
        self._width = 40
        self._gap = 0
        self._look = look

    def fill(
        self,
        entries: Sequence[Entry],
        width: int,
        *,
        gap: int = 0,
        at: int | None = None,
        somewhere: bool = True,
    ) -> None:
        """Hold these entries in lines of this width, `gap` empty ones between them, pointing at `at`.

        Where that one is closed it is pointed at the next; where it is None at the first, unless it need not be `somewhere`.
        """
        self.entries, self._width, self._gap = tuple(entries), width, gap
        self.at = self._open_from(at or 0, 1) if at is not None or somewhere else None
        self._set()

    def point(self, at: int | None) -> bool:
        """Point at an entry, or at none; whether that changes anything."""
        changes = at != self.at and (at is None or self.entries[at].open)
        if changes:
            self.at = at
            self._set()
        return changes

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

    def _set(self) -> None:
        lines: list[Content] = []
        rows: list[range] = []
        column = max((len(_number(entry)) for entry in self.entries), default=0)
        valued = (content.wide(entry.words) for entry in self.entries if entry.value)
        named = max(valued, default=0) + BETWEEN
        for at, entry in enumerate(self.entries):
            lines.extend([BLANK] * (self._gap if at else 0))
            drawn = self._row(entry, at == self.at, column, named)
            rows.append(range(len(lines), len(lines) + len(drawn)))
            lines.extend(
                content.clickable(one, f"screen.click_line({at})", POINTER) if entry.open else one for one in drawn
            )
        self.lines, self.rows = tuple(lines), tuple(rows)

    def _row(self, entry: Entry, at: bool, column: int, named: int) -> list[Content]:
        """The lines of an entry, its number in so wide a `column`, and a value after those that are so wide `named`."""
        pointer, look = pointed(self._look())
        pointer = pointer if at or entry.made else UNPOINTED
        first = Content.assemble(
            pointer, Content.styled(_number(entry).rjust(column), ".entry-mark"), "  " if column else ""
        )
        by = first.cell_length
        words = [one.stylize(look) if at else one for one in _words(entry, self._width - by, named)]
        lines = [first + words[0], *indent(words[1:], by)]
        for below in entry.below:
            quiet = content.phrased(below).stylize_before(".note")
            lines.extend(indent(wrap(quiet, self._width - by), by))
        return lines


def pointed(look: str) -> tuple[Content, str]:
    """Return the sign before a line that is pointed at, and the look of its words, as the reader wants to see it."""
    return Content.styled(_POINTERS[look], ".accent"), ".entry-reverse" if look == "reverse" else ".entry-at"


def _number(entry: Entry) -> str:
    return "" if entry.number is None else str(entry.number)


def _words(entry: Entry, width: int, named: int) -> list[Content]:
    """The words of an entry in lines, and its value in a column of its own where that has room, else behind them."""
    words, value = content.entry(entry), content.phrased(entry.value).stylize("" if entry.open else ".closed")
    if not entry.value:
        return wrap(words, width)
    if width - named < LEAST:
        return wrap(Content.assemble(words, " " * BETWEEN, value), width)
    parts = wrap(value, width - named)
    return [Content.assemble(words, " " * (named - words.cell_length), parts[0]), *indent(parts[1:], named)]
