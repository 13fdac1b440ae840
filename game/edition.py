"""What is this game's and not the engine's: its name, its story, its words, and the drawing on its title."""

from collections.abc import Callable
from functools import lru_cache
from math import atan2, cos, hypot, sin
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from game.support.words import N_


class Paint(Struct, frozen=True):
    """A colour of a drawing, and the sign that stands for it where there is none.

    `looks` are the name of a theme and the colour there, in the light and in the shade.
    """

    name: str
    sign: str
    looks: tuple[tuple[str, str, str], ...]


class Art(Struct, frozen=True):
    """A drawing made of points, two to a line of the screen one above the other, so that it can be drawn in any size.

    `shape` is how many times wider than high it is. `point(x, y, columns, rows, waving)` returns the name of the paint at
    a point, counted from 0 at the left and above, with `-shade` after it where it lies in the shade, or None where the
    background shows. `waving` says whether there is colour, without which no shade can be told. `edge` stands before each
    line.
    """

    shape: float
    paints: tuple[Paint, ...]
    point: Callable[[int, int, int, int, bool], str | None]
    edge: str = ""


class Edition(Struct, frozen=True):
    """One game made with this engine.

    `program` is what is typed to start it, and the name of the folders in which it keeps what it keeps; `hour` offers a
    part of the story that can be played by itself.
    """

    program: str
    about: str
    story: Path
    hour: str
    art: Art | None = None

    def playing(self, folder: Path) -> "Edition":
        """Return the edition as it plays the story in a folder: what is drawn on its title belongs to its own story alone."""
        try:
            own = folder.samefile(self.story)
        except OSError:  # told of by whatever reads it
            own = False
        return self if own else replace(self, art=None)


_HOLE = 0.26  # the hole's radius, as a part of the cloth's height
_RED = Paint(
    "red",
    "▓",
    (
        ("night", "#b23a30", "#962f27"),
        ("newsprint", "#b5352a", "#9c2a20"),
        ("contrast", "#ff4b3e", "#ff4b3e"),
        ("terminal", "ansi_red", "ansi_red"),
    ),
)
_WHITE = Paint(
    "white",
    "░",
    (
        ("night", "#e8e0d0", "#cdc4b2"),
        ("newsprint", "#ffffff", "#dbd6cc"),
        ("contrast", "#ffffff", "#ffffff"),
        ("terminal", "ansi_white", "ansi_white"),
    ),
)
_GREEN = Paint(
    "green",
    "▒",
    (
        ("night", "#4f7350", "#416042"),
        ("newsprint", "#4a7048", "#3d5e3c"),
        ("contrast", "#2fc24a", "#2fc24a"),
        ("terminal", "ansi_green", "ansi_green"),
    ),
)
_BANDS = (_RED, _WHITE, _GREEN)


def _flag(x: int, y: int, columns: int, rows: int, waving: bool) -> str | None:
    """Return the paint of a point of a flag of three bands with a hole cut through its middle."""
    wave = rows // 16 if waving and rows > 18 else 0
    height = rows - 2 * wave
    higher, shaded = _fold(x, columns, wave)
    row = y - wave - higher
    if not 0 <= row < height or _is_cut_out(x + 0.5 - columns / 2, row + 0.5 - height / 2, height * _HOLE):
        return None
    return f"{_BANDS[row * 3 // height].name}{shaded}"


@lru_cache(256)
def _fold(x: int, columns: int, wave: int) -> tuple[int, str]:
    """Return by how many points the cloth is moved down in a column, and the end of its paints' names there."""
    turn = x * 7.0 / columns + 2.2
    return round(wave * sin(turn) * min(1.0, 0.35 + x / columns)), "-shade" if wave and cos(turn) > 0.55 else ""


def _is_cut_out(across: float, down: float, radius: float) -> bool:
    """Return whether a point, told from the middle, lies in the hole: cut with scissors, not stamped."""
    away = hypot(across, down)
    if away > radius * 1.05:  # where no cut goes
        return False
    angle = atan2(down, across)
    return away < radius * (1 + 0.03 * sin(3 * angle + 1) + 0.02 * sin(5 * angle))


_SHIPPED, _BESIDE = Path(__file__).with_name("scenes"), Path(__file__).parent.with_name("scenes")

WHERE_YOU_STOOD = Edition(
    program="where-you-stood",
    about="Where You Stood: Budapest 1956. Without a command, it plays.",
    story=_SHIPPED if _SHIPPED.is_dir() else _BESIDE,  # inside the package when installed, beside it in a clone
    hour=N_("For a class"),
    art=Art(1.55, _BANDS, _flag, edge="▌"),
)
"""The game that comes with this engine."""
