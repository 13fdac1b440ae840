"""The last page of a run, and the page between two acts."""

from game.play.closing import close_page
from game.play.compose import Earlier
from game.play.page import Page, PageKind, Road
from game.story.model import Story
from tests.play.test_run import played
from tests.stories import story_of

STORY = """
id: gate
title: The gate
close:
  title: What came of it
  text:
    - if: key == taken
      text: The key lies in a drawer.
    - if: key == left
      text: The key hangs where it hung.
acts: [{id: day, title: A day, scenes: [door, yard]}]
variables: {key: {values: left | taken}}
endings: {home: {title: Home, text: You go home.}}
"""
DOOR = """
id: door
title: The door
text: A key hangs there.
choices:
  - {id: take, text: Take it, effects: [key = taken], remembered: You took the *key*.}
  - {id: leave, text: Leave it}
  - {id: never, text: Break the door, if: key == taken}
"""
YARD = """
id: yard
title: The yard
place: a yard
when: at noon
text: Nobody is here.
choices: [{id: on, text: Go on}]
"""
SCENES = {"scenes/door.yaml": DOOR, "scenes/yard.yaml": YARD}


def _closed(choice: str) -> Page:
    return played(story_of({"story.yaml": STORY, **SCENES}), choice, "on").pages[-1]


def _words(page: Page) -> list[str]:
    return ["".join(getattr(piece, "text", "") for piece in block.pieces) for block in page.blocks]


def test_the_last_page_says_what_came_of_what_was_done() -> None:
    """It has a title of its own and those of its passages whose conditions hold."""
    page = _closed("take")
    assert (page.kind, page.title) == (PageKind.CLOSE, "What came of it")
    assert _words(page) == ["The key lies in a drawer."]
    assert _words(_closed("leave")) == ["The key hangs where it hung."]


def test_the_last_page_has_the_roads_taken_and_those_beside_them() -> None:
    """A choice with a `remembered` is told there, with the choices that were open beside it and not with closed ones."""
    (road,) = _closed("take").roads
    assert "".join(span.text for span in road.taken) == "You took the key."
    assert [span.text for beside in road.beside for span in beside] == ["Leave it"]
    assert _closed("leave").roads == ()


def test_the_coda_is_behind_the_last_page() -> None:
    """Whoever turns on from the last page comes to it, with its notes; where nothing on it is read, there is none."""
    coda = "coda:\n  title: How it knows\n  text: [{if: key == taken, text: 'The key.[^key]'}]\n"
    coda += "  notes: {key: {general: Keys open doors.}}\n"
    story = story_of({"story.yaml": STORY + coda, **SCENES})
    kinds = [[page.kind for page in played(story, choice, "on").pages] for choice in ("take", "leave")]
    assert kinds[0] == [PageKind.ENDING, PageKind.CLOSE, PageKind.CODA]
    assert kinds[1] == [PageKind.ENDING, PageKind.CLOSE]


MORTAL = b"""
id: stairs
title: The stairs
follow: [1]
people:
  ada: {name: Ada, while: ada.life != gone}
  ben: {name: Ben}
variables: {ada.life: {values: well < gone}}
exchange: {text: The house at night.}
acts:
  - {id: one, title: One, scenes: [roof], after: "Ben is awake."}
  - {id: two, title: Two, scenes: [cellar]}
endings: {home: {title: Home, text: So it was.}}
"""
ROOF = b"""
id: roof
title: The roof
people: [ada]
text: It is steep.
choices:
  - {id: down, text: Climb down, default: yes}
  - {id: up, text: Climb on, effects: [ada.life = gone]}
"""
CELLAR = b"""
id: cellar
title: The cellar
people: [ben]
text: It is dry.
choices: [{id: sit, text: Sit, default: yes}]
"""


def test_whoever_is_left_alone_may_take_up_another() -> None:
    """Where everybody followed is gone, the page between two acts still comes, with what the act adds to it."""
    run = played(story_of({"story.yaml": MORTAL, "scenes/roof.yaml": ROOF, "scenes/cellar.yaml": CELLAR}), "ada", "up")
    assert [page.kind for page in run.pages] == [PageKind.ENDING, PageKind.SCENE]
    assert _words(run.pages[-1]) == ["Ben is awake.", "The house at night."]
    run.choose("ada>ben")
    assert run.pages[-1].id == "cellar"


def heavy(weighty: str) -> Story:
    """A story of eight choices that turn it, one of which decides what the last page tells."""
    scenes = {
        f"scenes/{id}.yaml": f"""
id: {id}
title: {id}
text: Here is {id}.
choices:
  - {{id: go, text: Go, effects: [{"key = taken" if id == weighty else f"{id} = on"}], remembered: You went by {id}.}}
  - {{id: halt, text: Halt}}
"""
        for id in "abcdefgh"
    }
    extra = "".join(f", {id}: {{values: off < on}}" for id in "abcdefgh" if id != weighty)
    story = STORY.replace("[door, yard]", f"[{', '.join('abcdefgh')}]").replace("taken}}", f"taken}}{extra}}}")
    return story_of({"story.yaml": story, **scenes})


def test_of_many_roads_those_are_told_on_which_most_hangs() -> None:
    """The page has five of them, in their order; that on which it hangs what came of it is one, wherever it was taken."""
    for weighty in "ah":
        run = played(heavy(weighty), *["go"] * 8)
        assert len(run.roads) == 8
        told = ["".join(span.text for span in road.taken) for road in run.pages[-1].roads]
        assert len(told) == 5
        assert f"You went by {weighty}." in told
        assert told == sorted(told)


def test_nobody_who_was_followed_goes_without_a_road() -> None:
    """However much hung on what one of them did: of each the road on which most of theirs hung stands on the page."""
    run = played(story_of({"story.yaml": MORTAL, "scenes/roof.yaml": ROOF, "scenes/cellar.yaml": CELLAR}), "ada")
    roads = [
        Road(person, (), (), person=person, step=step, weight=weight)
        for step, (person, weight) in enumerate([("ben", 1), ("ben", 2), *[("ada", 9)] * 8])
    ]
    told = close_page(run.story, run.moments[-1], Earlier(), roads).roads
    assert [(one.person, one.step) for one in told] == [("ada", 2), ("ada", 3), ("ada", 4), ("ada", 5), ("ben", 1)]
