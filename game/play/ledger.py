"""The ledger: the facts met in a run, where, and under which topics."""

from collections.abc import Iterable

from msgspec import Struct

from game.play.citations import cited, named
from game.play.compose import WORTH_READING
from game.play.page import PageKind
from game.play.run import Run
from game.story.model import Fact, Story


class MetIn(Struct, frozen=True):
    """Where a fact was met: the scene or ending of this id and title, read after the choice at this index of the log."""

    id: str
    title: str
    step: int


class Met(Struct, frozen=True):
    """A fact in words, where it is recorded, and where it was met; `differs` names the matters on which sources differ in it."""

    fact: str  # its id
    text: str
    citations: tuple[str, ...]
    places: tuple[MetIn, ...]
    differs: tuple[str, ...] = ()


class TopicMet(Struct, frozen=True):
    """A topic of which something was met: its title, what was met of it, and how many facts it has in all."""

    id: str
    title: str
    met: tuple[Met, ...]
    all: int


def ledger(run: Run) -> tuple[Met, ...]:
    """Return the facts of all scenes whose choice is made and of all endings read, in the order in which they were met."""
    places: dict[str, dict[str, MetIn]] = {}  # of each fact, by id, where it was met
    for place, ids in _met(run):
        for fact in ids:
            places.setdefault(fact, {}).setdefault(place.id, place)
    titles = {one.id: one.title for one in run.story.disagreements if one.grade == WORTH_READING}
    return tuple(
        _entry(run.story, run.story.fact[fact], tuple(where.values()), titles) for fact, where in places.items()
    )


def by_topic(run: Run) -> tuple[TopicMet, ...]:
    """Return the ledger's entries under the topics of their facts.

    Topics stand in the story's order, and where it declares none in the order in which they were met.
    """
    met = ledger(run)
    of_topic: dict[str, list[Met]] = {topic.id: [] for topic in run.story.topics}
    for one in met:
        of_topic.setdefault(run.story.fact[one.fact].topic, []).append(one)
    titles = {topic.id: topic.title for topic in run.story.topics}
    all_of = [fact.topic for fact in run.story.facts]
    return tuple(
        TopicMet(topic, titles.get(topic, topic), tuple(some), all_of.count(topic))
        for topic, some in of_topic.items()
        if some
    )


def _entry(story: Story, fact: Fact, places: tuple[MetIn, ...], titles: dict[str, str]) -> Met:
    differs = tuple(titles[flag] for flag in fact.flags if flag in titles)
    return Met(fact.id, named(story, fact.text), cited(story, (fact,)), places, differs)


def _met(run: Run) -> Iterable[tuple[MetIn, tuple[str, ...]]]:
    """Yield each scene and ending that counts, with the ids of its facts."""
    endings = {ending.id: ending for ending in run.story.endings}
    for at, step in enumerate(run.steps):
        yield MetIn(step.scene.id, step.scene.title, at), step.scene.facts
        for page in run.pages_at(at + 1):
            if page.kind is PageKind.ENDING:
                yield MetIn(page.id, page.title, at), endings[page.id].facts
            elif page.kind is PageKind.CODA:
                yield MetIn(page.id, page.title, at), run.story.coda.facts
