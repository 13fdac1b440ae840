"""The rules of play: what is open at a moment, what a choice does, who has which ending. Pure functions, no state."""

from game.play.moment import Moment
from game.story.graph import Edge
from game.story.logic import applied, holds
from game.story.model import Choice, Ending, Person, Scene, Story, VariableKind


class Closed(Exception):
    """A choice was made that is not open at that moment."""


def begin(story: Story) -> Moment:
    """Return the moment before the first choice: the first scene on stage, reached from the calendar's first place."""
    return onward(story, Moment(0, tuple(variable.start for variable in story.variables)))


def onward(story: Story, moment: Moment) -> Moment:
    """Return the first moment from here on at which the reader stands somewhere: a scene on stage, or the end.

    Scenes that happen offstage on the way take their default in silence; those that do not happen are passed over.
    """
    while (edge := silent_edge(story, moment)) is not None:
        moment = arrived(edge, moment)
    return moment


def silent_edge(story: Story, moment: Moment) -> Edge | None:
    """Return what is taken without a choice by who arrives at this moment; None where the reader stands."""
    return story.graph[moment.place].silent_edge(moment.values)


def arrived(edge: Edge, moment: Moment) -> Moment:
    """Return the moment at which one arrives by an edge, before it is known whether the reader stands there."""
    return Moment(edge.target, applied(edge.effects, moment.values))


def scene_at(story: Story, moment: Moment) -> Scene | None:
    """Return the scene the reader stands in, or None when the story has ended."""
    return story.scenes[moment.place] if moment.place < story.end else None


def has_ended(story: Story, moment: Moment) -> bool:
    """Return whether no scene is left to play."""
    return moment.place >= story.end


def is_open(choice: Choice, moment: Moment) -> bool:
    """Return whether the choice can be made at this moment of its scene."""
    return holds(choice.condition, moment.values)


def open_choices(story: Story, moment: Moment) -> tuple[Choice, ...]:
    """Return the choices open at this moment, in the scene's order; none once the story has ended."""
    scene = scene_at(story, moment)
    return tuple(choice for choice in scene.choices if is_open(choice, moment)) if scene else ()


def choose(story: Story, moment: Moment, choice: Choice) -> Moment:
    """Return the moment at which the reader stands after the choice.

    Raises `Closed` when the choice is not an open one of the scene at this moment.
    """
    edge = edge_of(story, moment.place, choice)
    if edge is None or not is_open(choice, moment):
        raise Closed(f"the choice {choice.id!r} is not open here")
    return onward(story, arrived(edge, moment))


def edge_of(story: Story, place: int, choice: Choice) -> Edge | None:
    """Return the edge of a choice of the scene at this place; None when it is no choice of that scene."""
    written = story.scenes[place].choices if place < story.end else ()
    return next((story.graph[place].choices[number] for number, one in enumerate(written) if one is choice), None)


def eyes(scene: Scene, moment: Moment) -> str | None:
    """Return the person through whom the scene is seen at this moment, or None in a scene without people."""
    return next((person for person, condition in scene.viewpoints if holds(condition, moment.values)), None)


def followed(story: Story, moment: Moment) -> tuple[Person, ...]:
    """Return the people who are followed at this moment, in the story's order."""
    return tuple(person for person, flag in story.follow_flags if moment.values[flag])


def follows(story: Story, choice: Choice) -> tuple[str, ...]:
    """Return the ids of those whom the choice lets the reader follow."""
    picked = {
        story.variables[effect.variable].name
        for effect in choice.effects
        if story.variables[effect.variable].kind is VariableKind.FOLLOWED and effect.table[0]
    }
    return tuple(person.id for person in story.people if f"{person.id}.followed" in picked)


def fates(story: Story, moment: Moment) -> tuple[tuple[str | None, Ending], ...]:
    """Return whose ending is which, as things stand at this moment: one pair a person in the story's order.

    In a story without people, or at an ending reached by name, it is one pair with None for the person. Somebody for
    whom no ending holds has no pair; the prover reports it as being stuck.
    """
    by_name = story.ending_at(moment.place)
    if by_name:
        return ((None, by_name),)
    people: tuple[str | None, ...] = tuple(person.id for person in story.people) or (None,)
    found = ((person, fate(story, moment, person)) for person in people)
    return tuple((person, ending) for person, ending in found if ending is not None)


def fate(story: Story, moment: Moment, person: str | None) -> Ending | None:
    """Return the first ending in the story's order that this person can have and whose condition holds, or None."""
    for ending in story.endings:
        for whose, condition in ending.whose:
            if whose == person and holds(condition, moment.values):
                return ending
    return None
