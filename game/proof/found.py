"""Answers for the way to one thing: the fewest choices after which a scene, a choice or an ending is met."""

from game.proof.back import Backward
from game.proof.flow import flow
from game.proof.limits import Limits, Meter, Progress, silent
from game.proof.questions import Thing, questions
from game.proof.reach import Reached, Tracks
from game.proof.sets import Sets
from game.proof.witness import Search, Witness
from game.story.model import Story


class Unknown(LookupError):
    """The story has no such thing; the text says what it has instead."""


def way_to(
    story: Story, thing: Thing, name: str, limits: Limits | None = None, progress: Progress = silent
) -> Witness | None:
    """The shortest run on which this thing occurs; None when it occurs on no path. A choice is named `scene.choice`.

    Raises `Unknown` for a name the story does not have, `Spent` or `MemoryError` at a limit.
    """
    named = {question.id: question for question in questions(story) if question.thing is thing}
    if name not in named:
        raise Unknown(f"no {thing.value} is called {name!r}")
    limits = limits or Limits()
    tracks = Tracks(flow(story), Sets(story, limits))
    search = Search(Backward(Reached(tracks, (), ())), Meter(limits, progress))
    return search.to_asks(named[name].asks)
