"""What a leaf of the atlas draws, as plain values: a painter decides how, and a reader who hears it loses nothing."""

from typing import TypeAlias

from msgspec import Struct


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


class MapDrawing(Struct, frozen=True):
    """Places by where they lie."""


Drawing: TypeAlias = CalendarDrawing | MapDrawing
