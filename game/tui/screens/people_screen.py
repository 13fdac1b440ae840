"""Picking whom to follow: a line ticks somebody and the last begins, or each does; where room is little names come first."""

from msgspec import Struct
from msgspec.structs import replace
from textual.content import Content

from game.session import command as do
from game.session.offers import with_key
from game.session.views import Entry, Hint, Offer
from game.support.words import N_, _
from game.tui.screens.framed import SHORT, TINY
from game.tui.screens.menu_screen import MenuScreen
from game.tui.typeset.content import phrased
from game.tui.typeset.wrap import BLANK, wrap


class Shape(Struct, frozen=True):
    """One way to set the page: with what it says of itself, with everybody's words or those of one, air, and sayings."""

    about: bool
    words: bool
    gap: int
    said: bool = True


SHAPES = (
    Shape(about=True, words=True, gap=1),
    Shape(about=False, words=True, gap=1),
    Shape(about=True, words=False, gap=0),
    Shape(about=False, words=False, gap=0),
    Shape(about=False, words=False, gap=0, said=False),
)
"""From the roomiest to the closest."""

_TO_BEGIN = Hint("bottom", N_("{key}, enter: begin"), "")
"""What is said in passing once it can be begun, while somebody is pointed at."""


class PeopleScreen(MenuScreen):
    """A list of people; the last line begins, and is in sight."""

    _told = True  # whether everybody's words stand there, or only those of the one pointed at

    def fill(self, at: int | None) -> None:
        """Set everything in the roomiest way of which all is in sight."""
        self.head(self.sitting.story.title)
        for shape in SHAPES:
            if self._set(shape, at) <= self.size.height - self._frame:
                break
        above = 1 if self.size.height >= SHORT else 0
        self.reader.pad(above, max((self.size.width - self.measure) // 2, 0), foot=0)
        self.paint()

    @property
    def gap(self) -> int:
        """Where there is little room, not even an empty line parts the text from what can be taken."""
        return 1 if self.size.height >= SHORT else 0

    @property
    def _frame(self) -> int:
        """How many lines stand above and below the page."""
        return 0 if self.size.height < TINY else 2 if self.size.height < SHORT else 4

    def _set(self, shape: Shape, at: int | None) -> int:
        """Set everything in this way; returns the lines it takes."""
        view, width = self.view, self.measure
        lines = wrap(Content.styled(view.heading, ".title"), width)
        if shape.about and view.about:
            lines += [BLANK, *wrap(Content.styled(view.about, ".note"), width)]
        self.words, self._told = lines, shape.words
        entries = view.entries if shape.words else tuple(replace(entry, below=()) for entry in view.entries)
        if not shape.said:
            entries = tuple(replace(entry, words=entry.words[:1]) for entry in entries)
        self.choices.fill(entries, width, gap=shape.gap, at=at)
        tallest = 0 if shape.words else max(len(self._words(entry)) for entry in view.entries) + 1
        return 1 + len(lines) + 1 + self.choices.rows[-1].stop + tallest

    def _words(self, entry: Entry) -> list[Content]:
        """What a person's story begins with, in lines."""
        return [line for below in entry.below for line in wrap(phrased(below), self.measure)]

    def paint(self) -> None:
        """Show below everybody the words of the one pointed at, where those of all have no room."""
        at = self.choices.at
        words = [] if self._told or at is None else self._words(self.view.entries[at])
        self.below = [BLANK, *words] if words else ()
        super().paint()
        self.lower.hint = with_key(_TO_BEGIN, self.view.offers) if self._elsewhere else ""

    @property
    def _elsewhere(self) -> bool:
        """Whether it can be begun, but not with what is pointed at."""
        last, at = self.view.entries[-1], self.choices.at
        return last.number is None and last.open and at is not None and self.view.entries[at] != last

    def point(self, at: int | None) -> None:
        """Point at a line, or at none."""
        super().point(at)
        self.refresh_keys()

    def bring_row(self, at: int) -> bool:
        """Bring a line into sight that is there already, if the terminal has as many lines as there are people."""
        super().bring_row(at)
        return True

    def take(self, entry: Entry) -> None:
        """Tick the person of a line, and point at it; or begin."""
        at = next((at for at, one in enumerate(self.view.entries) if one.command == entry.command), None)
        self.point(at)
        super().take(entry)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """Enter, numbers and space pick or put back, and on the last line Enter begins; all begin where one alone is followed."""
        key, label = super().shown(offer)
        if offer.id not in ("take", "number", "tick"):
            return key, label
        first = self.view.entries[0]
        pointed = (self.choices.pointed() if self.is_mounted else None) or first
        one = first if offer.id == "number" or (offer.id == "tick" and pointed.number is None) else pointed
        if isinstance(one.command, do.Follow):
            return key, _("begin")
        return key, _("put back") if one is pointed and one.ticked and offer.id != "number" else _("pick")
