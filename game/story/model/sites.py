"""Where places lie, and what is drawn round them: points of the earth, and lines between them."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.story.model.prose import Inline, Location

Point: TypeAlias = tuple[float, float]
"""Latitude and longitude in degrees, north and east of nought."""


class LineKind(StrEnum):
    """What a line on a map stands for."""

    WATER = "water"
    BRIDGE = "bridge"
    ROAD = "road"


class Site(Struct, frozen=True, gc=False, array_like=True):
    """A point that places lie at, as it is called on the map; `general` says what it rests on that it lies there."""

    id: str
    name: str
    at: Point
    general: tuple[Inline, ...]
    where: Location


class MapLine(Struct, frozen=True, gc=False, array_like=True):
    """A river, a bridge or a road."""

    kind: LineKind
    along: tuple[Point, ...]


class MapName(Struct, frozen=True, gc=False, array_like=True):
    """Words that stand on the map."""

    words: str
    at: Point


class StoryMap(Struct, frozen=True, gc=False, array_like=True):
    """What is drawn round the sites: its title, what it rests on, and the point round which it is drawn largest, if any.

    What its lines and names go round is the map; a site outside of that lies beyond it.
    """

    title: str
    general: tuple[Inline, ...]
    lines: tuple[MapLine, ...]
    names: tuple[MapName, ...]
    centre: Point | None = None
