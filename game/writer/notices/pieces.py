"""The words of a story as a reader meets them, piece by piece, each with whose it is and where it stands."""

import re
from collections.abc import Iterator

from msgspec import Struct

from game.play.compose import WORTH_READING
from game.story.model import Basis, Block, Ending, LastPage, Location, Scene, Story, Text, plain_words
from game.story.source.folder import STORY_FILE

_ARGUES = re.compile(
    r"\b(historians?|stud(y|ies) count|generally (held|told|given)|usual(ly)? (figures?|given)|disputed?)\b",
    re.IGNORECASE,
)
_TOP = Location(STORY_FILE, 1, 1)


class Prose(Struct, frozen=True):
    """Plain words, each of their blocks on a line: the id of what they belong to, and where that or they themselves begin.

    `key` is the key they stand under; it is empty where the words are known to begin at `where`.
    """

    owner: str
    words: str
    where: Location
    key: str = ""


def narration(story: Story) -> Iterator[Prose]:
    """Yield what is told: texts, reports, choices and what follows from them, endings, and what stands between and after."""
    for scene in story.scenes:
        yield from _passages(scene.id, scene.text)
        yield from _passages(scene.id, scene.report)
        for choice in scene.choices:
            yield from _passages(scene.id, choice.then)
            yield Prose(scene.id, _plain_blocks(choice.report), choice.where, "report")
            yield Prose(scene.id, plain_words(choice.text), choice.where, "text")
            yield Prose(scene.id, plain_words(choice.remembered), choice.where, "remembered")
    for ending in story.endings:
        yield from _passages(ending.id, ending.text)
        yield from _passages(ending.id, ending.line)
    for act in story.acts:
        yield Prose(act.id, _plain_blocks(act.so_far), act.where, "so far")
        yield Prose(act.id, act.drawing.told if act.drawing else "", act.where, "of")
    for page in (story.close, story.coda):
        yield from _passages(story.id, page.text)


def everything_read(story: Story) -> Iterator[Prose]:
    """Yield all that a reader may see but what speaks of the documents: notes, cards and the pages that explain."""
    yield from (prose for prose in narration(story) if prose.words)
    yield from (Prose(story.id, words, _TOP, key) for key, words in _about_story(story) if words)
    for scene in story.scenes:
        yield from _about_scene(scene)
    for ending in story.endings:
        yield Prose(ending.id, ending.title, ending.where, "title")
    for hour in story.hours:
        yield Prose(hour.id, hour.title, hour.where, "title")
        yield Prose(hour.id, hour.about, hour.where, "about")
        yield from _passages(hour.id, hour.after)
    for act in story.acts:
        yield Prose(act.id, act.title, act.where, "title")
        yield Prose(act.id, act.dates, act.where, "dates")
    for person in story.people:
        yield Prose(person.id, person.name, person.where, "name")
        yield Prose(person.id, person.invented, person.where, "invented")
        yield Prose(person.id, _plain_blocks(person.about), person.where, "about")
        yield Prose(person.id, _plain_blocks(person.hook), person.where, "hook")
    for figure in story.figures:
        yield Prose(figure.id, figure.name, figure.where, "name")
        yield Prose(figure.id, figure.about, figure.where, "about")


def explanations(story: Story) -> Iterator[Prose]:
    """Yield what speaks of the documents: notes, facts, cards of sources and disagreements, and the pages to look up.

    The exact words of a locator are not among them: they are meant to be the document's.
    """
    for owner in story.scenes_and_endings:
        yield from (Prose(owner.id, plain_words(note.text), note.where) for note in owner.notes)
    for page in (story.close, story.coda):
        yield from (Prose(story.id, plain_words(note.text), note.where) for note in page.notes)
    yield from (Prose(fact.id, fact.text, fact.where) for fact in story.facts)
    for source in story.sources:
        told = (source.by, source.for_whom, source.wants, source.omits, source.alone)
        yield Prose(source.id, "\n".join(told), source.where)
    yield from (Prose(work.id, work.good_for, work.where) for work in story.works)
    for one in story.disagreements:
        card = (one.title, *(position.says for position in one.positions), one.held)
        yield Prose(one.id, "\n".join(card), one.where)
    yield from (Prose(page.id, _plain_blocks(page.text), _TOP, "text") for page in story.leaves)


def resting(story: Story) -> tuple[Scene | Ending | LastPage, ...]:
    """Return all that may rest on facts, show disagreements and have notes."""
    return (*story.scenes_and_endings, story.close, story.coda)


def argued(story: Story) -> Iterator[tuple[str, Location]]:
    """Yield every argument that names no work: what it stands in, in words, and where.

    A note argues where it says what historians hold, what is generally held, usual or disputed; a disagreement, where it is
    for readers and says what is held.
    """
    for owner in resting(story):
        for note in owner.notes:
            if not note.works and note.standing is not Basis.INVENTED and _ARGUES.search(plain_words(note.text)):
                yield f"the note '{note.id}'", note.where
    for one in story.disagreements:
        if one.held and one.grade == WORTH_READING and not one.works:
            yield f"the disagreement '{one.id}'", one.where


def _about_story(story: Story) -> Iterator[tuple[str, str]]:
    yield "title", story.title
    yield "subtitle", story.subtitle
    yield "tagline", story.tagline


def _about_scene(scene: Scene) -> Iterator[Prose]:
    for key, words in (
        ("title", scene.title),
        ("when", scene.when),
        ("place", scene.place),
        ("content", scene.content),
    ):
        yield Prose(scene.id, words, scene.where, key)
    for choice in scene.choices:
        yield Prose(scene.id, choice.closed or "", choice.where, "closed")


def _passages(owner: str, text: Text) -> Iterator[Prose]:
    for passage in text:
        yield Prose(owner, _plain_blocks(passage.blocks), passage.where)


def _plain_blocks(blocks: tuple[Block, ...]) -> str:
    """Return the words of some blocks, each block on a line."""
    return "\n".join(plain_words(block.inlines) for block in blocks)
