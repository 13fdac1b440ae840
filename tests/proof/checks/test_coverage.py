"""The claims: what seeded runs saw saves work and changes nothing."""

from hypothesis import given

from game.proof.arguments import backwards, forwards
from game.proof.budget import Budget, Limits
from game.proof.checks import cosmetic_choices, unreachable
from game.proof.model.dataflow import analyse, with_texts
from game.proof.model.goals import goals_of
from game.proof.model.sampling import Observed, watch
from game.proof.prover import prove
from game.story.model import Story
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
    by_preimages = [backwards(shape, meter, one) for one in (None, seen)]
    found = [unreachable(one, some, meter) for one in (by_sets, *by_preimages) for some in (asked, seen.left)]
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
