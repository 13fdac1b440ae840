"""Finding words and marking pages on the screen, by keys alone."""

from pathlib import Path

import pytest

from game.session.views import AtlasView, PageView
from game.tui.screens.text_screen import TextScreen
from tests.stories import bridge
from tests.tui.bot import playing
from tests.tui.test_pictures import SCREENS


async def test_words_sought_on_the_page_are_gone_through_in_the_text(tmp_path: Path) -> None:
    """The journal shows where they stand; a text opened from there begins at the first place, and `n` goes on and round."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*SCREENS["consequence"], "slash", *"planks", "enter")
        await bot.settle()
        view = bot.game.sitting.view
        assert isinstance(view, AtlasView)
        assert (view.leaf, view.sought) == ("journal", "planks")
        assert "stands here" in bot.shown()
        await bot.press("enter")
        await bot.settle()
        screen = bot.game.screen
        assert isinstance(screen, TextScreen)
        assert "“planks”: 1 of" in bot.shown()
        await bot.press("n")
        await bot.settle()
        assert "“planks”: " in bot.shown()
        await bot.press("slash", *"no such words", "enter")
        await bot.settle()
        assert "“no such words” is not here." in bot.shown()


async def test_a_page_is_marked_with_a_word(tmp_path: Path) -> None:
    """It is asked for on a line of its own, and stands in the journal."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*SCREENS["consequence"], "m", *"odd", "enter")
        await bot.settle()
        view = bot.game.sitting.view
        assert isinstance(view, PageView)
        assert view.marked == "odd"
        assert "  m odd" in bot.shown()
        await bot.press("a")
        await bot.settle()
        await bot.press("left")
        await bot.settle()
        assert "marked by you: odd" in bot.text()
        await bot.press(*("tab",) * 3)
        await bot.settle()
        assert "marked by you: odd" in bot.shown()


@pytest.mark.parametrize(("keys", "asked"), [((), "all that you have read"), (("a",), "calendar"), (("f",), "text")])
async def test_it_is_said_where_words_are_sought(keys: tuple[str, ...], asked: str, tmp_path: Path) -> None:
    """In all that was read from a page, in the open leaf from the atlas, in a text from there."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*SCREENS["consequence"], *keys, "slash")
        await bot.settle()
        assert bot.words_of("#text").startswith("Find,")
        assert asked in bot.words_of("#text")


async def test_below_a_question_stands_how_to_answer_it(tmp_path: Path) -> None:
    """Whatever is typed; of a key that writes nothing, that it does nothing."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*SCREENS["consequence"], "slash", "f2")
        assert "f2 does nothing here." in bot.lines()[-1]
        await bot.press("x")
        await bot.settle()
        assert bot.lines()[-1].split() == ["enter", "answer", "esc", "back"]
        await bot.click_key("answer")
        await bot.settle()
        assert bot.game.sitting.view.context == "atlas"
