"""Numbers that are typed digit by digit: which there are, and one that is taken as soon as no longer one can be meant."""

from collections.abc import Sequence

from msgspec import Struct

from game.support.words import _


class Typed(Struct, frozen=True):
    """What came of a digit: the number that is meant, or None and the digits that wait for more; both empty for none."""

    number: int | None = None
    waiting: str = ""


def span(numbers: Sequence[int]) -> str:
    """Return which numbers there are (at least one), the first and the last, as a key is shown."""
    return f"{numbers[0]}–{numbers[-1]}" if numbers[1:] else f"{numbers[0]}"


def typed(numbers: Sequence[int], waiting: str, digit: str) -> Typed:
    """Return what a digit means behind those that wait, where these numbers can be typed."""
    digits = waiting + digit
    if any(str(number) != digits and str(number).startswith(digits) for number in numbers):
        return Typed(waiting=digits)
    return Typed(int(digits)) if int(digits) in numbers and str(int(digits)) == digits else Typed()


def no_such(digits: str) -> str:
    """Say that no line has the number that was typed."""
    return _("There is no {number} here.").format(number=digits)
