"""A character that only looks like one of the format's own is named where it stands, once, and told what to type instead."""

import pytest

from tests.stories.house import FILES, check, house

SCENE = """\
id: stairs
title: The stairs
text: They go up.
choices:
  - id: up
    text: Go up
    if: lamp != bright and not seen stairs
    effects: [lamp += 1, coat = red]
    to: stairs
    once: yes
  - id: stay
    text: Stay
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("lamp += 1", "lamp‸\u00a0+= 1"),
        ("coat = red", "coat = red‸\u00a0"),
        ("coat = red", "coat ‸＝ red"),
        ("lamp += 1", "lamp ‸−= 1"),
        ("bright and", "bright‸\u00a0and"),
        ("lamp != bright", "lamp != bright‸\u3000"),
        ("not seen stairs", "not ‸（seen stairs）"),
        ("lamp !=", "l‸аmp !="),
        ("id: up", "id: u‸\u00a0p"),
        ("id: up", "id: u‸‑p"),
        ("to: stairs", "to: stairs‸\u00a0"),
        ("once: yes", "once: yes‸\u00a0"),
        ("once: yes", "once‸\u00a0: yes"),
        ("- id: stay\n    text: Stay", "- {id: stay, text‸： Stay}"),
    ],
)
def test_a_sign_that_is_another_is_named(right: str, wrong: str) -> None:
    """In names, conditions, effects, keys and yes or no, whatever the character stands for."""
    assert SCENE.count(right) == 1
    check("scenes/stairs.yaml", SCENE.replace(right, wrong), "E047")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: The", "title‸： The"),
        ("- id: up", "- id‸：up"),
        ("- id: up", "‸– id: up"),
        ("- id: stay", "‸• id: stay"),
        ("to: stairs", "to:‸\u00a0stairs"),
    ],
)
def test_yaml_itself_is_not_fooled(right: str, wrong: str) -> None:
    """Where the file cannot be read for it, the character is named as well."""
    check("scenes/stairs.yaml", SCENE.replace(right, wrong), "E004")


@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        ("  la\u00a0mp: {", "U+00A0, no-break space, stands in a name", "leave it out"),
        (
            "  lаmp: {",
            "U+0430, cyrillic small letter a, stands where an ordinary `a` is wanted",
            "write an ordinary `a` in its place",
        ),
    ],
)
def test_whatever_has_the_name_is_known_by_it(wrong: str, message: str, hint: str) -> None:
    """Nothing that uses it is blamed, for it is clear what is meant."""
    (found,) = house(
        {"story.yaml": FILES["story.yaml"].replace("  lamp: {", wrong), "scenes/stairs.yaml": SCENE}
    ).problems
    assert (found.message, found.hint) == (message, hint)


def test_in_words_they_are_letters() -> None:
    """What readers read may have any of them, and a dash between two dates is told as such."""
    text = SCENE.replace("They go up.", "“10\u00a0– 12：Так”").replace("Go up", "Go ！").replace("id: up", "id: up")
    assert house({"scenes/stairs.yaml": text}).problems == ()
    check("scenes/stairs.yaml", SCENE.replace("choices:", "date: ‸1956-10-23 – 1956-10-24\nchoices:"), "E056")
