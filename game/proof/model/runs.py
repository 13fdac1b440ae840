"""What a run is to the prover: the choices made, by number, and the moments at which it stood."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import arrived, begin, onward
from game.story.graph import Edge
from game.story.logic import holds
from game.story.model import Story

Steps: TypeAlias = tuple[tuple[int, int], ...]
"""A run: the place and the number of each choice."""

Choices: TypeAlias = tuple[str, ...]
"""A run as a log keeps it, which outlives edits: `scene/choice`."""

LONGEST = 10
"""A run may make so many choices for each scene of its story before it is cut off."""


class Sample(Struct, frozen=True):
    """A moment at which a run stood; `made` are all choices of the run, of which the first `depth` lead there."""

    moment: Moment
    made: Steps
    depth: int

    @property
    def steps(self) -> Steps:
        """The choices that lead there."""
        return self.made[: self.depth]


def along(story: Story, steps: Iterable[tuple[int, int]], first: Moment | None = None) -> list[Moment]:
    """Return where the run of these choices stands before each of them and at last, from the beginning or another moment.

    It goes as far as the choices can be made one after another.
    """
    moments = [first or begin(story)]
    for place, number in steps:
        here = moments[-1]
        edge = story.graph[place].choices[number]
        if here.place != place or not holds(edge.guard, here.values):
            break
        moments.append(onward(story, arrived(edge, here)))
    return moments


def choices_of(story: Story, steps: Steps) -> Choices:
    """Return the choices of a run as a log keeps them."""
    return tuple(f"{story.scenes[place].id}/{story.scenes[place].choices[number].id}" for place, number in steps)


def played(story: Story, pick: Callable[[int, Sequence[Edge]], Edge]) -> tuple[list[Moment], Steps]:
    """Play one run to its end by the rules; return where it stood, from the first page on, and the choices between.

    `pick` takes a place and the choices open there, and returns the one to be made. A long run is cut off.
    """
    moments, steps = [begin(story)], list[tuple[int, int]]()
    while len(steps) < LONGEST * len(story.scenes):
        here = moments[-1]
        edges = [edge for edge in story.graph[here.place].choices if holds(edge.guard, here.values)]
        if not edges:
            break
        edge = pick(here.place, edges)
        steps.append((here.place, edge.choice or 0))
        moments.append(onward(story, arrived(edge, here)))
    return moments, tuple(steps)


def played_again(story: Story, choices: Choices) -> tuple[list[Moment], Steps]:
    """Play a log, perhaps of an earlier edition of the story, to its end; return what `played` does.

    In each scene the next choice is made that the log has for it; where there is none, or it is not open, the first open one.
    """
    left: defaultdict[str, deque[str]] = defaultdict(deque)
    for one in choices:
        scene_id, _, choice_id = one.partition("/")
        left[scene_id].append(choice_id)

    def as_logged(place: int, edges: Sequence[Edge]) -> Edge:
        scene = story.scenes[place]
        wanted = left[scene.id].popleft() if left[scene.id] else None
        return next((one for one in edges if scene.choices[one.choice or 0].id == wanted), edges[0])

    return played(story, as_logged)
