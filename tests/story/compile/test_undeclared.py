"""What is not declared is told once: where it is perhaps misspelt, and else where it is named first."""

import pytest

from game.story.compiled import Compiled
from game.story.compiler import compile_files
from tests.stories import as_bytes

STORY = """\
id: mill
title: The Mill
follow: [1, 2]
acts:
  - {id: day, title: A day, scenes: [yard, loft]}
people:
  ada: {name: Ada Lund}
  ben: {name: Ben Moor}
variables:
  lantern: {values: flag}
  mood: {values: calm < cross < wild}
  ada.life: {values: well < dead}
  ben.life: {values: well < dead}
places:
  mill: {name: The mill}
  pond: {name: The pond}
endings:
  home: {title: Home, if: lantern and mood == calm, text: You go home.}
  road: {title: The road, text: You walk.}
"""

YARD = """\
id: yard
title: The yard
place: mill
people: [ada, ben]
if: you.life == well
text:
  - The gate is open.
  - {if: lantern and you.life == well, text: There is light.}
choices:
  - {id: go, text: Go in, default: yes, effects: [lantern = yes, mood = cross if ada.life == well]}
  - {id: wait, text: Wait, effects: [mood = wild, ben.life = dead]}
"""

LOFT = """\
id: loft
title: The loft
place: mill
people: [ben]
text: Dust.
choices:
  - {id: take, text: Take it, if: not lantern or mood == wild, closed: No., to: home}
  - {id: leave, text: Leave it, default: yes, to: home}
"""


def mill(*changes: tuple[str, str], yard: str = YARD, loft: str = LOFT) -> Compiled:
    """The mill with these changes in `story.yaml`."""
    story = STORY
    for right, wrong in changes:
        assert story.count(right) == 1
        story = story.replace(right, wrong)
    return compile_files(as_bytes({"story.yaml": story, "day/yard.yaml": yard, "day/loft.yaml": loft}))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("  lantern:", "  lantren:", "10:3: E012 nothing names 'lantren', and 'lantern' is named in 4 places and not declared"),
        ("  mood:", "  moood:", "11:3: E012 nothing names 'moood', and 'mood' is named in 4 places"),
        ("  ada: ", "  aad: ", "day/yard.yaml:4:10: E032 there is no person 'ada' (did you mean 'aad', which nothing names?)"),
        ("  ben: ", "  bne: ", "8:3: E032 nothing names 'bne', and 'ben' is named in 2 places and not declared, first at day/loft"),
        ("  mill: ", "  mlil: ", "15:3: E033 nothing names 'mlil', and 'mill' is named in 2 places"),
        ("cross < wild", "cross < widl", "11:33: E016 nothing names 'widl', and 'wild' is named in 2 places"),
        ("  ada.life: ", "  ada.lief: ", "12:3: E012 nothing names 'ada.lief', and 'ada.life' is named in 3 places"),
        ("  lantern: {values: flag}\n", "", "day/loft.yaml:7:39: E012 unknown variable 'lantern'; the same at day/yard.yaml:8, "),
        ("  mill: {name: The mill}\n", "", "day/loft.yaml:3:8: E033 there is no place 'mill'; the same at day/yard.yaml:"),
        ("{values: flag}", "{values: 0..1}", "day/loft.yaml:7:39: E017 'lantern' is no flag and cannot stand alone; the same at"),
        ("{values: flag}", "{values: no < yse}", "10:26: E016 nothing names 'yse', and 'yes' is named in 4 places"),
    ],
)  # fmt: skip
def test_a_declaration_that_is_misspelt_or_missing_is_one_problem(right: str, wrong: str, told: str) -> None:
    """It stands at the declaration where one is near that nothing names, and at the first use where none is near."""
    assert mill().problems == ()
    (problem,) = mill((right, wrong)).problems
    assert str(problem).removeprefix("story.yaml:").startswith(told)


def test_a_name_that_is_misspelt_where_it_is_used_is_told_there() -> None:
    """Each by itself, however often: the one that is declared is named elsewhere."""
    found = mill(yard=YARD.replace("{if: lantern", "{if: lantren").replace("lantern = yes", "lantren = yes")).problems
    assert [f"{one.where.line} {one.code} {one.hint}" for one in found] == [
        "8 E012 did you mean 'lantern'?",
        "10 E012 did you mean 'lantern'?",
    ]


def test_what_only_seems_to_be_a_variable_is_told_wherever_it_stands() -> None:
    """There is nothing to declare that would make all of them right."""
    yard = YARD.replace("lantern and you", "loft and you").replace("lantern = yes,", "lantern = yes if loft,")
    found = mill(yard=yard).problems
    assert [one.code for one in found] == ["E012", "E012"]
    assert all("seen loft" in one.hint for one in found)


def test_two_names_that_are_near_one_declaration_are_not_both_it() -> None:
    """The one that is named more often is told with it, the other one where it stands."""
    found = mill(("  lantern:", "  lantren:"), loft=LOFT.replace("not lantern", "not lanternn")).problems
    assert [f"{one.where.file}:{one.where.line}" for one in found] == ["day/loft.yaml:7", "story.yaml:10"]
