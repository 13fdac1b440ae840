"""Finds runs to moments that fit: one that was played already where one comes there, and else one that the sets lead to."""

from functools import cached_property

from msgspec import Struct

from game.play.moment import Moment
from game.proof.arguments import Arguments
from game.proof.budget import Budget
from game.proof.model.dataflow import analyse
from game.proof.model.goals import GoalKey, goals_of
from game.proof.model.query import StateQuery, meets
from game.proof.model.runs import Steps, along
from game.proof.model.sampling import Observed, sampled_moments
from game.proof.model.witness import Witness, step_of
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.concrete_run import RunSearch
from game.story.model import Story


class FoundRun(Struct, frozen=True):
    """A run, and the moment to which its choices lead."""

    witness: Witness
    moment: Moment


class RunFinder:
    """Answers, of one story, how one comes to a moment that meets a query. Raises `BudgetExceeded` or `MemoryError` at a limit.

    `seen` is what runs of the story showed, if they were watched.
    """

    def __init__(self, story: Story, meter: Budget, seen: Observed | None = None) -> None:
        self.story = story
        self.meter = meter
        self._seen = seen or Observed(goals_of(story), samples=sampled_moments(story, meter))
        self.arguments = Arguments(analyse(story, endings=True), lambda: self._seen, meter)

    def retell(self, story: Story) -> None:
        """Use from now on a story of the same rules, of which only words, titles and places are others."""
        self.story = story

    @cached_property
    def unseen(self) -> frozenset[GoalKey]:
        """What is written and was shown by no run that was watched."""
        return frozenset([goal.key for goal in self._seen.left])

    def run_to(self, ask: StateQuery) -> FoundRun | None:
        """Return a run that stands where the query is met, the choice it may name not made; None where none can.

        Of the runs played already it is the one with the fewest choices; what only the sets find need not be short.
        """
        steps = self._played(ask)
        if steps is None:
            steps = self.arguments.decide(lambda back, _: self._by_sets(back, ask), likely=True)
        return None if steps is None else found_run(self.story, steps)

    def _played(self, ask: StateQuery) -> Steps | None:
        here = (one for place in ask.places for one in self._seen.samples.get(place, ()))
        fitting = (one for one in here if meets(ask, one.moment))
        nearest = min(fitting, key=lambda one: one.depth, default=None)
        return None if nearest is None else nearest.steps

    def _by_sets(self, backward: BackwardAnalysis, ask: StateQuery) -> Steps | None:
        meeting = backward.meeting(backward.targets(ask), self.meter)
        return None if meeting is None else RunSearch(backward, self.meter).run_to(meeting, ask)


def found_run(story: Story, steps: Steps) -> FoundRun:
    """Return the run of these choices, each a place and a number. Raises `ValueError` where one cannot be made."""
    *before, last = along(story, steps)
    made = zip(before, steps, strict=True)
    return FoundRun(
        Witness(tuple(step_of(story, at, story.scenes[place].choices[number]) for at, (place, number) in made)), last
    )
