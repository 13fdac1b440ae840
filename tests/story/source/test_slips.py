"""The slips of those who are new to YAML are told where they were made, and what to write."""

import pytest
import yaml

from game.story.source import yaml_builder
from tests.stories.house import house

SCENE = """\
id: stairs
title: The stairs
text: |
  They go up.

  Out on the roof a bell rings.
choices:
  - id: up
    text: Go up
    then: |
      Up.

      And on.
    default: yes
  - id: down
    text: Go down
"""


@pytest.mark.parametrize(
    ("right", "wrong", "place", "told"),
    [
        ("text: |\n  They", "text:\n  He said: they", "3:1", "write `text: |`"),
        ("text: |\n  They go up.\n\n  Out", "text:\n  They go up.\n\n  Now: out", "3:1", "write `text: |`"),
        ("text: |\n  They go up.\n\n  Out", "text: They go up.\n  So out: out", "3:1", "write `text: |`"),
        ("then: |\n      Up.\n\n      And", "then:\n      Up.\n      And so: and", "10:5", "write `then: |`"),
        ("  Out on", "Out on", "6:1", "write 2 blanks before it, as before the text above on line 4"),
        ("      And on.", "And on it goes.", "13:1", "write 6 blanks before it"),
        ("      And on.", "    And on it goes.", "13:5", "write 6 blanks before it"),
        ("- id: up", "-id: up", "8:3", "write `- id:`"),
        ("- id: down", "-id: down", "15:3", "write `- id:`"),
        ("  - id: up", "    id: up", "8:5", "begin it with `- `, as line 15 begins"),
        ("  - id: up", "  id: up", "8:3", "write `- id:`"),
        ("  - id: down", "  id: down", "15:3", "write `- id:`"),
        ("choices:", "choices", "7:1", "write `key: value`"),
        ("default: yes", "default yes", "14:5", "write `key: value`"),
        ("text: Go down", "if: !bell", "16:9", "write `not bell`"),
    ],
)
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_slip_is_told_where_it_was_made(
    right: str, wrong: str, place: str, told: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One problem says it, in the same words whichever parser reads."""
    if parser == "python":
        monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    assert SCENE.count(right) == 1
    (problem, *others) = house({"scenes/stairs.yaml": SCENE.replace(right, wrong) + f"# {parser}\n"}).problems
    assert (str(problem.where), others) == (f"scenes/stairs.yaml:{place}", [])
    assert told in problem.hint


@pytest.mark.parametrize("passages", ["  -if: bell\n    text: |\n      One.\n  - if: not bell\n    text: Two.\n"])
def test_a_passage_has_a_blank_behind_its_dash(passages: str) -> None:
    """As a choice has."""
    scene = SCENE.replace("text: |\n  They go up.\n\n  Out on the roof a bell rings.\n", f"text:\n{passages}")
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (problem.where.line, problem.hint) == (4, "write `- if:`")


def test_a_comma_that_is_missing_in_braces_is_asked_for() -> None:
    """It is told before which word it is to stand."""
    (problem,) = house({"variables.yaml": "hat: {values: flag means: whether there is one}\n"}).problems
    assert (problem.where.column, problem.hint) == (20, "write `, means:`")
