"""The reading page: pages are turned, choices made and notes opened with keys or the mouse, at every size."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.keep.settings import Settings
from game.play.page import Page, PageKind
from game.story.model import Span, Story
from game.tui.widgets.bars import Rule
from tests.pages import words_on
from tests.stories import bridge, ferry, load, two_keys
from tests.tui.bot import ADA, BOTH, NEW, SCENES, SIZES, Bot, playing


def turns() -> Callable[[int], int]:
    """Takes the choices in turn: the first, the second, the third, and again."""
    numbers: Iterator[int] = count()
    return lambda many: next(numbers) % many + 1


def seeing(bot: Bot) -> Callable[[Page], None]:
    """Checks that the words on the screen are the page's, in the same order."""

    def see(page: Page) -> None:
        shown = bot.text().split()
        wanted = words_on(page)
        marks = "⁰¹²³⁴⁵⁶⁷⁸⁹"
        bare = [word.strip(marks) for word in shown if word.strip(marks) and word != "▏"]
        assert "".join(wanted) in "".join(bare)

    return see


STORIES: dict[str, tuple[Callable[[], Story], tuple[str, ...]]] = {
    "ferry": (ferry, NEW),
    "two-keys": (two_keys, BOTH),
    "bridge": (bridge, BOTH),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STORIES)
async def test_a_story_is_read_with_keys_alone(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    """A whole run is read with keys, every page showing exactly its words."""
    story, begin = STORIES[name]
    async with playing(story(), tmp_path, size) as bot:
        await bot.press(*begin)
        await bot.read_with_keys(turns(), seeing(bot))
        assert bot.run.ended


@pytest.mark.parametrize("size", SIZES)
async def test_a_story_is_read_with_the_mouse_alone(size: tuple[int, int], tmp_path: Path) -> None:
    """A whole run is begun and read with nothing but clicks."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.click_entry(0)  # New
        await bot.settle()
        await bot.click_entry(1)  # Ben
        await bot.click_entry(2)  # Begin with Ben
        await bot.settle()
        await bot.read_with_mouse(turns(), seeing(bot))
        assert bot.run.ended


async def test_a_life_of_the_whole_story_is_read(tmp_path: Path) -> None:
    """The story that comes with the game is read to its close, every page showing exactly its words."""
    async with playing(load(SCENES), tmp_path) as bot:
        await bot.press(*NEW, "5", "end", "enter")
        await bot.read_with_keys(turns(), seeing(bot))
        assert bot.run.ended


@pytest.mark.parametrize(("size", "mouse"), [((120, 40), True), ((40, 15), False)])
async def test_a_part_of_the_story_is_read_at_other_sizes(
    size: tuple[int, int], *, mouse: bool, tmp_path: Path
) -> None:
    """A class hour of it, wide with the mouse alone, narrow with keys alone."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await bot.press("2", "1", "2", "end", "enter")
        await (bot.read_with_mouse if mouse else bot.read_with_keys)(turns(), seeing(bot))
        assert bot.run.ended


async def test_arrows_point_and_enter_takes(tmp_path: Path) -> None:
    """Down points at the next choice, up at the one before, enter takes the one pointed at; a closed one is passed over."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        acts = bot.choices
        for key, at in (("down", 0), ("j", 1), ("down", 1), ("k", 0), ("up", None)):
            await bot.press(key)
            assert acts.at == at
        await bot.press("down", "down", "enter")
        assert bot.run.log[-1] == "shore/run"


async def test_enter_turns_the_page_while_the_choices_are_out_of_sight(tmp_path: Path) -> None:
    """Nothing is chosen that the reader has not seen."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA)
        await bot.press("enter")
        assert bot.reader.scroll_y > 0
        assert bot.page.kind is PageKind.SCENE
        assert len(bot.run.log) == 1


async def test_a_long_page_says_that_there_is_more(tmp_path: Path) -> None:
    """The rule below says so until the end is in sight."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA)
        rule = bot.game.screen.query_one("#below", Rule)
        await bot.settle()
        assert rule.sign.startswith("↓ more")
        assert "↓ more" in bot.shown()
        await bot.press("end")
        await bot.settle()
        assert "more" not in rule.sign
        assert "↓ more" not in bot.shown()


async def test_what_was_chosen_stands_above_what_followed(tmp_path: Path) -> None:
    """A consequence opens with the act in italics, and space leads on from it."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1")
        assert bot.page.kind is PageKind.CONSEQUENCE
        assert bot.text().startswith("The shore indeed\n\nYou stand where the planks begin.")
        assert "\n\n› Pay the toll indeed\n\nThe coin is warm indeed.³" in bot.text()
        await bot.press("space")
        assert bot.page.id == "planks"
        await bot.press("pageup")
        assert bot.page.kind is PageKind.CONSEQUENCE


