"""What stands on every page: an open note is in sight, signs say that there is more, blank space is blank."""

from pathlib import Path

import pytest

from game.keep.settings import Settings
from game.play.page import PageKind
from game.session import command as do
from game.tui.screens.atlas_screen import AtlasScreen
from game.tui.screens.page_screen import PageScreen
from game.tui.screens.scrolled import ScrolledScreen
from game.tui.widgets.bars import Keys, Rule
from game.tui.widgets.reading_pane import NEW
from tests.session.atlas.readings import default_reading
from tests.stories import bridge, ferry, load
from tests.tui.bot import ADA, SCENES, WITH_A_LOW_ONE, playing

SIGN = NEW.plain.strip()


@pytest.mark.parametrize("size", [(120, 14), *WITH_A_LOW_ONE])
async def test_an_open_note_is_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    """Its first line, wherever on the page the reader is and however low the screen."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA, "end")
        for at in range(len(bot.page.notes)):
            await bot.press("n")
            await bot.settle()
            assert bot.reading.view.note == at
            words = bot.page.notes[at].text[0].text.split()[:2]
            assert " ".join(words) in " ".join(bot.shown().split())


async def test_what_is_said_takes_the_rule_only_where_it_needs_two_lines(tmp_path: Path) -> None:
    """Also in a window that is made wider or lower while it stands there."""
    async with playing(bridge(), tmp_path, (40, 24)) as bot:
        await bot.press(*ADA)
        screen = bot.game.screen
        screen.tell("It is said at such length that it does not stand on one line.")
        for size, lines, rule in (((40, 24), 2, False), ((120, 24), 1, True), ((120, 10), 1, False)):
            await bot.pilot.resize_terminal(*size)
            await bot.settle()
            assert (screen.query_one(Keys).size.height, screen.query_one("#below").display) == (lines, rule)
        await bot.press("down")
        assert not screen.query_one(Keys).display


async def test_a_margin_too_narrow_is_none(tmp_path: Path) -> None:
    """However wide the column is made, a note can be read."""
    async with playing(bridge(), tmp_path, (112, 30), Settings(width=96)) as bot:
        await bot.press(*ADA, "n")
        await bot.settle()
        assert isinstance(bot.game.screen, PageScreen)
        assert "Bridges are of wood indeed." in bot.text()


@pytest.mark.parametrize("size", WITH_A_LOW_ONE)
async def test_what_followed_is_shown_whole_where_it_has_room(size: tuple[int, int], tmp_path: Path) -> None:
    """However little of the scene above it is left then; nobody turns a page for a line or two."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await bot.press(*ADA)
        for _ in range(4):
            await bot.press("end")
            await bot.pilot.press("z", "1")  # what is said of a key must not be in the way
            await bot.settle()
            await bot.settle()
            own = bot.reading._end + 1 - bot.reading._own
            assert bot.reader.more == (own > bot.reader.size.height)
            await bot.press("end", "enter")


async def test_there_is_nothing_before_the_first_page(tmp_path: Path) -> None:
    """Whoever leafs back there stays at its top."""
    async with playing(ferry(), tmp_path, (40, 15)) as bot:
        await bot.press("1")
        await bot.settle()
        await bot.press("b")
        await bot.settle()
        assert bot.reader.more
        assert bot.reader.scroll_y <= bot.reader.above
        assert bot.game.screen.query_one("Keys").news == "This is the first page."


