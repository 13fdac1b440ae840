"""What a compiled story tells of itself."""

import re

import pytest

from tests.stories import story_of

STORY = """
id: house
title: The house
people: {ada: {name: Ada, while: <person>}}
follow: [1]
variables: {lamp: {values: low < high}, bell: {values: flag}}
acts: [{id: day, title: A day, scenes: [door, yard]}]
endings:
  lost: {title: Lost, text: So., if: <fate>}
  home: {title: Home, text: [All., {if: <ending>, text: A.}], line: [All., {if: <line>, text: A.}]}
close: {text: [{if: <close>, text: A.}]}
coda: {title: Why, text: [{if: <coda>, text: A.}]}
"""
DOOR = (
    "id: door\ntitle: D\npeople: [ada]\ntext: A.\nchoices: [{id: go, text: Go, default: yes, effects: [lamp = high]}]\n"
)
YARD = """
id: yard
title: The yard
people: [ada]
heat: 2
content: There is blood.
if: <rule>
text: [Here., {if: <text>, text: A.}]
report: [Short., {if: <report>, text: A.}]
choices:
  - {id: go, text: Go, default: yes, then: [{if: <then>, text: A.}]}
  - {id: ring, text: Ring, if: <choice>, effects: [bell = yes if <effect>]}
"""
PLACES = re.findall("<(.*?)>", STORY + YARD)


def weight(asking: str) -> int:
    """How much hangs on a choice whose one effect is asked for in this place, and in no other."""
    head, yard = (
        re.sub("<(.*?)>", lambda it: "lamp == high" if it[1] == asking else "bell", one) for one in (STORY, YARD)
    )
    story = story_of({"story.yaml": head, "day/door.yaml": DOOR, "day/yard.yaml": yard})
    return story.weight(next(scene for scene in story.scenes if scene.id == "door").choices[0])


@pytest.mark.parametrize("asking", PLACES)
def test_a_choice_weighs_by_what_asks_for_its_effects_wherever_it_stands(asking: str) -> None:
    """In every text that somebody may read, in short and behind the ending, too, and in everything that decides what happens."""
    assert weight(asking) > weight("") == 0
