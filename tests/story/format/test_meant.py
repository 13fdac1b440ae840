"""A file with slips in it is read as it was meant: each is told once, and nothing is told that follows from it."""

import pytest

from game.story.diagnostics import Diagnostics
from game.story.format import meant
from game.story.format.meant import file_as_meant
from game.story.format.schema import SCHEMA
from game.story.format.whole import blame_all
from game.story.source.nodes import Node, YamlMapping
from game.story.source.yaml_reader import source_of
from tests.stories.house import house, said

SCENE = """\
id: stairs
title: The stairs
text: |
  They go up.

  Then: they stop.
choices:
  - id: up
    text: Go up
    effects: [bell = yes]
  - id: down
    text: Go down
notes:
  rain: {recorded: [rain], text: It rained.}
"""


def read(text: str) -> tuple[Node | None, list[str]]:
    """What a scene was meant to say, and what is told of it."""
    source = source_of("scenes/stairs.yaml", text, Diagnostics())
    assert source is not None
    found = file_as_meant(source, lambda node, problems: blame_all(node, SCHEMA["scene"], problems))
    return (found.node, [f"{one.where.line} {one.code}" for one in sorted(found.told)]) if found else (None, [])


def broken(*slips: tuple[str, str]) -> str:
    """The scene with these slips."""
    text = SCENE
    for right, wrong in slips:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    return text


COLON = ("choices:", "choices")
FIRST = ("- id: up", "- id up")
BLANKS = ("  Then:", "Then:")
SECOND_COLON = ("title: The stairs", "title: The stairs: up")


@pytest.mark.parametrize(
    ("slips", "told"),
    [
        ([], []),
        ([COLON], ["7 E004"]),
        ([COLON, BLANKS], ["6 E009", "7 E004"]),
        ([FIRST, ("- id: down", "-id: down")], ["8 E004", "11 E004"]),
        ([BLANKS, FIRST, ("  rain:", "   rain:")], ["6 E009", "8 E004"]),
        ([("effects:", "effects"), ("text: Go down", "text Go down"), COLON], ["7 E004", "10 E004", "12 E004"]),
    ],
)
def test_each_slip_is_told(slips: list[tuple[str, str]], told: list[str]) -> None:
    """However many there are, in one entry of the file or in several."""
    node, found = read(broken(*slips))
    assert sorted(found) == sorted(told)
    if told:
        assert isinstance(node, YamlMapping)
        assert not node.broken
        problems = Diagnostics()
        blame_all(node, SCHEMA["scene"], problems)
        assert not problems.found


def test_what_cannot_be_made_good_does_not_hide_what_can() -> None:
    """It is told as before, and the other entries are read."""
    node, found = read(broken(SECOND_COLON, FIRST))
    assert found == ["2 E004", "8 E004"]
    assert isinstance(node, YamlMapping)
    assert list(node.entries) == ["id", "text", "choices", "notes"]


def test_a_slip_is_told_only_where_without_it_the_file_is_right() -> None:
    """Of several that would each have the parser read on none is, as long as it does not come to the end."""
    assert read(broken(("  - id: up", "  id: up\n   id: up: so"))) == (None, [])


def test_nothing_follows_from_a_slip() -> None:
    """What is named elsewhere is there; what else is wrong is told at its place, also behind what was changed and below it."""
    variables = "hat {values: flag, start: no}\nrope: {values: flat, start: no}\n"
    gate = "if: hat\nnotes: {a: {general: A.}}"
    compiled = house({"variables.yaml": variables}, stairs=gate)
    assert said(compiled) == ["variables.yaml:1:1 E004", "variables.yaml:2:16 E024"]
    text = broken(COLON).replace("text: Go down", "text: Go down\n    if: bll")
    assert said(house({"scenes/stairs.yaml": text})) == ["7:1 E004", "13:9 E012"]
    text = broken(("    effects: [bell = yes]", "  effects: [bell = yea]"))
    assert said(house({"scenes/stairs.yaml": text})) == ["10:3 E004", "10:20 E016"]
    text = broken(("text: |\n", "")).replace("text: Go down", "text: Go down\n    if: bll")
    assert said(house({"scenes/stairs.yaml": text})) == ["3:3 E004", "12:9 E012"]


def test_a_long_file_is_not_read_time_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all patience is spent, the parser's complaint is told."""
    monkeypatch.setattr(meant, "_PATIENCE", len(SCENE))
    assert read(broken(FIRST)) == (None, [])
    (problem,) = house({"scenes/stairs.yaml": broken(FIRST)}).problems
    assert problem.code == "E004"
