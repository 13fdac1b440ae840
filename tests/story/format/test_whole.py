"""All that is wrong with the shape of a thing is found, however deep it stands."""

import pytest

from game.story.diagnostics import Diagnostics
from game.story.format.schema import SCHEMA
from game.story.format.whole import blame_all, blame_all_of
from game.story.source.nodes import YamlMapping
from game.story.source.yaml_reader import read
from tests.stories.house import FILES

SCENE = "id: a\ntitle: A\ntext: A.\nchoices: [{id: b, text: B}]\n"


def wrong(text: str, sort: str = "scene") -> list[str]:
    """What is wrong, as `line code`."""
    problems = Diagnostics()
    node = read("a.yaml", text, problems)
    assert node is not None
    assert not problems.found
    blame_all(node, SCHEMA[sort], problems)
    return [f"{one.where.line} {one.code}" for one in problems.sorted()]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", []),
        ("colour: red\n", ["5 E009"]),
        ("notes: {n: {general: N., tex: so}}\n", ["5 E009"]),
        ("notes: {n: {recorded: [a], general: N.}}\n", ["5 E008"]),
        ("promises: [{never: a, always: b, because: So.}]\n", ["5 E008"]),
        ("promises: [{never: a}]\n", ["5 E010"]),
        ("answers: {so: it is}\n", ["5 E008"]),
        ("if: He comes.\n", ["5 E008"]),
        ("rests on: [a, b - c]\n", ["5 E008"]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(more: str, told: list[str]) -> None:
    """Also prose where there can hardly be any, though its shape is right."""
    assert wrong(SCENE + more) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: a\ntitle: A\ntext:\n  - B.\n  - {if: c, txt: d}\n  - [e]\nchoices: [{id: b, text: B}]\n", ["5 E009", "6 E008"]),
        ("id: a\ntitle: A\ntext: A.\nchoices:\n  - id: b\n    text: B\n    to: the other side\n", ["7 E008"]),
        ("id: a\ntitle: A\ntext: A.\nchoices:\n  - id: b\n    text: B\n    then: [{text: C., iff: d}]\n", ["7 E009"]),
    ],
)  # fmt: skip
def test_passages_and_choices_are_looked_into(text: str, told: list[str]) -> None:
    """A passage may be words alone."""
    assert wrong(text) == told


def test_a_sound_story_has_nothing_wrong() -> None:
    """Its things in tables, too."""
    assert wrong(FILES["story.yaml"], "story") == []
    problems, node = Diagnostics(), read("a.yaml", "a: {name: A}\nb: {nam: B}\n", Diagnostics())
    assert isinstance(node, YamlMapping)
    blame_all_of(node, SCHEMA["place"], problems)
    assert [one.code for one in problems.sorted()] == ["E009"]
