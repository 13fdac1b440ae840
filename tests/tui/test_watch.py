"""The screen of `watch`: the page of the game with the writer's desk beside or below it."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copytree

import pytest
from textual.containers import VerticalScroll

from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.session.trial import Trial
from game.tui.desk_app import DeskGame
from game.tui.desk_listener import Heard
from game.tui.screens.watch_screen import WatchScreen
from game.tui.widgets.bars import Keys
from game.writer.desk import Desk
from game.writer.watched import Request
from tests.stories import FERRY, ferry
from tests.tui.bot import SIZES, Bot
from tests.tui.test_painting import Terminal, same_as_fresh
from tests.writer.test_desk import CROSSING, Table

DESK = ("]", "[", "}", "}", "{", "v", "1", "2", "u", "space", "b", "end", "home", "down", "n", "d", "x")
"""Keys of the desk and of the page on it."""


@asynccontextmanager
async def watching(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Bot, Table]]:
    """A desk on a screen of this size, with the crossing on it."""
    with Saves(folder / "saves", automatic=False) as saves:
        table = Table(copytree(FERRY, folder / "ferry"), saves)
        table.trial = Trial(WHERE_YOU_STOOD, ferry(), saves, Settings(hints=99))
        table.desk = Desk(table.trial, table.process, iter(()))  # the test itself tells it what is new
        table.process.ask(Request(anew=True))
        game = DeskGame(table.trial, table.desk)
        async with game.run_test(size=size) as pilot:
            bot = Bot(game, pilot)
            await saved(bot, table, CROSSING, "It has held", "It had held")
            yield bot, table


async def saved(bot: Bot, table: Table, name: str, old: str, new: str) -> None:
    """Save a file with other words in it, and let the screen hear what comes of that."""
    path = table.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    table.process.ask(Request((name,)))
    await heard(bot, table)


async def heard(bot: Bot, table: Table) -> None:
    """Let the screen hear all that there is, as the thread that listens would."""
    for one in table.process.news():
        bot.game.post_message(Heard(one))
    await bot.pilot.pause()
    while not bot.game._message_queue.empty():
        await bot.pilot.pause()
    await bot.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_stands_there_with_the_desk(size: tuple[int, int], tmp_path: Path) -> None:
    """In every size the words of the page can be read, and the state and the proof stand on the screen or a scroll away."""
    async with watching(tmp_path, size) as (bot, _table):
        assert isinstance(bot.game.screen, WatchScreen)
        assert "On the water" in bot.text()
        assert "crossing  1 of 1" in bot.words_of("#told")
        assert "✓ every path ends" in bot.words_of("#told")
        assert "n the water" in bot.shown()
        assert "Files" in bot.shown()
        reader = bot.reader.region
        assert reader.height >= 5
        assert reader.right <= size[0]


async def test_new_words_are_on_the_screen_and_the_place_is_kept(tmp_path: Path) -> None:
    """The same screen shows them; nothing is pushed over it or taken away."""
    async with watching(tmp_path) as (bot, table):
        screen = bot.game.screen
        await saved(bot, table, CROSSING, "It had held so far", "It will hold")
        assert "It will hold" in bot.shown()
        assert bot.game.screen is screen
        assert len(bot.game.screen_stack) == 2


async def test_what_was_said_of_a_key_stands_when_something_is_saved(tmp_path: Path) -> None:
    """A verdict may come between the key and its words being painted, which then were never seen."""
    async with watching(tmp_path) as (bot, table):
        await bot.press("q")
        await saved(bot, table, CROSSING, "It had held so far", "It will hold")
        assert "once more" in bot.shown()
        await bot.press("d")
        assert "once more" not in bot.shown()


async def test_problems_stand_beside_the_page_as_it_was(tmp_path: Path) -> None:
    """What does not compile is told, the page is still there, and a mended file takes it away."""
    async with watching(tmp_path) as (bot, table):
        await saved(bot, table, CROSSING, "choices:", "choises:")
        assert "It does not compile" in bot.words_of("#told")
        assert "On the water" in bot.shown()
        await saved(bot, table, CROSSING, "choises:", "choices:")
        assert "It does not compile" not in bot.words_of("#told")


async def test_keys_turn_states_show_variables_and_play_on(tmp_path: Path) -> None:
    """Brackets turn, a number chooses, u takes back, v shows the variables; the keys are told below."""
    async with watching(tmp_path) as (bot, table):
        table.desk.go("landing")
        await heard(bot, table)
        keys = bot.game.screen.query_one(Keys).lines()[0].plain
        assert "] state" in keys
        assert "q leave" in keys
        first = bot.text()
        await bot.press("]")
        assert bot.text() != first
        await bot.press("[")
        assert bot.text() == first
        await bot.press("2", "v")
        assert "waited" in bot.words_of("#told")
        assert "Files" not in bot.words_of("#told")
        await bot.press("v", "u")
        assert bot.text() == first


async def test_all_that_is_told_can_be_scrolled_to(tmp_path: Path) -> None:
    """Also where the screen is small: a key goes on, and another one back."""
    async with watching(tmp_path, (40, 15)) as (bot, _table):
        panel = bot.game.screen.query_one("#panel", VerticalScroll)
        assert panel.max_scroll_y > 0
        await bot.press("}")
        assert panel.scroll_y > 0
        await bot.press("{")
        await bot.settle()
        assert "↓ more  }" in bot.shown()
        for _ in range(30):
            await bot.press("}")
        await bot.settle()
        assert "↓ more  }" not in bot.shown()
        for _ in range(30):
            await bot.press("{")
        assert panel.scroll_y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_more_is_said_to_be_there_where_there_is_more(size: tuple[int, int], tmp_path: Path) -> None:
    """From the beginning, and in every size that the screen then gets."""
    async with watching(tmp_path, size) as (bot, _table):
        for columns, rows in (size, (size[0], size[1] + 30), size, (max(size[0], 120), 40)):
            await bot.pilot.resize_terminal(columns, rows)
            await bot.settle()
            panel = bot.game.screen.query_one("#panel", VerticalScroll)
            said = "↓ more" in bot.words_of("#onward")
            assert said is (panel.max_scroll_y > panel.scroll_y)


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_what_stood_on_the_desk_before_stays(size: tuple[int, int], tmp_path: Path) -> None:
    """Every cell is as if all were painted anew, after every key."""
    chance = random.Random(size[0])
    async with watching(tmp_path, size) as (bot, _table):
        shown = Terminal(bot.game)
        shown.listen()
        for key in chance.choices(DESK, k=25):
            await bot.press(key)
            await same_as_fresh(bot, shown)


async def test_another_scene_is_gone_to_by_its_name(tmp_path: Path) -> None:
    """A part of a title or an id is typed, and its page comes once a way there is found."""
    async with watching(tmp_path) as (bot, table):
        await bot.press("c")
        await bot.settle()
        await bot.pilot.press(*"far-bank")
        await bot.pilot.pause(0.3)
        await bot.pilot.press("enter")
        await bot.settle()
        await heard(bot, table)
        assert "The far bank" in bot.text()
