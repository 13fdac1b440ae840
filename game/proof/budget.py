"""Bounds what a proof may take of seconds and memory, and says when a budget is spent."""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct, field

_T = TypeVar("_T")
MIB = 1 << 20
NODE = 64  # bytes for a node of a diagram with its share of the tables beside it, generously
_WEIGHED = 900  # bytes for one with weights


class Limits(Struct, frozen=True):
    """What a proof may spend. None is no bound on seconds; `memory` is what the diagrams may hold, in MiB.

    `all_seconds` is for counting all moments, with nothing forgotten; 0 leaves that out.
    """

    seconds: float | None = None
    memory: int = 1024
    all_seconds: float | None = 10

    whole: int = 30_000
    """How many nodes the figures of a whole story may take before they are bounded and estimated instead."""
    counts: bool = True
    """Whether to count moments, and to look for choices that do not matter: all that can be reached is worked out for it."""
    figures: bool = True
    """Whether to measure paths, lengths and odds at all."""

    @property
    def nodes(self) -> int:
        """How many nodes the diagrams may have."""
        return max(1 << 12, self.memory * MIB // NODE)

    @property
    def weighed(self) -> int:
        """How many nodes of diagrams with weights there may be for what one group of people's paths add up to."""
        return self.memory * MIB // _WEIGHED


class BudgetExceeded(Exception):
    """A limit is reached; the text says which, and where the proof stood."""


Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is of it."""


def no_progress(_doing: str, _done: int, _of: int) -> None:
    """Show nothing."""


class Budget(Struct):
    """Watches the time of one proof."""

    limits: Limits
    progress: Progress = no_progress
    began: float = field(default_factory=time.monotonic)
    doing: str = "beginning"
    at: str = "the start"

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float | None:
        """How many seconds there are still; None where nothing bounds them."""
        return None if self.limits.seconds is None else self.limits.seconds - self.seconds

    def tick(self, doing: str, done: int, of: int) -> None:
        """Show progress. Raises `BudgetExceeded` when the time is over."""
        self.doing, self.at = doing, f"{done} of {of}" if of else f"{done}"
        self.check()
        self.progress(doing, done, of)

    def check(self) -> None:
        """Look at the clock within a step. Raises `BudgetExceeded` when the time is over."""
        if self.limits.seconds is not None and self.seconds > self.limits.seconds:
            raise BudgetExceeded(f"{self.limits.seconds:g} seconds were over while {self.doing}, at {self.at}")


def spent_within(meter: Budget, find: Callable[[], _T]) -> tuple[_T | None, str]:
    """Return what is found, and no words; or None, and at which limit that ended."""
    try:
        return find(), ""
    except BudgetExceeded as spent:
        return None, str(spent)
    except MemoryError:
        return None, f"{meter.limits.memory} MiB were full while {meter.doing}"


def peak_mib() -> int | None:
    """Return the most memory this process and the largest that it waited for have held so far, in MiB; None where nobody tells."""
    if sys.platform == "win32":
        return None
    import resource

    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak // MIB if sys.platform == "darwin" else peak // 1024
