"""What weighs most of many things, left in the order in which they stood."""

from collections.abc import Sequence
from heapq import nlargest
from typing import TypeVar

_T = TypeVar("_T")


def greatest(weighed: Sequence[tuple[int, _T]], most: int) -> list[_T]:
    """Return at most so many things, each given with its weight: the heaviest, in their own order; of equals the first."""
    kept = nlargest(most, range(len(weighed)), key=lambda at: weighed[at][0])
    return [weighed[at][1] for at in sorted(kept)]
