"""What is chosen on every page, and what is not: nothing unseen, nothing beside the words, nothing by a slip."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from game.keep.settings import Settings
from game.session import command as do
from game.tui.screens.title_screen import TitleScreen
from tests.session.atlas.readings import default_reading
from tests.stories import bridge, ferry, load
from tests.tui.bot import ADA, SCENES, WITH_A_LOW_ONE, Bot, playing


def last_in_sight(bot: Bot) -> bool:
    """Whether the last choice is on the screen."""
    return bot.reading.in_sight(len(bot.reading.choices.rows) - 1, last=True)


@pytest.mark.parametrize("size", WITH_A_LOW_ONE)
async def test_enter_and_space_lead_to_the_choices_and_choose_none(size: tuple[int, int], tmp_path: Path) -> None:
    """However often they are pressed: at the end of the page all is in sight that can be chosen, and nothing is chosen."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA, *("space", "enter", "end", "n", "enter", "space") * 2, *("enter",) * 6)
        await bot.settle()
        assert bot.run.log == ("begin/ada",)
        assert last_in_sight(bot)
        assert bot.game.screen.query_one("Keys").news.startswith("Nothing is chosen yet")
        await bot.press("down", "enter")
        assert len(bot.run.log) == 2


async def test_enter_takes_nothing_before_all_choices_were_in_sight(tmp_path: Path) -> None:
    """Whatever is pointed at by then: at first it brings the others there."""
    async with playing(load(SCENES), tmp_path, (40, 15)) as bot:
        bot.game.give(do.New(bot.game.sitting.story.id))
        bot.game.sitting.reading = reading = default_reading(9)
        reading.run.heat_said = True
        bot.game.give(do.Turn())
        await bot.settle()
        while not bot.reading.in_sight(0):
            await bot.press("j")
        assert not last_in_sight(bot)
        bot.reading.point(0)
        log = bot.run.log
        await bot.press("enter")
        assert (bot.run.log, last_in_sight(bot)) == (log, True)
        await bot.press("enter")
        assert bot.run.made == len(log) + 1


async def test_a_mouse_that_is_moved_points_at_nothing(tmp_path: Path) -> None:
    """So that whoever knocks it and presses Enter takes what they pointed at by keys."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA, "down")
        x, y = bot.place_of_entry(1)
        await bot.pilot.hover(offset=Offset(x + 4, y))
        await bot.settle()
        assert bot.choices.at == 0
        await bot.press("enter")
        assert bot.run.log == ("begin/ada", "shore/pay")


async def test_a_number_out_of_sight_chooses_only_when_it_is_typed_again(tmp_path: Path) -> None:
    """At first it brings its choice into sight."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        await bot.pilot.press("2")
        assert bot.run.log == ("begin/ada",)
        assert bot.reading.in_sight(1)
        await bot.pilot.press("2")
        assert bot.run.log == ("begin/ada", "shore/run")


async def test_a_click_beside_the_words_chooses_nothing(tmp_path: Path) -> None:
    """Only the words of a choice are the choice."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        x, y = bot.place_of_entry(0)
        await bot.click(x + 45, y)
        assert bot.run.log == ("begin/ada",)
        await bot.click(x + 6, y)
        assert bot.run.log == ("begin/ada", "shore/pay")


async def test_the_mouse_can_be_ignored(tmp_path: Path) -> None:
    """Then a click does nothing anywhere."""
    async with playing(bridge(), tmp_path, (120, 40), Settings(mouse=False)) as bot:
        await bot.press(*ADA)
        x, y = bot.place_of_entry(0)
        await bot.pilot.click(offset=(x + 4, y))
        assert bot.run.log == ("begin/ada",)


async def test_a_key_that_does_nothing_says_why(tmp_path: Path) -> None:
    """In the line below, until the next key."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA)
        keys = bot.game.screen.query_one("Keys")
        for key, said in (("e", "That is told with"), ("d", "No sources differ"), ("x", "x does nothing here")):
            await bot.press(key)
            assert keys.news.startswith(said)
        await bot.press("down")
        assert not keys.news


async def test_leaving_takes_more_than_one_slip(tmp_path: Path) -> None:
    """Q twice, or ^c once, leaves neither; the same once more does."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "q", "q", "escape")
        assert isinstance(bot.game.screen, TitleScreen)
        await bot.press("ctrl+c")
        assert not bot.game.sitting.over
        await bot.press("ctrl+c")
        assert bot.game.sitting.over


async def test_a_number_that_stands_nowhere_is_answered(tmp_path: Path) -> None:
    """What is closed says why, and any other number that it is not here."""
    async with playing(ferry(), tmp_path) as bot:
        await bot.press("1")
        await bot.settle()
        keys = bot.game.screen.query_one("Keys")
        await bot.press("9")
        assert keys.news == "There is no 9 here."
        entries = bot.game.screen.view.entries
        closed = next((at for at, one in enumerate(entries, start=1) if one.reason), None)
        if closed is not None and closed > max(one.number or 0 for one in entries):
            await bot.press(str(closed))
            assert keys.news.startswith("That is closed: ")


async def test_a_number_alone_does_not_say_how_much_may_be_shown(tmp_path: Path) -> None:
    """Before the page it points at its line, and says which key answers; where the reader asked for the list it is taken."""
    async with playing(bridge(), tmp_path, asked=True) as bot:
        await bot.press(*ADA, "2")
        await bot.settle()
        assert not bot.game.sitting.settings.heat_chosen
        assert bot.game.screen.query_one("Keys").news.startswith("This is asked before you read on: enter")
        await bot.press("enter")
        assert bot.game.sitting.settings.heat == 2
        await bot.press("t", "3")
        await bot.settle()
        assert bot.game.sitting.settings.heat == 3


@pytest.mark.parametrize("keys", [("enter",), ("2",), ("9",)])
async def test_a_line_of_a_list_is_taken_only_once_it_is_in_sight(keys: tuple[str, ...], tmp_path: Path) -> None:
    """Where what stands above the list fills the screen, the first press brings the line there, and the second takes it."""
    async with playing(bridge(), tmp_path, (40, 5)) as bot:
        await bot.press("3")
        await bot.settle()
        before = bot.game.sitting.settings
        assert not any("›" in line for line in bot.lines())
        await bot.press(*keys)
        await bot.settle()
        assert bot.game.sitting.settings == before
        assert any("›" in line for line in bot.lines())
        await bot.press(*keys)
        await bot.settle()
        assert bot.game.sitting.settings != before
