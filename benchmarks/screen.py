"""What a key costs on a screen: the processor's time until nothing moves any more, and the bytes that are sent.

The game is measured against a bare app: one text that scrolls, to which a key tells other words. It is told the rows that stand
on the game's screen, after each key of the game, so that both paint the same words in the same places. They take turns in one
process, and both send all that they paint, colours and all, to a terminal that counts it.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from statistics import median
from typing import Any, ClassVar

from msgspec import Struct
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Static

from game.support.gc_pause import keep_all
from game.tui.app import Game

TICK, STILL = 0.03, 0.0005  # seconds between two looks at the clock, and of the processor in which nothing was done
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Terminal(HeadlessDriver):
    """Counts the bytes that it is sent."""

    sent = 0

    @property
    def is_headless(self) -> bool:
        """All is to be sent to it."""
        return False

    def write(self, data: str) -> None:
        """Count it."""
        self.sent += len(data.encode())


class Bare(App[None]):
    """An app of one text, which a key tells other words."""

    CSS = "VerticalScroll { scrollbar-size: 0 0; }"
    BINDINGS: ClassVar = [("space", "tell", "tell")]
    words = ""

    def compose(self) -> ComposeResult:
        """The text."""
        with VerticalScroll(can_focus=False):
            yield Static(markup=False)

    def action_tell(self) -> None:
        """Tell it the words."""
        self.query_one(Static).update(Content(self.words))


class Cost(Struct, frozen=True):
    """What something cost in the game, in seconds and bytes, and how long the bare app took to paint the same."""

    seconds: float
    sent: int
    bare: float


class Bench:
    """Has the game and the bare app do things in turns, and keeps what they cost by the names of these."""

    def __init__(self, game: Game, bare: Bare) -> None:
        self.game, self._bare = game, bare
        self.costs: dict[str, list[Cost]] = {}

    async def press(self, key: str, name: str = "") -> None:
        """Press a key of the game; if it has a name, keep what that costs, and tell the bare app what stands there then."""
        await self.do(lambda: self.game.simulate_key(key), name)

    async def do(self, work: Callable[[], object], name: str = "") -> None:
        """Have the game do something, as with a key."""
        seconds, sent = await _cost(self.game, work)
        if name:
            self._bare.words = _rows(self.game)
            bare, _ = await _cost(self._bare, lambda: self._bare.simulate_key("space"))
            self.costs.setdefault(name, []).append(Cost(seconds, sent, bare))

    def told(self) -> dict[str, str]:
        """Return the costs in words: the middle ones, their ratio to the bare app's, and the most bytes."""
        found = {}
        for name, costs in self.costs.items():
            ours, bare = median(one.seconds for one in costs), median(one.bare for one in costs)
            bytes = max(one.sent for one in costs)
            found[name] = f"{ours / bare:.2f} × a bare update, {1000 * ours:.1f} ms; {bytes:,} bytes at most"
        return found


@asynccontextmanager
async def bench(game: Game, size: tuple[int, int]) -> AsyncIterator[Bench]:
    """The game and the bare app on screens of this size, in columns and rows."""
    bare = Bare()
    game.driver_class = bare.driver_class = Terminal
    async with game.run_test(headless=False, size=size), bare.run_test(headless=False, size=size):
        keep_all()  # as the game does
        yield Bench(game, bare)


async def _cost(app: App[Any], work: Callable[[], object]) -> tuple[float, int]:
    await _rest()
    terminal = app._driver
    assert isinstance(terminal, Terminal)
    terminal.sent, began = 0, time.process_time()
    app.call_later(work)
    await _rest()
    return time.process_time() - began, terminal.sent


async def _rest() -> None:
    """Wait until the processor has nothing to do."""
    while True:
        began = time.process_time()
        await asyncio.sleep(TICK)
        if time.process_time() - began < STILL:
            return


def _rows(app: App[Any]) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
