"""Says what runs show when they are played as readers play them, and finds few that show all that many do.

Nothing of the search for a proof is used here: a run is played on the machine, all its pages are composed, and whatever is
written and stands on one of them was shown. So runs that show everything prove the third claim by themselves.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.play.page import Page
from game.play.rules import Closed, edge_of
from game.play.run import HOTTEST, MILDEST, Run
from game.proof.model.goals import CoverageGoal, GoalKey, GoalKind, goals_of, value_id
from game.proof.model.labels import Labels
from game.proof.model.runs import Choices
from game.proof.model.viewer import instants, instants_before
from game.story.model import Story


class Showing:
    """A story played for what its pages show: each text in it is a label."""

    def __init__(self, story: Story) -> None:
        self._labels = Labels(story)
        self._story = replace(
            self._labels.story, scenes=tuple(self._labels.scene(place) for place in range(len(story.scenes)))
        )
        self._run = Run(self._story)
        self.stopped = ""
        """The choice at which the run shown last broke off, because it could not be made; empty where it did not."""

    def shown_by(self, choices: Choices) -> frozenset[GoalKey]:
        """Return all that a run shows, in full and in short, as far as its choices can be made one after another."""
        self._play(choices)
        pages = (self._labels.shown(page) for page in self._pages())
        return frozenset([key for some in pages for key in some]) | frozenset(self._values())

    def _play(self, choices: Choices) -> None:
        run = self._run
        run.undo(run.made)
        for self.stopped in choices:
            scene, _, choice = self.stopped.partition("/")
            if run.scene is None or run.scene.id != scene:
                return
            try:
                run.choose(choice)
            except Closed:
                return
        self.stopped = ""

    def _pages(self) -> Iterator[Page]:
        for heat in (MILDEST, HOTTEST):
            self._run.heat = heat
            for step in range(self._run.made + 1):
                yield from self._run.pages_at(step)

    def _values(self) -> Iterator[GoalKey]:
        """Yield the values that variables are given on the way, which need no page."""
        made = [*instants_before(self._story)]
        for step in self._run.steps:
            made += instants(self._story, step.before, edge_of(self._story, step.before.place, step.choice))
        for variable, value in dict.fromkeys(made):
            yield GoalKind.VALUE, value_id(self._story, variable, value)


class Unshown(Struct, frozen=True):
    """What of everything written some runs do not show, how much is written, and at which choices runs broke off."""

    left: tuple[CoverageGoal, ...]
    asked: int
    stopped: tuple[str, ...]


def unshown(story: Story, runs: Iterable[Choices]) -> Unshown:
    """Return what of everything written none of the runs shows."""
    showing, asked, stopped = Showing(story), goals_of(story), list[str]()
    left = {goal.key: goal for goal in asked}
    for choices in runs:
        for key in showing.shown_by(choices):
            left.pop(key, None)
        stopped += [showing.stopped] if showing.stopped else []
    return Unshown(tuple(left.values()), len(asked), tuple(stopped))


def fewest(story: Story, runs: Sequence[Choices]) -> tuple[Choices, ...]:
    """Return a few of the runs that show all that they all do: one after another the one that shows most of what is left."""
    showing = Showing(story)
    asked = {goal.key for goal in goals_of(story)}
    left = {choices: asked.intersection(showing.shown_by(choices)) for choices in runs}
    chosen: list[Choices] = []
    while any(left.values()):
        best = max(left, key=lambda one: len(left[one]))
        chosen.append(best)
        shown = left.pop(best)
        left = {choices: others - shown for choices, others in left.items()}
    return tuple(chosen)
