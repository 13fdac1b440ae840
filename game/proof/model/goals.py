"""What must be shown on some path: everything an author wrote, each thing as a goal with the moments that may show it.

A goal is met by a page that shows the thing. Its queries say at which moments such a page may be composed, so a goal whose
queries no reachable moment meets is refuted; that one of them is met is no proof, for the page is still to be seen.
"""

import functools
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.proof.model.dataflow import DataFlow, analyse, reading
from game.proof.model.endings import EndingReader, endings_of
from game.proof.model.masks import mask_of
from game.proof.model.query import StateQuery, at
from game.story.graph import Edge
from game.story.logic import ALWAYS, Among, Condition, Effect, conj
from game.story.model import Choice, Location, Passage, Scene, SceneKind, Story, VariableKind


class GoalKind(StrEnum):
    """What a goal is about."""

    SCENE = "scene"
    CHOICE = "choice"
    ENDING = "ending"
    PASSAGE = "passage"
    VALUE = "value"
    CLOSED = "closed"


GoalKey: TypeAlias = tuple[GoalKind, str]
"""A thing written: its kind and its id, which for a passage is its owner's with a number."""


class CoverageGoal(Struct, frozen=True):
    """Something that some page must show. `within` is the thing it is part of: unless that is shown it is not asked.

    `has_if` says whether it has a condition of its own that could be eased; `is_line` whether it is told of who is not followed.
    """

    thing: GoalKind
    id: str
    where: Location
    asks: tuple[StateQuery, ...]
    within: GoalKey | None = None
    has_if: bool = False
    is_line: bool = False

    @property
    def key(self) -> GoalKey:
        """What it is told from others by."""
        return self.thing, self.id


def goals_of(story: Story) -> tuple[CoverageGoal, ...]:
    """Return all goals of a story, what is part of something after what it is part of."""
    return (*_about_scenes(story), *_about_endings(story), *_about_close(story), *_about_values(story))


def following(story: Story, goals: Iterable[CoverageGoal]) -> DataFlow:
    """Return the data flow that tells apart what the rules ask for, and each goal where it can be met."""
    read = [0] * len(story.graph)
    for goal in goals:
        for ask in goal.asks:
            for place in ask.places:
                read[place] |= mask_of(ask.condition)
    return reading(analyse(story), tuple(read))


# --- scenes ---------------------------------------------------------------------------------------------------------

EXCHANGE, CLOSE, CODA = "exchange", "close", "coda"
"""The owners of the passages that are read wherever one person may be exchanged for another, and on the last pages."""


def passage_ids(owner: str, passages: Sequence[Passage]) -> dict[Location, str]:
    """Return the id of each passage of an owner by where it is written; what is read otherwise by others is one passage."""
    if not passages:  # as with most choices
        return {}
    wheres = dict.fromkeys(passage.where for passage in passages)
    return {where: f"{owner}@{number}" for number, where in enumerate(wheres, start=1)}


def passage_ids_of(story: Story, scene: Scene) -> dict[Location, str]:
    """Return the ids of the passages of a scene's page; those of all pages for exchanging people are counted together."""
    if scene.sort is not SceneKind.EXCHANGE:
        return passage_ids(scene.id, (*scene.text, *scene.report))
    exchanges = (one for one in story.scenes if one.sort is SceneKind.EXCHANGE)
    return passage_ids(EXCHANGE, [passage for one in exchanges for passage in one.text])


def report_id(owner: str) -> str:
    """Return the id of the sentence that tells in short what follows from a choice."""
    return f"{owner}@report"


def _about_scenes(story: Story) -> Iterator[CoverageGoal]:
    exchanged: dict[Location, list[StateQuery]] = {}
    for place, scene in enumerate(story.scenes):
        if scene.sort is SceneKind.EXCHANGE:
            for passage in scene.text:
                exchanged.setdefault(passage.where, []).append(at(place, passage.condition))
            continue
        whole = (GoalKind.SCENE, scene.id)
        yield CoverageGoal(*whole, scene.asked_at, (at(place),), has_if=scene.asked_at != scene.where)
        passages = (*scene.text, *scene.report)
        read = [(passage, at(place, passage.condition)) for passage in passages]
        yield from _about_passages(scene.id, read, passages, whole)
        for number, choice in enumerate(scene.choices):
            yield from _about_choice(place, scene, number, choice)
    for number, (where, asks) in enumerate(exchanged.items(), start=1):
        yield CoverageGoal(GoalKind.PASSAGE, f"{EXCHANGE}@{number}", where, tuple(asks), has_if=True)


