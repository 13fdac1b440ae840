"""The prover agrees with the oracle, which visits every moment one by one."""

import os

import pytest
from hypothesis import HealthCheck, assume, given, settings

from game.proof.limits import Limits
from game.proof.proof import Verdict
from game.proof.prover import prove
from game.proof.questions import questions
from game.proof.witness import replayed
from game.story.model import Story
from tests.proof.oracle import Oracle, TooLarge
from tests.strategies import stories

LIMITS = Limits(memory=16, all_seconds=None)
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "300"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


def explored(story: Story) -> Oracle:
    """The oracle for a story; a story too large for it is not tried."""
    oracle = Oracle(story)
    try:
        assert oracle.following
    except TooLarge:
        assume(False)
    return oracle


def verdict(so: bool) -> Verdict:
    return Verdict.PROVED if so else Verdict.REFUTED


@many
@given(stories())
def test_prover_and_oracle_agree(story: Story) -> None:
    """The three verdicts, both counts of moments and the list of what occurs nowhere are those of the oracle."""
    oracle = explored(story)
    proof = prove(story, LIMITS)
    assert proof.terminates is verdict(oracle.terminates)
    assert proof.never_stuck is verdict(not oracle.stuck and not oracle.without_ending)
    assert proof.moments.live == oracle.live_moments
    assert proof.moments.all == oracle.all_moments
    assert {(one.thing, one.id) for one in proof.unreachable} == oracle.missing
    assert proof.all_reachable is verdict(not oracle.missing)
