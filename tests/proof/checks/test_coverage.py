"""The claims: what seeded runs saw saves work and changes nothing."""

from hypothesis import given

from game.proof.budget import Budget, Limits
from game.proof.checks import cosmetic_choices, unreachable
from game.proof.model.dataflow import analyse, with_texts
from game.proof.model.goals import questions
from game.proof.model.sampling import Observed, watch
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.forward import SetDomain, reach
from game.proof.symbolic.state_sets import StateSets
from game.story.model import Story
from tests.strategies import stories


@given(stories())
def test_what_runs_saw_changes_no_claim(story: Story) -> None:
    """The sets alone find the same cosmetic choices, and the same unreachable things, as with the runs before them."""
    meter = Budget(Limits(memory=64))
    shape = analyse(story)
    backward = BackwardAnalysis(reach(SetDomain(shape, StateSets(story, meter.limits)), meter))
    asked, remembered = questions(story), with_texts(shape)
    seen = watch(story, asked, remembered, meter)
    alone, helped = (cosmetic_choices(backward, remembered, one, meter) for one in (Observed(asked), seen))
    assert alone == helped
    alone_absent, absent = (unreachable(backward, one, meter) for one in (asked, seen.left))
    assert alone_absent == absent
