"""No key is dead: on every screen each key of the table does something to be seen, or a line says why it does not."""

from pathlib import Path

import pytest
from rich.segment import Segment

from game.keep.shelf import Slot
from game.play.run import Run
from game.session import command as do
from game.session.atlas.frame import LEAVES
from game.session.command import Command
from game.session.offer_table import OFFERS
from game.tui.screens.ask_screen import AskScreen
from game.tui.screens.framed import FramedScreen
from game.tui.widgets.bars import Keys
from tests.stories import bridge
from tests.tui.bot import Bot, playing

ELSEWHERE = {"ctrl+q": "ends the game", "ctrl+z": "is the shell’s, and there is none under a test"}
ALIKE = set("2345678")  # digits that mean no more than the others
KEYS = ["enter", *sorted({key for offer in OFFERS for key in offer.keys} - {"enter", *ALIKE, *ELSEWHERE})]
MOVES = [key for key in KEYS if any(key in offer.keys and offer.make is None for offer in OFFERS) and key != "enter"]

ONCE, ENDED = ("ada", "pay"), ("ada", "pay", "go")
SCREENS: dict[str, tuple[tuple[str, ...], tuple[Command, ...]]] = {
    "title": ((), (do.Leave(),)),
    "picking people": ((), (do.Leave(), do.New())),
    "a scene": (("ada",), ()),
    "the last page": (ENDED, (do.Turn(), do.Turn())),
    "settings": (ONCE, (do.Show("settings"),)),
    "heat": (ONCE, (do.Show("heat"),)),
    "saves": (ONCE, (do.Show("saves"),)),
    "where it turned": (ENDED, (do.Show("turns"),)),
    "a text with words found": (ONCE, (do.Show("know"), do.Seek("bridge"))),
    "help": (ONCE, (do.Show("help"),)),
    "a question for words": (ONCE, (do.Keep(),)),
    **{leaf: (ENDED, (do.Consult(leaf),)) for leaf in LEAVES},
    "words found in the journal": (ENDED, (do.Consult("journal"), do.Seek("indeed"))),
    "no words found": (ENDED, (do.Consult("journal"), do.Seek("nowhere"))),
}
"""Every kind of screen: the choices of the run that lies open, and what leads from there to it."""


def seen(bot: Bot) -> list[list[Segment]]:
    """All that is painted, with how it looks."""
    strips = bot.game.screen._compositor.render_full_update().strips
    return [[segment for strip in row for segment in strip if not segment.control] for row in strips]


def opened(bot: Bot) -> tuple[object, ...]:
    """What lies open: the frames, the leaf of the atlas, and the page of the run."""
    reading, atlas = bot.game.sitting.reading, bot.game.sitting.atlas
    return bot.game.sitting.frames, atlas.leaf, atlas.sought, reading and (reading.run.log, reading.at)


async def stand(bot: Bot, slot: Slot, commands: tuple[Command, ...]) -> tuple[object, ...]:
    """Have the save open, and what comes of these commands; returns what lies open then."""
    for command in (do.Open(slot), *commands):
        bot.game.sitting.obey(command)
    bot.game.sync()
    await bot.dealt_with()
    return opened(bot)


async def does_nothing(bot: Bot, key: str) -> bool:
    """Press a key; whether nothing is to be seen of it."""
    before = seen(bot)
    await bot.tap(key)
    assert not bot.game.sitting.over, key
    if not isinstance(bot.game.screen, FramedScreen):
        await bot.tap("escape")  # that was the palette
        return False
    return seen(bot) == before and not bot.game.screen.query_one(Keys).news


async def dead(bot: Bot, slot: Slot, commands: tuple[Command, ...]) -> list[str]:
    """Press every key on a screen, and what moves about at both its ends; return those of which nothing was to be seen."""
    begin = await stand(bot, slot, commands)
    writes = isinstance(bot.game.screen, AskScreen)
    found = []
    for key in KEYS if writes else (*KEYS, "end", *MOVES, "home", *MOVES):
        if await does_nothing(bot, key):
            await bot.settle()  # what the key before moved may have been painted only now
            found += [key] if await does_nothing(bot, key) else []
        if writes or opened(bot) != begin:
            begin = await stand(bot, slot, commands)
    return found


@pytest.mark.parametrize("screen", SCREENS)
async def test_no_key_is_dead(screen: str, tmp_path: Path) -> None:
    """Something changes, or a line stands there, in the midst of a screen and at both its ends."""
    choices, commands = SCREENS[screen]
    run = Run(bridge())
    for choice in choices:
        run.choose(choice)
    async with playing(bridge(), tmp_path) as bot:
        saves = bot.game.sitting.keeping.saves
        saves.keep("walk", run, len(run.pages) - 1)
        slot = next(one for one in saves.shelf(run.story).slots if one.save.name == "walk")
        assert await dead(bot, slot, commands) == []
