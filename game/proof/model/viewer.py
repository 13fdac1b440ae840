"""Looks at the pages of runs: which goals they show, composing no page on which nothing new can stand."""

from collections.abc import Iterable, Iterator, Sequence

from game.play import compose
from game.play.closing import close_page
from game.play.compose import NOTHING
from game.play.machine import Machine
from game.play.moment import Moment
from game.play.page import Page
from game.play.rules import arrived, begin, has_ended, onward, silent_edge
from game.play.run import HOTTEST, MILDEST
from game.proof.model.goals import CLOSE, CoverageGoal, GoalKey, GoalKind, value_id
from game.proof.model.labels import Labels
from game.story.graph import Edge
from game.story.logic import Condition, applied, holds
from game.story.model import Story

ON_THE_MACHINE = 1_000  # scenes of a story that is played on the machine


class Player:
    """Plays runs as readers do, on the machine.

    To build that takes longer than to prove a story of more than `most` scenes; those are played by the rules themselves.
    """

    def __init__(self, story: Story, most: int = ON_THE_MACHINE) -> None:
        self._story = story
        self._machine = Machine(story) if len(story.scenes) <= most else None
        self._first = begin(story) if self._machine is None else self._machine.moment
        self.moment = self._first

    def begin(self) -> None:
        """Go back to before the first choice."""
        self.moment = self._first
        if self._machine is not None:
            self._machine.moment = self._first

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
        self.open = {goal.key: goal for goal in goals}
        self._labels = labels or Labels(story)
        self._story = self._labels.story
        self._read = NOTHING  # the endings, as far as they were read in this run
        self._ends = {goal.key for goal in goals if _is_of_an_ending(goal)}
        self._hopes: dict[_Spot, list[_Hope]] = {}
        for goal in goals:
            for spot, hope in _hopes(goal) if goal.key not in self._ends else ():
                self._hopes.setdefault(spot, []).append(hope)
        self._values = _by_value(story, goals)

    def begin(self, moment: Moment) -> None:
        """Turn the pages before the first choice of a run."""
        self._read = NOTHING
        first = Moment(0, tuple(variable.start for variable in self._story.variables))
        self._see_values(instants(self._story, first, silent_edge(self._story, first)))
        self._arrive(moment)

    def turn(self, before: Moment, edge: Edge, moment: Moment) -> None:
        """Turn the pages that follow a choice, up to the one before the next."""
        if self._is_hoped((before.place, edge.choice), before):
            self._see(*self._consequence(before, edge))
        self._see_values(instants(self._story, before, edge))
        self._arrive(moment)

    def view_run(self, player: Player, steps: Iterable[tuple[int, int]]) -> None:
        """Turn the pages of the run of these choices, each a place and a number, as far as it can be played."""
        player.begin()
        self.begin(player.moment)
        for place, number in steps:
            before, edge = player.moment, self._story.graph[place].choices[number]
            if before.place != place or not holds(edge.guard, before.values):
                return
            player.choose(number)
            self.turn(before, edge, player.moment)

    def _arrive(self, moment: Moment) -> None:
        if self._ends:
            pages = compose.ending_pages(self._story, moment, self._read)
            self._read = self._read.after(pages)
            self._see(*pages)
            if has_ended(self._story, moment):
                self._see(close_page(self._story, moment, self._read))
        if self._is_hoped((moment.place, None), moment):
            self._see(*self._scene(moment))

    def _is_hoped(self, spot: "_Spot", moment: Moment) -> bool:
        """Return whether a page may show something new at this moment."""
        hopes = self._hopes.get(spot)
        if not hopes:
            return False
        left = self._hopes[spot] = [hope for hope in hopes if hope[0] in self.open]
        return any(holds(condition, moment.values) for _, condition in left)

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
            for key in self._labels.shown(page):
                if self.open.pop(key, None) is not None:
                    self._ends.discard(key)

    def _see_values(self, made: Iterable[tuple[int, int]]) -> None:
        """Strike out the values that variables were given; that needs no page."""
        for one in made if self._values else ():
            key = self._values.pop(one, None)
            if key is not None:
                del self.open[key]


def _is_of_an_ending(goal: CoverageGoal) -> bool:
    """Return whether a goal is shown by the pages of endings, or by the last one."""
    within = goal.within or (goal.thing, goal.id.partition("@")[0])
    return within[0] is GoalKind.ENDING or within == (GoalKind.PASSAGE, CLOSE)


_Spot = tuple[int, int | None]  # the page of the scene at a place, or of what follows from a choice there
_Hope = tuple[GoalKey, Condition]  # a goal, and when that page may show it


def _hopes(goal: CoverageGoal) -> Iterator[tuple[_Spot, _Hope]]:
    """Return on which pages a goal may be shown; that a choice is open is seen before it is made, and values are nowhere."""
    for ask in goal.asks if goal.thing is not GoalKind.VALUE else ():
        choice = None if goal.thing is GoalKind.CHOICE else ask.choice
        for place in ask.places:
            yield (place, choice), (goal.key, ask.condition)


def _by_value(story: Story, goals: Iterable[CoverageGoal]) -> dict[tuple[int, int], GoalKey]:
    """Return the goals that are values, by variable and value."""
    wanted = {goal.id: goal.key for goal in goals if goal.thing is GoalKind.VALUE}
    pairs = ((at, value) for at, one in enumerate(story.variables) for value in range(len(one.domain)))
    return {pair: wanted[id] for pair in pairs if wanted and (id := value_id(story, *pair)) in wanted}


def instants(story: Story, moment: Moment, edge: Edge | None) -> Iterator[tuple[int, int]]:
    """Return each variable with the value that an effect gives it, on this edge and on the silent ones after it."""
    while edge is not None:
        values = moment.values
        for effect in edge.effects:
            values = applied((effect,), values)
            yield effect.variable, values[effect.variable]
        moment = Moment(edge.target, values)
        edge = silent_edge(story, moment)
