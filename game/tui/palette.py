"""The command palette: everything that can be done on the screen it was called from."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from game.session.views import Offer
from game.tui.screens.framed import FramedScreen, action_of


class CommandPalette(Provider):
    """Offers what can be done on the screen below, by label and by what it does; not what only moves about there."""

    def _offers(self) -> Iterator[Offer]:
        screen = self.screen
        labels: set[str] = set()
        for one in screen.possible() if isinstance(screen, FramedScreen) else ():
            if (one.make is not None or one.id == "suspend") and one.label not in labels:
                labels.add(one.label)
                yield one

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._offers():
            yield DiscoveryHit(_shown(one), partial(self.screen.run_action, action_of(one)), one.label, one.tooltip)

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        for one in self._offers():
            score = max(matcher.match(one.label), matcher.match(one.tooltip))
            if score > 0:
                yield Hit(score, _shown(one), partial(self.screen.run_action, action_of(one)), one.label, one.tooltip)


def _shown(offer: Offer) -> Content:
    return Content.assemble(offer.label.capitalize(), (f"  {offer.key}", "$note"))
