"""A reader who plays the app through Textual's pilot, and words that would break a careless screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace
from textual.events import Click, MouseDown, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from game.edition import WHERE_YOU_STOOD, Edition
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.page import Page, PageKind
from game.play.run import Run
from game.session import Session
from game.story.model import Story
from game.tui.app import Game
from game.tui.screens.entries_screen import EntriesScreen
from game.tui.screens.page_screen import PageScreen
from game.tui.typeset.choice_list import ChoiceList
from game.tui.widgets.bars import Keys
from game.tui.widgets.lines import Lines
from game.tui.widgets.reading_pane import ReadingPane
from tests.stories import HERE, bridge

SCENES = HERE.parents[1] / "scenes"  # the story that comes with the game
SIZES = ((120, 40), (80, 24), (40, 15))
WITH_A_LOW_ONE = ((120, 40), (110, 24), (80, 24), (40, 15))
LONGEST = 2000  # turns of a page in any run
MAGIC = "indeed"  # the word that *The Bridge* has wherever an author's text is shown
HOSTILE = (
    "[sic] [Nagy Imre] [b red on white] $accent %s{0} \\[",
    "[/]",
    "[@click=app.quit]x[/] [link='file:///']y",
)


@cache
def hostile(words: str) -> Story:
    """The same story with these words in every place that shows an author's text."""
    return cast("Story", _with(bridge(), words))


def _with(value: Any, words: str) -> Any:
    if type(value) is str:
        return value.replace(MAGIC, words)
    if isinstance(value, tuple):
        return tuple(_with(part, words) for part in value)
    if isinstance(value, Struct):
        return replace(value, **{name: _with(getattr(value, name), words) for name in value.__struct_fields__})
    return value


