"""What can be opened in the words of a page, with keys or by a click: its notes, and the cards of those it names."""

from game.session import command as do
from game.session.views import PageView
from game.tui.screens.entries_screen import EntriesScreen


class MarkedScreen(EntriesScreen[PageView]):
    """A page with notes, one of which may be open, and with names, one of which may be pointed at."""

    named: int | None = None  # the index of the name that is pointed at

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """The name that is pointed at, too."""
        return *super().whereabouts, self.named

    def action_note(self, at: int) -> None:
        """Open this note of the page, or close it when it is open."""
        self.give(do.OpenNote(None if at == self.view.note else at))

    def _bring_note(self) -> None:
        reader = self.reader
        lines = reader.set_page.notes[self.view.note] if self.view.note is not None else None
        if lines is not None:
            reader.bring(lines.start + reader.above, lines.stop - 1 + reader.above)

    def action_who(self, at: int) -> None:
        """Open the card of whom this name of the page names."""
        self.give(do.Who(self.view.names[at].name))

    def action_next_name(self) -> None:
        """Point at the next name in sight; after the last at none."""
        self._to_name(1)

    def action_previous_name(self) -> None:
        """Point at the name before; before the first at none."""
        self._to_name(-1)

    def _to_name(self, step: int) -> None:
        names = self._names_in_sight()
        at = names.index(self.named) + step if self.named in names else 0 if step > 0 else len(names) - 1
        self.point_at_name(names[at] if 0 <= at < len(names) else None)

    def point_at_name(self, at: int | None) -> None:
        """Point at a name of the page, or at none."""
        if at != self.named:
            self.named = at
            self.lay_out()

    def forget_name(self) -> None:
        """Point at a name no longer once it is out of sight."""
        if self.named is not None and not self._is_in_sight(self.named):
            self.point_at_name(None)

    def _names_in_sight(self) -> list[int]:
        """The names that are on the screen, the first of everybody's."""
        first: dict[object, int] = {}
        for at, one in enumerate(self.view.names):
            if self._is_in_sight(at):
                first.setdefault(one.who, at)
        return list(first.values())

    def _is_in_sight(self, at: int) -> bool:
        line = self.reader.set_page.names[at] + self.reader.above
        return self.reader.shows(line, line)
