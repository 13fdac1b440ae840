"""What a terminal shows is what lies open: nothing of what was painted before stays on it."""

import gc
import random
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import ControlType
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.widgets import Input, Static

from game.keep.settings import Settings
from game.tui.screens.menu_screen import MenuScreen
from tests.stories import bridge, ferry
from tests.tui.bot import ADA, SIZES, Bot, playing
from tests.tui.pictures import Look, look_of

KEYS = ("space", "enter", "end", "home", "up", "down", "j", "k", "pageup", "b", "n", "e", "1", "2", "u", "r", "a", "x")
"""Keys of the page, of which some mean nothing and others cover it; one gets back with:"""
BACK = ("escape",)
GHOSTS = (
    (bridge, (40, 15), ("x", "r", "space")),
    (bridge, (80, 24), ("1", "b", "2", "home", "down", "home", "e", "enter")),
)
"""Where lines once stayed that belonged to what was there before."""


class Terminal:
    """The cells of a terminal, as all that was ever sent to it has left them."""

    def __init__(self, app: App[Any]) -> None:
        self._app, self.cells = app, dict[tuple[int, int], tuple[str, Look]]()
        self._x = self._y = 0

    def listen(self) -> None:
        """Take in whatever the app paints from now on."""
        display = self._app._display

        def take_in(screen: Any, painted: Any) -> None:
            if isinstance(painted, CompositorUpdate) and not self._app._batch_count:
                self.take_in(painted)
            display(screen, painted)

        self._app._display = take_in  # type: ignore[method-assign]
        self.take_in(self._app.screen._compositor.render_full_update())

    def take_in(self, painted: CompositorUpdate) -> None:
        """Do what the app asks for."""
        for segment in self._app.console.render(painted):  # type: ignore[arg-type]
            for control in segment.control or ():
                assert control[0] in (ControlType.HOME, ControlType.CURSOR_MOVE_TO), control
                self._x, self._y = (control[1], control[2]) if len(control) == 3 else (0, 0)
            for letter in "" if segment.control else segment.text:
                if letter == "\n":
                    self._x, self._y = 0, self._y + 1
                else:
                    self.cells[self._x, self._y] = letter, look_of(segment.style) if segment.style else ("", "", "")
                    self._x += cell_len(letter)


async def same_as_fresh(bot: Bot, shown: Terminal) -> None:
    """Hold that the terminal shows what it would show if all were painted anew."""
    for _ in range(3):  # what is called after a painting may ask for another
        await bot.settle()
    fresh = Terminal(bot.game)
    fresh.take_in(bot.game.screen._compositor.render_full_update())
    assert shown.cells == fresh.cells


async def press_and_compare(bot: Bot, keys: Sequence[str]) -> None:
    """Press keys, and compare after each."""
    await bot.press(*ADA)
    await bot.settle()
    shown = Terminal(bot.game)
    shown.listen()
    for key in keys:
        await bot.press(key)
        await same_as_fresh(bot, shown)


@pytest.mark.parametrize(("story", "size", "keys"), GHOSTS)
async def test_no_line_of_the_page_before_stays(story: Any, size: tuple[int, int], keys: Any, tmp_path: Path) -> None:
    """Whatever was said in the place of the keys in between, and wherever one scrolled."""
    async with playing(story(), tmp_path, size) as bot:
        await press_and_compare(bot, keys)


@pytest.mark.parametrize("seed", range(3, 9))
async def test_whatever_is_pressed_the_terminal_shows_what_lies_open(seed: int, tmp_path: Path) -> None:
    """Every cell of it, in letters and colours, after every key."""
    chance = random.Random(seed)
    story = (bridge, ferry)[seed % 2]()
    keys = [chance.choice(KEYS if chance.random() < 0.9 else BACK) for _ in range(25)]
    async with playing(story, tmp_path, SIZES[seed % 3]) as bot:
        await press_and_compare(bot, keys)


async def test_no_turn_has_the_screen_laid_out_anew(tmp_path: Path) -> None:
    """However long the page is that comes: whatever stands round it has its place."""
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        laid_out = list[str]()
        for key in ("1", "enter", "u", "r", "b", "escape", "n", "escape"):
            bot.game.screen.screen_layout_refresh_signal.subscribe(
                bot.game.screen, lambda _screen, key=key: laid_out.append(key), immediate=True
            )
            await bot.press(key)
            await bot.settle()
            bot.game.screen.screen_layout_refresh_signal.unsubscribe(bot.game.screen)
        assert not laid_out


