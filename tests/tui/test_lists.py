"""How lists look: values in a column, what can be taken before what is only told where there is little room, each key once."""

from pathlib import Path

import pytest

from game.session import Session
from game.session import command as do
from game.tui.screens.menu_screen import MenuScreen
from tests.stories import bridge
from tests.tui.bot import ADA, playing


def column_of(lines: list[str], words: str) -> int:
    """Where these words begin on the line that has them."""
    return next(line.index(words) for line in lines if words in line)


async def test_values_stand_in_a_column(tmp_path: Path) -> None:
    """Where that has room; elsewhere each stands behind what it is the value of."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA, "o")
        values = {column_of(bot.lines(), words) for words in ("Night: bone", "66 characters", "Parted by")}
        assert len(values) == 1
    async with playing(bridge(), tmp_path / "small", (40, 15)) as bot:
        await bot.press(*ADA, "o")
        assert "Theme  Night: bone" in bot.shown()


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_the_first_line_is_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    """On a short screen what is told besides comes after the lines, and the space bar gets there."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA, "o")
        assert "› 1  Theme" in " ".join(bot.shown().replace("›  1", "› 1").split("\n"))
        while bot.reader.more:
            await bot.press("space")
        assert "There is no more" not in bot.lines()[-1]
        sheet = [line.plain for line in bot.reader.lines()]
        told = next(at for at, line in enumerate(sheet) if "This is how a page is set" in line)
        first = next(at for at, line in enumerate(sheet) if "Theme" in line)
        assert (told > first) == (size == (40, 15))


async def test_no_closed_line_is_pointed_at(tmp_path: Path) -> None:
    """Without colours there is no theme to choose, and the line below is pointed at."""
    async with playing(bridge(), tmp_path) as bot:
        sitting: Session = bot.game.sitting
        sitting.coloured = False
        bot.game.give(do.Show("settings"))
        await bot.settle()
        screen = bot.game.screen
        assert isinstance(screen, MenuScreen)
        assert not screen.view.entries[0].open
        assert screen.choices.at == 1


async def test_each_thing_that_can_be_done_stands_once_below(tmp_path: Path) -> None:
    """With all its keys; a click on what is done by digits does nothing, for it cannot say which."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press("1")
        assert "enter, 1–2, space pick" in bot.lines()[-1]
        await bot.press("q", *ADA)
        await bot.click_key("1–2 choose")
        await bot.settle()
        assert bot.run.log == ("begin/ada",)
        assert bot.game.failure is None
