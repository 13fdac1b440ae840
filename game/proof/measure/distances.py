"""How few choices away everything written is: one breadth-first search of sets, forward, for all goals at once.

Layer *n* holds the moments that *n* choices lead to and no fewer, by place. Where a goal's moments first meet a layer, so
many choices lead there (and one more where the goal is itself a choice).
"""

from collections.abc import Iterable

from msgspec import Struct, field

from game.proof.budget import Budget, BudgetExceeded
from game.proof.model.dataflow import DataFlow
from game.proof.model.goals import CoverageGoal, GoalKind, following, goals_of
from game.proof.model.query import StateQuery
from game.proof.model.remembering import remembering
from game.proof.symbolic.forward import SetDomain
from game.proof.symbolic.propagate import leaving, passing, staying
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.model import Story


class Distances(Struct, frozen=True):
    """How many choices lead to each goal at least, by its id; to what is not among them more than `searched` do, or none.

    `searched` is None where all that can be reached was looked at, so that nothing leads to what is not found.
    """

    found: dict[str, int]
    searched: int | None = None


def distances(story: Story, kinds: Iterable[GoalKind], meter: Budget) -> Distances:
    """Return how few choices lead to every goal of these kinds of a story.

    At a limit nothing is raised: then it says how far it has come.
    """
    kinds = frozenset(kinds)
    if kinds & {GoalKind.ENDING, GoalKind.PASSAGE}:
        story = remembering(story)  # an ending is read once
    goals = [goal for goal in goals_of(story) if goal.thing in kinds]
    search = _Search(following(story, goals), goals, meter)
    try:
        search.run()
    except (BudgetExceeded, MemoryError):
        return Distances(search.found, search.depth)
    return Distances(search.found)


class _Search(Struct):
    """A search in the making: what it looks for, by place, and what it has found by now."""

    flow: DataFlow
    goals: list[CoverageGoal]
    meter: Budget
    found: dict[str, int] = field(default_factory=dict)
    depth: int = 0

    def run(self) -> None:
        """Search until everything is found, or nothing new is reached. Raises `BudgetExceeded` or `MemoryError` at a limit."""
        domain = SetDomain(self.flow, StateSets(self.flow.story, self.meter.limits, self.meter.check))
        wanted: dict[int, list[tuple[str, StateQuery]]] = {}
        for goal in self.goals:
            for ask in goal.asks:
                for place in ask.places:
                    wanted.setdefault(place, []).append((goal.id, ask))
        asked = len({id for asks in wanted.values() for id, _ in asks})
        seen: dict[int, StateSet] = {}
        arrived: dict[int, StateSet] = {0: domain.add_starts(domain.start(), domain.frames.arriving(0))}
        while arrived and len(self.found) < asked:
            self.meter.tick("looking how few choices lead to what is written:", len(self.found), asked)
            arrived = self._layer(domain, arrived, seen, wanted)
            self.depth += 1

    def _layer(
        self,
        domain: SetDomain,
        arrived: dict[int, StateSet],
        seen: dict[int, StateSet],
        wanted: dict[int, list[tuple[str, StateQuery]]],
    ) -> dict[int, StateSet]:
        """Take what arrives anywhere to where it stands, look at what is new there, and return what its choices lead to."""
        onward: dict[int, StateSet] = {}
        while arrived:
            place = min(arrived)  # what happens offstage never leads back
            value = arrived.pop(place)
            for target, on in passing(domain, place, value):
                arrived[target] = arrived[target] | on if target in arrived else on
            stands = staying(domain, place, value)
            new = None if stands is None else domain.fresh(stands, seen[place]) if place in seen else stands
            if new is not None:
                seen[place] = seen[place] | new if place in seen else new
                if place in wanted:
                    wanted[place] = [one for one in wanted[place] if not self._meets(domain, new, *one)]
                for target, on in leaving(domain, place, new):
                    onward[target] = onward[target] | on if target in onward else on
        return onward

    def _meets(self, domain: SetDomain, stands: StateSet, id: str, ask: StateQuery) -> bool:
        """Whether the goal is found, be it before or now."""
        known, here = self.found.get(id), self.depth + (ask.choice is not None)
        if known is not None and known <= here:
            return True
        if domain.restrict(stands, ask.condition) is None:
            return False
        self.found[id] = here
        return True
