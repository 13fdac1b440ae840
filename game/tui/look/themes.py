"""The colours: night, newsprint, high contrast, the terminal's own, and none at all."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from game.edition import Art, Paint
from game.session.comfort import THEMES


class Palette(Struct, frozen=True):
    """The few colours a theme is made of."""

    paper: str
    ink: str
    accent: str
    note: str  # notes, a little quieter than the text
    recorded: str  # what a source records
    general: str  # general knowledge
    faint: str  # what is invented, and all that should keep quiet
    rule: str
    bar: str  # beside a quotation
    raised: str  # behind what is pointed at in the palette
    selected: str  # behind what is selected
    over: str  # what is selected


_NIGHT = Palette(
    paper="#16130f",
    ink="#e8e0d0",
    accent="#e0705f",
    note="#bfb5a3",
    recorded="#8aa37b",
    general="#b09a6a",
    faint="#9c917f",
    rule="#4a4237",
    bar="#6b6152",
    raised="#221d17",
    selected="#e8e0d0",
    over="#16130f",
)
_NEWSPRINT = Palette(
    paper="#f2ead8",
    ink="#231f1a",
    accent="#8f221a",
    note="#4d463b",
    recorded="#3f6136",
    general="#6a4f17",
    faint="#5f574a",
    rule="#c4b89e",
    bar="#8e8064",
    raised="#e9dfc8",
    selected="#231f1a",
    over="#f2ead8",
)
_CONTRAST = Palette(
    paper="#000000",
    ink="#ffffff",
    accent="#ffd24a",
    note="#ffffff",
    recorded="#7dff8a",
    general="#ffd24a",
    faint="#d0d0d0",
    rule="#ffffff",
    bar="#ffffff",
    raised="#2a2a2a",
    selected="#ffd24a",
    over="#000000",
)
_TERMINAL = Palette(
    paper="ansi_default",
    ink="ansi_default",
    accent="ansi_red",
    note="ansi_default",
    recorded="ansi_default",
    general="ansi_default",  # yellow and green are not to be read on a light terminal
    faint="ansi_default",
    rule="ansi_default",
    bar="ansi_default",
    raised="ansi_default",
    selected="ansi_default",
    over="ansi_default",
)
_PLAIN = "ansi_default"
_COLOURLESS = Palette(*(_PLAIN,) * 12)

COLOURLESS = "colourless"


def all_themes(art: Art | None = None) -> tuple[Theme, ...]:
    """Return all themes, with the paints of the drawing on the title among their variables."""
    paints = art.paints if art else ()
    return tuple(_theme(name, palette, paints, dark=name != "newsprint") for name, palette in _PALETTES.items())


def theme_in_use(wanted: str, *, coloured: bool) -> str:
    """Return the name of the theme to paint in: the one that is wanted, if it is known and there are to be colours."""
    if not coloured:
        return COLOURLESS
    return wanted if wanted in THEMES else next(iter(THEMES))


def _theme(name: str, palette: Palette, paints: Sequence[Paint], *, dark: bool) -> Theme:
    variables = {
        "note": palette.note,
        "recorded": palette.recorded,
        "general": palette.general,
        "faint": palette.faint,
        "rule": palette.rule,
        "bar": palette.bar,
        "raised": palette.raised,
        "ansi-background": palette.paper,
        "ansi-foreground": palette.ink,
        "block-cursor-foreground": palette.paper,
        "block-cursor-background": palette.accent,
        "block-cursor-text-style": "none",
        "input-cursor-foreground": palette.paper,
        "input-cursor-background": palette.ink,
        "input-selection-background": palette.selected,
        "input-selection-foreground": palette.over,
        "screen-selection-background": palette.selected,
        "screen-selection-foreground": palette.over,
    }
    for paint in paints:
        looks = {theme: look for theme, *look in paint.looks}
        variables[f"art-{paint.name}"], variables[f"art-{paint.name}-shade"] = looks.get(name, (_PLAIN, _PLAIN))
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.faint,
        accent=palette.accent,
        warning=palette.general,
        error=palette.accent,
        success=palette.recorded,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.paper,
        panel=palette.raised,
        boost=palette.raised,
        dark=dark,
        variables=variables,
        ansi=palette.paper == _PLAIN,
    )


_PALETTES = {
    "night": _NIGHT,
    "newsprint": _NEWSPRINT,
    "contrast": _CONTRAST,
    "terminal": _TERMINAL,
    COLOURLESS: _COLOURLESS,
}


class Colourless(LineFilter):
    """Takes every colour out of what is painted; Textual's own filter would still name the usual ones."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with their weight, slant and actions only."""
        return [Segment(text, _colourless(style) if style else None, control) for text, style, control in segments]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    return style.without_color + Style.from_meta(style.meta) if style.meta else style.without_color
