"""What the app keeps between screens: runs begun, saved, continued, gone back in; settings; troubles told in one line."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from game.keep.disk import Trouble
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.page import PageKind
from game.play.run import Run
from game.render.paragraph import letters
from game.session.comfort import THEMES
from game.tui.look import themes
from game.tui.screens.page_screen import PageScreen
from game.tui.screens.people_screen import PeopleScreen
from game.tui.screens.title_screen import TitleScreen
from tests.stories import bridge, load
from tests.tui.bot import ADA, BOTH, NEW, SCENES, SIZES, Bot, playing

BACK = "backspace"  # as good as escape, and at once


def kept(folder: Path) -> list[tuple[str, tuple[str, ...], int]]:
    """The saves in a folder: name, log, page."""
    with Saves(folder) as saves:
        return [(slot.save.name, slot.save.choices, slot.save.page) for slot in saves.shelf(bridge()).slots]


async def begin_again(bot: Bot) -> None:
    """Leave for the title."""
    await bot.press("q")
    await bot.settle()
    assert isinstance(bot.game.screen, TitleScreen)


async def test_the_title_offers_what_there_is(tmp_path: Path) -> None:
    """Without saves there is nothing to continue."""
    async with playing(bridge(), tmp_path) as bot:
        names = [letters(entry.words) for entry in bot.choices.entries]
        assert names == ["New", "Saves", "Settings", "About", "Quit"]
        await bot.press("4", "1")
        assert "About the bridge" in bot.text()
        await bot.press("q", "4")
        assert "The fish are left out" in bot.text()


async def test_a_run_begins_with_people_and_what_to_know_one_key_away(tmp_path: Path) -> None:
    """Gone back from there, nothing has begun."""
    async with playing(bridge(), tmp_path, asked=True) as bot:
        await bot.press("1")
        assert isinstance(bot.game.screen, PeopleScreen)
        await bot.press("f")
        assert "Mind the gap" in bot.text()
        await bot.press("q")
        assert isinstance(bot.game.screen, PeopleScreen)
        await bot.press("q")
        assert isinstance(bot.game.screen, TitleScreen)
        assert bot.game.sitting.reading is None
        assert kept(tmp_path) == []


async def test_how_much_is_asked_before_the_page_and_going_back_keeps_the_people(tmp_path: Path) -> None:
    """The question stands in place of the page; escape leads to those picked, and the same number answers as in plain mode."""
    async with playing(bridge(), tmp_path, asked=True) as bot:
        await bot.press("1", "2", "end", "enter")
        assert "How much is to be shown?" in bot.text()
        await bot.press("escape")
        await bot.settle()
        assert isinstance(bot.game.screen, PeopleScreen)
        assert "Begin with Ben" in bot.entries()
        await bot.press("end", "enter", "2", "enter")
        await bot.settle()
        assert isinstance(bot.game.screen, PageScreen)
        assert bot.run.heat == 2


async def test_a_part_of_the_story_is_read_by_itself(tmp_path: Path) -> None:
    """It has its own saves, which are found with all others."""
    async with playing(load(SCENES), tmp_path) as bot:
        await bot.press("2", "1", "enter", "end", "enter")
        await bot.settle()
        assert bot.page.id == "i-sixteen"
        await bot.press("1", "q")
        await bot.settle()
        await bot.press("1")
        await bot.settle()
        assert bot.run.story.id == "where-you-stood.fork"
        assert len(bot.run.log) == 2


async def test_one_person_or_two_are_picked(tmp_path: Path) -> None:
    """Numbers, space and Enter pick; everyone is shown with pronunciation, their first words and the word invented."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*NEW)
        shown = " ".join(bot.all_words().split())
        assert "1 ○ Ada indeed Lund AH-da indeed invented" in shown
        assert "You have the key indeed." in shown
        assert "2 ○ Ben Moor BEN invented" in shown
        assert "Pick 1 or 2 of them." in shown
        await bot.press("2", "home", "space")
        assert "Begin with Ada and Ben" in bot.entries()
        await bot.press("2", "2", "end", "enter")
        assert [person.id for person in bot.run.followed] == ["ada", "ben"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)], ids=lambda size: "{}x{}".format(*size))
