"""A screen with lines that can be taken: pointed at, typed by number, clicked."""

from game.session.offers import TYPE_AGAIN
from game.session.views import Entry, Offer
from game.support.words import _
from game.tui.numbers import span, typed
from game.tui.screens.framed import Shown
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.widgets.choice_list import ChoiceList


class EntriesScreen(ScrolledScreen[Shown]):
    """Lines in a `ChoiceList` below a text, both in a `ReadingPane` that scrolls."""

    def begin(self) -> None:
        """Begin with no number typed."""
        self._waiting = ""  # digits of a number that may be longer
        super().begin()

    @property
    def choices(self) -> ChoiceList:
        """The lines."""
        return self.query_one(ChoiceList)

    def take(self, entry: Entry) -> None:
        """Do what a line stands for."""
        if entry.open:
            self.give(entry.command)

    def offers(self, id: str) -> bool:
        """Numbers are offered while there are any, and taking while something is pointed at."""
        if id == "take":
            return self.choices.at is not None
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

    def on_choice_list_taken(self, message: ChoiceList.Taken) -> None:
        """A line was clicked."""
        self.take(message.entry)

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
        return _("There is no {number} here.").format(number=digits)

    def take_numbered(self, entry: Entry) -> None:
        """Take the line of a typed number where it is in sight; any other is brought there first, and pointed at."""
        at = self.choices.entries.index(entry)
        if self.bring_row(at):
            self.take(entry)
        else:
            self.choices.point(at)
            self.tell(_(TYPE_AGAIN).format(number=entry.number))

    @property
    def first_row(self) -> int:
        """The row, of all that is scrolled, on which the first line to be taken stands."""
        return self.choices.virtual_region.y + self.reader.above

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
