"""Three hints, one on each of the first pages, and never again."""

from pathlib import Path

from game.keep.settings import Settings
from game.session.hints import HINTS
from game.tui.widgets.bars import Rule
from tests.stories import bridge
from tests.tui.bot import ADA, playing


async def test_each_of_the_first_pages_gives_a_hint(tmp_path: Path) -> None:
    """In the rule below, with the key it speaks of, beside all keys; on no other page, and in no later run."""
    async with playing(bridge(), tmp_path, (80, 24), Settings()) as bot:
        given = []
        await bot.press(*ADA)
        for keys in (("1", "enter"), ("1", "enter"), ("q",)):
            await bot.settle()
            given.append(bot.game.screen.query_one("#below", Rule).hint)
            assert given[-1] in bot.shown()
            await bot.press(*keys)
        assert given[:2] == ["n opens the note at ¹", "u takes a choice back"]
        assert bot.game.sitting.settings.hints >= len(given) - 1
        assert bot.game.sitting.keeping.saves.settings()[0].hints == bot.game.sitting.settings.hints


async def test_nobody_is_told_twice(tmp_path: Path) -> None:
    """Whoever was given all of them sees none."""
    async with playing(bridge(), tmp_path, (80, 24), Settings(hints=len(HINTS))) as bot:
        await bot.press(*ADA)
        await bot.settle()
        assert bot.game.screen.query_one("#below", Rule).hint == ""
