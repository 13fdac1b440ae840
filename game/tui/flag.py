"""The drawing on the title screen: a flag of three bands with a hole cut through its middle.

It is drawn point by point, two points to a character (`▀`), so that the hole is round; where there is no colour each
band has a tone of its own instead, one character to a point.
"""

from math import hypot, sin

from textual.content import Content

_RED, _WHITE, _GREEN = "$flag-red", "$flag-white", "$flag-green"
_TONES = {_RED: "▓", _WHITE: "░", _GREEN: "▒"}
_CLOTH = 1.55  # how much wider than high the cloth is
_HOLE = 0.235  # the hole's radius, as a part of the height


def flag(height: int, coloured: bool) -> Content:
    """The flag, so many lines high (a wave makes it one line higher), in colours or in tones."""
    points = height * 2
    width = round(points * _CLOTH)
    wave = height >= 6
    lines = height + (1 if wave else 0)
    rows = [[_point(x, y, width, points, wave) for x in range(width)] for y in range(lines * 2)]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    draw = _coloured if coloured else _toned
    return Content("\n").join(Content("▌").stylize(".faint") + Content("").join(map(draw, *pair)) for pair in pairs)


def _point(x: int, y: int, width: int, height: int, wave: bool) -> str | None:
    """The colour of one point, or None where the background shows."""
    lift = 1 + round(sin(x * 6.6 / width + 0.4)) if wave else 0
    row = y - lift
    if not 0 <= row < height:
        return None
    away = hypot(x + 0.5 - width / 2, row + 0.5 - height / 2)
    edge = 0.35 * sin(x * 1.7) * sin(row * 2.3)  # cut by hand, not stamped
    if away + edge < height * _HOLE:
        return None
    return (_RED, _WHITE, _GREEN)[min(row * 3 // height, 2)]


def _coloured(upper: str | None, lower: str | None) -> Content:
    """Two points, one above the other, as one character."""
    if upper == lower:
        return Content("█").stylize(upper) if upper else Content(" ")
    if upper is None:
        return Content("▄").stylize(lower or "")
    return Content("▀").stylize(upper if lower is None else f"{upper} on {lower}")


def _toned(upper: str | None, lower: str | None) -> Content:
    """Two points as one character of the band's tone."""
    if upper is None and lower is None:
        return Content(" ")
    return Content(_TONES[upper or lower or _WHITE])
