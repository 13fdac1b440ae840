"""Checks termination, the first claim: every path ends."""

from collections.abc import Callable

from game.play.moment import Moment
from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.ranking import unranked
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.lasso import lasso, nonterminating_states
from game.proof.symbolic.shortest import ShortestRun, WitnessStep, replayed
from game.story.model import Story


def endless_paths(flow: DataFlow, reach: Callable[[], Reachable], meter: Budget) -> list[Finding]:
    """Return a finding with a path that never ends, or nothing. It speaks of ids: titles may change while it is kept.

    What can be reached is asked for only where the rules alone do not say of every loop that it ends.
    """
    meter.tick("looking for loops", 0, 1)
    loops = unranked(flow)
    turns = nonterminating_states(reach(), loops, meter) if loops else {}
    if not turns:
        return []
    reached = reach()
    search = ShortestRun(BackwardAnalysis(flow, reached.sets, reached), meter)
    witness = lasso(reached, turns, search)
    story = search.story
    moments = replayed(story, witness)[len(witness.steps) - witness.loop_length :]
    turn = witness.steps[-witness.loop_length :]
    message = f"a reader can go round for ever: {' → '.join(step.scene for step in turn)}"
    hint = "let each turn use something up: a choice made `once: yes`, or a counter that nothing in the loop sets back"
    onward = [
        f"{step.scene}.{step.choice}" for step, at in zip(turn, moments, strict=False) if _goes_onward(story, at, step)
    ]
    if onward:
        hint += f"; without `to:`, {' and '.join(onward)} leads on into the loop"
    return [Finding(story.scenes[moments[0].place].where, "P001", message, hint, witness)]


def _goes_onward(story: Story, moment: Moment, step: WitnessStep) -> bool:
    """Say whether a step goes simply onward in the calendar, which whoever wrote it may not have thought of."""
    return any(choice.id == step.choice and choice.to is None for choice in story.scenes[moment.place].choices)
