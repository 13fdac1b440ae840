"""Smaller stories in which something is settled beforehand, and which are played no differently (partial evaluation).

A reader who follows Judit alone and never exchanges her meets a much simpler story than all readers together do. With
what is settled put in and simplified, nobody else is ever on stage in it.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from game.story.logic import substitute
from game.story.model import Scene, SceneKind, Story, VariableKind
from game.story.rewrite import map_story


def groups(story: Story) -> tuple[str, ...]:
    """Return the ids of the choices with which a reader picks whom to follow; empty in a story without people."""
    return tuple(pick.id for pick in story.picks)


def specialize_to_group(story: Story, group: str) -> Story:
    """Return the story for a reader who picks the group of this id at the beginning and stays with it."""
    pick = next(pick for pick in story.picks if pick.id == group)
    flags = {index for index, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED}
    followed = {flag: story.variables[flag].start for flag in flags}
    followed |= {
        effect.variable: effect.table[followed[effect.variable]] for effect in pick.effects if effect.variable in flags
    }
    smaller = replace(
        story,
        scenes=tuple(_stayed(scene, group, flags) for scene in story.scenes),
        variables=tuple(replace(one, start=followed.get(at, one.start)) for at, one in enumerate(story.variables)),
    )
    while smaller != story:
        story, smaller = smaller, specialize(smaller, _never_written(smaller))
    return story


def specialize(story: Story, known: Mapping[int, int]) -> Story:
    """Return the story in which these variables, by index, always have these values."""
    return map_story(story, lambda condition: substitute(condition, known))


def _stayed(scene: Scene, group: str, flags: set[int]) -> Scene:
    """The scene without the choices that would follow anybody else, and without their effects on who is followed."""
    choices = scene.choices
    if scene.sort is SceneKind.BEGIN:
        choices = tuple(choice for choice in choices if choice.id == group)
    elif scene.sort is SceneKind.EXCHANGE:
        choices = tuple(choice for choice in choices if not any(effect.variable in flags for effect in choice.effects))
    kept = (replace(one, effects=tuple(e for e in one.effects if e.variable not in flags)) for one in choices)
    return replace(scene, choices=tuple(kept))


def _never_written(story: Story) -> dict[int, int]:
    """The variables that nothing ever changes, with the values they always have."""
    written = {effect.variable for scene in story.scenes for effect in scene.effects}
    return {index: one.start for index, one in enumerate(story.variables) if index not in written}
