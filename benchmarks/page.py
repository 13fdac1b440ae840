"""How long each kind of a turn takes, from its key to the painted page, and how many bytes it sends to the terminal.

A run is read by its first choices; on the way a note of each scene is opened and closed, its choice taken back and made again,
and its page leafed back to. What is told of each is explained in `benchmarks.screen`.
"""

import asyncio
import json
import tempfile
from pathlib import Path

from benchmarks.atlas import SCENES
from benchmarks.screen import Bench, bench
from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.page import PageKind
from game.session import Session
from game.story.compiler import compile_story
from game.story.model import Story
from game.tui.app import Game
from game.tui.screens.page_screen import PageScreen

SIZES = ((120, 40), (80, 24))
READ = 36  # scenes
BEGIN = ("1", "1", "2", "end", "enter")  # a run of two lives


async def measured(story: Story, size: tuple[int, int]) -> dict[str, str]:
    """Return what turns cost on a screen of this size, by what they are."""
    with tempfile.TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        settings = Settings(hints=99)
        game = Game(Session(WHERE_YOU_STOOD, story, saves, settings, heat=settings.heat))
        async with bench(game, size) as bench_:
            for key in BEGIN:
                await bench_.press(key)
            for _ in range(READ):
                await read_a_scene(bench_)
            return bench_.told()


async def read_a_scene(on: Bench) -> None:
    """Read to the next choice, and all that can be read about it there."""
    while shown(on).view.page.kind is not PageKind.SCENE:
        await turn_to_the_end(on)
        await on.press("enter", "the next page")
    if shown(on).view.page.notes:
        await on.press("n", "a note opened")
        await on.press("escape", "a note closed")
    await turn_to_the_end(on)
    await on.press("1", "a choice and what followed")
    await on.press("u", "undo")
    await on.press("r", "redo")
    await on.press("home")
    await on.press("b", "a page back")
    await on.press("escape", "forth to where one is")


async def turn_to_the_end(on: Bench) -> None:
    """Turn on the page until nothing more is below."""
    while shown(on).reader.more:
        await on.press("space", "a screenful on")


def shown(on: Bench) -> PageScreen:
    """Return the page, which must be on top."""
    if not isinstance(on.game.screen, PageScreen):
        raise SystemExit(f"{on.game.screen} is no page")
    return on.game.screen


async def measured_all() -> dict[str, str]:
    """Return what turns cost on screens of all sizes."""
    story = compile_story(SCENES).story
    if story is None:
        raise SystemExit(f"{SCENES} does not compile")
    found = {}
    for size in SIZES:
        told = await measured(story, size)
        found |= {"{}, {}×{}".format(name, *size): words for name, words in told.items()}
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measured_all()), ensure_ascii=False))
