"""Answers for the first claim: every path ends."""

from game.proof.budget import Budget
from game.proof.result import Finding
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.lasso import lasso, nonterminating_states
from game.proof.symbolic.shortest import ShortestRun, replayed


def endless_paths(reached: Reachable, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding with a path that never ends, or nothing."""
    turns = nonterminating_states(reached, meter)
    if not turns:
        return []
    witness = lasso(reached, turns, search)
    story = search.story
    begins = replayed(story, witness)[len(witness.steps) - witness.loop_length].place
    round_ = [step.title or step.scene for step in witness.steps[-witness.loop_length :]]
    message = f"a reader can go round for ever: {' → '.join(round_)}"
    hint = "let each turn use something up: a choice made `once: yes`, or a counter that nothing in the loop sets back"
    return [Finding(story.scenes[begins].where, "P001", message, hint, witness)]