@pytest.mark.parametrize("key", ["a", "s", "f"])
async def test_every_part_of_a_new_screen_is_given_its_looks_once(key: str, tmp_path: Path) -> None:
    """And what lies below keeps its own, and its place."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA, "1")
        await bot.settle()
        below, given, apply, laid_out = bot.game.screen, list[Any](), bot.game.stylesheet.apply, list[Any]()
        bot.game.stylesheet.apply = lambda node, **how: (given.append(node), apply(node, **how))  # type: ignore[method-assign, assign, func-returns-value]
        below.screen_layout_refresh_signal.subscribe(below, laid_out.append, immediate=True)
        await bot.press(key)
        await bot.settle()
        assert given
        assert len(given) == len(set(given))
        assert not set(given) & set(below.walk_children(with_self=True))
        assert below not in laid_out


@pytest.mark.parametrize("key", ["a", "s", "f"])
async def test_what_is_opened_and_who_comes_back_is_painted_once(key: str, tmp_path: Path) -> None:
    """Not once more when what lies below has nothing more to do, nor when what lay on top is gone."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA, "1")
        await bot.settle()
        painted, display = list[Any](), bot.game._display
        bot.game._display = lambda screen, paints: (painted.append(paints), display(screen, paints))  # type: ignore[method-assign, assign, func-returns-value]
        for either in (key, "escape"):
            painted.clear()
            await bot.press(either)
            for _ in range(3):
                await bot.settle()
            assert len([one for one in painted if isinstance(one, CompositorUpdate)]) == 1


async def test_a_list_that_became_shorter_is_in_sight(tmp_path: Path) -> None:
    """However far one had scrolled in it, and whether or not there is anything left to point at."""
    async with playing(bridge(), tmp_path, (40, 15)) as bot:
        await bot.press("3", "end")
        await bot.settle()
        screen = bot.game.screen
        assert isinstance(screen, MenuScreen)
        assert bot.reader.scroll_y > 0
        screen.show(replace(screen.view, entries=(), told=()))
        assert bot.reader.scroll_y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_opened_is_painted_once_it_stands_in_its_place(size: tuple[int, int], tmp_path: Path) -> None:
    """Not empty before that, nor as it fills: the first that is sent of a screen is all of it."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA, "1")
        for key in ("a", "q", "l", "escape", "s", "q", "slash"):
            await bot.settle()
            here, first = bot.game.screen, list[Any]()
            bot.game._display = lambda screen, painted, here=here, first=first: (  # type: ignore[method-assign]
                first.append(painted) if isinstance(painted, CompositorUpdate) and bot.game.screen is not here else None
            )
            await bot.press(key)
            shown = Terminal(bot.game)
            shown.take_in(first[0])
            await same_as_fresh(bot, shown)


@pytest.mark.parametrize("key", ["a", "s", "f", "slash"])
async def test_a_screen_that_was_closed_leaves_nothing_behind(key: str, tmp_path: Path) -> None:
    """Not one row of it, however often one looks into the atlas; a line to write on is Textual's, which keeps those it painted."""
    async with playing(bridge(), tmp_path, (80, 24)) as bot:
        await bot.press(*ADA)
        await bot.settle()
        await bot.press(key)
        await bot.settle()
        painted = [
            weakref.ref(part._styles_cache)
            for part in bot.game.screen.walk_children(with_self=True)
            if not isinstance(part, Input | Static)
        ]
        await bot.press("escape")
        await bot.settle()
        gc.collect()
        assert not [one() for one in painted if one() is not None]


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_pointed_at_is_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    """In a list that is longer than the screen, when it opens and wherever one goes in it."""
    async with playing(bridge(), tmp_path, size) as bot:
        await bot.press(*ADA, "t")
        for key in ("", "down", "up", "up"):
            await bot.press(*[key] if key else [])
            for _ in range(3):
                await bot.settle()
            assert any(line.strip().startswith("› ") for line in bot.lines())


@pytest.mark.parametrize("theme", ["terminal", "night", "contrast"])
async def test_the_cursor_is_seen_in_every_theme(theme: str, tmp_path: Path) -> None:
    """Among the terminal's own colours it is turned to its negative, whatever those are."""
    async with playing(bridge(), tmp_path, (80, 24), Settings(theme=theme)) as bot:
        await bot.press(*ADA, "s", "S", "end", "x")
        await bot.settle()
        row = bot.game.screen._compositor.render_full_update().strips[bot.game.screen.query_one(Input).region.y]
        looks = [segment.style for strip in row for segment in strip if segment.style]
        if theme == "terminal":
            assert any(one.reverse for one in looks)
            assert not any(one.reverse and (one.color or one.bgcolor) for one in looks if not _is_usual(one))
        else:
            assert len({one.bgcolor for one in looks}) > 2


def _is_usual(style: Style) -> bool:
    return all(one is None or one.is_default for one in (style.color, style.bgcolor))
