"""The reachable moments of a story: for each place the exact set, told apart by what something later reads."""

from collections.abc import Sequence

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.frames import Frames
from game.proof.model.masks import Mask
from game.proof.model.query import StateQuery
from game.proof.symbolic.propagate import Domain, propagate
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.proof.symbolic.targets import MetMoments, Target
from game.story.logic import Condition, Effect


class SetDomain(Domain[StateSet]):
    """Sets of moments of one place, joined by union. Raises `MemoryError` when the sets' store is full."""

    def __init__(self, flow: DataFlow, sets: StateSets) -> None:
        self.flow = flow
        self.sets = sets
        self.frames = Frames(flow)

    def start(self) -> StateSet:
        """Return the set of everything."""
        return self.sets.full

    def restrict(self, value: StateSet, condition: Condition) -> StateSet | None:
        """Return the intersection with where the condition holds."""
        return self._some(value & self.sets.encode(condition))

    def image(self, value: StateSet, effects: Sequence[Effect]) -> StateSet:
        """Return the image under the effects."""
        return self.sets.image(value, effects)

    def project(self, value: StateSet, mask: Mask) -> StateSet:
        """Return the set with these variables quantified away."""
        return self.sets.project(value, mask)

    def add_starts(self, value: StateSet, mask: Mask) -> StateSet:
        """Return the intersection with where these variables have their start values."""
        return value & self.sets.start(mask)

    def join(self, one: StateSet, other: StateSet) -> StateSet:
        """Return the union."""
        return one | other

    def fresh(self, value: StateSet, known: StateSet) -> StateSet | None:
        """Return the difference."""
        return self._some(value & ~known)

    def _some(self, region: StateSet) -> StateSet | None:
        return None if region == self.sets.empty else region


class Reachable(Struct, frozen=True):
    """Everything that can be reached: by place, what arrives there and what stands there."""

    domain: SetDomain
    arrived: tuple[StateSet, ...]
    stood: tuple[StateSet, ...]

    @property
    def flow(self) -> DataFlow:
        """The data flow that says which variables are told apart where."""
        return self.domain.flow

    @property
    def sets(self) -> StateSets:
        """The store in which the sets are kept."""
        return self.domain.sets

    def known(self, place: int, *, arriving: bool = False) -> Mask:
        """Return the variables told apart in what stands (or arrives) at a place."""
        frames = self.domain.frames
        return frames.arriving(place) if arriving else frames.vertex(place).standing

    def met(self, sets: StateSets, place: int, target: Target, *, arriving: bool) -> MetMoments | None:
        """Return the part of a target that can be reached; None where it speaks of what was not told apart."""
        region, mask = target
        known = self.known(place, arriving=arriving)
        if mask & self.flow.maybe_written[place] & ~known:
            return None
        have = (self.arrived if arriving else self.stood)[place]
        return MetMoments(region & have & sets.start(mask & ~known))

    def shows(self, _ask: StateQuery) -> bool:
        """Return that no moment is known without a look at the sets."""
        return False

    def moments(self, place: int) -> int:
        """Return how many moments of this place can be reached."""
        return self.sets.count(self.stood[place], self.known(place))


def reach(domain: SetDomain, meter: Budget) -> Reachable:
    """Return everything that can be reached. Raises `BudgetExceeded` or `MemoryError` when a limit is."""
    empty = domain.sets.empty
    found = {
        place: (empty if arrived is None else arrived, empty if stood is None else stood)
        for place, arrived, stood in propagate(domain, meter, "looking what can be reached")
    }
    arrived, stood = zip(*(found[place] for place in range(len(found))), strict=True)
    return Reachable(domain, arrived, stood)


def count_moments(domain: SetDomain, meter: Budget, doing: str) -> int:
    """Return how many moments can be reached, each place's let go once it is counted.

    Raises `BudgetExceeded` or `MemoryError` when a limit is reached.
    """
    return sum(
        domain.sets.count(stood, domain.frames.vertex(place).standing)
        for place, _, stood in propagate(domain, meter, doing)
        if stood is not None
    )
