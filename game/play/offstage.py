"""What happened where the reader did not stand: the scenes of a run that went their usual way, each with its moment."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from game.play.moment import Moment
from game.play.rules import arrived, edge_of, silent_edge
from game.story.graph import EdgeKind
from game.story.model import Choice, Scene, Story

Made: TypeAlias = Sequence[tuple[Moment, Choice]]
"""The choices of a run in their order, each with the moment before it."""


def happened_offstage(story: Story, made: Made) -> Iterator[tuple[Scene, Moment]]:
    """Yield each scene that happened offstage after these choices, in order, with the moment before its default took effect."""
    for before, choice in made:
        edge = edge_of(story, before.place, choice)
        moment = before
        while edge is not None:
            if edge.kind is EdgeKind.OFFSTAGE:
                yield story.scenes[moment.place], moment
            moment = arrived(edge, moment)
            edge = silent_edge(story, moment)
