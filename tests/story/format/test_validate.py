"""Shape: unknown keys get a suggestion, missing ones are named, and words that other tools misread need quotes."""

import pytest

from game.story.format.validate import read_otherwise
from game.story.source.nodes import Scalar, SourceFile
from tests.stories.house import house, said


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Yes",
        "ON",
        "off",
        "true",
        "n",
        "~",
        "null",
        "NULL",
        "12",
        "-3",
        "0x1F",
        "0o17",
        "1_000",
        "1.5",
        ".5",
        "1e3",
    ]
    + ["12:30", "1:2:3", "1956-11-04", "1956-1-4", "1956-11-04T12:00:00Z", "=", "<<", ".inf", "-.Inf", ".NaN"],
)
def test_some_words_are_read_otherwise(text: str) -> None:
    """Plain words that YAML tools turn into something else are found; in quotes or in a block they are words."""
    source = SourceFile("f.yaml", (text,), {})
    assert read_otherwise(Scalar(source, 1, 1, text, ""))
    for style in "'\"|>":
        assert not read_otherwise(Scalar(source, 1, 1, text, style))


@pytest.mark.parametrize(
    "text",
    [
        "no, thanks",
        "nothing",
        "12 men",
        "half past 12:30",
        "4 November",
        "1956 and after",
        "v1.5",
        "-",
        "a=b",
        "Norway",
    ],
)
def test_most_words_are_words(text: str) -> None:
    """Words that no tool misreads need no quotes."""
    assert not read_otherwise(Scalar(SourceFile("f.yaml", (text,), {}), 1, 1, text, ""))


@pytest.mark.parametrize(
    ("stairs", "hint"),
    [
        ("haet: 2", "did you mean 'heat'?"),
        ("sources differs: [D1]", "did you mean 'sources differ'?"),
        ("rests: [rain]", "did you mean 'rests on'?"),
        ("zzzzzz: 1", "its keys are id, title,"),
    ],
)
def test_an_unknown_key_gets_a_suggestion(stairs: str, hint: str) -> None:
    """The key that was perhaps meant is named, or else all there are."""
    (problem,) = house(stairs=stairs).problems
    assert problem.code == "E009"
    assert problem.hint.startswith(hint)


def test_a_misspelt_required_key_is_blamed_once() -> None:
    """A key that is there under a wrong name is not reported as missing too."""
    for old, new in (("title:", "tilte:"), ("text:", "texts:"), ("choices:", "choice:")):
        text = "id: stairs\ntitle: S\ntext: Up.\nchoices: [{id: up, text: Up}]\n".replace(old, new, 1)
        assert [problem.code for problem in house({"scenes/stairs.yaml": text}).problems] == ["E009"]


def test_a_comma_inside_brackets_is_explained() -> None:
    """Words that a comma cuts off inside `{ }` look like a key without a value; the hint says so."""
    (problem,) = house({"places.yaml": "a: {name: A, about: Brown, and deep}\n"}).problems
    assert "need quotes" in problem.hint


COMMENTED = """# a
title: Up
if: bell  # b
people: [ada]  # c
text: |  # d
  In room #5.
# e
choices: # f
  # g
  - id: up # h
    text: 'Up' # i
    default: yes # j
    effects: [lamp = low] # k
"""


@pytest.mark.parametrize(
    ("stairs", "problems"),
    [
        ("title: Room #5\ntext: Up.\nchoices:\n  - id: up\n    text: Up\n", ["2:13 E043"]),
        ("title: Up\ntext:\n  - Up #5\n  - {if: bell, text: Lit}\nchoices:\n  - {id: up, text: Up}\n", ["4:8 E043"]),
        ("title: Up\ntext:\n  - #5 is out.\n  - Up.\nchoices:\n  - {id: up, text: Up}\n", ["4:5 E043"]),
        ("title: Up\ntext: #5 is out.\nchoices:\n  - {id: up, text: Up}\n", ["3:7 E043"]),
        ("title: Up\ntext: In\n  room #5\nchoices:\n  - id: up\n    text: Dial #9\n", ["4:8 E043", "7:16 E043"]),
        (
            "title: Up\ntext: Up.\nchoices:\n  - id: up\n    text: Up\n    if: bell\n    closed: It is #9\n",
            ["8:19 E043"],
        ),
        ("title: Up\ntext: Up.\nchoices:\n  - {id: up, text: Up}\nnotes:\n  n:\n    general: No #5\n", ["8:17 E043"]),
        ("title: Up\ntext: Up.\nchoices:\n  - {id: up, text: Up}\nanswers:\n  N103: The #5\n", ["7:13 E043"]),
        ("title: Up\ntext: Up.\nchoices:\n  - {id: up, text: Up}\nanswers:\n  N103: no\n", ["7:9 E013"]),
        (COMMENTED, []),
    ],
)
def test_no_words_are_lost_in_a_comment(stairs: str, problems: list[str]) -> None:
    """What stands behind words and ` #` is blamed; a comment behind an id, a condition or a list is none of the words."""
    assert said(house({"scenes/stairs.yaml": f"id: stairs\n{stairs}"})) == problems
