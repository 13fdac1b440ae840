"""The drawing on the title screen, made of an edition's art in any height.

It is drawn point by point, two points to a character (`▀`), so that what is round stays round; where there is no colour
each paint has a sign of its own instead, one character to two points.
"""

from functools import lru_cache, partial
from itertools import groupby

from textual.content import Content

from game.edition import Art


def art_width(art: Art, height: int) -> int:
    """Return how many columns the drawing takes at a height in lines, its edge included."""
    return round(height * 2 * art.shape) + len(art.edge)


@lru_cache(8)
def drawn(art: Art, height: int, *, coloured: bool) -> tuple[Content, ...]:
    """Return the drawing in so many lines, in colours or in signs."""
    columns, rows = art_width(art, height) - len(art.edge), height * 2
    points = [[art.point(x, y, columns, rows, coloured) for x in range(columns)] for y in range(rows)]
    draw = _coloured if coloured else partial(_toned, art)
    edge = Content.styled(art.edge, "$faint")
    lines = []
    for pairs in zip(points[::2], points[1::2], strict=True):
        runs = [(draw(*pair), len(list(same))) for pair, same in groupby(zip(*pairs, strict=True))]
        lines.append(edge + Content("").join(Content.styled(sign * many, look) for (sign, look), many in runs))
    return tuple(lines)


def _coloured(upper: str | None, lower: str | None) -> tuple[str, str]:
    """Return two points, one above the other, as one character and its look."""
    above, below = f"$art-{upper}" if upper else "", f"$art-{lower}" if lower else ""
    if above == below:
        return ("█", above) if above else (" ", "")
    if not above:
        return "▄", below
    return "▀", f"{above} on {below}" if below else above


def _toned(art: Art, upper: str | None, lower: str | None) -> tuple[str, str]:
    """Return two points as one character: the sign of their paint."""
    point = (upper or lower or "").removesuffix("-shade")
    return next((paint.sign for paint in art.paints if paint.name == point), " "), ""
