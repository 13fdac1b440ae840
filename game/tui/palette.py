"""The command palette: everything that can be done on the screen it was called from."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from game.tui.commands import Command
from game.tui.screens.framed import Room


class Everything(Provider):
    """Offers the commands of the screen below, by label and by what they do."""

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        if isinstance(screen, Room):
            yield from (one for one in screen.commands() if not one.moves and one.id != "command_palette")

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._commands():
            yield DiscoveryHit(_shown(one), partial(self.screen.run_action, one.action), one.label, one.tooltip)

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        for one in self._commands():
            score = max(matcher.match(one.label), matcher.match(one.tooltip))
            if score > 0:
                yield Hit(score, _shown(one), partial(self.screen.run_action, one.action), one.label, one.tooltip)


def _shown(command: Command) -> Content:
    return Content.assemble(command.label.capitalize(), (f"  {command.key}", "dim"))
