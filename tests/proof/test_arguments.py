"""Whichever argument decides, it decides the same, and what runs are said to lead to they lead to."""

from collections.abc import Callable

import pytest
from hypothesis import given

from game.play.rules import arrived, begin, onward
from game.proof import arguments
from game.proof.budget import Budget, Limits
from game.proof.model.goals import goals_of
from game.proof.model.sampling import watch
from game.proof.prover import prove
from game.proof.result import Proof
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.logic import Condition
from game.story.model import Story
from tests.proof.broken import BROKEN
from tests.proof.planted import Broken
from tests.strategies import stories

LIMITS = Limits(memory=16, all_seconds=0, counts=False, figures=False)


def told(proof: Proof) -> tuple[object, ...]:
    """The verdicts of a proof and all that it found."""
    found = [(one.code, one.where, one.message, one.witness and len(one.witness.steps)) for one in proof.findings]
    return proof.terminates, proof.never_stuck, proof.all_reachable, found, proof.unreachable


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: one.name)
def test_sets_and_preimages_agree(broken: Broken, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where any preimage is too large, all that can be reached says the same, with witnesses of the same length."""
    by_preimages = prove(broken.story, LIMITS)
    monkeypatch.setattr(arguments, "_MOST", 0)
    assert told(prove(broken.story, LIMITS)) == told(by_preimages)


@given(stories())
def test_a_sample_is_where_its_run_leads(story: Story) -> None:
    """The choices kept with a moment are open one after another, and lead to just this place and these values."""
    for place, samples in watch(story, goals_of(story), Budget(Limits())).samples.items():
        for sample in samples:
            moment = begin(story)
            for at, number in sample.steps:
                assert moment.place == at
                moment = onward(story, arrived(story.graph[at].choices[number], moment))
            assert moment == sample.moment
            assert place == moment.place


def test_a_store_that_is_too_small_is_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first store is full, preimages are taken in one of the size that is allowed, and nothing else changes."""
    sizes: list[int] = []

    class Full(StateSets):
        """A store that is full at once where it is a small one."""

        def __init__(self, story: Story, limits: Limits, check: Callable[[], None]) -> None:
            super().__init__(story, limits, check)
            sizes.append(limits.memory)

        def encode(self, condition: Condition) -> StateSet:
            if sizes[-1] == 1:
                raise MemoryError
            return super().encode(condition)

    (broken,) = (one for one in BROKEN if "million" in one.name)
    expected = told(prove(broken.story, LIMITS))
    monkeypatch.setattr(arguments, "SMALL", 1)
    monkeypatch.setattr(arguments, "StateSets", Full)
    monkeypatch.setattr(arguments, "reach", lambda *_: pytest.fail("all that can be reached was worked out"))
    assert told(prove(broken.story, LIMITS)) == expected
    assert sizes == [1, LIMITS.memory]
