"""What figures are asked of: a story within a budget, and what several sections ask of it, each worked out once and kept."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.proof.budget import Budget, BudgetExceeded
from game.proof.measure.distances import Distances, distances
from game.proof.measure.estimate import share_in_runs, structure_of
from game.proof.measure.evdd import fitting
from game.proof.measure.odds import odds_of_goals
from game.proof.measure.playtest import Playtest, playtest
from game.proof.metrics import Quantity, exact
from game.proof.model.goals import GoalKind, goals_of
from game.proof.model.specialize import groups, specialize_to_group
from game.proof.prover import prove
from game.proof.result import Verdict
from game.proof.store.cache import Cache, rules_of, words_of_all
from game.story.model import Story

_T = TypeVar("_T")
_READ = (GoalKind.SCENE, GoalKind.CHOICE, GoalKind.PASSAGE)


class Inquiry(Struct, frozen=True):
    """What figures are asked of: a story, within a budget, with what is known of it already."""

    story: Story
    meter: Budget
    cache: Cache

    def ends(self) -> bool:
        """Return whether it is proved that every path ends."""
        limits = replace(self.meter.limits, counts=False, figures=False, seconds=self.meter.left)
        return prove(self.story, limits, self.meter.progress, self.cache).terminates is Verdict.PROVED

    def must_end(self) -> None:
        """See that every path ends, without which nothing can be added up. Raises `BudgetExceeded` where that is not proved."""
        if not self.ends():
            raise BudgetExceeded("it is not proved that every path ends, and what does not end adds up to nothing")

    def runs(self) -> Playtest:
        """Return what even readers meet in some runs. Raises `BudgetExceeded` when time is over."""
        self.must_end()
        asked = [goal for goal in goals_of(self.story) if goal.thing in _READ]
        return self._kept("runs", Playtest, lambda: playtest(self.story, asked, self.meter), words=True)

    def odds(self, *kinds: GoalKind) -> dict[str, Quantity]:
        """Return by id how likely an even reader of everything is to meet goals: exactly, or as runs estimate it.

        Raises `BudgetExceeded` when time is over.
        """
        self.must_end()
        known = self._exact(self.story, kinds, self.meter.limits.whole)
        if known is not None:
            return {id: exact(odds) for id, odds in known.items()}
        told = self.runs()
        ids = [goal.id for goal in goals_of(self.story) if goal.thing in kinds]
        return {id: share_in_runs(told.met.get(id, 0), told.runs) for id in ids}

    def endings(self) -> dict[str, Quantity]:
        """Return by id how likely an even reader of everything is to end so: exactly, or as runs estimate it.

        Raises `BudgetExceeded` when time is over.
        """
        self.must_end()
        plain = structure_of(self.story, self.meter.limits.whole, self.meter, self.cache)
        if plain is not None:
            return dict(plain.odds)
        told = self.runs()
        return {one.id: share_in_runs(told.ended.get(one.id, 0), told.runs) for one in self.story.endings}

    def endings_by_group(self) -> dict[str, dict[str, Fraction]]:
        """Return the same for each group, followed from beginning to end, exactly, where that fits.

        Raises `BudgetExceeded` when time is over.
        """
        self.must_end()
        found = {}
        for group in groups(self.story):
            narrow = specialize_to_group(self.story, group)
            plain = structure_of(narrow, self.meter.limits.weighed, self.meter, self.cache)
            if plain is not None:
                found[group] = {id: Fraction(one.low) for id, one in plain.odds}
        return found

    def odds_by_group(self, *kinds: GoalKind) -> dict[str, dict[str, Fraction]]:
        """Return for each group, followed from beginning to end, how likely its even reader is to meet goals, where that fits.

        Raises `BudgetExceeded` when time is over.
        """
        self.must_end()
        found = {}
        for number, group in enumerate(groups(self.story)):
            self.meter.tick(f"weighing what readers of {group} meet", number, len(groups(self.story)))
            narrow = specialize_to_group(self.story, group)
            known = self._exact(narrow, kinds, self.meter.limits.weighed)
            if known is not None:
                found[group] = known
        return found

    def distances(self, *kinds: GoalKind, within: float | None = None) -> Distances:
        """Return how few choices lead to each goal of these kinds, as far as the limits allow, and `within` so many seconds."""
        meter, left = self.meter, self.meter.left
        if within is not None and (left is None or left > within):
            meter = Budget(replace(meter.limits, seconds=within), meter.progress)
        return self._kept(
            f"distances {' '.join(kinds)} {within}",
            Distances,
            lambda: distances(self.story, kinds, meter),
            worth=lambda one: one.searched is None or meter is not self.meter,
        )

    def _exact(self, story: Story, kinds: Iterable[GoalKind], most: int) -> dict[str, Fraction] | None:
        """The exact odds; None where they take more than so many nodes, which is worth knowing as well."""
        kinds = tuple(kinds)
        kind: Any = dict[str, Fraction] | None
        key = f"goals {' '.join(kinds)} {most} {rules_of(story)}"
        return self.cache.memo(key, kind, lambda: fitting(lambda: odds_of_goals(story, kinds, most, self.meter)))

    def _kept(
        self,
        name: str,
        kind: type[_T],
        make: Callable[[], _T],
        *,
        words: bool = False,
        worth: Callable[[_T], bool] = lambda _: True,
    ) -> _T:
        counted = words_of_all(self.story) if words else ""
        return self.cache.memo(f"{name} {rules_of(self.story)} {counted}", kind, make, worth)
