"""Unstable endings: told wherever somebody can leave with an ending that later steps change, and nowhere else."""

import pytest

from game.proof.prover import prove
from tests.proof.planted import compiled

STORY = """
people: {{ada: {{name: Ada, short: Ada, while: ada.life != dead}}, ben: {{name: Ben, short: Ben}}}}
follow: [1]
variables: {{ada.life: well < hurt < dead, told: flag}}
scenes:
  a: {{people: [ada], choices: [{{effects: [ada.life = hurt], default: yes}}, {{{first}}}]}}
  b: {{people: [ben], if: ada.life != dead, choices: [{{effects: [{aside}], default: yes}}]}}
  c: [{{}}, {{{last}}}]
endings: {{brave: {{if: ada.life == dead and not told}}, end: {{}}}}
"""
DIES, TELLS, LIVES = "effects: [ada.life = dead]", "effects: [told = yes]", "effects: [ada.life = well]"


@pytest.mark.parametrize(
    ("first", "aside", "last", "unstable"),
    [
        (DIES, "", TELLS, True),  # she leaves by her own choice
        (DIES, "", LIVES, True),
        (TELLS, "ada.life = dead", TELLS, True),  # she leaves by what happens where she is not
        (TELLS, "ada.life = dead", "", False),
        (TELLS, "ada.life = dead", "if: ada.life != dead, " + TELLS, False),  # nobody can who has left
        (DIES, "told = yes", "effects: [told = no]", False),  # nothing unsaid is said once she has left
        (LIVES, "", TELLS, False),
    ],
)
def test_an_ending_is_unstable_where_a_later_step_changes_it(
    first: str, aside: str, last: str, *, unstable: bool
) -> None:
    """An ending is named if somebody can stand in it, having left, before a step by which they have another one."""
    story = compiled(STORY.format(first=first, aside=aside, last=last))
    found = [one for one in prove(story).findings if one.code == "P010"]
    assert [one.where.file for one in found] == (["endings/brave.yaml"] if unstable else [])
