"""Puts a check to the cheapest argument that can decide it: runs and preimages first, and all that can be reached only if need be."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from game.proof.budget import MIB, NODE, Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.sampling import Observed
from game.proof.symbolic.backward import BackwardAnalysis, Unwieldy
from game.proof.symbolic.forward import Reachable, SetDomain, reach
from game.proof.symbolic.sampled import Sampled
from game.proof.symbolic.shortest import ShortestRun
from game.proof.symbolic.state_sets import StateSets

_T = TypeVar("_T")
SMALL = (1 << 18) * NODE // MIB  # mebibytes of the store for preimages: to have a large one takes longer than they do
_MOST = 20_000  # nodes of a preimage; what is larger is seldom decided before it has become much larger

Check = Callable[[BackwardAnalysis, ShortestRun], _T]


class Arguments:
    """Ways to decide what can be reached, in the order of their cost; each is made ready when it is first needed.

    Once everything that can be reached is worked out, it decides whatever is asked. Limits raise `BudgetExceeded` or
    `MemoryError`.
    """

    def __init__(self, flow: DataFlow, seen: Callable[[], Observed], meter: Budget) -> None:
        self._flow = flow
        self._seen = seen
        self._meter = meter
        self._by_sets = False
        self._memory = min(meter.limits.memory, SMALL)

    def decide(self, check: Check[_T], *, likely: bool = False) -> _T:
        """Return what a check finds: by preimages from runs, or by all that can be reached where those get too large.

        Where what it asks is likely to come about, moments of runs are looked for on all the way back.
        """
        while not self._by_sets:
            by_preimages = self._from_runs if likely else self._preimages
            try:
                return check(by_preimages, ShortestRun(by_preimages, self._meter))
            except Unwieldy:
                self._by_sets = True
            except MemoryError:
                self._enlarge()
        by_sets = deciding_by(self.reached)
        return check(by_sets, ShortestRun(by_sets, self._meter))

    def _enlarge(self) -> None:
        """Make room for more nodes, or give preimages up where there may be no more: a witness can need many."""
        if self._memory >= self._meter.limits.memory:
            self._by_sets = True
        self._memory = self._meter.limits.memory
        for made in ("_sets", "_from_runs", "_preimages"):
            self.__dict__.pop(made, None)

    @cached_property
    def reached(self) -> Reachable:
        """All that can be reached, worked out when it is first asked for."""
        self._by_sets = True
        sets = StateSets(self._flow.story, self._meter.limits, self._meter.check)
        return reach(SetDomain(self._flow, sets), self._meter)

    @cached_property
    def _sets(self) -> StateSets:
        return _small(self._flow, self._meter, self._memory)

    @cached_property
    def _from_runs(self) -> BackwardAnalysis:
        return BackwardAnalysis(self._flow, self._sets, Sampled(self._seen().samples), _MOST)

    @cached_property
    def _preimages(self) -> BackwardAnalysis:
        return BackwardAnalysis(self._flow, self._sets, Sampled(), _MOST)


def backwards(flow: DataFlow, meter: Budget) -> BackwardAnalysis:
    """Return what decides by preimages alone, from the story's beginning."""
    return BackwardAnalysis(flow, _small(flow, meter, SMALL), Sampled(), _MOST)


def _small(flow: DataFlow, meter: Budget, memory: int) -> StateSets:
    limits = replace(meter.limits, memory=min(meter.limits.memory, memory))
    return StateSets(flow.story, limits, meter.check)


def forwards(flow: DataFlow, meter: Budget) -> BackwardAnalysis:
    """Return what decides by all that can be reached, which is worked out now."""
    return deciding_by(Arguments(flow, lambda: Observed(()), meter).reached)


def deciding_by(reached: Reachable) -> BackwardAnalysis:
    """Return what decides by all that can be reached."""
    return BackwardAnalysis(reached.flow, reached.sets, reached)
