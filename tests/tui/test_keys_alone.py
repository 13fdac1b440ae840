"""Two whole runs on the full screen by keys alone: choices taken back and made again, a branch gone to, the atlas, a mark."""

from pathlib import Path

import pytest

from game.play.page import PageKind
from game.session.atlas.frame import LEAVES
from game.session.views import AtlasView
from game.tui.screens.page_screen import PageScreen
from tests.play.test_history import tips
from tests.stories import load
from tests.tui.bot import BOTH, NEW, SCENES, Bot, playing

ONE = (*NEW, "1", "end", "enter")


async def read_until(bot: Bot, made: int) -> None:
    """Read on by keys, always the first choice, to the scene before which so many choices were made."""
    while bot.run.made < made or bot.page.kind is not PageKind.SCENE:
        if bot.reader.more:
            await bot.tap("space")
        else:
            await bot.tap("1" if bot.page.kind is PageKind.SCENE else "enter")


async def go_back_and_forth(bot: Bot) -> tuple[str, ...]:
    """Take the last choice back, go forward again, and choose otherwise; returns what was chosen before."""
    chosen = bot.run.log
    await bot.tap("u")
    assert bot.run.log == chosen[:-1]
    await bot.tap("r")
    assert bot.run.log == chosen
    await bot.tap("u")
    while bot.reader.more:
        await bot.tap("space")
    await bot.tap("2")
    assert bot.run.log[:-1] == chosen[:-1]
    assert bot.run.log[-1] != chosen[-1]
    return chosen


async def go_to_the_other_branch(bot: Bot) -> None:
    """Turn through every leaf of the atlas, and stand on the branch that was left."""
    await bot.tap("a")
    leaves = []
    for _ in LEAVES:
        view = bot.game.sitting.view
        assert isinstance(view, AtlasView)
        leaves.append(view.leaf)
        if view.leaf == "branches":
            break
        await bot.tap("tab")
    assert leaves == list(LEAVES)
    await bot.tap("2")
    await bot.tap("g")


async def mark(bot: Bot, word: str) -> None:
    """Set a word beside the page."""
    for key in ("m", *word, "enter"):
        await bot.tap(key)


@pytest.mark.parametrize("begin", [ONE, BOTH], ids=["one life", "two lives"])
async def test_a_run_is_read_to_its_end_by_keys_alone(tmp_path: Path, begin: tuple[str, ...]) -> None:
    """From the title to the last page, with everything on the way that can be gone back to."""
    async with playing(load(SCENES), tmp_path, (120, 40)) as bot:
        await bot.press(*begin)
        await read_until(bot, 4)
        chosen = await go_back_and_forth(bot)
        await go_to_the_other_branch(bot)
        assert isinstance(bot.game.screen, PageScreen)
        assert bot.run.log == chosen
        await mark(bot, "doubtful")
        assert list(bot.run.marks.values()) == ["doubtful"]
        await bot.read_with_keys(lambda _many: 1, lambda _page: None)
        assert bot.run.ended
        assert len(tips(bot.run.history)) == 2
        assert list(bot.run.marks.values()) == ["doubtful"]
