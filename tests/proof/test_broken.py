"""Every planted defect is found, with a run that shows it; mended stories are proved; and mutants of the rules are caught."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from game.play import rules
from game.play.moment import Moment
from game.play.replay import replay
from game.play.rules import choose, fates, has_ended, open_choices
from game.proof.budget import Limits
from game.proof.model.witness import replayed
from game.proof.prover import prove
from game.proof.result import Finding, Proof, Verdict
from game.story.diagnostics import CODES, Severity
from game.story.logic import Condition, Effect, applied, holds
from game.story.model import PromiseKind, Story
from tests.proof import oracle as oracles
from tests.proof.broken import BROKEN
from tests.proof.oracle import Oracle, TooLarge, named
from tests.proof.planted import Broken
from tests.proof.test_prover import assert_replays, assert_turns

CLAIMS = {
    "P001": "terminates",
    "P002": "never_stuck",
    "P003": "never_stuck",
    "P015": "promises_kept",
    "P016": "promises_kept",
}
ALL_PROVED = dict.fromkeys(("terminates", "never_stuck", "all_reachable", "promises_kept"), Verdict.PROVED)
SHOWN_BY_A_RUN = {"P001", "P002", "P003", "P010", "P015"}
MOST = 2_000  # moments that the oracle visits of one story


@cache
def proof_of(broken: Broken) -> Proof:
    """What the prover says of the broken story."""
    return prove(broken.story, Limits(memory=16, all_seconds=None))


def verdicts(proof: Proof) -> dict[str, Verdict]:
    """The three verdicts by name, and that of all promises."""
    return {name: getattr(proof, name) for name in ALL_PROVED}


def planted(broken: Broken, proof: Proof) -> list[Finding]:
    """What the prover found; a choice without consequence is no defect of a story that is broken otherwise."""
    return [one for one in proof.findings if one.code != "P011" or broken.code == "P011"]


each_broken = pytest.mark.parametrize("broken", BROKEN, ids=lambda one: one.name)
each_mended = pytest.mark.parametrize("broken", [one for one in BROKEN if one.mend], ids=lambda one: one.name)


# --- what is found --------------------------------------------------------------------------------------------------


@each_broken
def test_defect_is_found_and_nothing_else(broken: Broken) -> None:
    """The defect's code is reported, once and in the right file, and exactly its own claim is refuted."""
    proof = proof_of(broken)
    found = planted(broken, proof)
    assert {(one.code, one.where.file) for one in found} == {(broken.code, broken.file)}
    assert len(found) == 1 or broken.code == "P011"
    claim = (
        {}
        if CODES[broken.code].severity is Severity.NOTICE
        else {CLAIMS.get(broken.code, "all_reachable"): Verdict.REFUTED}
    )
    assert verdicts(proof) == ALL_PROVED | claim


@each_mended
def test_mended_story_is_proved(broken: Broken) -> None:
    """Without its defect the story is proved in all three points, and nothing is found in it."""
    proof = prove(broken.mended, Limits(memory=16, all_seconds=0, figures=False))
    assert verdicts(proof) == ALL_PROVED
    assert planted(broken, proof) == []


@pytest.mark.parametrize("broken", [one for one in BROKEN if one.code in SHOWN_BY_A_RUN], ids=lambda one: one.name)
def test_witness_shows_the_defect(broken: Broken) -> None:
    """Its run can be made by the rules, on the machine and from a log, and comes to where the defect is seen."""
    story = broken.story
    (finding,) = planted(broken, proof_of(broken))
    witness = finding.witness
    assert witness is not None
    last = assert_replays(story, witness)
    again = replay(story, witness.log)
    assert (again.stopped, len(again.run.log), again.run.moment) == (None, len(witness.log), last)
    if finding.code == "P001":
        assert_turns(story, witness)
        assert replayed(story, witness)[-1 - witness.loop_length] == last
    elif finding.code == "P002":
        assert is_stuck(story, last)
    elif finding.code == "P003":
        assert last.place == story.end
        assert len(fates(story, last)) < max(1, len(story.people))
    elif finding.code == "P015":
        assert ("that it never does" in finding.hint) is (story.promises[0].kind is PromiseKind.NEVER)
        made = story.promises[0].at.count(".")  # the last choice is the one that the promise is about
        assert again.run.moments[-1 - made] in Oracle(story).broken(story.promises[0])
    else:
        assert changes_its_ending(story, last)


def is_stuck(story: Story, moment: Moment) -> bool:
    """Whether the reader stands somewhere without an open choice."""
    return not has_ended(story, moment) and not open_choices(story, moment)


def changes_its_ending(story: Story, moment: Moment) -> bool:
    """Whether one more choice gives somebody an ending that a path from there does not keep."""
    for choice in open_choices(story, moment):
        after = choose(story, moment, choice)
        if any(fates(story, end) != fates(story, after) for end in ends(story, after)):
            return True
    return False


def ends(story: Story, moment: Moment) -> list[Moment]:
    """Where the paths from this moment end."""
    if has_ended(story, moment):
        return [moment]
    return [end for choice in open_choices(story, moment) for end in ends(story, choose(story, moment, choice))]


def test_rare_stuck_moment_has_one_path() -> None:
    """The run into the vault is the one of all 2²⁰ that makes the second choice twenty times."""
    broken = next(one for one in BROKEN if one.name == "a stuck moment reachable by one path in a million")
    (finding,) = planted(broken, proof_of(broken))
    assert finding.witness is not None
    assert finding.witness.keys.split() == ["2"] * 20
    figures = proof_of(broken).figures
    assert figures is not None
    assert figures.whole.paths.low == 2**20


