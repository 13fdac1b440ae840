"""Words that look like markup, and what readers type, are shown as they are, everywhere, and nothing in them runs."""

from pathlib import Path

import pytest
from textual.widgets import Input

from game.tui.screens.title_screen import TitleScreen
from tests.tui.bot import ADA, HOSTILE, MAGIC, Bot, hostile, playing


def close(text: str) -> str:
    """Text without spaces and line ends, wherever they fell."""
    return "".join(text.split())


class Looker:
    """Counts how often the words stand in what the screen shows, out of sight too."""

    def __init__(self, bot: Bot, words: str) -> None:
        self.bot, self.words = bot, close(words)

    async def sees(self, *keys: str, times: int = 1) -> None:
        """After these keys the words are to be seen so often at least."""
        await self.bot.press(*keys)
        await self.bot.settle()
        shown = close(self.bot.all_words())
        assert MAGIC not in shown
        assert shown.count(self.words) >= times, (keys, self.words, shown)


@pytest.mark.parametrize("words", HOSTILE)
async def test_authors_words_are_only_words(words: str, tmp_path: Path) -> None:
    """On every screen from the title to the close."""
    async with playing(hostile(words), tmp_path, (120, 24)) as bot:
        look = Looker(bot, words)
        assert look.words in close(bot.text())  # the subtitle
        await look.sees("4", times=1)  # what can be looked up
        await look.sees("1")  # about
        await look.sees("q", "2", times=4)  # people
        await look.sees("q", "3", times=1)  # the documents
        await look.sees("q", "4", times=2)  # what was left out
        await look.sees("q", "q", "1", times=5)  # the picker
        await look.sees("f")  # what to know first
        await look.sees("q", "1", "2", times=5)
        await look.sees("end", "enter", times=13)  # the first page, its notes one line each
        await look.sees("n", times=13)
        await look.sees("n", "n", "n", times=13)
        await look.sees("p", times=4)  # people
        await look.sees("q", "1", times=3)  # the consequence
        await look.sees("e", times=6)
        await look.sees("q", "d", times=5)
        await look.sees("q", "l", times=5)
        await look.sees("shift+tab", times=3)  # the journal
        await look.sees("enter", times=6)  # read again
        await look.sees("q", "q", "s", times=1)
        await look.sees("q", "enter", "1", "enter", times=2)  # between two acts
        await look.sees("1", times=1)  # the question before the hot scene
        await look.sees("2", times=1)
        await look.sees("1", times=1)
        await bot.press("enter", "1")
        await look.sees(times=2)  # an ending
        await look.sees("n", times=3)
        assert bot.game.return_code is None


@pytest.mark.parametrize("words", HOSTILE)
async def test_readers_words_are_only_words(words: str, tmp_path: Path) -> None:
    """The name of a save, in the list, in the questions about it and in the news."""
    async with playing(hostile("so"), tmp_path, (120, 24)) as bot:
        look = Looker(bot, words)
        await bot.press(*ADA, "1", "s", "S")
        bot.game.screen.query_one(Input).value = words
        await look.sees("enter", times=2)
        await look.sees("home", "x", times=1) if words in bot.entries().split("\n")[0] else None
        await bot.press("q")
        assert bot.game.return_code is None


@pytest.mark.parametrize("words", HOSTILE)
async def test_news_are_only_words(words: str, tmp_path: Path) -> None:
    """A trouble names paths that anybody may have named."""
    async with playing(hostile("so"), tmp_path, (120, 24)) as bot:
        look = Looker(bot, words)
        screen = bot.game.screen
        assert isinstance(screen, TitleScreen)
        screen.tell(words)
        await look.sees()


@pytest.mark.parametrize("words", HOSTILE)
async def test_a_click_on_them_does_nothing(words: str, tmp_path: Path) -> None:
    """There is no action in them."""
    async with playing(hostile(words), tmp_path, (120, 24)) as bot:
        await bot.press(*ADA)
        text = bot.reader
        await bot.click_text(text, words[:3])
        await bot.settle()
        assert bot.game.return_code is None
        assert len(bot.run.log) == 1
