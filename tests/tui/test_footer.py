"""The line below: at every size what is needed most stands there, and each thing under the word for what it does here."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.keep.settings import Settings
from game.session import command as do
from game.session.command import Leaf
from game.tui.widgets.bars import Rule
from tests.session.atlas.readings import default_reading, shipped
from tests.stories import bridge
from tests.tui.bot import ADA, NEW, SIZES, Bot, playing


async def standing(bot: Bot, choices: int) -> None:
    """Stand on the scene that comes after so many choices of the story that comes with the game."""
    bot.game.give(do.New(shipped().id))
    bot.game.sitting.reading = default_reading(choices)
    bot.game.give(do.Turn())
    await bot.settle()


def below(bot: Bot) -> str:
    """The line of keys."""
    return bot.lines()[-1]


@pytest.mark.parametrize(
    ("size", "before", "after"),
    [
        (
            (120, 40),
            ("n note", "u undo", "a atlas", "q title", "1–3 choose", "? help"),
            ("space on", "e how we know", "d sources differ", "u undo", "a atlas", "q title", "? help"),
        ),
        (
            (80, 24),
            ("space on", "n note", "u undo", "a atlas", "q title", "1–3 choose", "? help"),
            ("space on", "e how we know", "d sources differ", "u undo", "a atlas", "q title", "? help"),
        ),
        ((40, 15), ("space on", "n note", "1–3 choose", "? help"), ("space on", "q title", "? help")),
    ],
    ids=["120x40", "80x24", "40x15"],
)
async def test_what_is_needed_most_stands_below(
    size: tuple[int, int], before: Sequence[str], after: Sequence[str], tmp_path: Path
) -> None:
    """The way on, the note, the atlas, the way out and the help: on a scene, and on what follows from its choice."""
    async with playing(shipped(), tmp_path, size) as bot:
        await standing(bot, 9)
        assert [one for one in before if one not in below(bot)] == []
        await bot.press("1")
        assert [one for one in after if one not in below(bot)] == []


async def test_enter_chooses_once_all_choices_were_in_sight(tmp_path: Path) -> None:
    """Until then it turns the page, whatever is pointed at, and the line below says only how to turn it."""
    async with playing(shipped(), tmp_path, (40, 15)) as bot:
        await standing(bot, 9)
        bot.reading.point(1)
        bot.reading.refresh_keys()
        assert "enter" not in below(bot)
        await bot.press("end", "home")
        assert "enter, 1–3 choose" in below(bot)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("3",), "enter, 1–11, → change|← change back"),
        ((*ADA, "1", "s"), "enter, 1 open"),
        (("4",), "enter, 1–4 open"),
        ((*ADA, "t"), "enter, 2–4 choose"),
    ],
    ids=["settings", "saves", "about", "heat"],
)
async def test_what_becomes_of_a_line_is_said(keys: Sequence[str], words: str, tmp_path: Path) -> None:
    """A setting is changed, with the arrows too, and a save or a text opened."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*keys)
        assert [one for one in words.split("|") if one not in below(bot)] == []


