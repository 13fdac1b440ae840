"""The prover agrees with the oracle, which visits every moment one by one."""

import os

from hypothesis import HealthCheck, Phase, assume, given, settings
from msgspec.structs import replace

from game.play.machine import Machine
from game.play.moment import Moment
from game.play.rules import choose, open_choices
from game.proof.budget import Budget, Limits
from game.proof.model.witness import Witness, replayed
from game.proof.prover import prove, watched
from game.proof.result import Verdict
from game.proof.store.cache import Cache
from game.proof.symbolic.find_witness import THINGS, ids_of, way_to
from game.story.excerpt import story_or_hour
from game.story.model import Choice, PromiseKind, SceneKind, Story
from tests.proof.oracle import Oracle, TooLarge, named
from tests.strategies import stories

LIMITS = Limits(memory=16, all_seconds=None)
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "40"))
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole stories takes minutes: done by hand
AGREED = int(os.environ.get("PROOF_EXAMPLES", "150"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)


def explored(story: Story) -> Oracle:
    """The oracle for a story; a story too large for it is not tried."""
    oracle = Oracle(story)
    try:
        assert oracle.following
        assert oracle.reader.turns is not None
    except TooLarge:
        assume(False)
    return oracle


def verdict(so: bool) -> Verdict:
    """Proved when it is so, refuted when not."""
    return Verdict.PROVED if so else Verdict.REFUTED


@many
@given(stories())
def test_runs_that_were_watched_before_prove_the_same(story: Story) -> None:
    """What they showed is not looked for again, whoever watched them."""
    limits = replace(LIMITS, counts=False, figures=False)
    seen = watched(story, Budget(limits), Cache())
    proof, same = prove(story, limits, seen=seen), prove(story, limits)
    assert replace(proof, seconds=0, peak_mib=None) == replace(same, seconds=0, peak_mib=None)


@settings(many, max_examples=AGREED)
@given(stories())
def test_prover_and_oracle_agree(story: Story) -> None:
    """The three verdicts, both counts of moments and the list of what occurs nowhere are those of the oracle."""
    oracle = explored(story)
    proof = prove(story, LIMITS)
    assert proof.terminates is verdict(oracle.terminates)
    assert proof.never_stuck is verdict(not oracle.stuck and not oracle.without_ending)
    assert proof.moments.live == oracle.live_moments
    assert proof.moments.all == oracle.all_moments
    assert not proof.stopped
    assert named(proof.unreachable) == oracle.missing
    assert proof.all_reachable is verdict(not oracle.missing)


@settings(many, max_examples=AGREED)
@given(stories())
def test_promises_are_kept_or_broken_by_the_shortest_keys(story: Story) -> None:
    """Each promise has the oracle's verdict, and one that is broken on some path has a run to there, with no choice too many."""
    assume(story.promises)
    oracle = explored(story)
    proof = prove(story, replace(LIMITS, all_seconds=0, figures=False))
    ways = {one.where: one.witness for one in proof.findings if one.code == "P015"}
    assert len(proof.promises) == len(story.promises)
    for promise, known in zip(story.promises, proof.promises, strict=True):
        there = oracle.broken(promise)
        assert known.verdict is verdict(bool(there) is (promise.kind is PromiseKind.POSSIBLE)), promise
        witness = ways.get(promise.where)
        if promise.kind is not PromiseKind.POSSIBLE and there:
            assert witness is not None
            assert len(witness.steps) == min(map(oracle.distance.__getitem__, there)) + ("." in promise.at)
            assert_replays(story, witness)


@many
@given(stories(people=(1, 2, 2, 3)))
def test_live_moments_are_told_by_act_and_by_who_is_followed(story: Story) -> None:
    """So that a writer sees where they come from; both are the oracle's."""
    oracle = explored(story)
    moments = prove(story, replace(LIMITS, all_seconds=0, figures=False)).moments
    assert dict(moments.by_act) == oracle.live_by_act
    assert dict(moments.by_people) == oracle.live_by_people


@many
@given(stories())
def test_witnesses_are_shortest_and_replay(story: Story) -> None:
    """Whatever can be reached has a run that shows it, with no choice too many; whatever cannot has none."""
    oracle = explored(story)
    for kind in THINGS:
        for id in ids_of(story, kind):
            witness = way_to(story, kind, id, LIMITS)
            nearest = oracle.reader.distances.get((kind.value, id))
            assert (None if witness is None else len(witness.steps)) == nearest
            if witness is not None:
                assert_replays(story, witness)


@many
@given(stories())
def test_refutations_replay(story: Story) -> None:
    """Stuck runs end stuck, the shortest way there; endless ones go round a thousand times; those of an hour are its own."""
    oracle = explored(story)
    for finding in prove(story, LIMITS).findings:
        if finding.entry:
            hour = story_or_hour(story, f"{story.id}.{finding.entry}")
            assert hour is not None
            assert finding.witness is None or assert_replays(hour, finding.witness)
            continue
        if finding.code in {"P002", "P003"}:
            assert finding.witness is not None
            last = assert_replays(story, finding.witness)
            bad = oracle.stuck if finding.code == "P002" else oracle.without_ending
            assert last in bad
            assert len(finding.witness.steps) == min(
                oracle.distance[one] for one in bad if one.place == last.place
            ) or (finding.code == "P003")
        if finding.code == "P001":
            assert finding.witness is not None
            assert_turns(story, finding.witness)


def assert_turns(story: Story, witness: Witness) -> None:
    """The last choices of the witness can be made again and again."""
    moment = assert_replays(story, witness)
    assert witness.loop_length > 0
    for step in witness.steps[-witness.loop_length :] * 1000:
        choice = next(one for one in open_choices(story, moment) if one.id == step.choice)
        moment = choose(story, moment, choice)


def assert_replays(story: Story, witness: Witness) -> Moment:
    """The witness is a run of the rules and of the machine, and its keys are the numbers of its choices."""
    moments = replayed(story, witness)
    machine = Machine(story)
    for moment, step in zip(moments, witness.steps, strict=False):
        assert machine.moment == moment
        choice = open_choices(story, moment)[step.key - 1]
        assert choice.id == step.choice
        machine.choose(story.scenes[moment.place].choices.index(choice))
    assert machine.moment == moments[-1]
    return moments[-1]


@many
@given(stories())
def test_cosmetic_choices_cannot_be_told_apart(story: Story) -> None:
    """A choice is called cosmetic when some sibling, open with it, always comes to what nothing later can tell apart."""
    oracle = explored(story)
    found = {(one.scene, one.choice) for one in prove(story, LIMITS).cosmetic or ()}
    for place, scene in enumerate(story.scenes):
        for one in scene.choices if scene.sort is SceneKind.SCENE else ():
            same = [
                other
                for other in scene.choices
                if other is not one
                and target(place, one) == target(place, other)
                and oracle.can_be_told_apart(place, one, other) is False
            ]
            assert ((scene.id, one.id) in found) == bool(same)


def target(place: int, choice: Choice) -> int:
    """Where a choice leads."""
    return place + 1 if choice.to is None else choice.to


@many
@given(stories())
def test_an_endings_warning_is_right(story: Story) -> None:
    """Whoever leaves with one ending and can end with another is named, and only they."""
    oracle = explored(story)
    found = {
        (finding.where.file, finding.message.split()[0].strip("'"))
        for finding in prove(story, LIMITS).findings
        if finding.code == "P010"
    }
    assert found == {(ending.where.file, person) for person, ending in oracle.fickle}