def _about_passages(
    owner: str,
    read: Iterable[tuple[Passage, StateQuery]],
    passages: Sequence[Passage],
    whole: GoalKey,
    lines: Collection[Location] = (),
) -> Iterator[CoverageGoal]:
    """Return a goal for each passage of an owner, given every way to read one; what has none is never read.

    `lines` are where those stand that are told of who is not followed.
    """
    asks: dict[Location, list[StateQuery]] = {}
    for passage, ask in read:
        asks.setdefault(passage.where, []).append(ask)
    asking = {passage.where for passage in passages if passage.condition != ALWAYS or passage.person is not None}
    for where, id in passage_ids(owner, passages).items():
        found = tuple(asks.get(where, ()))
        yield CoverageGoal(GoalKind.PASSAGE, id, where, found, whole, where in asking, where in lines)


def _about_choice(place: int, scene: Scene, number: int, choice: Choice) -> Iterator[CoverageGoal]:
    name = f"{scene.id}.{choice.id}"
    whole = (GoalKind.CHOICE, name)
    made = at(place, choice.condition, number)
    within, has_if = (GoalKind.SCENE, scene.id), choice.asked_at != choice.where
    yield CoverageGoal(*whole, choice.asked_at, (made,), within, has_if)
    if choice.closed is not None:
        asks = (at(place, choice.shut),)
        yield CoverageGoal(GoalKind.CLOSED, name, choice.where, asks, within, has_if)
    read = [(passage, at(place, conj(choice.condition, passage.condition), number)) for passage in choice.then]
    yield from _about_passages(name, read, choice.then, whole)
    if choice.report:
        yield CoverageGoal(GoalKind.PASSAGE, report_id(name), choice.where, (made,), whole)


# --- endings --------------------------------------------------------------------------------------------------------


def _about_endings(story: Story) -> Iterator[CoverageGoal]:
    """Return the goals of a story's endings and of what is written in them."""
    endings = endings_of(story)
    for number, ending in enumerate(story.endings):
        whole = (GoalKind.ENDING, ending.id)
        having = endings.having(number)
        yield CoverageGoal(*whole, ending.asked_at, endings.asks(number), has_if=ending.asked_at != ending.where)
        nobodys = (passage for passage in ending.text if passage.person is None)
        read = [(passage, ask) for passage in nobodys for ask in endings.by_name(number, passage.condition)]
        read += [
            (passage, ask)
            for passages, kind in ((ending.text, EndingReader.readings), (ending.line, EndingReader.tellings))
            for passage in passages
            for reader in having
            if passage.person in {None, reader.person}
            for ask in kind(reader, story, number, passage.condition)
        ]
        yield from _about_passages(ending.id, read, ending.passages, whole, {passage.where for passage in ending.line})


def _about_close(story: Story) -> Iterator[CoverageGoal]:
    """Return a goal for each passage of the last pages, which are read wherever the story ends."""
    ends = range(story.end, len(story.graph))
    for owner, page in ((CLOSE, story.close), (CODA, story.coda)):
        asks = {passage.where: StateQuery(ends, passage.condition) for passage in page.text}
        for where, id in passage_ids(owner, page.text).items():
            ask = asks[where]
            yield CoverageGoal(GoalKind.PASSAGE, id, where, (ask,), has_if=ask.condition != ALWAYS)


# --- values ---------------------------------------------------------------------------------------------------------


def _about_values(story: Story) -> Iterator[CoverageGoal]:
    made = value_asks(story)
    for index, variable in enumerate(story.variables):
        if variable.kind is VariableKind.AUTHORED:
            for value in range(len(variable.domain)):
                if value != variable.start:
                    asks = made.get((index, value), ())
                    yield CoverageGoal(GoalKind.VALUE, value_id(story, index, value), variable.where, asks)


def value_asks(story: Story) -> dict[tuple[int, int], tuple[StateQuery, ...]]:
    """Return for each variable and value, by number, what asks whether some step makes the variable have it."""
    made: dict[tuple[int, int], list[StateQuery]] = {}
    for place, vertex in enumerate(story.graph):
        for edge in (*vertex.choices, *vertex.silent):
            _note_values(made, place, edge)
    return {one: tuple(asks) for one, asks in made.items()}


def value_id(story: Story, variable: int, value: int) -> str:
    """Return the id of the goal that a variable takes a value, both given by number."""
    return f"{story.variables[variable].name} = {story.variables[variable].domain[value]}"


def _note_values(made: dict[tuple[int, int], list[StateQuery]], place: int, edge: Edge) -> None:
    for done, effect in enumerate(edge.effects):
        for value, then in _changes(effect):
            silent = edge.choice is None
            here = range(place, place + 1)
            ask = StateQuery(here, edge.guard, edge.effects[:done], then, edge.choice, arriving=silent)
            made.setdefault((effect.variable, value), []).append(ask)


@functools.lru_cache(maxsize=4096)
def _changes(effect: Effect) -> tuple[tuple[int, Condition], ...]:
    """The values that an effect can make its variable have, each with the condition under which it did not have it."""
    before: dict[int, int] = {}
    for old, new in enumerate(effect.table):
        if old != new:
            before[new] = before.get(new, 0) | 1 << old
    return tuple((value, conj(effect.condition, Among(effect.variable, old))) for value, old in before.items())
