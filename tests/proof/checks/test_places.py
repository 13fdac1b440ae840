"""Where findings point: at what has to be changed, also once they are told again of a file that has moved on."""

import pytest

from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.result import Finding
from game.proof.store.relocate import placed, unplaced
from game.story.model import Story
from tests.stories import story_of

HEAD = """id: lane
title: The Lane
acts: [{id: one, title: One, scenes: [gate, yard]}]
variables: {lamp: {values: flag}}
endings:
  lit:
    title: Lit
    if: lamp
    text: A light.
  dark: {title: Dark, text: No light.}
"""
GATE = "id: gate\ntitle: Gate\ntext: A gate.\nchoices:\n  - {id: go, text: Go}\n"
YARD = "id: yard\ntitle: Yard\ntext: A yard.\nchoices:\n  - {id: go, text: Go}\n"


def story(gate: str = GATE, yard: str = YARD) -> Story:
    """The lane with these scenes."""
    return story_of({"story.yaml": HEAD, "one/gate.yaml": gate, "one/yard.yaml": yard})


def finding(code: str, of: Story) -> Finding:
    """The one finding of this code."""
    (found,) = (one for one in prove(of, Limits(memory=16)).findings if one.code == code)
    return found


@pytest.mark.parametrize(
    ("code", "gate", "yard", "where"),
    [
        ("P004", GATE, YARD.replace("text: A", "if: lamp\ntext: A"), "one/yard.yaml:3:5"),
        ("P005", GATE + "  - id: wait\n    text: Wait\n    if: lamp\n", YARD, "one/gate.yaml:8:9"),
        ("P006", GATE, YARD, "story.yaml:8:9"),
        ("P002", GATE.replace("text: Go}", "text: Go, if: lamp}"), YARD, "one/gate.yaml:5:5"),
        ("P004", GATE.replace("text: Go}", "text: Go, to: dark}"), YARD, "one/yard.yaml:1:1"),
    ],
)
def test_a_finding_points_at_what_it_is_about(code: str, gate: str, yard: str, where: str) -> None:
    """At the `if` of what is never reached, where there is one, and where one is stuck at the choices."""
    assert str(finding(code, story(gate, yard)).where) == where


def test_it_points_there_after_an_edit_above_it() -> None:
    """A kept proof is told again with the lines of today."""
    asks = YARD.replace("text: A", "if: lamp\ntext: A")
    before, after = story(yard=asks), story(yard="# Not yet.\n\n" + asks)
    told = placed(unplaced(prove(before, Limits(memory=16)), before), after)
    assert [str(one.where) for one in told.findings if one.code == "P004"] == ["one/yard.yaml:5:5"]
