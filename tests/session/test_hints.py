"""Three hints, one on each of the first pages, and never again; and in each act where to hear what came before it."""

from pathlib import Path

from msgspec.structs import replace

from game.keep.settings import Settings
from game.plain.paint import view_words
from game.session import command as do
from game.session.hints import BEFORE, HINTS
from game.session.views import PageView
from game.tui.widgets.bars import Rule
from tests.session.sittings import obeyed, sitting_after
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


def test_the_first_page_of_each_act_says_how_to_hear_what_came_before(tmp_path: Path) -> None:
    """Not of the first act, nor of one of which nothing is told beforehand; in every run, and on that page alone."""
    near, far = bridge().acts
    for acts, told in (((near, far), []), ((near, replace(far, so_far=near.so_far)), ["hot"])):
        story = replace(bridge(), acts=acts)
        for again in ("once", "again"):
            with sitting_after(tmp_path / str(len(told)) / again, story, do.New(), do.SetHeat(3)) as sitting:
                view, seen = obeyed(sitting, do.Use(Settings(hints=len(HINTS))), do.Follow(("ada",))), []
                while isinstance(view, PageView) and any(entry.open for entry in view.entries) and len(seen) < 9:
                    seen += [view.page.id] if view.hint == BEFORE else []
                    assert ("Type sofar for what came before." in str([*view_words(view)])) == (view.hint == BEFORE)
                    view = obeyed(sitting, next(entry.command for entry in view.entries if entry.open))
                assert seen == told
