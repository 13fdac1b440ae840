"""When a scene happens, so that scenes can be sorted by it: days and parts of days, from one to another."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

PARTS = ("small hours", "dawn", "morning", "midday", "afternoon", "evening", "night")
"""The parts of a day in their order. A night belongs to the day it begins on, as far as midnight."""

SLOTS = len(PARTS) + 1  # of a day: its parts, and before them the day itself, whose part is not told


class DateSpan(Struct, frozen=True, gc=False, array_like=True):
    """From a part of a day to another, both included; each is a number that sorts as it comes.

    Such a number is the proleptic Gregorian ordinal of the day (1 is 1 January of year 1), times `SLOTS`, and the part's
    place among them; a span without parts goes from the beginning of its first day to the last part of its last.
    """

    first: int
    last: int

    @property
    def days(self) -> "tuple[date, date]":
        """The first and the last day."""
        from datetime import date  # only here is it needed

        return date.fromordinal(self.first // SLOTS), date.fromordinal(self.last // SLOTS)
