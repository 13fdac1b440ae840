"""How the map is drawn: lines of dots, and the sites where one has been by their numbers, and by name where there is room."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from math import atan2, cos, hypot, pi, radians
from typing import TypeAlias

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from game.session.drawings import MapDay, MapDrawing, MapSpot
from game.story.model import LineKind, MapLine, Point
from game.support.words import _
from game.tui.typeset import content

ACROSS, DOWN = 2, 4  # dots of a cell, as braille has them
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # their bits, row by row (Unicode 2800)
BRAILLE = 0x2800
KILOMETRES = 111.2  # a degree of latitude
DRAWN_OUT = 0.55  # the power to which distances from the centre are taken: the less, the larger the middle
PIECES = 12  # of each stretch of a line, since what is straight is not so where the middle is drawn larger
WIDE = 3  # dots across a river
READ, HERE, BRIDGE, ARROWS = "●", "◆", "═", "→↘↓↙←↖↑↗"
LOOKS = {LineKind.WATER: ".with-you", LineKind.ROAD: ".rule", LineKind.BRIDGE: ".faint"}

_Xy: TypeAlias = tuple[float, float]
_Cell: TypeAlias = tuple[int, int]
_Cells: TypeAlias = dict[_Cell, tuple[str, str, int]]  # the letter of each, its look, and the entry it points at, or 0


class _Projection(Struct, frozen=True):
    """How points come to dots: east and south of the centre in kilometres, drawn out round it, moved and scaled."""

    centre: Point
    reach: float  # kilometres to the farthest point of what is drawn; 0 where all is to scale
    least: _Xy
    scale: float

    def drawn_out(self, point: Point) -> _Xy:
        """Return where a point lies before it is moved and scaled."""
        x = (point[1] - self.centre[1]) * KILOMETRES * cos(radians(self.centre[0]))
        y = (self.centre[0] - point[0]) * KILOMETRES
        away = hypot(x, y)
        if not self.reach or not away:
            return x, y
        by = (away / self.reach) ** DRAWN_OUT * self.reach / away
        return x * by, y * by

    def dot(self, point: Point) -> _Xy:
        """Return the dot of a point."""
        x, y = self.drawn_out(point)
        return (x - self.least[0]) * self.scale, (y - self.least[1]) * self.scale

    def cell(self, point: Point) -> _Cell:
        """Return the cell of a point."""
        x, y = self.dot(point)
        return round(x) // ACROSS, round(y) // DOWN


class _Ground(Struct, frozen=True):
    """What lies under the sites: how points come to cells, what is drawn and named, and the corners of all that."""

    sheet: _Projection
    cells: _Cells
    taken: frozenset[_Cell]
    water: frozenset[_Cell]
    least: Point
    most: Point

    def reaches(self, at: Point) -> bool:
        """Return whether a point lies within what is drawn."""
        return all(least <= of <= most for least, of, most in zip(self.least, at, self.most, strict=True))


def set_map(drawing: MapDrawing, at: int, day: MapDay | None, width: int, height: int) -> list[Content]:
    """Return the map in so many cells, the entry of this number pointed at; of a day, only who stood where then."""
    ground = _ground(drawing, width, height)
    cells, taken = dict(ground.cells), set(ground.taken)
    spots = sorted(drawing.spots, key=lambda spot: (spot.number != at, spot.number))
    places = {spot.number: _place(ground.sheet, spot, width, height) for spot in spots}
    taken.update(places.values())
    for spot in spots:
        label = _label(ground, spot, at, day, here=spot.number == drawing.here)
        _mark(cells, taken, ground.water, places[spot.number], label, (width, height))
    return [_line(cells, y, width) for y in range(height)]


def map_heading(drawing: MapDrawing, day: MapDay | None) -> Content:
    """Return what stands above the map: its title, and the day that is shown."""
    return Content.assemble(
        (drawing.title, ".label"),
        "  ",
        (_("general knowledge"), ".general"),
        "  ",
        (day.name if day else "", ".accent"),
    )


# --- where things lie -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _ground(drawing: MapDrawing, width: int, height: int) -> _Ground:
    """Draw what stays the same while one points about on the map."""
    points = [*(point for line in drawing.lines for point in line.along), *(name.at for name in drawing.names)]
    sheet = _sheet(drawing, points, width, height)
    cells: _Cells = {}
    for kind in (LineKind.ROAD, LineKind.WATER, LineKind.BRIDGE):
        _draw(cells, sheet, [line for line in drawing.lines if line.kind is kind], kind)
    taken: set[_Cell] = set()
    for name in drawing.names:
        x, y = sheet.cell(name.at)
        _write(cells, taken, (x - cell_len(name.words) // 2, y), name.words, ".faint", 0)
    water = frozenset(cell for cell, (_letter, look, _number) in cells.items() if look == LOOKS[LineKind.WATER])
    north, east = zip(*points, strict=True)
    corners = (min(north), min(east)), (max(north), max(east))
    return _Ground(sheet, cells, frozenset(taken), water, *corners)


def _sheet(drawing: MapDrawing, points: Sequence[Point], width: int, height: int) -> _Projection:
    """Fit the points of what is drawn into so many cells."""
    middle = drawing.centre or (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    to_scale = _Projection(middle, 0, (0, 0), 1)
    reach = max(hypot(*to_scale.drawn_out(point)) for point in points) if drawing.centre else 0
    drawn = [_Projection(middle, reach, (0, 0), 1).drawn_out(point) for point in points]
    xs, ys = [x for x, _y in drawn], [y for _x, y in drawn]
    scale = min((width * ACROSS - WIDE) / max(max(xs) - min(xs), 1), (height * DOWN - WIDE) / max(max(ys) - min(ys), 1))
    left = (width * ACROSS / scale - (max(xs) - min(xs))) / 2
    above = (height * DOWN / scale - (max(ys) - min(ys))) / 2
    return _Projection(middle, reach, (min(xs) - left, min(ys) - above), scale)


def _place(sheet: _Projection, spot: MapSpot, width: int, height: int) -> _Cell:
    """Return the cell of a spot; of one beyond the map, that at its edge on the way there."""
    x, y = sheet.cell(spot.at)
    middle_x, middle_y = width / 2, height / 2
    if 0 <= x < width and 0 <= y < height:
        return x, y
    by = min((middle_x - 1) / max(abs(x - middle_x), 0.001), (middle_y - 1) / max(abs(y - middle_y), 0.001))
    return int(middle_x + (x - middle_x) * by), int(middle_y + (y - middle_y) * by)


# --- what is drawn --------------------------------------------------------------------------------------------------


def _draw(cells: _Cells, sheet: _Projection, lines: Sequence[MapLine], kind: LineKind) -> None:
    """Draw lines of one kind."""
    bits: dict[_Cell, int] = {}
    for line in lines:
        for x, y in _dots(sheet, line):
            for beside in range(WIDE if kind is LineKind.WATER else 1):
                across, down = round(x) + beside - (kind is LineKind.WATER), round(y)
                cell = (across // ACROSS, down // DOWN)
                bits[cell] = bits.get(cell, 0) | DOTS[down % DOWN][across % ACROSS]
    for cell, dots in bits.items():
        cells[cell] = (BRIDGE if kind is LineKind.BRIDGE else chr(BRAILLE + dots), LOOKS[kind], 0)


def _dots(sheet: _Projection, line: MapLine) -> Iterator[_Xy]:
    """Yield the dots of a line, close enough to leave no hole."""
    for one, other in pairwise(line.along):
        stretch = [
            sheet.dot((one[0] + (other[0] - one[0]) * at / PIECES, one[1] + (other[1] - one[1]) * at / PIECES))
            for at in range(PIECES + 1)
        ]
        for (x, y), (to_x, to_y) in pairwise(stretch):
            steps = max(int(max(abs(to_x - x), abs(to_y - y)) * 2), 1)
            yield from ((x + (to_x - x) * step / steps, y + (to_y - y) * step / steps) for step in range(steps + 1))


class _Label(Struct, frozen=True):
    """What stands at a spot: its sign, its number, its name, their look."""

    sign: str
    number: int
    name: str
    look: str


def _label(ground: _Ground, spot: MapSpot, at: int, day: MapDay | None, *, here: bool) -> _Label:
    sign = HERE if here else READ
    if not ground.reaches(spot.at):
        x, y = ground.sheet.drawn_out(spot.at)
        sign = ARROWS[round(atan2(y, x) / (pi / 4)) % len(ARROWS)]
    who = [name for number, name in day.stood if number == spot.number] if day else []
    faint = day is not None and not who
    name = ", ".join(filter(None, who)) or spot.name
    look = "reverse" if spot.number == at else ".faint" if faint else ".strong" if who else ""
    return _Label(sign, spot.number, name, look)


def _mark(cells: _Cells, taken: set[_Cell], water: Collection[_Cell], place: _Cell, label: _Label, size: _Cell) -> None:
    """Write a label at its place: the name on that side where there is room, or the number alone."""
    x, y = place
    cells[place] = (label.sign, ".accent" if label.look != ".faint" else ".faint", label.number)
    words = f"{label.number} {label.name}"
    names = [(x + 2, y), (x - 1 - cell_len(words), y), (x + 2, y - 1), (x + 2, y + 1), (x - 3 - cell_len(words), y)]
    numbers = [(x + 1, y), (x - len(str(label.number)), y)]
    for said, ways, kept_free in (
        (words, names, cells),
        (words, names, water),
        (words, names, ()),
        (str(label.number), numbers, cells),
        (str(label.number), numbers, ()),
    ):
        for begin, down in ways:
            wanted = {(begin + at, down) for at in range(-1, cell_len(said) + 1)} - {place}
            inside = begin >= 0 and begin + cell_len(said) <= size[0] and 0 <= down < size[1]
            if inside and not any(cell in taken or cell in kept_free for cell in wanted):
                _write(cells, taken, (begin, down), said, label.look, label.number)
                return


def _write(cells: _Cells, taken: set[_Cell], begin: _Cell, words: str, look: str, number: int) -> None:
    x, y = begin
    for letter in words:
        cells[(x, y)] = (letter, look, number)
        taken.add((x, y))
        x += cell_len(letter)
        if cell_len(letter) == ACROSS:
            cells[(x - 1, y)] = ("", look, number)


def _line(cells: _Cells, y: int, width: int) -> Content:
    """Return one line of the map."""
    row = [cells.get((x, y), (" ", "", 0)) for x in range(width)]
    parts = []
    for (look, number), letters in groupby(row, key=lambda cell: cell[1:]):
        words = "".join(letter for letter, _look, _number in letters)
        part = Content.styled(words, look) if look else Content(words)
        parts.append(content.clickable(part, f"screen.point_number({number})") if number else part)
    return Content("").join(parts).rstrip(" ")
