"""The colours: night, newsprint, high contrast, the terminal's own, and none at all."""

from functools import lru_cache

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme


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
    raised: str  # behind what is under the mouse
    red: tuple[str, str]  # the flag's bands, in the light and in the folds
    white: tuple[str, str]
    green: tuple[str, str]


_NIGHT = Palette(
    paper="#16130f",
    ink="#e8e0d0",
    accent="#c8473a",
    note="#bfb5a3",
    recorded="#8aa37b",
    general="#b09a6a",
    faint="#8c8272",
    rule="#4a4237",
    raised="#221d17",
    red=("#b23a30", "#962f27"),
    white=("#e8e0d0", "#cdc4b2"),
    green=("#4f7350", "#416042"),
)
_NEWSPRINT = Palette(
    paper="#f2ead8",
    ink="#231f1a",
    accent="#a3291f",
    note="#4d463b",
    recorded="#3f6136",
    general="#74571c",
    faint="#6e6556",
    rule="#c4b89e",
    raised="#e9dfc8",
    red=("#b5352a", "#9c2a20"),
    white=("#ffffff", "#dbd6cc"),
    green=("#4a7048", "#3d5e3c"),
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
    raised="#2a2a2a",
    red=("#ff4b3e", "#ff4b3e"),
    white=("#ffffff", "#ffffff"),
    green=("#2fc24a", "#2fc24a"),
)
_TERMINAL = Palette(
    paper="ansi_default",
    ink="ansi_default",
    accent="ansi_red",
    note="ansi_default",
    recorded="ansi_green",
    general="ansi_yellow",
    faint="ansi_default",
    rule="ansi_default",
    raised="ansi_default",
    red=("ansi_red", "ansi_red"),
    white=("ansi_white", "ansi_white"),
    green=("ansi_green", "ansi_green"),
)
_PLAIN = "ansi_default"
_COLOURLESS = Palette(*(_PLAIN,) * 9, *((_PLAIN, _PLAIN),) * 3)

COLOURLESS = "colourless"
NAMES: dict[str, str] = {
    "night": "Night: bone on warm black",
    "newsprint": "Newsprint: ink on paper",
    "contrast": "High contrast",
    "terminal": "The terminal’s own colours",
}
DEFAULT = "night"


def _theme(name: str, palette: Palette, *, dark: bool, ansi: bool = False) -> Theme:
    variables = {
        "note": palette.note,
        "recorded": palette.recorded,
        "general": palette.general,
        "faint": palette.faint,
        "rule": palette.rule,
        "raised": palette.raised,
        "flag-red": palette.red[0],
        "flag-red-shade": palette.red[1],
        "flag-white": palette.white[0],
        "flag-white-shade": palette.white[1],
        "flag-green": palette.green[0],
        "flag-green-shade": palette.green[1],
        "ansi-background": palette.paper,
        "ansi-foreground": palette.ink,
        "block-cursor-foreground": palette.paper,
        "block-cursor-background": palette.accent,
        "block-cursor-text-style": "none",
        "input-cursor-foreground": palette.paper,
        "input-cursor-background": palette.ink,
        "input-selection-background": palette.rule,
        "screen-selection-background": palette.rule,
        "screen-selection-foreground": palette.ink,
    }
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
        ansi=ansi,
    )


THEMES: tuple[Theme, ...] = (
    _theme("night", _NIGHT, dark=True),
    _theme("newsprint", _NEWSPRINT, dark=False),
    _theme("contrast", _CONTRAST, dark=True),
    _theme("terminal", _TERMINAL, dark=True, ansi=True),
    _theme(COLOURLESS, _COLOURLESS, dark=True, ansi=True),
)


class Colourless(LineFilter):
    """Takes every colour out of what is painted; Textual's own filter would still name the usual ones."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their weight, slant and actions only."""
        return [Segment(text, _colourless(style) if style else None, control) for text, style, control in segments]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    return style.without_color + Style.from_meta(style.meta) if style.meta else style.without_color
