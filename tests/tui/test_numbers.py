"""Numbers typed digit by digit."""

from pathlib import Path
from shutil import copytree

import pytest

from game.tui.numbers import typed
from tests.stories import HERE, load
from tests.tui.bot import playing


@pytest.mark.parametrize(
    ("most", "keys", "taken"),
    [
        (4, "3", [3]),
        (9, "12", [1, 2]),
        (12, "12", [12]),
        (12, "1", []),
        (12, "3", [3]),
        (12, "10", [10]),
        (12, "19", []),
        (12, "192", [2]),
        (100, "100", [100]),
        (100, "10", []),
        (12, "0", []),
        (12, "01", []),
    ],
)
def test_digits_wait_for_as_many_as_can_be_meant(most: int, keys: str, taken: list[int]) -> None:
    """A digit takes a number at once where no longer one begins with it, and else waits for the next."""
    numbers, waiting, found = range(1, most + 1), "", []
    for key in keys:
        came = typed(numbers, waiting, key)
        waiting = came.waiting
        found += [came.number] if came.number is not None else []
    assert found == taken


async def test_where_one_alone_is_followed_a_number_begins_with_them(tmp_path: Path) -> None:
    """So that the keys which the proof prints can be pressed as they are; the line of keys says that it begins."""
    folder = copytree(HERE / "bridge", tmp_path / "bridge")
    file = folder / "story.yaml"
    file.write_text(file.read_text("utf-8").replace("follow: [1, 2]", "follow: [1]"), "utf-8")
    async with playing(load(folder), tmp_path / "saves") as bot:
        await bot.press("1")
        await bot.settle()
        assert "Begin with" not in bot.shown()
        assert "enter, 1–2, space begin" in bot.shown()
        await bot.press("2")
        assert len(bot.run.log) == 1
