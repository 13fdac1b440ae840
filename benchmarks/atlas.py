"""How long a leaf of the atlas takes to open and an entry to be pointed at, in a run of two lives read to its end.

The processor's time from the command to the screen being told, and its ratio to telling an empty screen as much text: a
bare `Static.update` of the leaf's words. The quickest of several turns is told, which is the one that was disturbed least.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.content import Content
from textual.widgets import Static

from benchmarks.check import used
from benchmarks.synthetic import long_story
from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.plain.paint import view_words
from game.play.rules import open_choices
from game.play.run import Run
from game.session import Session
from game.session import command as do
from game.session.atlas.frame import LEAVES
from game.session.reading import Reading
from game.story.compiler import compile_read, compile_story
from game.story.model import Story
from game.tui.app import Game
from game.tui.screens.atlas_screen import AtlasScreen

SCENES = Path(__file__).parents[1] / "scenes"
TURNS = 7
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


def screen_of(game: Game) -> AtlasScreen:
    """Return the atlas, which must be on top."""
    if not isinstance(game.screen, AtlasScreen):
        raise SystemExit("the atlas does not open")
    return game.screen


async def measured() -> dict[str, str]:
    """Return what each leaf takes to be opened, and an entry of it to be pointed at."""
    story = compile_story(SCENES).story
    if story is None:
        raise SystemExit(f"{SCENES} does not compile")
    told = {}
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        game = Game(Session(WHERE_YOU_STOOD, story, saves))
        async with game.run_test(size=(120, 40)) as pilot:
            game.give(do.New(story.id))
            game.sitting.reading = read_to_the_end(story)
            for leaf in LEAVES:
                game.give(do.Consult(leaf))
                await pilot.pause()
                words = "\n".join(part.text for part in view_words(game.sitting.view))
                opened = least(lambda leaf=leaf: game.give(do.Consult(leaf)))  # type: ignore[misc]
                pointed = least(screen_of(game).lay_out)
                bare = await bare_update(words)
                count = len(getattr(game.sitting.view, "entries", ()))
                times = f"{opened:.1f} ms, {opened / max(bare, 0.01):.0f} × a bare update"
                told[f"{leaf}, {count} entries"] = f"{times}; to point {pointed:.1f} ms"
    return told


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


async def bare_update(words: str) -> float:
    """Return the milliseconds that an app of one widget takes to be told these words."""
    app: App[None] = App()
    async with app.run_test(size=(120, 40)):
        await app.mount(Static(id="bare", markup=False))
        part = app.query_one("#bare", Static)
        return least(lambda: part.update(Content(words)))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured()) | measured_long()))
