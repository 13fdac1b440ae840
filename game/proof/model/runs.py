"""What a run is to the prover: the choices made, by number, and the moments at which it stood."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import arrived, begin, onward
from game.story.logic import holds
from game.story.model import Story

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
