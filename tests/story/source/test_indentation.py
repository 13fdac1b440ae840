"""Indentation: a line that fits nowhere is told what it was to stand beside, and by how many blanks."""

import pytest
import yaml

from game.story.source import yaml_builder
from game.story.source.indentation import neighbour_of
from tests.stories.house import house

SCENE = """\
id: stairs
title: The stairs
text: |
  They go up.

  They stop.
choices:
  - id: up
    text: Go up
    then: |
      Up.
  - id: down
    text: Go down
"""


@pytest.mark.parametrize(
    ("right", "wrong", "column", "hint"),
    [
        ("    text: Go up", "   text: Go up", 4, "write 4 blanks before it, as before `id` on line 8"),
        ("    text: Go up", "     text: Go up", 6, "write 4 blanks before it, as before `id` on line 8"),
        ("title:", " title:", 2, "write no blank before it, as before `id` on line 1"),
        ("  - id: down", "   - id: down", 4, "write 2 blanks before it, as before `- ` on line 8"),
        ("  - id: down", " - id: down", 2, "write 2 blanks before it, as before `- ` on line 8"),
        ("  They stop.", " They stop.", 2, "write 2 blanks before it, as before the text above on line 4"),
        ("      Up.", "   Up.", 4, "begin each line of the text with two blanks more than the key has"),
        ("      Up.", "    Up.", 5, "begin each line of the text with two blanks more than the key has"),
    ],
)
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_line_is_told_where_it_belongs(
    right: str, wrong: str, column: int, hint: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One blank too few or too many is one problem at the line's first letter, whichever parser found it."""
    if parser == "python":
        monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    (problem,) = house({"scenes/stairs.yaml": SCENE.replace(right, wrong, 1)}).problems
    assert (problem.code, problem.where.column, problem.hint) == ("E004", column, hint)


def test_words_with_a_colon_below_a_bar_are_its_text() -> None:
    """Words of a text that is not indented are no unknown key where one of them ends in a colon."""
    scene = "id: stairs\ntitle: S\ntext: |\nShe says: up.\nThen: they go.\nchoices: [{id: up, text: Up}]\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (str(problem.where), problem.code) == ("scenes/stairs.yaml:3:7", "E011")
    assert "required" in problem.message
    assert "two blanks more" in problem.hint


def test_a_line_that_stands_beside_something_is_not_misplaced() -> None:
    """Whatever else is wrong with a line, what stands in a column that is in use stands right."""
    lines = SCENE.split("\n")
    assert [neighbour_of(lines, number) for number in (2, 5, 9, 10, 12, 13) if lines[number - 1]] == [None] * 5
