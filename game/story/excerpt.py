"""A part of a story as a story of its own: the same scenes, rules and people, from one scene to another."""

from collections.abc import Iterable

from msgspec.structs import replace

from game.story.logic import ALWAYS, Operation, applied, effect, holds
from game.story.model import Choice, Ending, Hour, LastPage, Person, Scene, SceneKind, Span, Story

OVER = "over"
"""The id of the one ending that such a part has."""


def excerpt(story: Story, hour: Hour) -> Story:
    """Return the story in which one person is followed from the hour's first scene to its last.

    It begins with the pick, at the values to which the default choices have led, so nothing stands before it. Offered are
    those of the hour's people who are there and have a page in it. Nobody is exchanged, and everybody has the same ending,
    which says that the hour is over. It has an id of its own, so that saves keep apart.
    """
    ids = [scene.id for scene in story.scenes]
    first, last = ids.index(hour.first), ids.index(hour.last)
    begin = next(scene for scene in story.scenes if scene.sort is SceneKind.BEGIN)
    kept = [place for place in range(first, last + 1) if story.scenes[place].sort is SceneKind.SCENE]
    starts = _led_to(story, first)
    part = replace(
        story,
        id=part_id(story, hour),
        subtitle=hour.title,
        tagline=hour.about,
        people=tuple(replace(person, hook=()) for person in story.people),  # their stories begin elsewhere
        variables=tuple(replace(one, start=at) for one, at in zip(story.variables, starts, strict=True)),
        scenes=(
            replace(begin, act=story.scenes[first].act, text=(), choices=_picks(story, begin, hour.people)),
            *(_leading(story.scenes[place], kept) for place in kept),
        ),
        endings=(_over(story, hour),),
        hours=(),
        close=LastPage(),
        coda=LastPage(),
        promises=(),
    )
    offered = tuple(choice for choice in part.scenes[0].choices if has_a_page(part, choice))
    return replace(part, scenes=(replace(part.scenes[0], choices=offered), *part.scenes[1:]))


def part_id(story: Story, hour: Hour) -> str:
    """Return the id that such a part has as a story of its own, by which logs and saves keep it."""
    return f"{story.id}.{hour.id}"


def story_or_hour(story: Story, id: str) -> Story | None:
    """Return the story or the part of it that has this id; None when there is no such thing."""
    if id == story.id:
        return story
    return next((excerpt(story, hour) for hour in story.hours if id == part_id(story, hour)), None)


def _over(story: Story, hour: Hour) -> Ending:
    whose = tuple((person.id, ALWAYS) for person in story.people)
    return Ending(OVER, hour.title, whose, hour.after, (), (), (), (), hour.where, hour.where)


def _led_to(story: Story, first: int) -> tuple[int, ...]:
    """Return the values to which the default choices have led before a place, while nobody was followed.

    A scene that needs nobody goes by without a choice.
    """
    place, values = 0, tuple(variable.start for variable in story.variables)
    while place < first:
        edge = story.graph[place].silent_edge(values)
        place, values = (place + 1, values) if edge is None else (edge.target, applied(edge.effects, values))
    return values


def _picks(story: Story, begin: Scene, people: Iterable[str]) -> tuple[Choice, ...]:
    """Return a choice for each of these people, in the story's order, with which the reader follows them alone."""
    return tuple(_pick(begin, person, flag) for person, flag in story.follow_flags if person.id in people)


def _pick(begin: Scene, person: Person, flag: int) -> Choice:
    follow = (effect(flag, Operation.SET, 1, 2),)
    return replace(begin.choices[0], id=person.id, text=(Span(person.name),), effects=follow)


def has_a_page(part: Story, pick: Choice) -> bool:
    """Return whether the one picked is there when a story or a part of it begins, and the reader then comes to stand in a scene.

    The pages before that scene, on which people are picked, are none.
    """
    values = applied(pick.effects, tuple(variable.start for variable in part.variables))
    person = next(one for one in part.people if one.id == pick.id)
    if not holds(person.present_while, values):
        return False
    place = 1
    while (edge := part.graph[place].silent_edge(values)) is not None:
        place, values = edge.target, applied(edge.effects, values)
    return place < part.end


def _leading(scene: Scene, kept: list[int]) -> Scene:
    """Return the scene with its choices leading to where their destinations now are.

    What leads back before the hour leads to its first scene, what leads behind it, or to an ending by name, to its end.
    """

    def moved(to: int | None) -> int | None:
        return None if to is None else 1 + sum(place < to for place in kept)

    choices = tuple(replace(choice, to=moved(choice.to)) for choice in scene.choices)
    return replace(scene, choices=choices, offstage_to=moved(scene.offstage_to))
