"""Every hour of a story is proved by itself, and begins and ends as it should."""

from hypothesis import assume, given

from game.play.page import PageKind
from game.play.run import Run
from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.result import Proof, Verdict
from game.story.excerpt import OVER, excerpt
from game.story.model import Hour, SceneKind, Story
from tests.proof.oracle import Oracle
from tests.proof.planted import compiled
from tests.proof.reader import TooLarge
from tests.proof.test_prover import many, verdict
from tests.strategies import stories

LIMITS = Limits(memory=16, all_seconds=0, figures=False)
LATE = """
people: {ada: {name: Ada, while: ada.life != dead}, ben: {name: Ben}}
follow: [1]
variables: {ada.life: well < dead, key: flag}
scenes:
  crowd: [{effects: [key = yes]}, {}]
  fight: {people: [ada], choices: [{default: yes, effects: [ada.life = dead]}, {}]}
  stairs: {people: [ada, ben]}
  roof: {people: [BOTH], choices: [{default: yes}, {effects: [ada.life = dead]}]}
endings: {grave: {people: [ada], if: ada.life == dead}, end: {}}
hours: {late: {title: Late, people: [ada, ben], from: FROM, to: roof, after: AFTER}}
"""


def late(*, both: str = "ada, ben", begins: str = "stairs", after: str = "It is over.") -> Story:
    """A story with an hour for two, of whom one is dead by default before the stairs."""
    return compiled(LATE.replace("BOTH", both).replace("FROM", begins).replace("AFTER", after))


def found(proof: Proof) -> list[tuple[str, str]]:
    """The codes of what was found in hours, each with the hour's id."""
    return [(one.code, one.entry) for one in proof.findings if one.entry]


def test_an_hour_offers_nobody_who_is_gone_when_it_begins() -> None:
    """Who is dead by default is not offered, and the proof names them and the hour."""
    story = late()
    assert [option.id for option in Run(excerpt(story, story.hours[0])).pages[-1].options] == ["ben"]
    proof = prove(story, LIMITS)
    assert found(proof) == [("P013", "late")]
    assert proof.hold
    assert not proof.holds


def test_an_hour_with_everybody_in_it_is_proved() -> None:
    """Where it begins before somebody dies they are offered, and nothing is found."""
    proof = prove(late(begins="fight"), LIMITS)
    assert found(proof) == []
    assert proof.hours[0].claims.hold
    assert proof.holds


def test_an_hour_that_can_end_without_a_word_is_found() -> None:
    """Its last passage asks for what nobody there has, and the keys lead to that page."""
    proof = prove(late(begins="fight", after="[{if: key, text: You have the key.}]"), LIMITS)
    assert found(proof) == [("P014", "late"), ("P007", "late")]
    finding = next(one for one in proof.findings if one.code == "P014")
    assert finding.witness is not None
    assert finding.message.startswith("in the hour 'late', ")


@many
@given(stories(people=(1, 2, 2, 3)))
def test_hours_begin_with_the_pick_and_are_judged_as_the_oracle_does(story: Story) -> None:
    """Nothing stands before the pick, whoever is picked has a page, and the three verdicts are the oracle's."""
    assume(story.hours)
    proof = prove(story, LIMITS)
    for hour, entry in zip(story.hours, proof.hours, strict=True):
        part = excerpt(story, hour)
        first = Run(part).pages
        assert [page.sort for page in first] == [SceneKind.BEGIN]
        offered = [option.id for option in first[-1].options]
        assert set(offered) <= set(hour.people)
        for person in offered:
            run = Run(part)
            run.choose(person)
            assert any(page.kind is PageKind.SCENE for page in run.pages)
        if offered:
            assert_judged(part, hour, entry.claims.never_stuck, entry.claims.terminates, entry.claims.all_reachable)


def assert_judged(part: Story, hour: Hour, never_stuck: Verdict, terminates: Verdict, all_reachable: Verdict) -> None:
    """The verdicts on an hour are those of the oracle, which reads all its pages."""
    oracle = Oracle(part)
    try:
        shown = oracle.reader.shown
    except TooLarge:
        return
    assert terminates is verdict(oracle.terminates)
    assert never_stuck is verdict(not oracle.stuck and not oracle.without_ending)
    wanted = {("choice", f"begin.{person}") for person in hour.people} | {("ending", OVER)}
    wanted |= {("passage", passage.where) for passage in hour.after}
    assert all_reachable is verdict(wanted <= shown and ("empty", OVER) not in shown)


def test_what_only_an_hour_remembers_is_remembered() -> None:
    """A scene or a choice that nothing but an hour's last page asks about is asked about there all the same."""
    story = late(begins="fight", after="[It is over., {if: chose roof.c1, text: You fell.}]")
    run = Run(excerpt(story, story.hours[0]))
    for choice in ("ada", "c1", "c0", "c1"):
        run.choose(choice)
    assert [block.pieces[0].text for page in run.pages for block in page.blocks] == ["It is over. (1)", "You fell. (2)"]
