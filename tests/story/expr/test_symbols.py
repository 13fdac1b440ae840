"""Names and values: whatever can be declared can be asked for and set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.expr.symbols import RESERVED, is_name, is_value
from game.story.logic import Among
from game.story.model import Story
from tests.stories.house import house, sound

WORDS = st.one_of(
    st.sampled_from(
        (*RESERVED, "is", "in", "none", "true", "lambda", "to", "flag", "followed", "lamp", "ada", "no", "e1")
    ),
    st.from_regex(r"[a-z][a-z0-9_]{0,5}|-?[0-9]{1,4}", fullmatch=True),
)
STAIRS = """
id: stairs
title: The stairs
if: {name} == {value} or {value} != {name}
text: Up.
choices:
  - id: up
    text: Up
    effects: ["{name} = {value}", "{name} rises to {value} if {name} < {value}"]
"""


def asking(name: str, value: str) -> Story:
    """A story with a variable of this name, among whose values this is, and a scene that asks for it and sets it."""
    variables = f'"{name}": {{values: zz | {value} | yy}}\n'.replace("|", "<")
    return sound({"scenes/stairs.yaml": STAIRS.format(name=name, value=value)}, variables=variables)


@given(WORDS.filter(is_value).filter(lambda value: value not in ("yy", "zz")))
def test_what_can_be_declared_can_be_asked_for(value: str) -> None:
    """Every value that a declaration takes can stand in a condition, on either side, and in an effect."""
    scene = asking("x.night", value).scenes[-1]
    assert [one.table for one in scene.choices[0].effects] == [(1, 1, 1), (1, 1, 2)]


@given(st.lists(WORDS, min_size=1, max_size=3).map(".".join).filter(is_name).filter(lambda name: name not in TAKEN))
def test_whatever_can_be_a_name_can_be_asked_for(name: str) -> None:
    """Every name that a declaration takes can stand in a condition and in an effect."""
    story = asking(name, "mm")
    assert story.variables[story.scenes[-1].choices[0].effects[0].variable].name == name


TAKEN = ("lamp", "coat", "bell", "ada.life")


@pytest.mark.parametrize("value", ["07", "-0", "00", "and", "or", "not", "you", "A", "a-b", "1e", "x" * 65, "1" * 65])
def test_what_cannot_be_asked_for_cannot_be_declared(value: str) -> None:
    """A value that a condition could not name is refused where it is declared."""
    problems = house(variables=f"x: {{values: zz < {value}}}\n").problems
    assert [(one.where.file, one.code) for one in problems] == [("variables.yaml", "E024")]


def test_a_value_may_have_the_name_of_a_variable() -> None:
    """Where both sides of a comparison are names of variables, it is read in the way that means something."""
    for condition in ("x == lamp", "lamp == x"):
        story = sound(stairs=f"if: {condition}", variables="x: {values: off | lamp}\n")
        index = next(at for at, one in enumerate(story.variables) if one.name == "x")
        assert story.scenes[-1].happens == Among(index, 0b10)
