"""Looks at the pages of runs: which goals they show, composing no page on which nothing new can stand."""

from collections.abc import Iterable, Iterator, Sequence

from game.play import compose
from game.play.closing import close_page, coda_pages
from game.play.compose import NOTHING
from game.play.moment import Moment
from game.play.page import Page
from game.play.rules import has_ended, silent_edge
from game.play.run import HOTTEST, MILDEST
from game.proof.model.goals import CoverageGoal
from game.proof.model.hopes import Hopes
from game.proof.model.labels import Labels
from game.proof.model.runs import Sample, Steps, along
from game.story.graph import Edge
from game.story.logic import applied
from game.story.model import Story


class Viewer:
    """One who turns the pages of run after run. `open` are the goals that none of them has shown yet."""

    def __init__(self, story: Story, goals: Sequence[CoverageGoal]) -> None:
        self._hopes = Hopes(story, goals)
        self.open = self._hopes.open
        self._labels = Labels(story)
        self._rules, self._story = story, self._labels.story
        self._read = NOTHING  # the endings, as far as they were read in this run

    def view_run(self, steps: Steps, seen: Sample | None = None) -> None:
        """Turn the pages of the run of these choices, each a place and a number, as far as it can be played.

        What comes before a moment of it that was seen is left out where later pages do not hang on it.
        """
        if seen is None or self._hopes.can_leave:
            self.view(along(self._rules, steps), steps)
        else:
            rest = steps[seen.depth :]
            self.view(along(self._rules, rest, seen.moment), rest)

    def view(self, moments: Sequence[Moment], steps: Steps) -> bool:
        """Turn the pages of a run that stood at these moments with these choices between; say whether one shows something new."""
        before = len(self.open)
        self._read = NOTHING
        self._see_values(instants_before(self._rules))
        self._arrive(moments[0])
        for here, (_, number), after in zip(moments, steps, moments[1:], strict=False):
            self._turn(here, self._rules.graph[here.place].choices[number], after)
        return len(self.open) < before

    def _turn(self, before: Moment, edge: Edge, moment: Moment) -> None:
        """Turn the pages that follow a choice, up to the one before the next."""
        if self._hopes.at((before.place, edge.choice), before):
            self._see(*self._consequence(before, edge))
        if self._hopes.may_be_made(before.place, edge.target, moment.place):
            self._see_values(instants(self._rules, before, edge))
        self._arrive(moment)

    def _arrive(self, moment: Moment) -> None:
        if self._hopes.ends_with(moment):
            self._see(*compose.ending_pages(self._story, moment, self._read))
            self._read = compose.after_endings(self._story, moment, self._read)
            if has_ended(self._story, moment):
                close = close_page(self._story, moment, self._read)  # of no scene it begins to tell
                self._see(close, *coda_pages(self._story, moment))
        if self._hopes.at((moment.place, None), moment):
            self._see(*self._scene(moment))

    def _consequence(self, before: Moment, edge: Edge) -> Iterator[Page]:
        scene = self._labels.scene(before.place)
        choice = scene.choices[edge.choice or 0]
        for heat in (HOTTEST, MILDEST) if choice.report else (HOTTEST,):
            yield from compose.consequence_page(self._story, scene, choice, before, heat)

    def _scene(self, moment: Moment) -> Iterator[Page]:
        scene = self._labels.scene(moment.place)
        for heat in (HOTTEST, MILDEST) if scene.report else (HOTTEST,):
            yield compose.scene_page(self._story, scene, moment, heat)

    def _see(self, *pages: Page) -> None:
        for page in pages:
            self._hopes.close(self._labels.shown(page))

    def _see_values(self, made: Iterable[tuple[int, int]]) -> None:
        """Strike out the values that variables were given; that needs no page."""
        if self._hopes.values:
            found = [key for one in made if (key := self._hopes.values.get(one))]
            self._hopes.close(found)


def instants(story: Story, moment: Moment, edge: Edge | None) -> Iterator[tuple[int, int]]:
    """Return each variable with the value that an effect gives it, on this edge and on the silent ones after it."""
    while edge is not None:
        values = moment.values
        for effect in edge.effects:
            values = applied((effect,), values)
            yield effect.variable, values[effect.variable]
        moment = Moment(edge.target, values)
        edge = silent_edge(story, moment)


def instants_before(story: Story) -> Iterator[tuple[int, int]]:
    """Return the same for all that goes on before the first choice."""
    first = Moment(0, tuple(variable.start for variable in story.variables))
    return instants(story, first, silent_edge(story, first))