class Bot:
    """Presses keys or clicks in a running game, and sees what a reader sees."""

    def __init__(self, game: Game, pilot: Pilot[None]) -> None:
        self.game, self.pilot = game, pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after another; a number as readers do, once its choice is in sight."""
        for key in keys:
            if key.isdigit() and isinstance(self.game.screen, PageScreen):
                await self.pilot.press("end")
            await self.pilot.press(key)

    async def tap(self, key: str) -> None:
        """Press a key and go on as soon as all of the screen has dealt with it: quicker than to wait until nothing moves."""
        self.game.simulate_key(key)
        await self.dealt_with()

    async def click(self, x: int, y: int) -> None:
        """Click a place on the screen, and go on as soon."""
        at = {"x": x, "y": y, "screen_x": x, "screen_y": y, "delta_x": 0, "delta_y": 0}
        keys = {"button": 1, "shift": False, "meta": False, "ctrl": False}
        screen = self.game.screen
        for event in (MouseDown, MouseUp, Click):
            self.game.mouse_position = Offset(x, y)
            screen._forward_event(event(screen, **at, **keys))
            await self.dealt_with()

    async def dealt_with(self) -> None:
        """Wait until all of the screen has dealt with what was done."""
        for _ in range(3):
            await asyncio.sleep(0)
            await self.pilot._wait_for_screen()

    async def settle(self) -> None:
        """Wait until everything is painted."""
        await self.pilot.pause()

    @property
    def reading(self) -> PageScreen:
        """The reading page, which must be on top."""
        assert isinstance(self.game.screen, PageScreen), self.game.screen
        return self.game.screen

    @property
    def page(self) -> Page:
        """The page being read."""
        return self.reading.view.page

    @property
    def run(self) -> Run:
        """The run being read."""
        assert self.game.sitting.reading is not None
        return self.game.sitting.reading.run

    @property
    def reader(self) -> ReadingPane:
        """What scrolls."""
        return self.game.screen.query_one(ReadingPane)

    def lines(self) -> list[str]:
        """The screen as lines of text."""
        strips = self.game.screen._compositor.render_full_update().strips
        return ["".join(segment.text for strip in row for segment in strip) for row in strips]

    def shown(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    @property
    def choices(self) -> ChoiceList:
        """The lines that can be taken."""
        assert isinstance(self.game.screen, EntriesScreen), self.game.screen
        return self.game.screen.choices

    def text(self) -> str:
        """All words of what scrolls, those out of sight too; of the title, without its drawing."""
        screen = self.game.screen
        taken = isinstance(screen, EntriesScreen)
        lines = [*screen.words, *screen.choices.lines, *screen.below] if taken else self.reader.lines()
        return "\n".join(line.plain for line in lines)

    def entries(self) -> str:
        """Those of the lines that can be taken."""
        return "\n".join(line.plain for line in self.choices.lines)

    def words_of(self, of: str) -> str:
        """The words of a part of the screen that does not scroll."""
        return str(self.game.screen.query_one(of, Static).visual)

    def all_words(self) -> str:
        """Everything that the screen paints or would paint after scrolling."""
        screen = self.game.screen
        texts = [str(part.visual) for part in screen.query(Static) if part.display]
        parts = [part for part in screen.query(Lines) if part.display and not isinstance(part, ReadingPane)]
        lines = [line.plain for part in parts for line in part.lines()]
        return "\n".join([*texts, *lines, *([self.text()] if screen.query(ReadingPane) else ())])

    async def click_text(self, widget: Widget, words: str) -> None:
        """Click the first place in a widget where these words stand, once nothing moves any more."""
        await self.settle()
        region = widget.region
        for y, line in enumerate(self.lines()):
            x = line.find(words, region.x, region.right) if region.y <= y < region.bottom else -1
            if x >= 0:
                await self.click(x, y)
                return
        raise AssertionError(f"{words!r} is not to be seen in {widget}:\n{self.shown()}")

    async def click_key(self, words: str) -> None:
        """Click words in the line of keys."""
        await self.click_text(self.game.screen.query_one(Keys), words)

    async def click_entry(self, at: int) -> None:
        """Click an entry of the list or the choices, turning the wheel until it is in sight."""
        for _ in range(50):
            x, y = self.place_of_entry(at)
            if self.reader.region.y <= y < self.reader.region.bottom:
                await self.click(x + 2, y)
                return
            await self.wheel(up=y < self.reader.region.y)
        raise AssertionError(f"entry {at} cannot be brought into sight")

    def place_of_entry(self, at: int) -> tuple[int, int]:
        """Where that can be clicked by which an entry is taken, in columns and rows of the screen."""
        reader, action = self.reader, {"@click": f"screen.click_line({at})"}
        spans = ((y, line, span) for y, line in enumerate(reader.lines()) for span in line.spans)
        y, line, span = next(one for one in spans if isinstance(one[2].style, Style) and one[2].style.meta == action)
        column = line[: span.start].cell_length
        return reader.region.x + reader.left + column, reader.region.y + reader.above + y - round(reader.scroll_y)

    async def wheel(self, *, up: bool = False) -> None:
        """Turn the wheel one notch over what is read."""
        event = MouseScrollUp if up else MouseScrollDown
        await self.pilot._post_mouse_events([event], offset=(self.reader.region.x + 5, self.reader.region.y + 1))

    async def read_with_keys(self, number: Callable[[int], int], see: Callable[[Page], None]) -> None:
        """Read to the close of the run with keys alone; `number` says which choice to make of how many."""
        for _ in range(LONGEST):
            if self.page.kind is PageKind.CLOSE:
                return
            see(self.page)
            if self.reader.more:
                await self.tap("space")
            elif self.page.kind is PageKind.SCENE:
                await self.tap(str(number(len(self.reading.choices.numbers))))
            else:
                await self.tap("enter")
        raise AssertionError("the run does not come to its close")

    async def read_with_mouse(self, number: Callable[[int], int], see: Callable[[Page], None]) -> None:
        """Read to the close of the run with the mouse alone."""
        for _ in range(LONGEST):
            await self.settle()
            if self.page.kind is PageKind.CLOSE:
                return
            see(self.page)
            if self.reader.more:
                await self.click_key("on")
            else:
                can = [at for at, entry in enumerate(self.choices.entries) if entry.open]
                await self.click_entry(can[number(len(can)) - 1])
        raise AssertionError("the run does not come to its close")


@asynccontextmanager
async def playing(
    story: Story,
    folder: Path,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    edition: Edition = WHERE_YOU_STOOD,
    *,
    asked: bool = False,
) -> AsyncIterator[Bot]:
    """A running game; it is `asked` how much may be shown, or that is told beforehand."""
    with Saves(folder) as saves:
        used = settings or Settings(hints=99)
        game = Game(Session(edition, story, saves, used, heat=None if asked else used.heat))
        async with game.run_test(size=size) as pilot:
            await pilot.pause()
            yield Bot(game, pilot)


NEW = ("1",)  # from the title without saves: a new run
ADA = (*NEW, "enter", "end", "enter")  # … follow the first person
BOTH = (*NEW, "1", "2", "end", "enter")
