"""A mask holds just the variables that are asked for or changed."""

from hypothesis import given
from hypothesis import strategies as st

from game.proof.model.masks import changed_by, mask_of, members
from game.story.logic import ALWAYS, Among, And, Not, Operation, Or, effect


@given(st.sets(st.integers(0, 300)))
def test_members_are_ascending_and_whole(variables: set[int]) -> None:
    """A set comes back from its mask, in ascending order."""
    assert list(members(sum(1 << variable for variable in variables))) == sorted(variables)


def test_conditions_and_effects_name_their_variables() -> None:
    """All that a condition asks for is in its mask; of effects, what they change and not what they ask."""
    condition = Or((Not(Among(3, 1)), And((Among(0, 2), ALWAYS))))
    assert list(members(mask_of(condition, Among(7, 1)))) == [0, 3, 7]
    assert mask_of() == mask_of(ALWAYS) == 0
    assert list(members(changed_by([effect(2, Operation.SET, 0, 2, condition)]))) == [2]
