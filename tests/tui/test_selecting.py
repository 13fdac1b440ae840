"""What the mouse selects is what stands where it was dragged, wherever one has scrolled to."""

import re
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from game.keep.settings import Settings
from game.story.model import Span
from game.tui.widgets.reading_pane import NEW
from tests.stories import bridge
from tests.tui.bot import ADA, Bot, playing

SIGN = NEW.plain.strip()


def place_of(bot: Bot, words: str) -> Offset:
    """Where words begin on the screen."""
    return next(Offset(line.index(words), y) for y, line in enumerate(bot.lines()) if words in line)


async def drag(bot: Bot, start: Offset, stop: Offset) -> str:
    """Drag the mouse from one letter of the screen to another; return what is selected then."""
    await bot.pilot.mouse_down(offset=start)
    await bot.pilot.hover(offset=stop)
    await bot.pilot.mouse_up(offset=stop)
    return bot.game.screen.get_selected_text() or ""


@pytest.mark.parametrize("keys", [(), ("space",)])
async def test_it_is_what_stands_there(keys: tuple[str, ...], tmp_path: Path) -> None:
    """From the first letter to the last, over the ends of lines, and painted as such."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA, *keys)
        await bot.settle()
        top = bot.reader.region.y
        (first, one), (second, two) = [(y, line) for y, line in enumerate(bot.lines()) if line.strip() and y > top][:2]
        start, stop = Offset(len(one) - len(one.lstrip()) + 3, first), Offset(len(two.rstrip()) - 3, second)
        wanted = f"{one[start.x :]} {two[: stop.x + 1].replace(SIGN, '')}"
        assert (await drag(bot, start, stop)).split() == wanted.split()


async def test_what_is_dragged_from_beside_a_line_begins_with_it(tmp_path: Path) -> None:
    """Nobody need meet its first letter."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        place = place_of(bot, "You stand where")
        assert (await drag(bot, place - (3, 0), place + (8, 0))) == "You stand"


async def test_wide_letters_are_counted_as_wide(tmp_path: Path) -> None:
    """A letter that takes two columns is one letter."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA)
        bot.reading.head("한국 bridge")
        await bot.settle()
        place = place_of(bot, "한국")
        assert (await drag(bot, place + (2, 0), place + (6, 0))) == "국 br"


@pytest.mark.parametrize("theme", ["night", "newsprint", "contrast", "terminal"])
async def test_what_is_selected_looks_so(theme: str, tmp_path: Path) -> None:
    """In every theme, and no longer once something else is clicked."""
    async with playing(bridge(), tmp_path, (80, 24), Settings(theme=theme, hints=99)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        before = bot.reader.render_lines(bot.reader.region.reset_offset)
        place = place_of(bot, "You stand where")
        await drag(bot, place, place + (8, 0))
        await bot.settle()
        assert bot.reader.render_lines(bot.reader.region.reset_offset) != before
        await bot.click(1, 22)
        await bot.settle()
        assert bot.reader.render_lines(bot.reader.region.reset_offset) == before


@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
async def test_a_paragraph_is_copied_as_one_line(size: tuple[int, int], tmp_path: Path) -> None:
    """Where only the screen broke it there is a blank; what stands apart stays apart."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA)
        await bot.settle()
        bot.game.screen.text_select_all()
        await bot.settle()
        copied = bot.game.screen.get_selected_text() or ""
        lines = [re.sub("[▏¹²³]", "", line).strip() for line in copied.split("\n")]
        for block in bot.page.blocks:
            assert "".join(piece.text for piece in block.pieces if isinstance(piece, Span)) in lines


@pytest.mark.parametrize("theme", ["night", "newsprint", "contrast", "terminal"])
async def test_what_is_proposed_is_seen_to_be_selected(theme: str, tmp_path: Path) -> None:
    """In every theme, so that whoever types knows that it goes; of two colours, or turned to its negative."""
    async with playing(bridge(), tmp_path, (80, 24), Settings(theme=theme, hints=99)) as bot:
        await bot.press(*ADA, "S")
        await bot.settle()
        line = bot.game.screen.query_one(Input)
        row = bot.game.screen._compositor.render_full_update().strips[line.region.y]
        looks = [
            one.style for strip in row for one in strip if one.text.strip() and one.style and one.text in line.value
        ]
        assert looks
        for look in looks:
            assert look.reverse if theme == "terminal" else look.color != look.bgcolor
