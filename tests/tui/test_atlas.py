"""Moving in the atlas on the screen: by keys and by clicks, in every leaf, at every size."""

from pathlib import Path

import pytest

from game.render.paragraph import letters
from game.session import command as do
from game.session.command import Leaf
from game.session.reading import Reading
from game.tui.screens.atlas_screen import AtlasScreen
from game.tui.screens.text_screen import TextScreen
from tests.session.atlas.readings import read_to_the_end, shipped
from tests.tui.bot import Bot, playing

SIZES = ((120, 40), (80, 24), (40, 15))
ALL_SIZES = ((120, 40), (80, 24), (74, 16), (40, 15), (20, 8))
LEAVES: tuple[Leaf, ...] = ("calendar", "map", "people", "journal", "ledger", "branches")
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
        await bot.press("home", "up")
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
        drawing = bot.reader
        row, line = next((y, line) for y, line in enumerate(bot.lines()) if "●" in line and y > drawing.region.y)
        await bot.click(line.index("●"), row)
        assert screen.at is not None
        assert screen._calendar.spots[screen.at + 1][0] == line.index("●") - drawing.region.x - drawing.left
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
@pytest.mark.parametrize("leaf", LEAVES)
async def test_every_leaf_fits_every_size(tmp_path: Path, leaf: Leaf, size: tuple[int, int]) -> None:
    """The entry pointed at is in sight, first and last."""
    async with playing(shipped(), tmp_path, size) as bot:
        screen = await opened(bot, leaf)
        for key in ("home", "end") if screen.view.entries else ():
            await bot.press(key)
            await bot.settle()
            words = title(bot).split()[0]
            assert words in bot.shown(), (leaf, key)


@pytest.mark.parametrize("size", ALL_SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_every_line_of_a_leaf_can_be_brought_into_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    """What is told of an entry, and what stands above and below them all: as long as there is more, `space` turns to it."""
    async with playing(shipped(), tmp_path, size) as bot:
        for leaf in LEAVES:
            screen = await opened(bot, leaf)
            count = len(screen.view.entries)
            for at in sorted({0, min(1, count - 1), count - 1}):
                screen.point(at)
                seen = await all_seen_here(bot)
                told = [line for part in screen.told for line in part] or screen._list.lines * screen.in_calendar
                beside = [*screen._list.lines[:1]] if at == 0 else [*screen._list.lines[-3:]] if at == count - 1 else []
                for line in (*told, *beside):
                    assert any(line.plain.strip() in one for one in seen), (leaf, at, line.plain)


async def at_rest(bot: Bot) -> None:
    """Wait until a leaf is laid out, and then until it is scrolled to what is pointed at."""
    await bot.settle()
    await bot.settle()


async def all_seen_here(bot: Bot) -> list[str]:
    """All lines that come into sight while there is more at the entry pointed at, up to its beginning and down to its end."""
    screen = shown(bot)
    await at_rest(bot)
    seen = bot.lines()
    for step in (-1, 1):
        while screen.turn(step):
            await at_rest(bot)
            seen += bot.lines()
    return seen


@pytest.mark.parametrize("size", ALL_SIZES[:4], ids=lambda size: "{}x{}".format(*size))
async def test_the_sign_that_there_is_more_is_true(tmp_path: Path, size: tuple[int, int]) -> None:
    """It stands in the rule below if and only if the last line of the sheet is not in sight."""
    async with playing(shipped(), tmp_path, size) as bot:
        for leaf in LEAVES:
            screen = await opened(bot, leaf)
            for key in ("home", "space", "end", "down", "up", "b"):
                await bot.press(key)
                await at_rest(bot)
                last = next(line.plain.strip() for line in reversed(screen._list.lines) if line.plain.strip())
                *sheet, rule, _keys = bot.lines()
                assert ("↓ more" in rule) != any(last in line for line in sheet), (leaf, key)


async def test_a_number_points_at_its_entry(tmp_path: Path) -> None:
    """As soon as no longer one can be meant; nothing is done to it."""
    async with playing(shipped(), tmp_path) as bot:
        screen = await opened(bot, "journal")
        await bot.press("1", "2")
        assert screen.at == 11
        assert shown(bot) is screen


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=lambda size: "{}x{}".format(*size))
async def test_the_last_column_is_never_a_narrow_one(size: tuple[int, int], tmp_path: Path) -> None:
    """Where it would be, the words of a line of the journal stand one after another."""
    async with playing(shipped(), tmp_path, size) as bot:
        screen = await opened(bot, "journal")
        rows = [screen._list.lines[row.start].plain for row in screen._list.rows]
        assert all(("Judit · " in line) == (size == (40, 15)) for line in rows if line[2:].startswith("Judit"))
        assert any(line[2:].startswith("Judit") for line in rows)


async def test_a_branch_is_told_once(tmp_path: Path) -> None:
    """What is told of the one pointed at says what its signs stand for, and not its name again."""
    async with playing(shipped(), tmp_path, (80, 24)) as bot:
        screen = await opened(bot, "branches")
        own = screen._list.rows[0]
        words = "\n".join(line.plain for line in screen._list.lines[own.start : own.stop])
        name = letters(screen.view.entries[0].words).split(" · ")[1]
        assert words.count(name) == 1
        assert "you are here" in words