async def test_the_line_above_says_which_act_it_is(tmp_path: Path) -> None:
    """And of how many, unless the reader does not wish to be told how far they are."""
    async with playing(load(SCENES), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert bot.lines()[0].strip().startswith("1 of 7  Before  ")
    async with playing(load(SCENES), tmp_path / "other", (120, 40), Settings(progress=False)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert bot.lines()[0].strip().startswith("Before  ")


async def test_what_there_is_to_say_is_said_whole(tmp_path: Path) -> None:
    """On two lines where one is too short."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA, "d")
        await bot.settle()
        said = " ".join(" ".join(bot.lines()[-2:]).split())
        assert said == "No sources differ on this page; on the one before they may."
        await bot.press("down")
        await bot.settle()
        assert "─" in bot.lines()[-2]


async def test_on_a_small_screen_a_text_says_itself_what_it_belongs_to(tmp_path: Path) -> None:
    """There is no line above it."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA, "1", "e")
        await bot.settle()
        assert bot.text().splitlines()[0].strip() == bot.game.sitting.view.where  # type: ignore[union-attr]


async def test_notes_never_make_a_page_longer_than_its_words(tmp_path: Path) -> None:
    """Where text and choices have room, there is nothing to turn, however many notes stand beside them."""
    async with playing(load(SCENES), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        for _ in range(6):
            await bot.settle()
            assert bot.reader.virtual_size.height <= max(bot.reading._end + 2, bot.reader.size.height)
            await bot.press("end", "1", "end", "enter")


async def test_after_a_turn_a_sign_stands_at_the_first_new_line(tmp_path: Path) -> None:
    """Beside words that were not in sight before, and none on a page that was just come to."""
    async with playing(load(SCENES), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert not any(line.strip().startswith(SIGN) for line in bot.lines())
        before = {line.strip() for line in bot.lines()}
        await bot.press("space")
        await bot.settle()
        new = next(line.strip().removeprefix(SIGN).strip() for line in bot.lines() if line.strip().startswith(SIGN))
        assert new
        assert new not in before


@pytest.mark.parametrize("size", WITH_A_LOW_ONE)
async def test_after_a_choice_the_sign_stands_at_what_followed(size: tuple[int, int], tmp_path: Path) -> None:
    """Beside the first words below the scene, whatever had stood on that line before."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await bot.press("1", "4", "end", "enter")
        followed = 0
        while followed < 4:
            await bot.tap("space" if bot.reader.more else "1" if bot.page.kind is PageKind.SCENE else "enter")
            if bot.page.kind is PageKind.CONSEQUENCE and bot.reading.view.above is not None:
                await bot.settle()
                signed = [line.replace(SIGN, "").strip() for line in bot.lines() if SIGN in line]
                assert signed == [bot.reader.set_page.lines[bot.reader.set_page.own].content.plain.strip()]
                followed += 1
                while bot.page.kind is PageKind.CONSEQUENCE:
                    await bot.tap("space")


async def test_one_leafs_back_from_the_top_of_a_page_to_the_end_of_the_one_before(tmp_path: Path) -> None:
    """Through everything read, whatever step it belongs to, and forth again; the run stays where it is."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA, "1", "enter")
        here, log = bot.page.id, bot.run.log
        pages = []
        for _ in range(20):
            if bot.game.sitting.reading and bot.game.sitting.reading.at[0] > 1:
                await bot.press("pageup")
                await bot.settle()
                pages.append((bot.page.title, bot.page.kind))
        assert len(set(pages)) > 1
        assert not bot.reader.more
        await bot.press("escape")
        assert (bot.page.id, bot.run.log) == (here, log)


@pytest.mark.parametrize(
    "command",
    [None, do.Show("help"), do.Show("settings"), do.Consult("ledger"), do.Consult("journal")],
    ids=["page", "text", "list", "ledger", "journal"],
)
async def test_the_keys_of_other_readers_move_wherever_one_reads(command: do.Command | None, tmp_path: Path) -> None:
    """`j` and `k` a line, `G` to the end and home back, `^d` and `^u` half a screen, in lists from line to line; they open nothing."""
    async with playing(load(SCENES), tmp_path, (40, 15)) as bot:
        bot.game.give(do.New(bot.game.sitting.story.id))
        bot.game.sitting.reading = reading = default_reading(9)
        reading.run.heat_said = True
        bot.game.give(command or do.Turn())
        await bot.settle()
        screen = bot.game.screen
        assert isinstance(screen, ScrolledScreen)
        halves = () if isinstance(screen, AtlasScreen) else (("ctrl+d", "ctrl+u"),)
        for on, back in (("j", "k"), ("G", "home"), *halves):
            await bot.press("home")
            await bot.settle()
            begin = screen.whereabouts
            await bot.press(on)
            await bot.settle()
            assert screen.whereabouts != begin, on
            await bot.press(back)
            await bot.settle()
            assert screen.whereabouts == begin, back
        assert bot.game.screen is screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)], ids=lambda size: "{}x{}".format(*size))
async def test_it_is_said_above_and_below_that_a_page_goes_on(size: tuple[int, int], tmp_path: Path) -> None:
    """An arrow where there is more, and which of how many screens this is, unless the reader does not want to know."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await bot.press("1", "2", "end", "enter")
        await bot.settle()
        above, below = bot.game.screen.query_one("#above", Rule), bot.game.screen.query_one("#below", Rule)
        screens = below.sign.rpartition(" ")[2]
        assert (above.sign, below.sign) == ("", f"↓ more  1 of {screens}")
        seen = 1
        while bot.reader.more:
            await bot.press("space")
            await bot.settle()
            seen += 1
            assert (above.sign, below.sign.removeprefix("↓ more  ")) == ("↑", f"{seen} of {screens}")
        assert seen == int(screens)
        await bot.press("o")
        bot.game.give(do.Use(Settings(progress=False, hints=99)))
        await bot.press("q")
        await bot.settle()
        assert " of " not in below.sign


async def test_a_hint_to_open_a_note_goes_once_one_is_open(tmp_path: Path) -> None:
    """The key would open the next one."""
    async with playing(bridge(), tmp_path, (80, 24), Settings()) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert bot.game.screen.query_one("#below", Rule).hint == "n opens the note at ¹"
        await bot.press("n")
        assert bot.game.screen.query_one("#below", Rule).hint == ""


async def test_among_branches_the_key_that_stands_there_is_shown(tmp_path: Path) -> None:
    """Below, while a branch is pointed at."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA, "1", "u", "2", "a", "shift+tab", "down")
        await bot.settle()
        assert "g go back" in bot.lines()[-1]


async def test_the_screens_of_a_page_are_counted_only_where_one_does_not_hold_it(tmp_path: Path) -> None:
    """What is in sight from its first line to its last is not the second of two, though what is empty above it is not."""
    filled = 0
    async with playing(load(SCENES), tmp_path, (120, 40)) as bot:
        bot.game.give(do.New(bot.game.sitting.story.id))
        for choices in range(1, 30):
            bot.game.sitting.reading = reading = default_reading(choices)
            reading.run.heat_said = True
            bot.game.give(do.Turn())
            await bot.settle()
            reader, screen = bot.reader, bot.reading
            if reader.scroll_y <= reader.above and not reader.more:
                filled += screen._end + 1 > reader.size.height
                assert "of" not in bot.lines()[-2]
    assert filled
