"""What is told between two acts: how the country went on without anybody to stand in it, and who is taken up."""

from game.play.page import Page, PageKind
from game.play.pages_read import told_in
from game.play.run import Run
from tests.play.test_run import played
from tests.stories import story_of

HOUSE = b"""
id: house
title: The house
follow: [1]
people:
  ada: {name: Ada, about: A roofer., while: ada.life != gone}
  ben: {name: Ben, about: A plumber.}
variables: {ada.life: {values: well < gone}}
exchange: {text: The house at night.}
acts:
  - {id: one, title: One, scenes: [pipe, drain, roof], after: A lamp burns.}
  - {id: two, title: Two, so far: It rained for a week., scenes: [cellar, attic]}
  - {id: three, title: Three, so far: The river rose., scenes: [loft]}
endings: {home: {title: Home, text: So it was.}}
"""
SCENE = """
id: {id}
title: A scene
people: [{who}]
text: It is steep in the {id}.
choices:
  - {{id: usual, text: Do it, default: yes, remembered: You did it in the {id}.}}
  - {{id: bold, text: Do more, effects: [ada.life = gone], remembered: You did more in the {id}.}}
"""


def in_the_house(*choices: str) -> Run:
    """A run through a house of two people, of whom Ada may be lost on the roof."""
    whose = {"pipe": "ben", "drain": "ben", "roof": "ada", "cellar": "ben", "attic": "ada", "loft": "ben"}
    scenes = {f"scenes/{id}.yaml": SCENE.format(id=id, who=who).encode() for id, who in whose.items()}
    return played(story_of({"story.yaml": HOUSE, **scenes}), *choices)


def _told(page: Page) -> list[str]:
    return [told_in(block) for block in page.blocks]


def test_who_is_taken_up_is_told_with_what_they_did() -> None:
    """Who they are, and what is remembered of what they did while nobody stood beside them."""
    page = in_the_house("ada", "usual", "ada>ben").pages[0]
    assert page.kind is PageKind.CONSEQUENCE
    assert _told(page) == ["A plumber.", "You did it in the pipe. You did it in the drain."]


def test_whoever_had_nobody_left_is_told_what_went_on_once_they_take_up_somebody() -> None:
    """Before each act for which nobody was left; who lets it be is told of the house alone."""
    assert _told(in_the_house("ada", "bold").pages[-1]) == ["A lamp burns.", "The house at night."]
    assert _told(in_the_house("ada", "bold", "stay").pages[-1]) == ["The house at night."]
    took = in_the_house("ada", "bold", "ada>ben").pages[0]
    assert _told(took) == ["It rained for a week.", "A plumber.", "You did it in the pipe. You did it in the drain."]
    late = in_the_house("ada", "bold", "stay", "ada>ben").pages[0]
    assert _told(late)[:3] == ["It rained for a week.", "The river rose.", "A plumber."]


def test_who_was_followed_before_needs_no_telling_who_they_are() -> None:
    """Of somebody taken up again it is told what they did since, and nothing where they did nothing."""
    page = in_the_house("ben", "usual", "usual", "ben>ada", "usual", "ada>ben").pages[0]
    assert _told(page) == ["You did it in the cellar."]
