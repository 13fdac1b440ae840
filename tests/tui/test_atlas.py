"""Moving in the atlas on the screen: by keys and by clicks, in every leaf, at every size."""

from pathlib import Path

import pytest

from game.session import command as do
from game.session.command import Leaf
from game.session.reading import Reading
from game.tui.screens.atlas_screen import AtlasScreen
from game.tui.screens.text_screen import TextScreen
from tests.session.atlas.readings import read_to_the_end, shipped
from tests.tui.bot import Bot, playing

SIZES = ((120, 40), (80, 24), (40, 15))
BACK = "escape"


async def opened(bot: Bot, leaf: Leaf, seed: int = 3) -> AtlasScreen:
    """A leaf of the atlas of a run that was read to its end."""
    bot.game.give(do.New(shipped().id))
    bot.game.sitting.reading = read(seed)
    bot.game.give(do.Consult(leaf))
    await bot.settle()
    return shown(bot)


def read(seed: int) -> Reading:
    """A run that was read to its end."""
    return read_to_the_end(seed)


def shown(bot: Bot) -> AtlasScreen:
    """The atlas, which must be on top."""
    assert isinstance(bot.game.screen, AtlasScreen), bot.game.screen
    return bot.game.screen


def title(bot: Bot) -> str:
    """What the entry pointed at is called."""
    pointed = shown(bot).pointed()
    assert pointed is not None
    return pointed.words[0].text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_the_calendar_goes_from_scene_to_scene_and_from_life_to_life(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Left and right through all that was read, up and down to the scene nearest in another life; Enter reads it."""
    async with playing(shipped(), tmp_path, size) as bot:
        screen = await opened(bot, "calendar")
        await bot.press("home")
        first, names = title(bot), []
        for _ in range(len(screen.view.entries)):
            names.append(title(bot))
            await bot.tap("right")
        assert names == [entry.words[0].text for entry in screen.view.entries]
        assert title(bot) == names[-1]
        await bot.press("home", "down")
        assert title(bot) != first
        await bot.press("home", "enter")
        await bot.settle()
        assert isinstance(bot.game.screen, TextScreen)
        assert first in bot.text()
        await bot.press(BACK)
        assert title(bot) == first


async def test_a_scene_is_pointed_at_where_it_is_drawn(tmp_path: Path) -> None:
    """A click on its sign in the calendar points at it, and one on the name of a leaf turns to that."""
    async with playing(shipped(), tmp_path) as bot:
        screen = await opened(bot, "calendar")
        await bot.press("home")
        drawing = screen.query_one("#drawing")
        row, line = next((y, line) for y, line in enumerate(bot.lines()) if "●" in line and y > drawing.region.y)
        await bot.click(line.index("●"), row)
        assert screen.at is not None
        assert screen._calendar.spots[screen.at + 1][0] == line.index("●") - drawing.region.x
        await bot.click_text(screen.query_one("#leaves"), "ledger")
        assert shown(bot).view.leaf == "ledger"


async def test_the_map_turns_from_day_to_day(tmp_path: Path) -> None:
    """`.` shows the first day, `,` the last, and before the first all of them; it points at where one stood then."""
    async with playing(shipped(), tmp_path) as bot:
        screen = await opened(bot, "map")
        days = [day.name for day in screen.view.drawing.days]  # type: ignore[union-attr]
        assert not any(f"knowledge  {day}" in bot.shown() for day in days)
        await bot.press("full_stop")
        assert f"general knowledge  {days[0]}" in bot.shown()
        await bot.press("comma", "comma")
        assert f"general knowledge  {days[-1]}" in bot.shown()
        await bot.press("full_stop")
        assert screen.day is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("leaf", ["calendar", "map", "people", "journal", "ledger", "branches"])
async def test_every_leaf_fits_every_size(tmp_path: Path, leaf: Leaf, size: tuple[int, int]) -> None:
    """The entry pointed at is in sight, first and last."""
    async with playing(shipped(), tmp_path, size) as bot:
        screen = await opened(bot, leaf)
        for key in ("home", "end") if screen.view.entries else ():
            await bot.press(key)
            await bot.settle()
            words = title(bot).split()[0]
            assert words in bot.shown(), (leaf, key)


async def test_a_number_points_at_its_entry(tmp_path: Path) -> None:
    """As soon as no longer one can be meant; nothing is done to it."""
    async with playing(shipped(), tmp_path) as bot:
        screen = await opened(bot, "journal")
        await bot.press("1", "2")
        assert screen.at == 11
        assert shown(bot) is screen
