"""How the screens look: each is painted as it is in the picture that is kept of it, in words, places and colours.

After a change that is meant, look at what changed and take new ones: `python -m pytest tests/tui/test_pictures.py
--renew-pictures`.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.session import command as do
from game.session.command import Leaf
from tests.session.atlas.readings import default_reading, shipped
from tests.stories import bridge
from tests.tui.bot import ADA, NEW, playing
from tests.tui.pictures import difference, picture

KEPT = Path(__file__).parent / "pictures"
SAVED_AT = re.compile(r"\d{1,2} \w+ \d{4}, \d\d:\d\d")
SIZES = ((120, 40), (80, 24), (40, 15))
SCREENS: dict[str, Sequence[str]] = {
    "title": (),
    "people": NEW,
    "page": (*ADA, "n"),
    "consequence": (*ADA, "1"),
    "journal": (*ADA, "1", "enter", "1", "a", *("tab",) * 3),
    "ledger": (*ADA, "1", "enter", "1", "l"),
    "calendar": (*ADA, "1", "enter", "1", "enter", "a"),
    "settings": ("3",),
    "saves": (*ADA, "1", "s"),
}
"""Nine screens, and the keys that lead there from the title."""


ATLAS: tuple[Leaf, ...] = ("calendar", "map")
"""Leaves of the atlas that draw the story that comes with the game."""


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("leaf", ATLAS)
async def test_a_drawing_looks_as_in_its_picture(
    leaf: Leaf, size: tuple[int, int], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Of two lives read to their end; whoever changes what there is to be read renews it."""
    async with playing(shipped(), tmp_path / "saves", size) as bot:
        bot.game.give(do.New(shipped().id))
        bot.game.sitting.reading = default_reading(28)
        bot.game.give(do.Consult(leaf))
        await bot.settle()
        _compare("{}-drawn-{}x{}.svg".format(leaf, *size), picture(bot.game), tmp_path, request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_looks_as_in_its_picture(
    screen: str, size: tuple[int, int], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Nothing is painted otherwise than it was, unless that is meant."""
    async with playing(bridge(), tmp_path / "saves", size) as bot:
        await bot.press(*SCREENS[screen])
        await bot.settle()
        now = SAVED_AT.sub("23 October 1956, 16:00", picture(bot.game))
    _compare("{}-{}x{}.svg".format(screen, *size), now, tmp_path, request)


def _compare(name: str, now: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kept = KEPT / name
    if request.config.getoption("renew_pictures"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(now, "utf-8")
    (tmp_path / kept.name).write_text(now, "utf-8")
    changed = difference(kept.read_text("utf-8"), now)
    assert not changed, f"{changed}\n\n{tmp_path / kept.name} shows it now; --renew-pictures keeps it"