async def test_before_a_page_a_digit_points_and_enter_answers(tmp_path: Path) -> None:
    """As the line below says, of the question how much is to be shown."""
    async with playing(bridge(), tmp_path, (120, 40), asked=True) as bot:
        await bot.press(*ADA)
        assert "enter answer" in below(bot)
        assert "2–4 point" in below(bot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
async def test_once_somebody_is_picked_the_way_to_the_line_that_begins_is_told(
    size: tuple[int, int], tmp_path: Path
) -> None:
    """And that Enter would put back who is pointed at; on the line that begins it says so, and the hint is gone."""
    async with playing(shipped(), tmp_path, size) as bot:
        await bot.press("1")
        hint = bot.game.screen.query_one("#below", Rule)
        assert (hint.hint, "enter, 1–5, space pick" in below(bot)) == ("", True)
        await bot.press("enter", "down", "enter")
        assert hint.hint == "G, enter: begin"
        assert hint.hint in bot.shown()
        assert "put back" in below(bot)
        await bot.press("G")
        assert (hint.hint, "enter begin" in below(bot)) == ("", True)


@pytest.mark.parametrize(
    ("leaf", "words"), [("calendar", "↓, ↑ person   →, ← scene"), ("journal", "↓, ↑ line   →, ← section")]
)
async def test_the_arrows_say_from_what_to_what_they_go(leaf: Leaf, words: str, tmp_path: Path) -> None:
    """From life to life and scene to scene where they are drawn, elsewhere from line to line and section to section."""
    async with playing(shipped(), tmp_path, (140, 40)) as bot:
        await standing(bot, 9)
        bot.game.give(do.Consult(leaf))
        await bot.settle()
        assert words in below(bot)


@pytest.mark.parametrize(
    ("look", "sign", "style"), [("arrow", "› 1", "bold"), ("bar", "▌ 1", "bold"), ("reverse", "› 1", "reverse")]
)
@pytest.mark.parametrize("keys", [(), ("4",), (*ADA, "1", "s"), ("1",)], ids=["title", "about", "saves", "people"])
async def test_what_is_pointed_at_looks_as_the_reader_wants_in_every_list(
    look: str, sign: str, style: str, keys: Sequence[str], tmp_path: Path
) -> None:
    """On the title, in a list of texts, among the saves and where people are picked, as on a page."""
    async with playing(bridge(), tmp_path, settings=Settings(pointer=look, hints=99)) as bot:
        await bot.press(*keys)
        await bot.settle()
        assert sign in bot.shown()
        lines = [line for line in bot.choices.lines if sign in line.plain]
        assert any("entry-reverse" in str(span.style) for span in lines[0].spans) == (style == "reverse")


@pytest.mark.parametrize(("look", "sign"), [("arrow", "› "), ("bar", "▌ "), ("reverse", "› ")])
async def test_what_is_pointed_at_in_the_atlas_looks_so_too(look: str, sign: str, tmp_path: Path) -> None:
    """A line of the journal."""
    async with playing(bridge(), tmp_path, settings=Settings(pointer=look, hints=99)) as bot:
        await bot.press(*ADA, "1")
        bot.game.give(do.Consult("journal"))
        await bot.settle()
        pointed = next(line for line in bot.reader.lines() if line.plain.startswith(sign))
        looks = {str(span.style) for span in pointed.spans}
        assert (".entry-reverse" in looks, ".entry-at" in looks) == (look == "reverse", look != "reverse")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)], ids=["120x40", "80x24", "200x60"])
async def test_the_names_of_the_leaves_stand_still(size: tuple[int, int], tmp_path: Path) -> None:
    """Whichever is open, each stands where it stood."""
    async with playing(shipped(), tmp_path, size) as bot:
        await standing(bot, 9)
        bot.game.give(do.Consult("calendar"))
        rows = set()
        for _ in range(6):
            await bot.settle()
            rows.add(next(line for line in bot.lines() if "branches" in line.lower()).lower())
            await bot.press("tab")
        assert len(rows) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
@pytest.mark.parametrize(
    "command",
    [
        do.Show("saves"),
        do.Show("settings"),
        do.Show("about"),
        do.Show("help"),
        do.Show("so far"),
        do.Consult("journal"),
        do.Consult("ledger"),
        do.Consult("calendar"),
        do.Consult("branches"),
    ],
    ids=str,
)
async def test_the_way_back_is_below_wherever_one_is(
    command: do.Command, size: tuple[int, int], tmp_path: Path
) -> None:
    """On every list, text and leaf that lies over a page, however little room there is."""
    async with playing(shipped(), tmp_path, size) as bot:
        await standing(bot, 9)
        bot.game.give(command)
        await bot.settle()
        assert "q back" in below(bot)


async def test_how_to_close_a_note_is_below_while_one_is_open(tmp_path: Path) -> None:
    """At every size but the smallest, and no longer once it is closed."""
    for size in SIZES[:2]:
        async with playing(bridge(), tmp_path, size) as bot:
            await bot.press(*ADA)
            assert "esc" not in below(bot)
            await bot.press("n")
            assert "esc close note" in below(bot)
            await bot.press("escape")
            assert "esc" not in below(bot)


@pytest.mark.parametrize(
    ("command", "left"),
    [
        (do.Show("settings"), "The Bridge"),
        (do.Show("saves"), "The Bridge"),
        (do.Show("help"), "The Bridge"),
        (do.Show("about"), "The Bridge"),
        (do.Keep(), "The Bridge"),
        (do.Consult("ledger"), "the atlas"),
    ],
    ids=["settings", "saves", "help", "about", "a question", "the atlas"],
)
async def test_the_line_above_says_where_one_is(command: do.Command, left: str, tmp_path: Path) -> None:
    """The story, and the page that lies below, to which one goes back; the atlas says how much of it there is."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        title = bot.page.title
        bot.game.give(command)
        await bot.settle()
        above = bot.lines()[0]
        assert left in above
        assert above.count(title) < 2
        assert above.strip().endswith("facts met" if left == "the atlas" else title)


async def test_where_people_are_picked_the_question_is_read_once(tmp_path: Path) -> None:
    """Nothing lies below it to which one could go back."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*NEW)
        assert bot.shown().count("Who crosses indeed?") == 1
        assert "The Bridge" in bot.lines()[0]
