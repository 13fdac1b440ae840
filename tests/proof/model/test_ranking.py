"""Loops of which the rules alone say that they end: their turns use something up that nothing in them gives back."""

import pytest

from game.proof.budget import Limits
from game.proof.model.dataflow import analyse
from game.proof.model.ranking import unranked
from game.proof.prover import prove
from game.proof.result import Verdict
from tests.proof.broken import ENDLESS
from tests.proof.planted import Broken, compiled

HUB = f"scenes: {{hub: [{{}}, {', '.join(['{once: yes, to: hub}'] * 300)}]}}"
ENDS = {
    "a hub of 300 once-only choices": HUB,
    "a counter that is raised until it is full": """
variables: {steps: 0..3}
scenes: {stairs: [{}, {if: steps < 3, effects: [steps += 1], to: stairs}]}
""",
    "a counter that may be raised, and one that is lowered whenever it is not": """
variables: {up: 0..3, down: 0..3}
scenes:
  door: [{if: up < 3, effects: [up += 1]}, {if: up == 0 and down > 0, effects: [down -= 1]}, {to: end}]
  yard: [{to: door}]
""",
    "words in no order that are gone through once": """
variables: {colour: red | blue | green}
scenes:
  paint:
    - {}
    - {if: colour == red, effects: [colour = green], to: paint}
    - {if: colour == green, effects: [colour = blue], to: paint}
""",
    "an inner loop that ends within an outer one that ends": """
variables: {in: 0..2, out: 0..2}
scenes:
  outer: [{if: out < 2, effects: [out += 1, in = 0]}, {to: end}]
  inner: [{if: in < 2, effects: [in += 1], to: inner}, {to: outer}]
""",
}


@pytest.mark.parametrize("name", ENDS)
def test_what_uses_something_up_ends(name: str) -> None:
    """Of these loops no set has to be worked out to know that they end."""
    assert unranked(analyse(compiled(ENDS[name]))) == ()


@pytest.mark.parametrize("broken", ENDLESS, ids=lambda one: one.name)
def test_what_can_turn_for_ever_is_never_said_to_end(broken: Broken) -> None:
    """Each loop that is planted to turn for ever is left to the sets."""
    assert unranked(analyse(broken.story))


def test_a_hub_of_once_only_choices_is_proved_at_once() -> None:
    """Its 2^300 moments are not visited: with nothing to count, no limit is near."""
    proof = prove(compiled(HUB), Limits(seconds=20, memory=64, counts=False, figures=False, all_seconds=0))
    assert proof.terminates is proof.never_stuck is Verdict.PROVED