async def test_a_closed_choice_stands_there_with_its_reason(tmp_path: Path) -> None:
    """It has no number and cannot be clicked."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        assert "Swim indeed — The water is too cold indeed." in bot.shown()
        await bot.click_text(bot.reader, "Swim indeed")
        await bot.press("3")
        assert len(bot.run.log) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_notes_open_with_keys_where_the_reader_is(size: tuple[int, int], tmp_path: Path) -> None:
    """`n` opens one note after another in sight of its mark, then closes the last; escape closes, shift+n goes back."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA)
        for at, words in enumerate(("Bridges are of wood", "Mornings are quiet", "Ada and Ben")):
            await bot.press("n")
            await bot.settle()
            assert bot.reading.view.note == at
            assert words in " ".join(bot.shown().split())
        await bot.press("n")
        assert bot.reading.view.note is None
        await bot.press("N")
        assert bot.reading.view.note == 2
        await bot.press("escape")
        assert bot.reading.view.note is None


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_a_note_mark_is_clicked(size: tuple[int, int], tmp_path: Path) -> None:
    """A click on a mark opens its note under it; another one closes it."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA)
        text = bot.reader
        assert "Bridges are of wood" not in bot.text()
        await bot.click_text(text, "¹")
        await bot.settle()
        assert "Bridges are of wood" in bot.text()
        await bot.click_text(text, "¹")
        await bot.settle()
        assert "Bridges are of wood" not in bot.text()


async def test_notes_stand_beside_the_text_where_there_is_room(tmp_path: Path) -> None:
    """At 120 columns every note is in the margin, on the line of its mark; unless the reader wants none there."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        line = next(line for line in bot.lines() if "You stand where" in line)
        assert line.index("¹ recorded") > line.index("begin.¹")
        await bot.press("o", "6", "6", "q")
        assert bot.game.sitting.settings.notes == "key"
        assert "recorded" not in bot.shown()


@pytest.mark.parametrize(("before", "after"), [((120, 12), (40, 15)), ((40, 15), (120, 12)), ((80, 24), (60, 12))])
async def test_the_place_is_kept_when_the_terminal_changes(
    before: tuple[int, int], after: tuple[int, int], tmp_path: Path
) -> None:
    """The first words in sight are in sight after a resize, near the top."""
    async with playing(load(SCENES), tmp_path, before) as bot:
        await bot.press(*ADA, "space", "space")
        await bot.settle()
        place = bot.reader.place
        assert place is not None
        assert place[0] > 0
        await bot.pilot.resize_terminal(*after)
        await bot.settle()
        line = bot.reader.set_page.line_of(place) + bot.reader.above
        assert bot.reader.set_page.lines[bot.reader.set_page.line_of(place)].block == place[0]
        assert bot.reader.scroll_y in (line, bot.reader.max_scroll_y)


async def test_the_hottest_scenes_are_shown_to_who_wanted_everything(tmp_path: Path) -> None:
    """Nothing is asked before them any more: the content note and the words stand there, with the choices."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "enter", "1", "enter", "1")
        await bot.settle()
        assert bot.page.id == "hot"
        assert "Somebody helpless is hurt" in bot.text()
        assert "long and terrible" in bot.text()
        await bot.press("end", "1")
        assert bot.run.log[-1] == "hot/stay"


async def test_a_lower_heat_is_told_in_short_without_asking(tmp_path: Path) -> None:
    """Above the heat that was chosen a scene is a report with the same choices."""
    async with playing(bridge(), tmp_path, asked=True) as bot:
        await bot.press(*ADA, "2", "enter")
        await bot.press("1", "enter", "1", "enter", "1")
        assert bot.page.brief
        assert "in short indeed" in bot.text()
        assert [option.id for option in bot.page.options] == ["stay", "leave"]


async def test_an_act_opens_with_its_own_heading(tmp_path: Path) -> None:
    """Its title and dates stand above the scene's title, once."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA)
        text = bot.text()
        assert text.index("Near indeed") < text.index("a Monday indeed") < text.index("The shore indeed")
        await bot.press("1", "enter")
        assert "a Monday" not in bot.text()


