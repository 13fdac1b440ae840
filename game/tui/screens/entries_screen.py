"""A screen with lines that can be taken: pointed at, typed by number, clicked."""

from collections.abc import Sequence

from textual.content import Content

from game.session.offers import TYPE_AGAIN
from game.session.sitting import Session
from game.session.views import Entry, Offer
from game.support.words import _
from game.tui.numbers import no_such, span, typed
from game.tui.screens.framed import Give, Shown
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.typeset.choice_list import ChoiceList
from game.tui.typeset.wrap import BLANK


class EntriesScreen(ScrolledScreen[Shown]):
    """The lines of a `ChoiceList` below `words`, which are the lines of a text, and above what stands `below` them."""

    words: Sequence[Content] = ()
    below: Sequence[Content] = ()

    def __init__(self, sitting: Session, frame: int, view: Shown, give: Give) -> None:
        super().__init__(sitting, frame, view, give)
        self.choices = ChoiceList(lambda: sitting.settings.pointer)
        self._waiting = ""  # digits of a number that may be longer

    def paint(self) -> None:
        """Show the text and what can be taken."""
        lines = self.choices.lines
        self.reader.show([*self.words, *([BLANK] * self.gap if lines else ()), *lines, *self.below])

    @property
    def gap(self) -> int:
        """How many empty lines part the text from what can be taken."""
        return 1

    def point(self, at: int | None) -> None:
        """Point at a line, or at none."""
        if self.choices.point(at):
            self.paint()

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """What is pointed at, and what is typed of a number, too."""
        return *super().whereabouts, self.choices.at, self._waiting

    def take(self, entry: Entry) -> None:
        """Do what a line stands for."""
        if entry.open:
            self.give(entry.command)

    def offers(self, id: str) -> bool:
        """Numbers are offered while there are any, taking while something is pointed at, and going on while there is more."""
        if id == "take":
            return self.choices.at is not None
        if id == "list_on":
            return self.reader.more
        return bool(self.choices.numbers) if id == "number" else super().offers(id)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """The numbers that there are, where lines are taken by theirs."""
        key, label = super().shown(offer)
        numbers = self.choices.numbers if offer.id == "number" else []
        return span(numbers) if numbers else key, label

    def line(self) -> str:
        """The number of the line pointed at."""
        entry = self.choices.pointed()
        return "" if entry is None or entry.number is None else str(entry.number)

    def action_click_line(self, at: int) -> None:
        """A line was clicked."""
        self.point(at)
        self.take(self.choices.entries[at])

    def type_digit(self, digit: str) -> None:
        """Take the line of the number that is typed, once no longer number can be meant."""
        before, self._waiting = self._waiting, ""
        meant = typed(self.choices.numbers, before, digit)
        entry = None if meant.number is None else self.choices.numbered(meant.number)
        if entry is not None:
            self.take_numbered(entry)
        else:
            self._waiting = meant.waiting
            self.tell(f"{meant.waiting}…" if meant.waiting else self._why_not(before + digit))

    def _why_not(self, digits: str) -> str:
        """Why no line is taken by a number: the one that stands there is closed, or there is none."""
        at = int(digits) - 1
        entry = self.choices.entries[at] if 0 <= at < len(self.choices.entries) else None
        if entry is not None and not entry.open and entry.reason:
            return _("That is closed: {reason}.").format(reason=entry.reason.rstrip("."))
        return no_such(digits)

    def take_numbered(self, entry: Entry) -> None:
        """Take the line of a typed number where it is in sight; any other is brought there first, and pointed at."""
        at = self.choices.entries.index(entry)
        if self.bring_row(at):
            self.choices.at = at  # which is painted with what comes of it
            self.take(entry)
        else:
            self.point(at)
            self.tell(_(TYPE_AGAIN).format(number=entry.number))

    @property
    def first_row(self) -> int:
        """The row, of all that is scrolled, on which the first line to be taken stands."""
        return self.reader.above + len(self.words) + self.gap

    def in_sight(self, at: int, *, last: bool = False) -> bool:
        """Return whether the first row of a line, or its last, is on the screen."""
        row = self.choices.rows[at]
        where = self.first_row + (row.stop - 1 if last else row.start)
        return self.reader.shows(where, where)

    def bring_row(self, at: int) -> bool:
        """Bring a line into sight, whatever stands above it; return whether it was there."""
        was, row = self.in_sight(at), self.choices.rows[at]
        self.reader.bring(self.first_row + row.start, self.first_row + row.stop - 1)
        return was

    def typed_so_far(self) -> Entry | None:
        """The line of the number that waits for more digits, which is given up with this."""
        waiting, self._waiting = self._waiting, ""
        return self.choices.numbered(int(waiting)) if waiting else None

    def forget_digits(self) -> None:
        """Give up a number that waits for more digits."""
        if self._waiting:
            self._waiting = ""
            self.tell("")
