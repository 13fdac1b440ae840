"""Single pieces of text: words that other tools misread need quotes, and none are lost in a comment."""

from typing import Any

import pytest

from game.story.format.values import read_otherwise
from game.story.source.nodes import Scalar, SourceFile
from tests.stories.house import FILES, house, said


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


LONG = "a" * 65
HOUR = "{title: So, people: [ada], from: hall, to: hall, after: So.}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"stairs": f"notes: {{{LONG}: {{general: So.}}}}"}, "E014"),
        ({"variables": f"{LONG}: {{values: flag}}"}, "E014"),
        ({"variables": f"x: {{values: calm < {LONG}}}"}, "E024"),
        ({"changes": {"story.yaml": f"{FILES['story.yaml']}hours: {{{LONG}: {HOUR}}}\n"}}, "E014"),
        ({"changes": {"story.yaml": FILES["story.yaml"].replace("  ben:", f"  {LONG}:")}}, "E014"),
        (
            {"changes": {f"scenes/{LONG}.yaml": f"id: {LONG}\ntitle: So\ntext: So.\nchoices: [{{id: go, text: Go}}]"}},
            "E014",
        ),
    ],
)
def test_what_is_too_long_for_an_id_is_told_how_long_it_is(changes: Any, code: str) -> None:
    """Whatever it is the id of, what to do is to shorten it, and nothing is written there that it might be."""
    found = house(**changes).problems
    assert [(one.code, one.hint) for one in found if one.code == code] == [
        (code, "shorten it: it has 65 characters, and 64 are the most")
    ]


def test_a_mark_longer_than_any_id_is_a_mark() -> None:
    """Its end is seen: it is the note that there is not."""
    text = FILES["scenes/stairs.yaml"].replace("They go up.", f"They go up.[^{LONG}]")
    (found,) = house({"scenes/stairs.yaml": text}).problems
    assert (found.code, found.message) == ("E037", f"there is no note '{LONG}'")
