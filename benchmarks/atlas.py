"""How long a leaf of the atlas takes to open, an entry to be pointed at, words to be found and the page to come back.

All in a run of two lives read to its end, and each from the key to the painted screen, as `benchmarks.screen` tells it. A save
of many choices is opened as well, and the longest of its leaves; the quickest of several turns is told of these.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input

from benchmarks.check import used
from benchmarks.screen import Bench, bench
from benchmarks.synthetic import long_story
from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.rules import open_choices
from game.play.run import Run
from game.session import Session
from game.session import command as do
from game.session.atlas.frame import LEAVES
from game.session.reading import Reading
from game.story.compiler import compile_read, compile_story
from game.story.model import Story
from game.tui.app import Game

SCENES = Path(__file__).parents[1] / "scenes"
TURNS = 7
SIZE = (120, 40)
SOUGHT = "bridge"
LONG = 4000


def read_to_the_end(story: Story) -> Reading:
    """Return a reading through the first two of the story, by default choices."""
    run = Run(story)
    while run.scene is not None:
        scene = run.scene
        two = next((one.id for one in scene.choices if one.id.count("+") == 1), None)
        run.choose(two or next((one.id for one in scene.choices if one.default), scene.choices[0].id))
    return Reading(run, len(run.pages) - 1)


def least(work: Callable[[], object]) -> float:
    """Return the milliseconds of the processor that some work takes at least."""
    found = []
    for _ in range(TURNS):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found) * 1000


async def measured() -> dict[str, str]:
    """Return what each leaf costs to be opened, an entry of it to be pointed at, and the page to come back; and finding words."""
    story = compile_story(SCENES).story
    if story is None:
        raise SystemExit(f"{SCENES} does not compile")
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        game = Game(Session(WHERE_YOU_STOOD, story, saves, Settings(hints=99)))
        async with bench(game, SIZE) as on:
            await on.do(lambda: game.give(do.New(story.id)))
            game.sitting.reading = read_to_the_end(story)
            await on.do(lambda: game.give(do.LeafBack()))
            for _ in range(TURNS):
                for leaf in LEAVES:
                    await consult(on, leaf)
                await find(on)
            return on.told()


async def consult(on: Bench, leaf: do.Leaf) -> None:
    """Open a leaf, point at another entry, and go back to the page."""
    await on.do(lambda: on.game.give(do.Consult(leaf)), f"{leaf}, opened")
    await on.press("home")
    await on.press("down", f"{leaf}, another entry")
    await on.press("escape", f"{leaf}, back to the page")


async def find(on: Bench) -> None:
    """Have words sought in all that was read, and go back to the page."""
    await on.press("slash", "find, asked")
    on.game.screen.query_one(Input).value = SOUGHT
    await on.press("enter", "find, found")
    await on.press("escape", "find, back to the page")


def measured_long() -> dict[str, str]:
    """Return how long a save of so many choices takes to be opened, and the longest of its leaves."""
    story = compile_read(long_story(LONG, LONG // 40), ()).story
    if story is None:
        raise SystemExit("the long story does not compile")
    run = Run(story)
    while run.scene is not None and run.made < LONG:
        run.choose(open_choices(story, run.moment)[0].id)
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        saves.keep("long", run, len(run.pages) - 1)
        session = Session(WHERE_YOU_STOOD, story, saves)
        (slot,) = saves.shelf(story).slots
        opened = least(lambda: session.obey(do.Open(slot)))
        leaves = {leaf: least(lambda leaf=leaf: session.obey(do.Consult(leaf))) for leaf in LEAVES}  # type: ignore[misc]
    longest = max(leaves, key=lambda leaf: leaves[leaf])
    nothing = 1000 * min(used([sys.executable, "-c", "pass"]) for _ in range(TURNS))
    return {
        f"a save of {LONG:,} choices": f"{opened:.0f} ms, {opened / nothing:.0f} × Python that does nothing",
        f"{longest}, its slowest leaf": f"{leaves[longest]:.0f} ms",
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured()) | measured_long(), ensure_ascii=False))
