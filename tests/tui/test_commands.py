"""The one list of commands: everything on it works, and everything that shows commands is made from it."""

from itertools import combinations
from pathlib import Path

import pytest

from game.tui import commands
from game.tui.app import Game
from game.tui.commands import COMMANDS, ROOMS
from game.tui.screens.framed import Room
from game.tui.screens.journal import Journal
from game.tui.screens.menu import Menu
from game.tui.screens.people import People
from game.tui.screens.reading import Reading
from game.tui.screens.saves import Shelves
from game.tui.screens.settings import Choosing
from game.tui.screens.text import Text
from game.tui.screens.title import Title
from tests.tui.bot import ADA, bridge, playing

SCREENS: tuple[type[Room[object]], ...] = (Title, Reading, Text, Menu, People, Shelves, Journal, Choosing)  # type: ignore[assignment]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_of_a_screen_does_something(screen: type[Room[object]]) -> None:
    """Its action is there, on the screen or on the app."""
    for command in commands.of(screen.ROOMS):
        owner = Game if command.owner == "app" else screen
        assert hasattr(owner, f"action_{command.id}"), command.id


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_one_screen(screen: type[Room[object]]) -> None:
    """Except that what is closed with the same key is closed first."""
    for one, other in combinations(commands.of(screen.ROOMS), 2):
        shared = set(one.keys) & set(other.keys)
        assert not shared or {one.id, other.id} in ({"close_note", "back"}, {"leave", "back"}), (
            one.id,
            other.id,
            shared,
        )


def test_every_command_belongs_somewhere_and_has_a_name_of_its_own() -> None:
    """No id stands twice, and every room that is named has a heading."""
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert {command.room for command in COMMANDS} == set(ROOMS)


def test_the_docs_can_print_it() -> None:
    """One row a command."""
    assert commands.table().count("\n| ") == len(COMMANDS) + 1
    assert "| While reading | `n` | Open the next note, where it is marked |" in commands.table()


async def test_help_shows_all_of_it(tmp_path: Path) -> None:
    """Key and meaning of each, from every screen."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press("question_mark")
        shown = " ".join(bot.text().split())
        assert all(f"{command.key} {command.tooltip}" in shown for command in COMMANDS)
        await bot.press("q")
        assert isinstance(bot.game.screen, Title)


async def test_the_palette_finds_what_can_be_done_here(tmp_path: Path) -> None:
    """It offers the commands of the screen below, and does what is taken."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "ctrl+p", *"ledg")
        await bot.settle()
        assert "Ledger" in bot.shown()
        await bot.press("enter")
        await bot.settle()
        assert "Ledger" in bot.text()


async def test_the_palette_offers_nothing_that_cannot_be_done(tmp_path: Path) -> None:
    """*How do we know* is there only once the choice is made."""
    async with playing(bridge(), tmp_path, (80, 50)) as bot:
        await bot.press(*ADA, "ctrl+p")
        await bot.settle()
        assert "How do we know" not in bot.shown()
        await bot.press("escape", "1", "ctrl+p")
        await bot.settle()
        assert "How do we know" in bot.shown()


async def test_the_line_of_keys_keeps_what_is_needed_most(tmp_path: Path) -> None:
    """At 40 columns the choices, the notes and the help are still on it."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press(*ADA)
        line = bot.lines()[-1]
        assert all(word in line for word in ("1–2 choose", "n note", "? help"))
