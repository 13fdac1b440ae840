"""Checks termination, the first claim: every path ends."""

from collections.abc import Callable

from game.proof.arguments import deciding_by
from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.ranking import unranked
from game.proof.model.witness import choice_of, replayed
from game.proof.result import Finding
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.lasso import lasso, nonterminating_states
from game.proof.symbolic.shortest import ShortestRun


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
    search = ShortestRun(deciding_by(reached), meter)
    witness = lasso(reached, turns, search)
    story = search.story
    moments = replayed(story, witness)[len(witness.steps) - witness.loop_length :]
    turn = witness.steps[-witness.loop_length :]
    message = f"a reader can go round for ever: {' → '.join(f'{step.scene}.{step.choice}' for step in turn)}"
    hint = "let each turn use something up: a choice made `once: yes`, or a counter that nothing in the loop sets back"
    hint += "".join(
        f"; {step.scene}.{step.choice} has no `to:`, so it goes on to {story.scenes[after.place].id}"
        for step, at, after in zip(turn, moments[:-1], moments[1:], strict=True)
        if choice_of(story, at, step).to is None and story.scenes[after.place].id != step.scene
    )
    back = next(at for at, after in enumerate(moments[1:]) if after.place <= moments[at].place)
    return [Finding(choice_of(story, moments[back], turn[back]).where, "P001", message, hint, witness)]
