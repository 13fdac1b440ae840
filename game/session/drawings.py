"""What a leaf of the atlas draws, as plain values: a painter decides how, and a reader who hears it loses nothing."""

from typing import TypeAlias

from msgspec import Struct


class CalendarDrawing(Struct, frozen=True):
    """Lives down, days across."""


class MapDrawing(Struct, frozen=True):
    """Places by where they lie."""


Drawing: TypeAlias = CalendarDrawing | MapDrawing
