"""How long a page takes from the key to its being painted, and how many bytes a turn sends to the terminal.

The first is the processor's time from a key to the screen being at rest, as a ratio to that of an empty screen that a key tells
as much text: a bare `Static.update`. Both are waited for in the same way. The bytes are counted on a real terminal, from a key
until nothing comes any more. Of several turns the quickest is told, and the largest.
"""

import asyncio
import fcntl
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from benchmarks.atlas import SCENES, TURNS, read_to_the_end
from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.session import Session
from game.session import command as do
from game.story.compiler import compile_story
from game.tui.app import Game

COLUMNS, ROWS = 120, 40
PAGES = 12  # that are leafed through
QUIET = 0.5  # seconds without a byte: nothing more comes


async def measured() -> str:
    """Return what pages take that are turned to, as ratios to what as much text takes on an empty screen."""
    story = compile_story(SCENES).story
    if story is None:
        raise SystemExit(f"{SCENES} does not compile")
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        game = Game(Session(WHERE_YOU_STOOD, story, saves))
        async with game.run_test(size=(COLUMNS, ROWS)) as pilot:
            game.give(do.New(story.id))
            game.sitting.reading = read_to_the_end(story)
            await pilot.pause()
            ratios = []
            for _ in range(PAGES):
                game.give(do.LeafBack())
                await pilot.pause()
                ours = min([await turned(game, pilot) for _ in range(TURNS)])
                words = "\n".join(str(part.visual) for part in game.screen.query(Static))
                ratios.append(ours / await bare_update(words))
                game.give(do.LeafBack())
    ratios.sort()
    low, half, high = ratios[0], ratios[PAGES // 2], ratios[-1]
    return f"{low:.1f} to {high:.1f}, half below {half:.1f}"


async def turned(game: Game, pilot: Pilot[None]) -> float:
    """Return the seconds of the processor that it takes to turn from the page before to this one, by its key."""
    game.give(do.LeafBack())
    await pilot.press("end")
    await pilot.pause()
    return await pressed(pilot)


async def pressed(pilot: Pilot[None]) -> float:
    """Return the seconds of the processor from a key to the screen being at rest."""
    began = time.process_time()
    await pilot.press("space")
    await pilot.pause()
    return time.process_time() - began


class Bare(App[None]):
    """An app of one widget, which a key tells some words."""

    BINDINGS: ClassVar = [("space", "tell", "tell")]

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """The widget."""
        yield Static(markup=False)

    def action_tell(self) -> None:
        """Tell it the words."""
        self.query_one(Static).update(Content(self.words))


async def bare_update(words: str) -> float:
    """Return the seconds that an app of one widget takes at least to be told these words by a key and to paint them."""
    bare, found = Bare(words), []
    async with bare.run_test(size=(COLUMNS, ROWS)) as pilot:
        for _ in range(TURNS):
            bare.query_one(Static).update(Content(""))
            await pilot.pause()
            found.append(await pressed(pilot))
    return min(found)


def sent() -> list[int]:
    """Return how many bytes each turn of a page sends to a terminal, from the first page of a new run on."""
    found = []
    with tempfile.TemporaryDirectory() as home:
        process, terminal = pty.fork()
        if not process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execve(sys.executable, [sys.executable, "-m", "game", "--saves", home], env)
        silence(terminal, 10)
        for key in (b"1", b"\r", b"\x1b[F", b"\r"):
            os.write(terminal, key)
            silence(terminal)
        for key in (b" ", b"b") * PAGES:
            os.write(terminal, key)
            found.append(silence(terminal))
        os.kill(process, 9)
        os.close(terminal)
        os.waitpid(process, 0)
    return found


def silence(terminal: int, first: float = 5.0) -> int:
    """Read until nothing comes any more; return how many bytes that were."""
    count, patience = 0, first
    while select.select([terminal], [], [], patience)[0]:
        count += len(os.read(terminal, 65536))
        patience = QUIET
    return count


if __name__ == "__main__":
    ratios, turns = asyncio.run(measured()), sent()
    size = f"{max(turns):,} at most, half below {sorted(turns)[len(turns) // 2]:,}"
    print(json.dumps({"key to painted page, to a bare update": ratios, "bytes of a turn": size}))
