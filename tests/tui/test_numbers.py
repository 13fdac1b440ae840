"""Numbers typed digit by digit."""

import pytest

from game.tui.numbers import typed


@pytest.mark.parametrize(
    ("most", "keys", "taken"),
    [
        (4, "3", [3]),
        (9, "12", [1, 2]),
        (12, "12", [12]),
        (12, "1", []),
        (12, "3", [3]),
        (12, "10", [10]),
        (12, "19", []),
        (12, "192", [2]),
        (100, "100", [100]),
        (100, "10", []),
        (12, "0", []),
        (12, "01", []),
    ],
)
def test_digits_wait_for_as_many_as_can_be_meant(most: int, keys: str, taken: list[int]) -> None:
    """A digit takes a number at once where no longer one begins with it, and else waits for the next."""
    numbers, waiting, found = range(1, most + 1), "", []
    for key in keys:
        came = typed(numbers, waiting, key)
        waiting = came.waiting
        found += [came.number] if came.number is not None else []
    assert found == taken
