"""Both orders of variables have every variable once, who is followed first and each person's own together."""

from collections.abc import Callable
from itertools import groupby

import pytest
from hypothesis import given

from game.proof.model.variable_order import order_for_sets, order_for_weights, owners
from game.story.model import Story, VariableKind
from tests.strategies import stories


@pytest.mark.parametrize("order", [order_for_sets, order_for_weights])
@given(story=stories())
def test_people_stand_one_under_the_other(order: Callable[[Story], tuple[int, ...]], story: Story) -> None:
    """After who is followed come the last person's variables, and so on to nobody's, without one left out."""
    found, whose = order(story), owners(story)
    assert sorted(found) == list(range(len(story.variables)))
    flags = [story.variables[one].kind is VariableKind.FOLLOWED for one in found]
    assert flags == sorted(flags, reverse=True)
    runs = [owner for owner, _ in groupby(whose[one] for one in found[sum(flags) :])]
    assert runs == sorted(set(runs), reverse=True)


@given(stories(people=(1, 2, 3)))
def test_what_bears_a_persons_name_is_theirs(story: Story) -> None:
    """A variable named after a person belongs to that person."""
    names = [person.id for person in story.people]
    for variable, owner in zip(story.variables, owners(story), strict=True):
        person = variable.name.partition(".")[0]
        assert person not in names or owner == names.index(person)
