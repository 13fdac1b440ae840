"""Answers for what must occur on some path: everything an author wrote, put as questions about moments.

A question is answered yes as soon as one of its asks is met by a moment that can be reached. An ask is a condition on a
moment of one place, or on that moment and on what some effects then make of it.
"""

import functools
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from game.story.graph import Edge, predecessors
from game.story.logic import ALWAYS, NEVER, Among, Condition, Effect, conj, disj, negated, variables_of
from game.story.model import Choice, Location, Passage, Scene, SceneKind, Story, Text, VariableKind


class GoalKind(StrEnum):
    """What a question is about."""

    SCENE = "scene"
    CHOICE = "choice"
    ENDING = "ending"
    PASSAGE = "passage"
    VALUE = "value"
    CLOSED = "closed"


class StateQuery(Struct, frozen=True):
    """Whether at a moment of this place `condition` holds, and `then` after `effects`.

    `arriving` asks what arrives at the place, before it is known whether the scene is on stage; otherwise what stands
    there. `choice` is the choice that is then made, so that the thing is really seen. With `lands`, `effects` are those of
    that choice and `then` is asked of the moment at which the reader next stands.
    """

    place: int
    condition: Condition = ALWAYS
    effects: tuple[Effect, ...] = ()
    then: Condition = ALWAYS
    choice: int | None = None
    arriving: bool = False
    lands: bool = False


class CoverageGoal(Struct, frozen=True):
    """Whether this thing occurs on some path. `within` is the thing it is part of: unless that occurs it is not asked."""

    thing: GoalKind
    id: str
    where: Location
    asks: tuple[StateQuery, ...]
    within: tuple[GoalKind, str] | None = None


def questions(story: Story) -> tuple[CoverageGoal, ...]:
    """All questions about a story, what is part of something after what it is part of."""
    return (*_about_scenes(story), *_about_endings(story), *_about_values(story))


def _about_scenes(story: Story) -> Iterator[CoverageGoal]:
    for place, scene in enumerate(story.scenes):
        if scene.sort is SceneKind.EXCHANGE:
            continue
        whole = (GoalKind.SCENE, scene.id)
        yield CoverageGoal(GoalKind.SCENE, scene.id, scene.where, (StateQuery(place),))
        for at, passage in enumerate(_conditional((*scene.text, *scene.report)), start=1):
            yield _passage(scene.id, at, passage, (StateQuery(place, passage.condition),), whole)
        for number, choice in enumerate(scene.choices):
            yield from _about_choice(place, scene, number, choice)


def _about_choice(place: int, scene: Scene, number: int, choice: Choice) -> Iterator[CoverageGoal]:
    name = f"{scene.id}.{choice.id}"
    scene_is, choice_is = (GoalKind.SCENE, scene.id), (GoalKind.CHOICE, name)
    yield CoverageGoal(
        GoalKind.CHOICE, name, choice.where, (StateQuery(place, choice.condition, choice=number),), scene_is
    )
    if choice.closed is not None:
        asks = (StateQuery(place, negated(choice.condition)),)
        yield CoverageGoal(GoalKind.CLOSED, name, choice.where, asks, scene_is)
    for at, passage in enumerate(_conditional(choice.then), start=1):
        asks = (StateQuery(place, conj(choice.condition, passage.condition), choice=number),)
        yield _passage(name, at, passage, asks, choice_is)


def _conditional(text: Iterable[Passage]) -> list[Passage]:
    return [passage for passage in text if passage.condition != ALWAYS]


def _passage(
    owner: str, number: int, passage: Passage, asks: tuple[StateQuery, ...], within: tuple[GoalKind, str]
) -> CoverageGoal:
    """The question about the conditional passage of this number, counted from 1, within what it belongs to."""
    return CoverageGoal(GoalKind.PASSAGE, f"{owner}@{number}", passage.where, asks, within)


# --- endings --------------------------------------------------------------------------------------------------------


def fits(story: Story, person: str | None) -> tuple[tuple[int, Condition], ...]:
    """For one person, when each ending (by its number) is theirs: its condition, and none of those before it."""
    found: list[tuple[int, Condition]] = []
    earlier: list[Condition] = []
    for number, ending in enumerate(story.endings):
        for whose, condition in ending.whose:
            if whose == person:
                found.append((number, conj(condition, *(negated(one) for one in earlier))))
                earlier.append(condition)
    return tuple(found)


def people_of(story: Story) -> tuple[str | None, ...]:
    """Those who have endings: the people, or None for the story itself when it has no people."""
    return tuple(person.id for person in story.people) or (None,)


def followed(story: Story, person: str | None) -> Condition:
    """That the reader follows this person; always so when it is nobody."""
    for index, variable in enumerate(story.variables):
        if variable.kind is VariableKind.FOLLOWED and variable.name == f"{person}.followed":
            return Among(index, 0b10)
    return ALWAYS if person is None else NEVER