def test_every_code_has_a_planted_defect() -> None:
    """There are at least twenty kinds, no two of one name, and each code that a whole story can have is among them."""
    of_hours = {"P013", "P014"}  # planted in tests/proof/checks/test_hour.py
    assert {one.code for one in BROKEN} == {code for code in CODES if code.startswith("P")} - of_hours
    assert len({one.name for one in BROKEN}) == len(BROKEN) >= 20


# --- mutants of the rules -------------------------------------------------------------------------------------------


def by_oracle(story: Story) -> dict[str, Any]:
    """What the oracle says of a story."""
    oracle = Oracle(story, MOST)
    return {
        "terminates": oracle.terminates,
        "never stuck": not oracle.stuck and not oracle.without_ending,
        "moments": oracle.all_moments,
        "live": oracle.live_moments,
        "missing": oracle.missing,
        "fickle": {ending.asked_at for _, ending in oracle.fickle},
        "promises": [
            bool(oracle.broken(promise)) is (promise.kind is PromiseKind.POSSIBLE) for promise in story.promises
        ],
    }


def by_prover(proof: Proof) -> dict[str, Any]:
    """What the prover says of it, in the same words."""
    return {
        "terminates": proof.terminates is Verdict.PROVED,
        "never stuck": proof.never_stuck is Verdict.PROVED,
        "moments": proof.moments.all,
        "live": proof.moments.live,
        "missing": named(proof.unreachable),
        "fickle": {one.where for one in proof.findings if one.code == "P010"},
        "promises": [promise.verdict is Verdict.PROVED for promise in proof.promises],
    }


def disagreements() -> Iterator[str]:
    """The stories, of those small enough for the oracle, of which it says otherwise than the prover."""
    for broken in BROKEN:
        told = proofs_by_name()[broken.name]
        try:
            if by_oracle(broken.story) != told:
                yield broken.name
        except TooLarge:
            assert told["moments"] > MOST


@cache
def proofs_by_name() -> dict[str, dict[str, Any]]:
    """What the prover says of every story of the table; asked for before the rules are changed, and kept."""
    return {broken.name: by_prover(proof_of(broken)) for broken in BROKEN}


Effects = tuple[Effect, ...]
Values = tuple[int, ...]


def onward_without(applied_offstage: Callable[[Effects, Values], Values], *, jumps: bool) -> Callable[..., Moment]:
    """The rule of going onward with other offstage effects, or without offstage destinations."""

    def onward(story: Story, moment: Moment) -> Moment:
        place, values = moment.place, moment.values
        while place < story.end and not holds(story.scenes[place].on_stage, values):
            scene = story.scenes[place]
            happens = holds(scene.happens, values)
            values = applied_offstage(scene.offstage, values) if happens else values
            place = scene.offstage_to if happens and jumps and scene.offstage_to is not None else place + 1
        return Moment(place, values)

    return onward


def last_fate(story: Story, moment: Moment, person: str | None) -> Any:
    """The last ending that fits instead of the first."""
    fitting = [
        one
        for one in story.endings
        for whose, condition in one.whose
        if whose == person and holds(condition, moment.values)
    ]
    return fitting[-1] if fitting else None


def but_the_last(effects: Effects, values: Values) -> Values:
    """The last effect of a list is forgotten."""
    return applied(effects[:-1], values)


def all_at_once(effects: Effects, values: Values) -> Values:
    """Every effect sees what was before the first."""
    found = list(values)
    for effect in effects:
        found[effect.variable] = applied((effect,), values)[effect.variable]
    return tuple(found)


def regardless(effects: Effects, values: Values) -> Values:
    """The conditions of effects are not asked."""
    for effect in effects:
        values = (*values[: effect.variable], effect.table[values[effect.variable]], *values[effect.variable + 1 :])
    return values


def negated(condition: Condition, values: Values) -> bool:
    """A condition holds when it does not."""
    return not holds(condition, values)


def no_effect(_effects: Effects, values: Values) -> Values:
    """Effects are not made."""
    return values


MUTANTS: dict[str, tuple[str, Callable[..., Any]]] = {
    "effects are not made": ("applied", no_effect),
    "the last effect is forgotten": ("applied", but_the_last),
    "effects do not see what those before them did": ("applied", all_at_once),
    "the conditions of effects are not asked": ("applied", regardless),
    "conditions are negated": ("holds", negated),
    "every choice is open": ("is_open", lambda _choice, _moment: True),
    "open choices are the closed ones": ("is_open", lambda choice, moment: not holds(choice.condition, moment.values)),
    "defaults offstage have no effect": ("onward", onward_without(no_effect, jumps=True)),
    "nothing is passed over": ("onward", lambda _story, moment: moment),
    "the last ending that fits is had": ("fate", last_fate),
}


def test_oracle_and_prover_agree_on_the_table() -> None:
    """Of every story of the table that is small enough the oracle says what the prover says."""
    assert list(disagreements()) == []


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mutant_of_the_rules_is_caught(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one rule changed under the oracle, it and the prover disagree about some story of the table."""
    proofs_by_name()
    rule, other = MUTANTS[mutant]
    monkeypatch.setattr(rules, rule, other)
    assert any(disagreements())


def test_destinations_that_are_not_followed_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """An oracle whose choices all lead simply onward disagrees with the prover about some story of the table."""
    proofs_by_name()

    def straight_on(story: Story, moment: Moment, choice: Any) -> Moment:
        return rules.onward(story, Moment(moment.place + 1, applied(choice.effects, moment.values)))

    monkeypatch.setattr(oracles, "choose", straight_on)
    assert any(disagreements())
