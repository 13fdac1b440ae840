"""Picking whom to follow: space or a number ticks, Enter begins with those ticked or with the one pointed at."""

from game.session import command as do
from game.session.views import Offer
from game.tui.screens.menu_screen import MenuScreen


class PeopleScreen(MenuScreen):
    """A list of people; the last line begins."""

    def action_take(self) -> None:
        """Begin with those ticked, or with the one pointed at."""
        self.forget_digits()
        ticked = [
            entry.command.person for entry in self.view.entries if entry.ticked and isinstance(entry.command, do.Tick)
        ]
        at = self.choices.pointed()
        pointed = [at.command.person] if at is not None and isinstance(at.command, do.Tick) else []
        self.give(do.Follow(tuple(ticked or pointed)))

    def shown(self, offer: Offer) -> tuple[str, str]:
        """Enter begins."""
        return (offer.key, "begin") if offer.id == "take" else super().shown(offer)
