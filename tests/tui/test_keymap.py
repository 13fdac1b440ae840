"""Keys of the reader's own in the full screen: they work, and everything that shows keys shows them."""

from pathlib import Path

import pytest
from textual.keys import _character_to_key

from game.keep.keymap import key_called, key_shown
from game.session.offer_table import OFFERS
from game.tui.screens.atlas_screen import AtlasScreen
from game.tui.screens.page_screen import PageScreen
from tests.stories import bridge
from tests.tui.bot import ADA, playing


def test_keys_are_called_as_textual_calls_them() -> None:
    """Every character that a keyboard writes has Textual's name, and the usual keys are called what they are."""
    assert all(key_called(one) == _character_to_key(one) for one in map(chr, range(33, 127)))
    assert all(key_called(key) == key for offer in OFFERS for key in offer.keys)
    assert all(key_shown(key_called(one)) == one for one in map(chr, range(33, 127)))


async def test_a_key_of_ones_own_is_in_force(tmp_path: Path) -> None:
    """It does what the usual one did, which does nothing any more, and footer, palette and help show it."""
    (tmp_path / "keys.toml").write_text(
        'atlas = ["z", "f5"]\nhelp = "!"\njournal = "j"\nnext = ["ctrl+n", "down"]\natlas_next = "down"'
    )
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        await bot.press(*ADA)
        assert "z atlas" in bot.lines()[-1]
        assert "! help" in bot.lines()[-1]
        await bot.press("enter", "end", "enter")
        assert "point with ^n and press enter" in bot.lines()[-1]
        await bot.press("a")
        assert isinstance(bot.game.screen, PageScreen)
        assert "a does nothing here; ! shows the keys." in bot.lines()[-1]
        for key in ("z", "f5", "j"):
            await bot.press(key)
            assert isinstance(bot.game.screen, AtlasScreen)
            await bot.press("q")
        await bot.press("ctrl+p", *"atlas")
        await bot.settle()
        assert "Atlas  z" in bot.shown()
        await bot.press("escape", "exclamation_mark")
        shown = " ".join(bot.text().split())
        assert "z All that you have met" in shown
        assert "j What was read and chosen" in shown
        assert "journal, ledger, branches atlas" in shown
        assert "Keys of your own stand in" in shown


async def test_help_says_where_keys_may_be_given(tmp_path: Path) -> None:
    """Without such a file nobody is troubled with ids, and the help ends with where it goes."""
    async with playing(bridge(), tmp_path) as bot:
        await bot.press("question_mark")
        shown = " ".join(bot.text().split())
        assert "Keys of your own go into" in shown
        assert "read_on" not in shown


async def test_keys_may_change_places(tmp_path: Path) -> None:
    """Each of three commands has another's key, and a key that Textual itself uses can be one's own."""
    (tmp_path / "keys.toml").write_text('undo = "tab"\nnext_note = "u"\nnext_name = "n"\n')
    async with playing(bridge(), tmp_path) as bot:
        await bot.press(*ADA, "u")
        assert bot.reading.view.note is not None
        await bot.press("1")
        made = len(bot.run.log)
        await bot.press("tab")
        assert len(bot.run.log) == made - 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('atlass = "z"', "keys.toml:1: there is no command “atlass”; did you mean “atlas”?"),
        ('atlas = "u"', "keys.toml:1: u is also the key of undo, so atlas keeps its usual ones"),
        ("atlas", "keys.toml: this is no TOML"),
    ],
)
async def test_what_is_wrong_with_the_keys_is_told(tmp_path: Path, text: str, told: str) -> None:
    """One line at the title, and once more in the help, and the reader goes on with the usual keys."""
    (tmp_path / "keys.toml").write_text(text)
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        assert told in bot.lines()[-1]
        await bot.press("question_mark")
        assert told in " ".join(bot.text().split())
        await bot.press("q", *ADA, "a")
        assert isinstance(bot.game.screen, AtlasScreen)


async def test_keys_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """A folder of that name is no file, and costs no more than a line."""
    (tmp_path / "keys.toml").mkdir()
    async with playing(bridge(), tmp_path, (120, 40)) as bot:
        assert "The keys cannot be read" in " ".join(bot.lines()[-2:])
