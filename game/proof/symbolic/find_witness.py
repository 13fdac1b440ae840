"""Answers how something written can be reached: the shortest run that leads there."""

from game.proof.budget import Limits, Meter, Progress, silent
from game.proof.model.dataflow import flow
from game.proof.model.goals import Thing, questions
from game.proof.symbolic.backward import Backward
from game.proof.symbolic.forward import Reached, Tracks
from game.proof.symbolic.shortest import Search, Witness
from game.proof.symbolic.state_sets import Sets
from game.story.model import Story

THINGS = (Thing.SCENE, Thing.CHOICE, Thing.ENDING)
"""What a way can be asked to."""


def ids_of(story: Story, thing: Thing) -> tuple[str, ...]:
    """The ids of all scenes, choices (`scene.choice`) or endings of a story."""
    return tuple(dict.fromkeys(asked.id for asked in questions(story) if asked.thing is thing))


def way_to(
    story: Story, thing: Thing, id: str, limits: Limits | None = None, progress: Progress = silent
) -> Witness | None:
    """The shortest run on which a scene is played, a choice made or an ending read; None when there is none.

    `id` is one of `ids_of`. Raises `KeyError` when it is not, and `Spent` or `MemoryError` at a limit.
    """
    asks = tuple(ask for asked in questions(story) if asked.thing is thing and asked.id == id for ask in asked.asks)
    if not asks:
        raise KeyError(id)
    meter = Meter(limits or Limits(), progress)
    tracks = Tracks(flow(story), Sets(story, meter.limits))
    nothing_known = Reached(tracks, (), ())  # the way is found backwards, which needs no forward search
    return Search(Backward(nothing_known), meter).to_asks(asks)
