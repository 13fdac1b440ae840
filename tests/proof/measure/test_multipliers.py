"""What multiplies moments is told where there are most: how many values a variable has, the others being as they are."""

from fractions import Fraction

from game.proof.budget import Budget, Limits
from game.proof.measure.multipliers import Widest, widest_by_act
from tests.proof.planted import compiled

STORY = """
variables: {free: a | b | c, tied: no < yes, idle: no < yes}
cut: 2
scenes:
  one: [{effects: [free = b]}, {effects: [free = c, tied = yes]}, {}]
  two: [{effects: [idle = yes]}, {}]
  three: {choices: [{if: free == a}, {if: free == b}, {if: tied == yes}]}
"""


def test_the_widest_scene_of_each_act_and_what_multiplies_it() -> None:
    """A variable that hangs on another adds nothing, and one that nothing asks for any more is not told apart at all."""
    first, second = widest_by_act(compiled(STORY), Budget(Limits(memory=16)))
    assert (first.scene, first.moments) == ("two", 3)
    assert second == Widest("three", 3, (("free", Fraction(3, 2)),))


def test_an_act_in_which_nobody_stands_is_told_without_a_scene() -> None:
    """It has no moments."""
    text = "variables: {v: no < yes}\ncut: 1\nscenes: {a: [{effects: [v = no]}], b: {if: v == yes}}"
    assert widest_by_act(compiled(text), Budget(Limits(memory=16)))[1] == Widest("", 0, ())
