"""The one list of commands: everything on it works, and everything that shows commands is made from it."""

from pathlib import Path

import pytest

from game.keep.settings import Settings
from game.session.offer_table import HEADINGS, OFFERS
from game.session.offers import offers_in
from game.tui.palette import CommandPalette
from game.tui.screens.ask_screen import AskScreen
from game.tui.screens.atlas_screen import AtlasScreen
from game.tui.screens.framed import FramedScreen, action_of
from game.tui.screens.menu_screen import MenuScreen
from game.tui.screens.page_screen import PageScreen
from game.tui.screens.people_screen import PeopleScreen
from game.tui.screens.text_screen import TextScreen
from game.tui.screens.title_screen import TitleScreen
from tests.stories import bridge
from tests.tui.bot import ADA, playing

SCREENS = {
    "page": PageScreen,
    "text": TextScreen,
    "ask": AskScreen,
    "title": TitleScreen,
    "people": PeopleScreen,
    "list": MenuScreen,
    "saves": MenuScreen,
    "atlas": AtlasScreen,
}


@pytest.mark.parametrize("context", SCREENS)
def test_all_that_can_be_done_has_a_way(context: str) -> None:
    """What only moves about on a screen is an action of it, and every key of the table is bound to its own."""
    screen: type[FramedScreen] = SCREENS[context]
    bound = {(binding.key, binding.action.partition("(")[0]) for binding in screen.BINDINGS}
    for offer in offers_in(context):
        if offer.make is None and action_of(offer).startswith("screen.") and offer.keys:
            assert hasattr(screen, f"action_{offer.id}"), offer.id
        assert {(key, action_of(offer).partition("(")[0]) for key in offer.keys} <= bound, offer.id


async def test_help_shows_all_of_it(tmp_path: Path) -> None:
    """Key and meaning of each, from every screen."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press("question_mark")
        shown = " ".join(bot.text().split())
        assert all(f"{offer.key} {offer.tooltip}" in shown for offer in OFFERS if offer.keys)
        await bot.press("q")
        assert isinstance(bot.game.screen, TitleScreen)


async def test_the_palette_finds_what_can_be_done_here(tmp_path: Path) -> None:
    """It offers the commands of the screen below, and does what is taken."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "ctrl+p", *"ledg")
        await bot.settle()
        assert "Ledger" in bot.shown()
        await bot.press("enter")
        await bot.settle()
        assert isinstance(bot.game.screen, AtlasScreen)


async def test_the_palette_offers_nothing_twice(tmp_path: Path) -> None:
    """At the title, where two keys leave, one line does."""
    async with playing(bridge(), tmp_path) as bot:
        labels = [one.label for one in CommandPalette(bot.game.screen)._offers()]
        assert "quit" in labels
        assert len(labels) == len(set(labels))


async def test_the_palette_offers_nothing_that_cannot_be_done(tmp_path: Path) -> None:
    """*How we know* is there only once the choice is made."""
    async with playing(bridge(), tmp_path, (80, 50)) as bot:
        await bot.press(*ADA, "ctrl+p")
        await bot.settle()
        assert "How we know" not in bot.shown()
        await bot.press("escape", "1", "ctrl+p")
        await bot.settle()
        assert "How we know" in bot.shown()


async def test_the_line_of_keys_keeps_what_is_needed_most(tmp_path: Path) -> None:
    """At 40 columns the choices, the notes and the help are still on it."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA)
        line = bot.lines()[-1]
        assert all(word in line for word in ("1–2 choose", "n note", "? help"))


async def test_the_line_of_keys_says_what_undo_takes_back(tmp_path: Path) -> None:
    """On the first page that is whom one follows."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        assert "u whom to follow" in bot.lines()[-1]
        await bot.press("1")
        assert "u undo" in bot.lines()[-1]


async def test_an_empty_list_offers_nothing_to_be_chosen(tmp_path: Path) -> None:
    """Among saves where there are none, the line below has no such key."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press("2")
        await bot.settle()
        assert isinstance(bot.game.screen, MenuScreen)
        assert "Nothing saved yet" in bot.shown()
        assert "choose" not in bot.lines()[-1]


@pytest.mark.parametrize(
    ("keys", "heading"),
    [((), "While reading, and at the title"), (ADA, "While reading"), ((*ADA, "a"), "While reading, and in the atlas")],
)
async def test_help_begins_with_what_can_be_done_where_it_was_asked_for(
    keys: tuple[str, ...], heading: str, tmp_path: Path
) -> None:
    """At the title, on a page, in the atlas."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*keys, "question_mark")
        headings = [line.strip() for line in bot.text().split("\n") if line.strip() in HEADINGS.values()]
        assert headings[0] == heading
        assert len(headings) == len(set(headings)) > 9


async def test_what_is_pointed_at_in_the_palette_is_seen_without_colours(tmp_path: Path) -> None:
    """It is underlined, for bold alone is easily lost."""
    async with playing(bridge(), tmp_path, settings=Settings(theme="terminal")) as bot:
        await bot.press("ctrl+p")
        await bot.settle()
        await bot.press("down")
        await bot.settle()
        rows = bot.game.screen._compositor.render_full_update().strips
        seen = [segment for row in rows for strip in row for segment in strip if segment.style and segment.text.strip()]
        assert [one.text for one in seen if one.style and one.style.underline and one.style.bold]
