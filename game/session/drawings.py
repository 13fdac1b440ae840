"""What a leaf of the atlas draws, as plain values: a painter decides how, and a reader who hears it loses nothing."""

from typing import TypeAlias

from msgspec import Struct

from game.story.model import MapLine, MapName, Point


class CalendarDay(Struct, frozen=True):
    """A column of the calendar: an act (an index of `CalendarDrawing.acts`), and the name of a day or a longer while in it."""

    act: int
    name: str


class CalendarLife(Struct, frozen=True):
    """A row of the calendar: somebody's name.

    Of each day it has the entries of what was read through them, and whether one was with them at all.
    """

    name: str
    read: tuple[tuple[int, ...], ...]
    followed: tuple[bool, ...]


class CalendarDrawing(Struct, frozen=True):
    """Lives down, days across, as far as they were met.

    Entries are told by their numbers; `here` is that of the present page, or 0.
    """

    acts: tuple[str, ...]
    days: tuple[CalendarDay, ...]
    lives: tuple[CalendarLife, ...]
    here: int = 0


class MapSpot(Struct, frozen=True):
    """A site on the map where one has been: its entry, its name, where it lies, and how many scenes were read there."""

    number: int
    name: str
    at: Point
    scenes: int


class MapDay(Struct, frozen=True):
    """A day by its name, and at which sites (by their entries) through whom one stood then."""

    name: str
    stood: tuple[tuple[int, str], ...]


class MapDrawing(Struct, frozen=True):
    """Sites by where they lie, as far as one was there, and what the story draws round them.

    `centre` is the point round which it is drawn largest, if any; `here` is the entry where one is now, or 0.
    """

    title: str
    lines: tuple[MapLine, ...]
    names: tuple[MapName, ...]
    centre: Point | None
    spots: tuple[MapSpot, ...]
    days: tuple[MapDay, ...]
    here: int = 0


Drawing: TypeAlias = CalendarDrawing | MapDrawing
