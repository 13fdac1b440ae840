"""The claims: what seeded runs saw saves work and changes nothing."""

import pytest
from hypothesis import given

from game.proof.arguments import Arguments, backwards, forwards
from game.proof.budget import Budget, Limits
from game.proof.checks import cosmetic_choices, unreachable
from game.proof.model.dataflow import analyse, with_texts
from game.proof.model.goals import goals_of
from game.proof.model.sampling import Observed, watch
from game.proof.prover import prove
from game.story.model import Story
from game.writer.causes import first_causes
from tests.proof.oracle import Oracle, named
from tests.proof.planted import compiled
from tests.strategies import stories


@given(stories())
def test_what_runs_saw_changes_no_claim(story: Story) -> None:
    """All that can be reached, preimages and preimages from runs find the same, be it that runs were looked at before or not."""
    meter = Budget(Limits(memory=64))
    shape = analyse(story)
    by_sets = forwards(shape, meter)
    asked, remembered = goals_of(story), with_texts(shape)
    seen = watch(story, asked, meter, remembered)
    alone, helped = (cosmetic_choices(by_sets, remembered, one, meter) for one in (Observed(asked), seen))
    assert alone == helped
    from_runs = Arguments(shape, lambda: seen, meter)
    found = []
    for some in (asked, seen.left):
        found += [unreachable(one, some, meter) for one in (by_sets, backwards(shape, meter))]
        found.append(from_runs.decide(lambda back, _, some=some: unreachable(back, some, meter), likely=True))
    claims = [(one.missing, one.findings, one.unsure) for one in found]  # the runs that show the rest may be others
    assert claims[1:] == claims[:-1]


def test_an_ending_is_read_once() -> None:
    """Who left and comes back has read their ending: another one that they then have is never shown, nor told in a line."""
    story = compiled("""
people: {ada: {name: Ada, while: ada.life != dead}, ben: {name: Ben}}
follow: [1]
exchange: {}
variables: {ada.life: well < dead, ada.scar: flag}
scenes:
  a: {people: [ada], choices: [{default: yes}, {effects: [ada.life = dead, ada.scar = yes]}]}
  b: [{effects: [ada.life = well]}]
  c: {people: [ada, ben]}
cut: 2
endings: {grave: {if: ada.life == dead}, home: {people: [ada], if: ada.scar, line: She came home.}, end: {}}
""")
    assert named(prove(story, Limits(memory=16)).unreachable) == Oracle(story).missing == {("ending", "home")}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "scenes: {a: [{to: c}], b: [{}], c: [{}]}",
            "the scene 'b' is never played",
            "let a choice lead there, by its `to:`",
        ),
        (
            "scenes: {a: [{}, {if: seen b}], b: [{}]}",
            "the choice 'a.c1' is never open",
            "ease its `if`, or take it out",
        ),
        ("scenes: {a: [{}, {fallback: yes}]}", "the choice 'a.c1' is never open", "take it out"),
        (
            "scenes: {a: [{}]}\nendings: {end: {}, late: {}}",
            "nobody ever has the ending 'late'",
            "let a choice lead to it, or give it an `if` and put it before the endings that forestall it",
        ),
        (
            "scenes: {a: [{}]}\nendings: {end: {line: Nobody.}}",
            "nobody is ever told this line of 'end'",
            "a line tells of somebody whom the reader does not follow; take it out",
        ),
        (
            "scenes: {a: [{}, {closed: So.}]}",
            "the choice 'a.c1' is never closed, so its reason is never shown",
            "give it the `if` that was meant, or take `closed` out",
        ),
        (
            "scenes: {a: [{}, {}], b: [{}, {if: chose a.c0 or chose a.c1, closed: So.}]}",
            "the choice 'b.c1' is never closed, so its reason is never shown",
            "its `if` always holds there; give it the `if` that was meant, or take `closed` out",
        ),
        (
            "variables: {n: 0..9}\nscenes: {a: [{}, {effects: [n += 1]}]}",
            "no path gives 'n' any of the values 2..9",
            "let choices that can be made set them, or take the values out",
        ),
    ],
)
def test_what_to_do_is_what_can_be_done(text: str, message: str, hint: str) -> None:
    """A condition is to be eased where there is one; a line tells of somebody; a reason needs an `if`."""
    story = compiled(text)
    (found,) = first_causes(story, prove(story, Limits(memory=16, all_seconds=0, counts=False, figures=False)))
    assert (found.message, found.hint) == (message, hint)