def stands(story: Story, person: str | None) -> Condition:
    """That this person has not left the story."""
    return next((one.present_while for one in story.people if one.id == person), ALWAYS)


def _about_endings(story: Story) -> Iterator[CoverageGoal]:
    theirs = {person: dict(fits(story, person)) for person in people_of(story)}
    leading_to = predecessors([vertex.choices for vertex in story.graph])
    for number, ending in enumerate(story.endings):
        having = tuple((person, own[number]) for person, own in theirs.items() if number in own)
        by_name = StateQuery(story.ending_place(number))
        named = (by_name,) if leading_to[by_name.place] else ()
        asks = (*named, *(ask for person, fit in having for ask in _readings(story, person, fit)))
        yield CoverageGoal(GoalKind.ENDING, ending.id, ending.where, asks)
        at = 0
        for text, read in ((ending.text, _readings), (ending.line, _tellings)):
            for passages in _by_place(text).values():
                at += 1
                asks = tuple(
                    ask
                    for passage in passages
                    for person, fit in having
                    if passage.person in {None, person}
                    for ask in read(story, person, conj(fit, passage.condition))
                )
                if named and text is ending.text:
                    asks += tuple(replace(by_name, condition=one.condition) for one in passages if one.person is None)
                yield _passage(ending.id, at, passages[0], asks, (GoalKind.ENDING, ending.id))


def _by_place(text: Text) -> dict[Location, list[Passage]]:
    """The conditional passages by where they were written: one that reads otherwise for others stands there for each."""
    found: dict[Location, list[Passage]] = {}
    for passage in _conditional(text):
        found.setdefault(passage.where, []).append(passage)
    return found


def _tellings(story: Story, person: str | None, fit: Condition) -> Iterator[StateQuery]:
    """When the ending of somebody not followed is told in a line."""
    if person is not None:
        yield StateQuery(story.end, conj(negated(followed(story, person)), fit))


def _readings(story: Story, person: str | None, fit: Condition) -> Iterator[StateQuery]:
    """When a person's ending is read: at the calendar's end, or on the choice with which somebody followed leaves."""
    here, still = followed(story, person), stands(story, person)
    yield StateQuery(story.end, conj(here, still, fit))
    if still != ALWAYS:
        gone = conj(here, negated(still))
        for place, number in farewells(story, person):
            choice = story.scenes[place].choices[number]
            yield StateQuery(
                place, conj(choice.condition, negated(gone)), choice.effects, conj(gone, fit), number, lands=True
            )


def farewells(story: Story, person: str | None) -> tuple[tuple[int, int], ...]:
    """The choices, by place and number, with which a person who is followed may leave the story."""
    asked = variables_of(stands(story, person))
    aside = any(
        person not in scene.people
        and any(effect.variable in asked for edge in vertex.silent for effect in edge.effects)
        for scene, vertex in zip(story.scenes, story.graph, strict=False)
    )
    return tuple(
        (place, number)
        for place, vertex in enumerate(story.graph)
        for number, edge in enumerate(vertex.choices)
        if aside or any(effect.variable in asked for effect in edge.effects)
    )


def had(story: Story, number: int) -> Condition:
    """At the calendar's end, that this ending is the one of somebody followed, or of the story itself."""
    theirs = ((person, dict(fits(story, person))) for person in people_of(story))
    return disj(*(conj(followed(story, person), fit[number]) for person, fit in theirs if number in fit))


# --- values ---------------------------------------------------------------------------------------------------------


def _about_values(story: Story) -> Iterator[CoverageGoal]:
    made: dict[tuple[int, int], list[StateQuery]] = {}
    for place, vertex in enumerate(story.graph):
        for edge in (*vertex.choices, *vertex.silent):
            _note_values(made, place, edge)
    for index, variable in enumerate(story.variables):
        if variable.kind is VariableKind.AUTHORED:
            for value, word in enumerate(variable.domain):
                if value != variable.start:
                    asks = tuple(made.get((index, value), ()))
                    yield CoverageGoal(GoalKind.VALUE, f"{variable.name} = {word}", variable.where, asks)


def _note_values(made: dict[tuple[int, int], list[StateQuery]], place: int, edge: Edge) -> None:
    for done, effect in enumerate(edge.effects):
        for value, then in _changes(effect):
            silent = edge.choice is None
            ask = StateQuery(place, edge.guard, edge.effects[:done], then, edge.choice, arriving=silent)
            made.setdefault((effect.variable, value), []).append(ask)


@functools.lru_cache(maxsize=4096)
def _changes(effect: Effect) -> tuple[tuple[int, Condition], ...]:
    """The values that an effect can make its variable have, each with the condition under which it did not have it."""
    before: dict[int, int] = {}
    for old, new in enumerate(effect.table):
        if old != new:
            before[new] = before.get(new, 0) | 1 << old
    return tuple((value, conj(effect.condition, Among(effect.variable, old))) for value, old in before.items())