async def test_the_close_tells_of_the_others_and_of_what_was_not_seen(tmp_path: Path) -> None:
    """The last page has a line for whoever was not followed, the titles not seen, and leads to ledger, journal or out."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*NEW, "2", "end", "enter")
        await bot.read_with_keys(lambda _: 1, lambda _: None)  # which goes on with Ben after the act
        assert "Somebody goes home indeed." in bot.text()
        assert bot.page.unseen
        assert all(one.title in " ".join(bot.text().split()) for one in bot.page.unseen)
        await bot.press("3")
        assert "Bridges were of wood indeed." in bot.text()
        await bot.press("q", "2")
        await bot.settle()
        assert "Where you did not stand" in bot.text()
        await bot.press("q", "6")
        await bot.settle()
        assert "T H E   B R I D G E" in bot.shown()


async def test_the_column_is_as_wide_as_the_reader_wants(tmp_path: Path) -> None:
    """`<` and `>` change it at once, and the settings keep it."""
    async with playing(bridge(), tmp_path, settings=Settings(width=40)) as bot:
        await bot.press(*ADA)
        assert max(map(len, bot.text().splitlines())) <= 40
        await bot.press(">", ">")
        assert bot.game.sitting.settings.width == 48
        assert 40 < max(map(len, bot.text().splitlines())) <= 48
        assert bot.game.sitting.keeping.saves.settings()[0].width == 48


def with_choices(*words: str) -> Story:
    """The ferry, its first scene with these choices, each named by its number."""
    first = ferry().scenes[0]
    one = first.choices[-1]
    choices = tuple(
        replace(one, id=f"c{number}", text=(Span(text),), effects=()) for number, text in enumerate(words, start=1)
    )
    return replace(ferry(), scenes=(replace(first, choices=choices), *ferry().scenes[1:]))


@pytest.mark.parametrize(
    ("keys", "made"),
    [(("1", "2"), "c12"), (("1", "enter"), "c1"), (("3",), "c3"), (("1", "down", "2"), "c2"), (("1", "9"), None)],
)
async def test_numbers_of_two_digits_are_typed_whole(keys: tuple[str, ...], made: str | None, tmp_path: Path) -> None:
    """Where there are twelve choices, 12 takes the twelfth, and nothing is taken that was not meant."""
    async with playing(with_choices(*(f"Choice {number}" for number in range(1, 13))), tmp_path, (80, 40)) as bot:
        await bot.press(*NEW, *keys)
        assert bot.run.log == (() if made is None else (f"landing/{made}",))


@pytest.mark.parametrize("words", ["❤️" * 50, "1️⃣" * 50, "e\u0301" * 90, "한국 " * 40, "👍🏽" * 40])
async def test_a_click_takes_what_is_clicked(words: str, tmp_path: Path) -> None:
    """However wide the letters of a choice are, each row belongs to the choice that stands on it."""
    async with playing(with_choices(words, "Go on", "Jump"), tmp_path, (80, 24)) as bot:
        await bot.press(*NEW, "end")
        await bot.settle()
        await bot.click_text(bot.reader, "Go on")
        await bot.settle()
        assert bot.run.log == ("landing/c2",)


async def test_a_wide_header_gives_way(tmp_path: Path) -> None:
    """Where when and place do not fit above, counted in cells, they stand in the column and nothing is cut off."""
    first = replace(
        ferry().scenes[0], when="一九五六年十月二十三日星期二的夜晚", place="布达佩斯第八区人民剧院街十六号楼梯间三楼"
    )
    async with playing(replace(ferry(), scenes=(first, *ferry().scenes[1:])), tmp_path, (80, 24)) as bot:
        await bot.press(*NEW)
        await bot.settle()
        assert first.place in bot.text()


async def test_a_stuck_page_says_so(tmp_path: Path) -> None:
    """Where nothing can be chosen the reader is told, and can still go back."""
    async with playing(with_choices(), tmp_path) as bot:
        await bot.press(*NEW, "enter", "1")
        assert "Nothing can be chosen here. That is a defect of the story." in " ".join(bot.entries().split())
        assert bot.run.log == ()


async def test_leafing_back_takes_nothing_back(tmp_path: Path) -> None:
    """`b` shows one earlier page after another, `g` comes back, and the run stays as it is."""
    async with playing(bridge(), tmp_path, (120, 50)) as bot:
        await bot.press(*ADA, "1", "enter", "b", "b")
        assert bot.page.id == "shore"
        assert "› Pay the toll indeed" in " ".join(bot.entries().split())
        await bot.press("escape")
        assert bot.page.id == "planks"
        assert bot.run.log == ("begin/ada", "shore/pay")


async def test_the_last_choice_is_taken_back_in_one_key(tmp_path: Path) -> None:
    """And gone to again in another; nothing is asked, because nothing is lost."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "u")
        await bot.settle()
        assert (bot.page.id, bot.run.log) == ("shore", ("begin/ada",))
        assert "You are back at “The shore indeed”. r goes forward again." in bot.shown()
        await bot.press("u", "r", "ctrl+r")
        await bot.settle()
        assert bot.run.log == ("begin/ada", "shore/pay")
        assert "The coin is warm indeed." in bot.text()
