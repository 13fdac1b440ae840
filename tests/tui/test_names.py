"""The names in a page's words: whoever is named there can be looked up, with keys or by a click, and nothing is chosen by that."""

from pathlib import Path

import pytest

from game.play.page import PageKind
from game.session.views import PageView, TextView
from game.tui.screens.page_screen import PageScreen
from tests.stories import load
from tests.tui.bot import NEW, SCENES, SIZES, Bot, playing


async def at_names(bot: Bot) -> None:
    """Read on with the first choices to a page on whose screen two people are named."""
    await bot.press(*NEW, "4", "end", "enter")
    while bot.page.kind is not PageKind.SCENE or len(bot.reading._names_in_sight()) < 2:
        await bot.tap("space" if bot.reader.more else "1" if bot.page.kind is PageKind.SCENE else "enter")


def pointed(bot: Bot) -> str:
    """The name that is pointed at."""
    assert bot.reading.named is not None
    return bot.reading.view.names[bot.reading.named].name


def card(bot: Bot) -> str:
    """The heading of the card that lies open."""
    view = bot.game.sitting.view
    assert isinstance(view, TextView)
    return view.heading


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_is_pointed_at_and_its_card_opened(size: tuple[int, int], tmp_path: Path) -> None:
    """Tab goes from one to the next, enter opens the card of the one pointed at, and back leads to the page as it was."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await at_names(bot)
        log, place = bot.run.log, bot.reader.scroll_y
        await bot.press("tab")
        first = pointed(bot)
        await bot.press("tab")
        assert pointed(bot) != first
        await bot.press("shift+tab")
        assert pointed(bot) == first
        await bot.press("enter")
        assert first in card(bot)
        await bot.press("q")
        assert isinstance(bot.game.screen, PageScreen)
        assert (bot.run.log, bot.reader.scroll_y) == (log, place)


async def test_a_name_that_is_left_is_no_longer_opened(tmp_path: Path) -> None:
    """Escape, pointing at a choice and turning the page leave the name; until then the keys below say what enter does."""
    async with playing(load(SCENES), tmp_path, (80, 24)) as bot:
        await at_names(bot)
        await bot.press("tab")
        await bot.settle()
        assert "who is this" in bot.shown()
        assert bot.reading.choices.at is None
        await bot.press("escape")
        assert bot.reading.named is None
        await bot.press("tab", "down")
        assert bot.reading.named is None
        await bot.press("tab", "end", "tab", "home")
        await bot.settle()
        assert bot.reading.named is None or bot.reading._is_in_sight(bot.reading.named)


async def test_past_the_last_name_none_is_pointed_at(tmp_path: Path) -> None:
    """As with notes, one comes round."""
    async with playing(load(SCENES), tmp_path, (80, 24)) as bot:
        await at_names(bot)
        names = len(bot.reading._names_in_sight())
        await bot.press(*["tab"] * (names + 1))
        assert bot.reading.named is None
        await bot.press("shift+tab")
        assert bot.reading.named == bot.reading._names_in_sight()[-1]


async def test_a_click_on_a_name_opens_its_card(tmp_path: Path) -> None:
    """It may stand anywhere in the text."""
    async with playing(load(SCENES), tmp_path, (120, 40)) as bot:
        await at_names(bot)
        name = bot.reading.view.names[bot.reading._names_in_sight()[0]].name
        await bot.click_text(bot.reader, name)
        assert name in card(bot)


async def test_where_nobody_is_named_that_is_said(tmp_path: Path) -> None:
    """The key is answered."""
    async with playing(load(SCENES), tmp_path, (80, 24)) as bot:
        await bot.press(*NEW, "4", "end", "enter")
        view = bot.game.sitting.view
        assert isinstance(view, PageView)
        assert not view.names
        await bot.press("tab")
        assert "Nobody you have met is named here." in bot.shown()
