"""A line that stands too far to the left or to the right is told by how much, and what it was to stand beside."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.story.source import parallel_read, yaml_builder
from tests.stories.house import house, said

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
    effects:
      - bell = yes
      - lamp = low
notes:
  bell:
    recorded: [rain]
    text: It rings.
  up:
    invented: |
      Two
      stairs.

      And a third: broken.
"""

PLACES = """\
hill:
  name: The hill
  about: It is steep.
river: {name: The river}
"""

RIGHT = "too far to the right (write "
LEFT = "too far to the left (write "
OUTSIDE = "this line stands outside the text that it is to go on (write "


@pytest.mark.parametrize(
    ("right", "wrong", "place", "told"),
    [
        # a key or a dash by itself
        ("    text: Go up", "   text: Go up", "9:4 E004", f"`text` stands 1 blank {LEFT}4 blanks before it, as before `id` on line 8"),
        ("    text: Go up", "     text: Go up", "9:6 E004", f"`text` stands 1 blank {RIGHT}4 blanks before it, as before `id`"),
        ("    text: Go up", "  text: Go up", "9:3 E004", f"`text` stands 2 blanks {LEFT}4 blanks before it, as before `id`"),
        ("title:", " title:", "2:2 E004", f"`title` stands 1 blank {RIGHT}no blank before it, as before `id` on line 1"),
        ("  - id: down", "   - id: down", "12:4 E004", f"this `- ` stands 1 blank {RIGHT}2 blanks before it, as before `- ` on line 8"),
        ("  - id: down", " - id: down", "12:2 E004", f"this `- ` stands 1 blank {LEFT}2 blanks before it, as before `- ` on line 8"),
        ("  - id: up", "   - id: up", "8:4 E004", f"this `- ` stands 1 blank {RIGHT}2 blanks before it"),
        ("      - lamp", "       - lamp", "16:8 E008", f"this `- ` stands 1 blank {RIGHT}6 blanks before it, as before `- `"),
        ("      - lamp", "    - lamp", "16:5 E004", f"this `- ` stands 2 blanks {LEFT}6 blanks before it, as before `- ` on line 15"),
        # a key of the margin
        ("choices:", "  choices:", "7:3 E010", f"`choices` stands 2 blanks {RIGHT}no blank before it, as before `text` on line 3"),
        ("choices:", " choices:", "7:2 E004", f"`choices` stands 1 blank {RIGHT}no blank before it, as before `text` on line 3"),
        ("notes:", "  notes:", "17:3 E004", f"`notes` stands 2 blanks {RIGHT}no blank before it, as before `choices` on line 7"),
        ("notes:", "    notes:", "17:5 E004", f"`notes` stands 4 blanks {RIGHT}no blank before it, as before `choices` on line 7"),
        # of a note
        ("    text: It rings", "  text: It rings", "20:3 E008", f"`text` stands 2 blanks {LEFT}4 blanks before it, as before"),
        ("    recorded", "     recorded", "19:6 E004", f"`recorded` stands 1 blank {RIGHT}4 blanks before it"),
        ("  up:\n", "    up:\n", "21:5 E009", f"`up` stands 2 blanks {RIGHT}2 blanks before it, as before `bell` on line 18"),
        ("  up:\n", "up:\n", "21:1 E009", f"`up` stands 2 blanks {LEFT}2 blanks before it, as before `bell` on line 18"),
        # words
        ("  They stop.", " They stop.", "6:2 E004", f"{OUTSIDE}2 blanks before it, as before the text above on line 4"),
        ("  They stop.", "They stop.", "6:1 E004", f"{OUTSIDE}2 blanks before it, as before the text above on line 4"),
        ("  They stop.", "They stop: so.", "6:1 E009", f"{OUTSIDE}2 blanks before it, as before the text above on line 4"),
        ("      And a", "    And a", "26:5 E009", f"{OUTSIDE}6 blanks before it, as before the text above on line 23"),
        ("      And a", "  And a", "26:3 E008", f"{OUTSIDE}6 blanks before it, as before the text above on line 23"),
        ("      stairs.\n\n      And", "    stairs.\n\n    And", "24:5 E004", f"{OUTSIDE}6 blanks before it, as before the text"),
        ("      Up.", "   Up.", "11:4 E004", "the text below `|` is not indented (begin each line of the text with two blanks more"),
        ("      Up.", "    Up.", "11:5 E004", "the text below `|` is not indented (begin each line of the text with two blanks more"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parser", ["libyaml", "python"])
def test_a_line_is_told_where_it_belongs(
    right: str, wrong: str, place: str, told: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One blank too few or too many is one problem at the line's first letter, whichever parser found it."""
    if parser == "python":
        monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    parallel_read._said.cache_clear()
    assert SCENE.count(right) == 1
    compiled = house({"scenes/stairs.yaml": SCENE.replace(right, wrong)})
    assert said(compiled) == [place]
    assert str(compiled.problems[0]).partition(f"{place[-4:]} ")[2].startswith(told)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "told"),
    [
        (
            "river:",
            "  river:",
            "4:3 E009",
            f"`river` stands 2 blanks {RIGHT}no blank before it, as before `hill` on line 1",
        ),
        (
            "  about",
            " about",
            "3:2 E004",
            f"`about` stands 1 blank {LEFT}2 blanks before it, as before `name` on line 2",
        ),
        (
            "  about",
            "about",
            "3:1 E008",
            f"`about` stands 2 blanks {LEFT}2 blanks before it, as before `name` on line 2",
        ),
    ],
)
def test_in_a_table_as_well(right: str, wrong: str, place: str, told: str) -> None:
    """A file of things by their ids is no other than a scene."""
    compiled = house({"places.yaml": PLACES.replace(right, wrong)})
    assert said(compiled) == [f"places.yaml:{place}"]
    assert told in str(compiled.problems[0])


def test_all_that_belongs_to_an_entry_is_moved_with_it() -> None:
    """Where the entry by itself would not fit."""
    variables = "hat:\n  values: flag\nrope:\n  values: flag\n".replace("rope:\n  values", " rope:\n   values")
    (problem,) = house({"variables.yaml": variables}).problems
    assert str(problem.where) == "variables.yaml:3:2"
    assert problem.message == "`rope` stands 1 blank too far to the right"
    shoved = "hat:\n  values: flag\nrope:\n  values: flag\n".replace("rope:\n  values", "  rope:\n    values")
    (problem,) = house({"variables.yaml": shoved}).problems
    assert str(problem.where) == "variables.yaml:3:3"


def test_words_with_a_colon_below_a_bar_are_its_text() -> None:
    """Words of a text that is not indented are no unknown keys where they have a colon."""
    scene = "id: stairs\ntitle: S\ntext: |\nShe says: up.\nThen: they go.\nchoices: [{id: up, text: Up}]\n"
    (problem,) = house({"scenes/stairs.yaml": scene}).problems
    assert (str(problem.where), problem.code) == ("scenes/stairs.yaml:4:1", "E011")
    assert "two blanks more" in problem.hint


def test_a_key_that_there_is_not_is_no_line_of_a_text() -> None:
    """However well it would be read if it stood further to the right."""
    (problem,) = house(stairs="colour: red").problems
    assert (problem.code, problem.message) == ("E009", "a scene has no key 'colour'")


LINES = SCENE.split("\n")
ENTRIES = [at for at, line in enumerate(LINES) if ":" in line and "third" not in line and not line.startswith("id")]


@given(st.sampled_from(ENTRIES), st.sampled_from((-2, -1, 1, 2)))
def test_whatever_entry_is_misplaced_is_told_once(at: int, by: int) -> None:
    """At its own line, or at the first of its text; or not at all where it stands just as well there."""
    blanks = len(LINES[at]) - len(LINES[at].lstrip()) + by
    if blanks < 0:
        return
    lines = [*LINES[:at], " " * blanks + LINES[at].lstrip(), *LINES[at + 1 :]]
    problems = house({"scenes/stairs.yaml": "\n".join(lines)}).problems
    places = {at + 1, at + 2} if lines[at].endswith("|") else {at + 1}
    assert {one.where.file for one in problems} <= {"scenes/stairs.yaml"}
    assert {one.where.line for one in problems} <= places
    assert len(problems) <= 1
