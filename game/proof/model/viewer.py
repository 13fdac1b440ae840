"""Looks at the pages of runs: which goals they show, composing no page on which nothing new can stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from game.play import compose
from game.play.closing import close_page, coda_pages
from game.play.compose import NOTHING
from game.play.machine import Machine
from game.play.moment import Moment
from game.play.page import Page
from game.play.rules import arrived, begin, has_ended, onward, silent_edge
from game.play.run import HOTTEST, MILDEST
from game.proof.model.goals import CoverageGoal
from game.proof.model.hopes import Hopes
from game.proof.model.labels import Labels
from game.story.graph import Edge
from game.story.logic import applied, holds
from game.story.model import Story

ON_THE_MACHINE = 1_000  # scenes of a story that is played on the machine


Steps: TypeAlias = tuple[tuple[int, int], ...]
"""A run: the place and the number of each choice."""


class Sample(Struct, frozen=True):
    """A moment at which a run stood; `made` are all choices of the run, of which the first `depth` lead there."""

    moment: Moment
    made: Steps
    depth: int

    @property
    def steps(self) -> Steps:
        """The choices that lead there."""
        return self.made[: self.depth]


class Player:
    """Plays runs as readers do, on the machine.

    To build that takes longer than to prove a story of more than `most` scenes; those are played by the rules themselves.
    """

    def __init__(self, story: Story, most: int = ON_THE_MACHINE) -> None:
        self._story = story
        self._machine = Machine(story) if len(story.scenes) <= most else None
        self._first = begin(story) if self._machine is None else self._machine.moment
        self.moment = self._first

    def begin(self, moment: Moment | None = None) -> None:
        """Go back to before the first choice, or to a moment at which a run stood."""
        self.moment = moment or self._first
        if self._machine is not None:
            self._machine.moment = self.moment

    def choose(self, number: int) -> None:
        """Make the choice of this number, which must be open."""
        if self._machine is not None:
            self.moment = self._machine.choose(number)
        else:
            edge = self._story.graph[self.moment.place].choices[number]
            self.moment = onward(self._story, arrived(edge, self.moment))


class Viewer:
    """One who turns the pages of run after run. `open` are the goals that none of them has shown yet."""

    def __init__(self, story: Story, goals: Sequence[CoverageGoal], labels: Labels | None = None) -> None:
        self._hopes = Hopes(story, goals)
        self.open = self._hopes.open
        self._labels = labels or Labels(story)
        self._story = self._labels.story
        self._read = NOTHING  # the endings, as far as they were read in this run

    def begin(self, moment: Moment) -> None:
        """Turn the pages before the first choice of a run."""
        self._read = NOTHING
        first = Moment(0, tuple(variable.start for variable in self._story.variables))
        self._see_values(instants(self._story, first, silent_edge(self._story, first)))
        self._arrive(moment)

    def turn(self, before: Moment, edge: Edge, moment: Moment) -> None:
        """Turn the pages that follow a choice, up to the one before the next."""
        if self._hopes.at((before.place, edge.choice), before):
            self._see(*self._consequence(before, edge))
        self._see_values(instants(self._story, before, edge))
        self._arrive(moment)

    def view_run(self, player: Player, steps: Steps, seen: Sample | None = None) -> None:
        """Turn the pages of the run of these choices, each a place and a number, as far as it can be played.

        What comes before a moment of it that was seen is left out where later pages do not hang on it.
        """
        if seen is None or self._hopes.can_leave:
            player.begin()
            self.begin(player.moment)
        else:
            player.begin(seen.moment)
            self._read = NOTHING
            self._arrive(seen.moment)
            steps = steps[seen.depth :]
        for place, number in steps:
            before, edge = player.moment, self._story.graph[place].choices[number]
            if before.place != place or not holds(edge.guard, before.values):
                return
            player.choose(number)
            self.turn(before, edge, player.moment)

    def _arrive(self, moment: Moment) -> None:
        if self._hopes.any_of_endings() and self._hopes.is_end(moment):
            pages = compose.ending_pages(self._story, moment, self._read)
            self._read = self._read.after(pages)
            self._see(*pages)
            if has_ended(self._story, moment):
                self._see(close_page(self._story, moment, self._read), *coda_pages(self._story, moment))
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
