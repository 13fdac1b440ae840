"""A list of which one line is taken: how hot, which save, which setting."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from game.session import command as do
from game.session.offer_table import LISTS
from game.session.views import Entry, MenuView, Offer
from game.support.words import _
from game.tui.screens.entries_screen import EntriesScreen
from game.tui.screens.framed import SHORT, bindings
from game.tui.typeset.text_layout import paragraph_lines
from game.tui.typeset.wrap import BLANK, wrap


class MenuScreen(EntriesScreen[MenuView]):
    """Shows a title, a few words and lines."""

    CONTEXTS: ClassVar = LISTS
    BINDINGS: ClassVar = bindings(*CONTEXTS)

    def body(self) -> Iterable[Widget]:
        """The title and the list."""
        yield self.reader

    def show(self, view: MenuView) -> None:
        """Show a list, pointing where it did if it is the one that was shown before."""
        before = self.choices.at if view is not self.view and self.choices.entries else view.at
        self.view = view
        self.fill(min(before or 0, max(len(view.entries) - 1, 0)))
        self.settle()
        self.refresh_keys()
        self.tell_news()

    def lay_out(self) -> None:
        """Set the list in the present size, pointing where it did."""
        self.fill(self.choices.at)
        self.settle()

    def fill(self, at: int | None) -> None:
        """Set everything, pointing at this line."""
        width = self.measure
        self.head_over()
        lines = wrap(Content.styled(self.view.heading, ".title"), width)
        if self.view.about:
            lines += [BLANK, *wrap(Content.styled(self.view.about, ".note"), width)]
        told = [BLANK, *paragraph_lines(self.view.told, width)] if self.view.told else []
        tall = self.size.height >= SHORT
        self.words, self.below = ([*lines, *told], ()) if tall else (lines, told)  # the lines to be taken come first
        self.choices.fill(self.view.entries, width, gap=1 if self.view.spaced and tall else 0, at=at)
        self.reader.pad(2 if tall else 1, max((self.size.width - width) // 2, 0))
        self.paint()

    def _bring(self) -> None:
        """Bring the line pointed at into sight; the title too, for the first."""
        choices, reader = self.choices, self.reader
        if choices.at is None or choices.at >= len(choices.rows):
            return
        if choices.at == 0:
            reader.go(0)
            return
        self.bring_row(choices.at)

    def _go(self, at: int | None) -> None:
        self.forget_digits()
        self.point(at)
        self._bring()

    def offers(self, id: str) -> bool:
        """Values are gone through where the line pointed at has some."""
        if id in ("value_before", "value_next"):
            return self._dialled
        return super().offers(id)

    @property
    def _dialled(self) -> bool:
        entry = self.choices.pointed()
        return entry is not None and entry.before is not None

    def shown(self, offer: Offer) -> tuple[str, str]:
        """What it is that becomes of a line which is taken: a value is changed, a save or a text opened."""
        key, label = super().shown(offer)
        if offer.id not in ("take", "number"):
            return key, label
        if self.view.asked:
            return key, _("answer") if offer.id == "take" else _("point")
        if self._dialled:
            return key, _("change")
        opens = bool(self.view.entries) and isinstance(self.view.entries[0].command, do.Open | do.LookUp)
        return key, _("open") if opens and self.view.context != "title" else label

    def action_take(self) -> None:
        """Take the line whose number is typed, or that is pointed at and in sight; else bring that there."""
        typed, at = self.typed_so_far(), self.choices.at
        if typed is not None:
            self.take_numbered(typed)
        elif at is not None and self.bring_row(at):
            self.take(self.choices.entries[at])

    def action_value_next(self) -> None:
        """Go on to the next value of the line pointed at."""
        self._change(on=True)

    def action_value_before(self) -> None:
        """Go back to the value before."""
        self._change(on=False)

    def _change(self, *, on: bool) -> None:
        entry = self.choices.pointed()
        if entry is not None and entry.before is not None:
            self.give(entry.command if on else entry.before)

    def action_number(self, digit: str) -> None:
        """Take the line of this number."""
        self.type_digit(digit)

    def take_numbered(self, entry: Entry) -> None:
        """Take it as ever; of a question that may be unexpected, only point at it."""
        if not self.view.asked:
            super().take_numbered(entry)
            return
        self._go(self.view.entries.index(entry))
        self.tell_keys(_("This is asked before you read on: {take} answers with the line pointed at."))

    def action_next(self) -> None:
        """The next line; past the last, on by one."""
        self._step(1)

    def action_previous(self) -> None:
        """The line before; before the first, back by one."""
        self._step(-1)

    def _step(self, step: int) -> None:
        to = self.choices.neighbour(step)
        if to is None:
            self.reader.move(step)
        else:
            self._go(to)

    def action_top(self) -> None:
        """The first line."""
        self._go(0 if self.view.entries else None)

    def action_bottom(self) -> None:
        """The last line."""
        self._go(len(self.view.entries) - 1 if self.view.entries else None)

    def action_list_on(self) -> None:
        """On by a screenful, as far as there is more."""
        at = self.choices.at
        if self.reader.more:
            self._leap(1)
            if self.choices.at == at:
                self.reader.turn(1)

    def action_list_page_down(self) -> None:
        """On by a screenful."""
        self._leap(1)

    def action_list_page_up(self) -> None:
        """Back by a screenful."""
        self._leap(-1)

    def action_half_down(self) -> None:
        """On by half a screen."""
        self._leap(0.5)

    def action_half_up(self) -> None:
        """Back by half a screen."""
        self._leap(-0.5)

    def _leap(self, screens: float) -> None:
        choices, lines = self.choices, round(screens * self.reader.size.height)
        if choices.at is None:
            self.reader.move(lines)
            return
        wanted = choices.rows[choices.at].start + lines
        self._go(min(range(len(choices.rows)), key=lambda at: abs(choices.rows[at].start - wanted)))
