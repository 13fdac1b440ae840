"""The drawing on the title screen: a flag of three bands with a hole cut through its middle.

It is drawn point by point, two points to a character (`▀`), so that the hole is round; where there is no colour each
band has a tone of its own instead, one character to a point.
"""

from functools import lru_cache
from itertools import groupby
from math import atan2, cos, hypot, sin

from textual.content import Content

_BANDS = ("red", "white", "green")
_TONES = {"red": "▓", "white": "░", "green": "▒"}
_CLOTH = 1.55  # how much wider than high the cloth is
_HOLE = 0.26  # the hole's radius, as a part of the height


def flag_width(height: int) -> int:
    """How many columns a flag of this height takes, its pole included."""
    return round(height * 2 * _CLOTH) + 1


@lru_cache(8)
def flag(height: int, *, coloured: bool) -> Content:
    """The flag, so many lines high, in colours or in tones. A wave in the cloth needs lines of its own."""
    wave = height // 8 if coloured and height > 9 else 0
    rows = [[_point(x, y, height * 2, wave) for x in range(flag_width(height) - 1)] for y in range(height * 2)]
    draw = _coloured if coloured else _toned
    pole = Content.styled("▌", "$faint")
    lines = []
    for pairs in zip(rows[::2], rows[1::2], strict=True):
        runs = [(draw(*pair), len(list(same))) for pair, same in groupby(zip(*pairs, strict=True))]
        lines.append(pole + Content("").join(Content.styled(sign * many, look) for (sign, look), many in runs))
    return Content("\n").join(lines)


def _point(x: int, y: int, points: int, wave: int) -> str | None:
    """The colour of one point, or None where the background shows."""
    width, height = flag_width(points // 2) - 1, points - 2 * wave
    turn = x * 7.0 / width + 2.2
    row = y - wave - round(wave * sin(turn) * min(1.0, 0.35 + x / width))
    if not 0 <= row < height:
        return None
    across, down = x + 0.5 - width / 2, row + 0.5 - height / 2
    angle = atan2(down, across)
    by_hand = 1 + 0.03 * sin(3 * angle + 1) + 0.02 * sin(5 * angle)  # cut with scissors, not stamped
    if hypot(across, down) < height * _HOLE * by_hand:
        return None
    shade = "-shade" if wave and cos(turn) > 0.55 else ""
    return f"$flag-{_BANDS[row * 3 // height]}{shade}"


def _coloured(upper: str | None, lower: str | None) -> tuple[str, str]:
    """Two points, one above the other, as one character and its look."""
    if upper == lower:
        return ("█", upper) if upper else (" ", "")
    if upper is None:
        return "▄", lower or ""
    return "▀", upper if lower is None else f"{upper} on {lower}"


def _toned(upper: str | None, lower: str | None) -> tuple[str, str]:
    """Two points as one character of the band's tone."""
    point = upper or lower
    return " " if point is None else _TONES[point.removeprefix("$flag-").removesuffix("-shade")], ""