async def test_enter_picks_who_is_pointed_at_and_only_the_last_line_begins(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Names and the line that begins are in sight at every size, digits move the pointer, and nobody else is followed."""
    async with playing(load(SCENES), tmp_path, size) as bot:
        await bot.press("1", "1")
        await bot.settle()
        for name in ("Judit", "Márta", "Bálint", "Anna", "Lajos", "Begin with Judit"):
            assert name in bot.shown()
        assert "Nine names" in bot.shown()
        await bot.press("3")
        assert "Begin with Judit and Bálint" in bot.shown()
        assert "signed the land over" in " ".join(bot.shown().split())
        await bot.press("up", "enter")
        await bot.settle()
        assert isinstance(bot.game.screen, PeopleScreen)
        assert "Begin with Márta and Bálint" in bot.shown()
        await bot.press("end", "enter")
        await bot.settle()
        assert [person.id for person in bot.run.followed] == ["marta", "balint"]


async def test_every_choice_is_saved(tmp_path: Path) -> None:
    """The log on disk is the log of the run, after each one."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA)
        for key in ("1", "enter", "2", "enter"):
            await bot.press(key)
            assert [log for _, log, _ in kept(tmp_path)] == [bot.run.log]


async def test_continue_says_where_and_goes_on_there(tmp_path: Path) -> None:
    """On the same page, from another start of the game too."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1")
        await begin_again(bot)
        entry = bot.choices.entries[0]
        assert (letters(entry.words), letters(entry.below[0])) == ("Continue", "The shore indeed")
    async with playing(bridge(), tmp_path) as bot:
        await bot.press("enter")
        await bot.settle()
        assert bot.page.kind is PageKind.CONSEQUENCE
        assert bot.page.id == "shore"


async def test_continue_finds_the_passage(tmp_path: Path) -> None:
    """Where the reader had scrolled to."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA, "1", "enter", "space")
        await bot.settle()
        place = bot.reader.place
        assert place is not None
        assert place[0] > 0
        await bot.press("ctrl+q")
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press("1")
        await bot.settle()
        assert bot.reader.place is not None
        assert bot.reader.place[0] == place[0]


async def test_a_save_from_another_edition_says_how_far_it_goes(tmp_path: Path) -> None:
    """And reading goes on there."""
    run = Run(bridge())
    for choice in ("ada", "pay", "go"):
        run.choose(choice)
    with Saves(tmp_path) as saves:
        assert saves.keep("old", run) is None
    scenes = tuple(
        replace(scene, choices=scene.choices[1:]) if scene.id == "planks" else scene for scene in run.story.scenes
    )
    async with playing(replace(run.story, scenes=scenes, digest="other"), tmp_path) as bot:
        await bot.press("1")
        await bot.settle()
        assert "no longer has the choice “go”" in " ".join(bot.text().split())
        await bot.press("enter")
        await bot.settle()
        assert bot.page.id == "planks"


async def test_a_run_is_kept_under_a_name(tmp_path: Path) -> None:
    """A name that is taken is only written over when that is meant."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "s", "S", *"one", "enter")
        await bot.settle()
        assert sorted(name for name, _, _ in kept(tmp_path)) == ["", "one"]
        await bot.press("q", "enter", "2", "s", "S", *"one", "enter")
        await bot.settle()
        assert "There is a save called “one”." in bot.text()
        await bot.press("enter")
        assert len({name: log for name, log, _ in kept(tmp_path)}["one"]) == 2
        await bot.press("S", *"one", "enter", "1")
        await bot.settle()
        assert len({name: log for name, log, _ in kept(tmp_path)}["one"]) == 3


async def test_a_save_is_opened_from_the_list(tmp_path: Path) -> None:
    """From the title, and from the middle of another run, which is saved and left."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "s", "S", *"one", "enter", "q", "enter", "1", "s")
        await bot.settle()
        names = [letters(entry.words) for entry in bot.choices.entries]
        assert sorted(names) == ["Saved by itself", "one"]
        await bot.press(*("down",) * names.index("one"), "enter")
        await bot.settle()
        assert bot.run.log == ("begin/ada", "shore/pay")
        assert sum(isinstance(screen, PageScreen) for screen in bot.game.screen_stack) == 1
        await begin_again(bot)


async def test_a_save_is_set_aside_only_when_that_is_meant(tmp_path: Path) -> None:
    """It leaves the list; its file does not leave the folder."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "q", "3")
        await bot.settle()
        before = {path.name for path in tmp_path.iterdir()}
        await bot.press("x", "enter")
        assert "Saves" in bot.text()
        assert len(kept(tmp_path)) == 1
        await bot.press("x", "1")
        await bot.settle()
        assert kept(tmp_path) == []
        assert "Nothing saved yet" in bot.text()
        aside = {path.name for path in tmp_path.iterdir()} - before
        assert len(aside) == 1
        assert aside.pop().endswith(".aside-1")


async def test_a_disk_that_fails_is_told_of_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and play goes on."""
    monkeypatch.setattr(
        Saves, "autosave", lambda *_: Trouble("it could not be saved: No space left on device", tmp_path)
    )
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert " ".join(bot.lines()[-2:]).strip().startswith("It could not be saved: No space left on device")
        await bot.press("1", "enter")
        assert bot.page.id == "planks"
        assert "no space" not in bot.lines()[-1].lower()


async def test_the_journal_goes_back_to_a_choice(tmp_path: Path) -> None:
    """At once; it shows what was read and chosen, and lets it be read again."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "enter", "1", "enter", "a", *("tab",) * 3)
        await bot.settle()
        assert "The shore indeed › Pay the toll indeed" in " ".join(bot.text().split())
        await bot.press("up", "up", "enter")
        assert "› Pay the toll indeed" in bot.text()
        assert "The coin is warm indeed." in bot.text()
        await bot.press(BACK, BACK)
        assert bot.run.log[-1] == "planks/go"
        await bot.press("a", "up", "up", "g")
        await bot.settle()
        assert bot.page.id == "shore"
        assert bot.run.log == ("begin/ada",)


async def test_a_run_is_printed_to_a_file(tmp_path: Path) -> None:
    """`w` asks where to, and what was read is written there; the line below says so."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "w")
        await bot.settle()
        asked = bot.game.screen.query_one(Input)
        assert asked.value.endswith("bridge.md")
        asked.value = str(tmp_path / "evening")
        await bot.press("enter")
        await bot.settle()
        assert "evening.md" in "".join(line.strip() for line in bot.lines()[-2:])
        assert "The coin is warm indeed." in (tmp_path / "evening.md").read_text("utf-8")


async def test_going_back_to_the_very_beginning_picks_people_again(tmp_path: Path) -> None:
    """The first choice is made where it was made."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "1", "a", *("tab",) * 3, "home", "g")
        await bot.settle()
        assert isinstance(bot.game.screen, PeopleScreen)
        await bot.press("2", "end", "enter")
        await bot.settle()
        assert bot.run.log == ("begin/ben",)


async def test_cards_open_after_the_choice(tmp_path: Path) -> None:
    """*How do we know* and *Sources differ* are there on the consequence, not before."""
    async with playing(bridge(), tmp_path, (80, 50)) as bot:
        await bot.press(*BOTH, "e", "d")
        assert isinstance(bot.game.screen, PageScreen)
        await bot.press("1", "e")
        assert all(
            words in bot.text() for words in ("recorded", "general knowledge", "invented", "A bridge book indeed")
        )
        await bot.press(BACK, "d")
        assert "A bridge book indeed: None at all indeed." in bot.text()
        assert "Generally held, from outside the documents: There was one indeed." in " ".join(bot.text().split())
        await bot.press("enter")
        assert isinstance(bot.game.screen, PageScreen)


async def test_the_ledger_lists_the_facts_met(tmp_path: Path) -> None:
    """By topic, with where each is recorded and where it was met."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "l")
        assert "Nothing yet" in bot.text()
        await bot.press(BACK, "1", "l")
        shown = " ".join(bot.text().split())
        assert "2 of 2 facts" in bot.lines()[0]
        assert "money 1 of 1 A toll was taken." in shown
        await bot.press("home", "down")
        seen = " ".join(bot.text().split())
        assert "A toll was taken. ≠ they differ A leaflet, “Money”, ¶2" in seen
        assert "met in The shore indeed" in seen


async def test_settings_change_at_once_and_are_kept(tmp_path: Path) -> None:
    """The theme goes round through all there are."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "o")
        seen = []
        for _ in THEMES:
            await bot.press("enter")
            seen.append(bot.game.theme)
            assert bot.game.sitting.keeping.saves.settings()[0].theme == bot.game.theme
        assert seen == ["newsprint", "contrast", "terminal", "night"]
        await bot.press("down", "enter", "q")
        assert bot.game.sitting.settings.heat == 2
        assert bot.run.heat == 2


@pytest.mark.parametrize("theme", [theme.name for theme in themes.all_themes()])
async def test_every_theme_can_paint_every_screen(theme: str, tmp_path: Path) -> None:
    """Nothing is missing in any of them."""
    async with playing(bridge(), tmp_path, (120, 40), Settings(theme=theme)) as bot:
        bot.game.theme = theme
        await bot.press(*ADA, "n", "o", "ctrl+p")
        await bot.settle()
        assert bot.shown().strip()


@pytest.mark.parametrize(
    ("theme", "paper", "ink"), [("night", "#16130f", "#e8e0d0"), ("newsprint", "#f2ead8", "#231f1a")]
)
async def test_ink_and_paper(theme: str, paper: str, ink: str, tmp_path: Path) -> None:
    """The two themes have the colours of the design."""
    async with playing(bridge(), tmp_path, settings=Settings(theme=theme)) as bot:
        await bot.press(*ADA)
        text = bot.reader
        assert text.background_colors[1].hex.lower() == paper
        assert text.styles.color.hex.lower() == ink or bot.game.screen.styles.color.hex.lower() == ink


async def test_an_unknown_theme_is_the_usual_one(tmp_path: Path) -> None:
    """As settings of a later edition may name one."""
    async with playing(bridge(), tmp_path, settings=Settings(theme="neon")) as bot:
        assert bot.game.theme == next(iter(THEMES))


@pytest.mark.parametrize("size", [(20, 6), (12, 4), (200, 60), (300, 8)])
async def test_no_size_is_too_odd(size: tuple[int, int], tmp_path: Path) -> None:
    """Text still reads, and can be read to its end."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert "".join(bot.shown().split())
        await bot.press("n", "end")
        await bot.pilot.press("1", "1")  # where it is out of sight it is brought there first
        assert bot.page.kind is PageKind.CONSEQUENCE


@pytest.mark.parametrize("size", SIZES)
async def test_the_sign_that_there_is_more_of_a_text_is_true(size: tuple[int, int], tmp_path: Path) -> None:
    """It goes with the step that brings the last line into sight, and not before."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press("question_mark", "end", "up", "up", "up", "up")
        last = bot.text().splitlines()[-1].strip()
        for _ in range(5):
            await bot.settle()
            *sheet, rule, _keys = bot.lines()
            assert ("↓ more" in rule) != any(last in line for line in sheet)
            await bot.press("down")
