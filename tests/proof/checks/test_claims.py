"""The claims: what seeded runs saw saves work and changes nothing."""

from hypothesis import given

from game.proof.budget import Limits, Meter
from game.proof.checks.claims import cosmetic_choices, unreachable
from game.proof.model.dataflow import flow, with_words
from game.proof.model.goals import questions
from game.proof.model.sampling import Seen, watch
from game.proof.symbolic.backward import Backward
from game.proof.symbolic.forward import Tracks, reach
from game.proof.symbolic.state_sets import Sets
from game.story.model import Story
from tests.strategies import stories


@given(stories())
def test_what_runs_saw_changes_no_claim(story: Story) -> None:
    """The sets alone find the same cosmetic choices, and the same unreachable things, as with the runs before them."""
    meter = Meter(Limits(memory=64))
    shape = flow(story)
    backward = Backward(reach(Tracks(shape, Sets(story, meter.limits)), meter))
    asked, remembered = questions(story), with_words(shape)
    seen = watch(story, asked, remembered, meter)
    alone, helped = (cosmetic_choices(backward, remembered, one, meter) for one in (Seen(asked), seen))
    assert alone == helped
    alone_absent, absent = (unreachable(backward, one, meter) for one in (asked, seen.left))
    assert alone_absent == absent
