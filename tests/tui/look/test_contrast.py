"""Every pair of colours as painted can be read: 4.5 to 1, and 7 to 1 what is read at length (WCAG 2)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.color import Color

from game.edition import WHERE_YOU_STOOD
from game.keep.settings import Settings
from game.tui.look.themes import all_themes
from tests.stories import bridge
from tests.tui.bot import ADA, NEW, Bot, playing

COLOURED = ("night", "newsprint", "contrast")
LEAST, READING, SIGN = 4.5, 7.0, 3.0
PLACES = {
    "title": (),
    "people": NEW,
    "page": (*ADA, "n", "end", "down"),
    "what followed": (*ADA, "1"),
    "know": (*ADA, "1", "e"),
    "settings": ("o",),
    "ask": (*ADA, "S"),
    "palette": (*ADA, "ctrl+p", "down"),
    "ledger": (*ADA, "1", "l"),
}


def ratio(one: Color, other: Color) -> float:
    """The contrast of two colours."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    """How light a colour is, from 0 to 1."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def words_on(bot: Bot) -> Iterator[tuple[str, Style]]:
    """Every run of words on the screen, with its look; not what the palette dims behind it."""
    screen = bot.game.screen
    boxes = [box.region for box in screen.query("CommandPalette > Vertical")] or [screen.region]
    for y, row in enumerate(screen._compositor.render_full_update().strips):
        x = 0
        for segment in (segment for strip in row for segment in strip):
            here, x = x, x + cell_len(segment.text)
            if not any(box.contains(here, y) for box in boxes):
                continue
            if segment.style and any(letter.isalnum() for letter in segment.text):
                yield segment.text.strip(), segment.style


def painted(bot: Bot) -> Iterator[tuple[str, float]]:
    """The same with their contrast to what lies under them."""
    for words, look in words_on(bot):
        if look.color and look.bgcolor:
            yield words, ratio(Color.from_rich_color(look.color), Color.from_rich_color(look.bgcolor))


@pytest.mark.parametrize("theme", COLOURED)
async def test_every_word_can_be_read(theme: str, tmp_path: Path) -> None:
    """On every kind of screen, in every theme that has colours of its own."""
    faint: list[tuple[str, str, float]] = []
    for place, keys in PLACES.items():
        async with playing(bridge(), tmp_path / place, (120, 40), Settings(theme=theme)) as bot:
            await bot.press(*keys)
            await bot.settle()
            faint += [(place, words, round(found, 1)) for words, found in painted(bot) if found < LEAST]
            if place == "page":
                bot.game.screen.text_select_all()
                await bot.settle()
                faint += [("selected", words, round(found, 1)) for words, found in painted(bot) if found < LEAST]
    assert faint == []


@pytest.mark.parametrize("place", [*PLACES, "atlas"])
async def test_in_the_terminals_own_colours_no_word_is_in_one(place: str, tmp_path: Path) -> None:
    """How well its red can be read on its paper nobody here knows, so that it paints signs alone, and words are bold."""
    keys = PLACES.get(place, (*ADA, "1", "a"))
    async with playing(bridge(), tmp_path, (120, 40), Settings(theme="terminal", hints=99)) as bot:
        await bot.press(*keys)
        await bot.settle()
        coloured = [words for words, look in words_on(bot) if look.color and not look.color.is_default]
        assert coloured == []


@pytest.mark.parametrize("name", COLOURED)
def test_what_is_read_at_length_stands_out_more(name: str) -> None:
    """Text, notes and what is selected hold 7 to 1, all else that is read 4.5, and the bar of a quotation 3."""
    theme = next(one for one in all_themes(WHERE_YOU_STOOD.art) if one.name == name)
    colours = theme.variables | {"accent": str(theme.accent), "ink": str(theme.foreground)}
    paper = Color.parse(str(theme.background))
    for least, names in (
        (READING, ("ink", "note")),
        (LEAST, ("accent", "recorded", "general", "faint")),
        (SIGN, ("bar",)),
    ):
        for one in names:
            assert ratio(Color.parse(colours[one]), paper) >= least, one
    selected = (colours["screen-selection-foreground"], colours["screen-selection-background"])
    assert ratio(*map(Color.parse, selected)) >= READING
