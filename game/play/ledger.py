"""The ledger: the facts met in a run, and where."""

from collections.abc import Iterable

from msgspec import Struct

from game.play.citations import cited, named
from game.play.page import PageKind
from game.play.run import Run
from game.story.model import Fact, Note, Story


class Met(Struct, frozen=True):
    """A fact in words, where it is recorded, and the titles of the scenes and endings in which it was met."""

    fact: str  # its id
    text: str
    citations: tuple[str, ...]
    titles: tuple[str, ...]


def ledger(run: Run) -> tuple[Met, ...]:
    """Return the facts of all scenes whose choice is made and of all endings read, in the order in which they were met."""
    facts = {fact.id: fact for fact in run.story.facts}
    places: dict[str, dict[str, str]] = {}  # of each fact, by id, the titles of where it was met
    for place, title, ids in _met(run):
        for fact in ids:
            places.setdefault(fact, {})[place] = title
    return tuple(_entry(run.story, facts[fact], where.values()) for fact, where in places.items())


def by_topic(run: Run) -> tuple[tuple[str, tuple[Met, ...]], ...]:
    """Return the ledger's entries under the topics of their facts, which stand in the order in which they were met."""
    met = ledger(run)
    topics = {fact.id: fact.topic for fact in run.story.facts}
    found = dict.fromkeys(topics[one.fact] for one in met)
    return tuple((topic, tuple(one for one in met if topics[one.fact] == topic)) for topic in found)


def _entry(story: Story, fact: Fact, titles: Iterable[str]) -> Met:
    return Met(fact.id, named(story, fact.text), cited(story, (fact,)), tuple(titles))


def _met(run: Run) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Yield the id and title of each scene and ending that counts, with the ids of its facts."""
    endings = {ending.id: ending for ending in run.story.endings}
    for at, step in enumerate(run.steps, start=1):
        yield step.scene.id, step.scene.title, _facts(step.scene.facts, step.scene.notes)
        for page in run.pages_at(at):
            if page.kind is PageKind.ENDING:
                yield page.id, page.title, _facts(endings[page.id].facts, endings[page.id].notes)


def _facts(rests_on: tuple[str, ...], notes: tuple[Note, ...]) -> tuple[str, ...]:
    """Return what is rested on, and what the notes add to it."""
    return tuple(dict.fromkeys((*rests_on, *(fact for note in notes for fact in note.facts))))
