"""How long a writer waits for `watch`: from saving a file to its words on the screen, and to the verdicts.

By the clock, on the game's own story, each also as a ratio to Python that does nothing, measured right before.
"""

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.session.trial import Trial
from game.story.compiler import compile_story
from game.tui.app import Game
from game.tui.desk_app import DeskGame
from game.tui.widgets.reading_pane import ReadingPane
from game.writer.desk import Desk
from game.writer.watch_process import WatchProcess

ROOT = Path(__file__).parents[1]
SCENE = Path("1-sixteen/i-fork.yaml")
TITLE = "title: Two streets"
CONDITION = ("- id: statue", "- id: statue\n    if: judit.night == unset")
ROUNDS = 3


class Wait:
    """A screen on which a story is watched, in a folder of its own."""

    def __init__(self, folder: Path, game: Game, desk: Desk) -> None:
        self.path, self.game, self.desk = folder / SCENE, game, desk
        self.whole = self.path.read_text("utf-8")

    async def until(self, so: Callable[[], bool]) -> float:
        """Return the seconds that pass until something is so."""
        begun = time.perf_counter()
        while not so():  # noqa: ASYNC110  # a reader would look as well
            await asyncio.sleep(0.02)
        return time.perf_counter() - begun

    def judged(self) -> bool:
        """Whether everything is proved that was saved."""
        return "it is being proved" not in self._told() and "every path ends" in self._told()

    def _told(self) -> str:
        return "\n".join(one.text for one in self.desk.panel())

    async def save(self, number: int, text: str) -> tuple[float, float]:
        """Return the seconds from saving a text, under a title of its own, to the screen and to the verdicts."""
        title = f"Two streets, {number}"
        self.path.write_text(text.replace(TITLE, f"title: {title}"), "utf-8")
        screen = await self.until(lambda: shows(self.game, title))
        return screen, screen + await self.until(self.judged)


def shows(game: Game, words: str) -> bool:
    """Return whether these words stand on the page that is read on the screen, in sight or a scroll away."""
    return any(words in line.plain for line in game.screen.query_one(ReadingPane).lines())


async def waited(folder: Path, kept: Path) -> dict[str, tuple[float, float]]:
    """Return the seconds to the screen and to the verdicts after an edit of a word, and of a condition."""
    story = compile_story(folder).story
    assert story is not None
    with WatchProcess(folder, kept) as process, Saves(kept / "saves", automatic=False) as saves:
        trial = Trial(WHERE_YOU_STOOD, story, saves, Settings(hints=99))
        desk = Desk(trial, process)
        game = DeskGame(trial, desk)
        async with game.run_test(size=(120, 40)):
            wait = Wait(folder, game, desk)
            await wait.until(wait.judged)
            await wait.save(0, wait.whole)
            words = [await wait.save(number, wait.whole) for number in range(1, 1 + ROUNDS)]
            condition = await wait.save(9, wait.whole.replace(*CONDITION, 1))
    return {"one word": min(words), "one condition": condition}


def measured() -> dict[str, str]:
    """Return what one waits for, in seconds and as ratios to Python that does nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "story"
        shutil.copytree(ROOT / "scenes", folder)
        nothing = min(_nothing() for _ in range(5))
        took = asyncio.run(waited(folder, Path(scratch) / "kept"))
    told = {"nothing": f"{nothing:.3f} s"}
    for edit, seconds in took.items():
        for what, one in zip(("screen", "verdicts"), seconds, strict=True):
            told[f"{edit}, {what}"] = f"{one:.2f} s, {one / nothing:.0f} × nothing"
    return told


def _nothing() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measured()))
