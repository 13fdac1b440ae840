"""Answers how something written can be reached: the shortest run that leads there."""

from game.proof.budget import Budget, Limits, Progress, no_progress
from game.proof.model.dataflow import analyse
from game.proof.model.goals import GoalKind, goals_of
from game.proof.model.remembering import remembering
from game.proof.model.witness import Witness
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.sampled import Sampled
from game.proof.symbolic.shortest import ShortestRun
from game.proof.symbolic.state_sets import StateSets
from game.story.model import Story

THINGS = (GoalKind.SCENE, GoalKind.CHOICE, GoalKind.ENDING)
"""What a way can be asked to."""


def ids_of(story: Story, thing: GoalKind) -> tuple[str, ...]:
    """Return the ids of all scenes, choices (`scene.choice`) or endings of a story."""
    return tuple(dict.fromkeys(asked.id for asked in goals_of(story) if asked.thing is thing))


def way_to(
    story: Story, thing: GoalKind, id: str, limits: Limits | None = None, progress: Progress = no_progress
) -> Witness | None:
    """Return the shortest run on which a scene is played, a choice made or an ending read; None when there is none.

    `id` is one of `ids_of`. Raises `KeyError` when it is not, and `BudgetExceeded` or `MemoryError` at a limit.
    """
    story = remembering(story)  # an ending is read once
    asks = tuple(ask for asked in goals_of(story) if asked.thing is thing and asked.id == id for ask in asked.asks)
    if not asks:
        raise KeyError(id)
    meter = Budget(limits or Limits(), progress)
    backward = BackwardAnalysis(analyse(story), StateSets(story, meter.limits, meter.check), Sampled())
    return ShortestRun(backward, meter).to_asks(asks)
