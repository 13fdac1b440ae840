"""Runs are found to every moment that can be reached, and to no other."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from game.proof import run_finder
from game.proof.budget import Budget, Limits
from game.proof.model.query import at
from game.proof.model.witness import replayed
from game.proof.run_finder import RunFinder
from game.story.logic import Among, conj
from game.story.model import Story
from tests.proof.oracle import Oracle
from tests.proof.reader import TooLarge
from tests.strategies import stories


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(stories(), st.booleans(), st.data())
def test_a_run_is_found_just_where_one_leads(story: Story, played: bool, data: st.DataObject) -> None:
    """With and without runs that were played already: the oracle says whether there is one, and play that it leads there."""
    try:
        reached = [moment for moment in Oracle(story, most=2_000).following if moment.place < story.end]
    except TooLarge:
        assume(False)
    assume(story.variables)
    place = data.draw(st.sampled_from(range(story.end)))
    variables = data.draw(st.lists(st.sampled_from(range(len(story.variables))), max_size=2, unique=True))
    wanted = {one: data.draw(st.sampled_from(range(len(story.variables[one].domain)))) for one in variables}
    with pytest.MonkeyPatch.context() as patch:
        if not played:
            patch.setattr(run_finder, "sampled_moments", lambda story, meter: {})
        finder = RunFinder(story, Budget(Limits(memory=16)))
    found = finder.run_to(at(place, conj(*(Among(one, 1 << value) for one, value in wanted.items()))))
    fits = [
        one for one in reached if one.place == place and all(one.values[at] == value for at, value in wanted.items())
    ]
    assert (found is not None) == bool(fits)
    if found is not None:
        assert found.moment in fits
        assert replayed(story, found.witness)[-1] == found.moment
