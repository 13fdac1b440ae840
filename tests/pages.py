"""Every page of a story, and the words that stand on a page: what both renderers are held to."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from game.play.compose import consequence_page, ending_page, scene_page
from game.play.moment import Moment
from game.play.page import NoteMark, Page
from game.story.logic import ALWAYS
from game.story.model import Scene, Story, Text, VariableKind

_UNQUOTED = re.compile("[‘’]")
FULL, SHORT = 3, -1  # a heat below which every scene is told in full, and one above which every report is told


def every_page(story: Story) -> Iterator[Page]:
    """Each scene in full and in short, each consequence and each ending, with all their passages at once."""
    for place, scene in enumerate(story.scenes):
        whole = _with_all_passages(scene)
        moment = Moment(place, _everybody_followed(story))
        yield scene_page(story, whole, moment, FULL)
        if scene.report:
            yield scene_page(story, whole, moment, SHORT)
        for choice in whole.choices:
            yield from consequence_page(story, whole, choice, moment, FULL)
            if choice.report:
                yield from consequence_page(story, whole, choice, moment, SHORT)
    moment = Moment(story.end, _everybody_followed(story))
    for ending in story.endings:
        whole_ending = replace(ending, text=_all_passages(ending.text))
        for who, _ in ending.whose:
            person = next((person for person in story.people if person.id == who), None)
            yield ending_page(story, whole_ending, moment, person)


def words_on(page: Page) -> list[str]:
    """The words of a page's text in the order of reading, note marks left out."""
    lines = ("".join("" if isinstance(one, NoteMark) else one.text for one in block.pieces) for block in page.blocks)
    return [word for line in lines for word in line.split()]


def heard_on(page: Page) -> list[str]:
    """The same without single marks of quotation, which stand for emphasis where it is heard."""
    return [_UNQUOTED.sub("", word) for word in words_on(page)]


def unmarked(shown: str) -> list[str]:
    """Shown words without note marks, and without the marks of quotation that stand for emphasis."""
    return _UNQUOTED.sub("", re.sub(r"\s*\(notes?\s+[\d,\sand]+\)", "", shown)).split()


def _everybody_followed(story: Story) -> tuple[int, ...]:
    return tuple(1 if variable.kind is VariableKind.FOLLOWED else variable.start for variable in story.variables)


def _with_all_passages(scene: Scene) -> Scene:
    choices = tuple(replace(choice, then=_all_passages(choice.then)) for choice in scene.choices)
    return replace(scene, text=_all_passages(scene.text), report=_all_passages(scene.report), choices=choices)


def _all_passages(text: Text) -> Text:
    return tuple(replace(passage, condition=ALWAYS, person=None) for passage in text)
