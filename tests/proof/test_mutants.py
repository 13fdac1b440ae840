"""A rule of play that is broken on purpose makes prover and oracle disagree: so their agreement says something."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from game.play import rules
from game.play.moment import Moment
from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.result import Proof
from game.story.logic import applied, holds
from game.story.model import Story
from tests.proof.broken import BROKEN
from tests.proof.oracle import Oracle
from tests.stories import ferry, two_keys

LIMITS = Limits(memory=64, all_seconds=None, figures=False)
STORIES = (ferry(), two_keys(), *(one.story for one in BROKEN if "million" not in one.name))


def _no_offstage(story: Story, moment: Moment) -> Moment:
    place, values = moment.place, moment.values
    while place < story.end and not holds(story.scenes[place].on_stage, values):
        place += 1
    return Moment(place, values)


def _one_further(story: Story, moment: Moment) -> Moment:
    found = _ONWARD(story, moment)
    return replace(found, place=min(found.place + 1, story.end)) if found.place < story.end else found


_ONWARD = rules.onward
MUTANTS: dict[str, tuple[str, Callable[..., object]]] = {
    "effects are not made": ("applied", lambda _effects, values: values),
    "only the first effect is made": ("applied", lambda effects, values: applied(effects[:1], values)),
    "effects are made backwards": ("applied", lambda effects, values: applied(effects[::-1], values)),
    "nothing happens offstage": ("onward", _no_offstage),
    "a scene is skipped": ("onward", _one_further),
    "every choice is open": ("is_open", lambda _choice, _moment: True),
    "no choice with a condition is open": (
        "is_open",
        lambda choice, _moment: choice.condition.__class__.__name__ == "All",
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some story's moments or verdicts differ once the rule is broken."""
    proofs = [prove(story, LIMITS) for story in STORIES]
    assert all(agrees(story, proof) for story, proof in zip(STORIES, proofs, strict=True))
    attribute, mutant = MUTANTS[name]
    monkeypatch.setattr(rules, attribute, mutant)
    assert not all(agrees(story, proof) for story, proof in zip(STORIES, proofs, strict=True))


def agrees(story: Story, proof: Proof) -> bool:
    """Whether the oracle, by the rules as they now are, finds what the proof says."""
    oracle = Oracle(story)
    same = (proof.moments.all, proof.moments.live) == (oracle.all_moments, oracle.live_moments)
    return same and (proof.terminates == "proved") == oracle.terminates
