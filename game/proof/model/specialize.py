"""Answers for a story in which something is settled beforehand: a smaller story that is played no differently.

A reader who follows Judit alone and never exchanges her meets a much simpler story than all readers together do. Putting
in what is settled and simplifying (partial evaluation) leaves a story in which nobody else is ever on stage.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from game.story.logic import NEVER, Effect, substitute, variables_of
from game.story.model import Choice, Ending, Scene, SceneKind, Story, Text, VariableKind


def groups(story: Story) -> tuple[str, ...]:
    """The ids of the choices with which a reader picks whom to follow; empty in a story without people."""
    return tuple(choice.id for scene in story.scenes if scene.sort is SceneKind.BEGIN for choice in scene.choices)


def specialize_to_group(story: Story, group: str) -> Story:
    """The story for a reader who picks this group at the beginning and stays with it."""
    pick = next(
        choice
        for scene in story.scenes
        if scene.sort is SceneKind.BEGIN
        for choice in scene.choices
        if choice.id == group
    )
    flags = {index for index, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED}
    known = {flag: story.variables[flag].start for flag in flags}
    known |= {
        effect.variable: effect.table[known[effect.variable]] for effect in pick.effects if effect.variable in flags
    }
    story = replace(
        story,
        scenes=tuple(_stayed(scene, group, flags) for scene in story.scenes),
        variables=tuple(replace(one, start=known.get(at, one.start)) for at, one in enumerate(story.variables)),
    )
    while True:
        story = specialize(story, known)
        known = {variable: story.variables[variable].start for variable in _never_written(story) - flags}
        if not any(_asks(story, known)):
            return story


def specialize(story: Story, known: Mapping[int, int]) -> Story:
    """The story in which these variables always have these values."""
    return replace(
        story,
        scenes=tuple(_scene(scene, known) for scene in story.scenes),
        endings=tuple(_ending(ending, known) for ending in story.endings),
        people=tuple(replace(person, present_while=substitute(person.present_while, known)) for person in story.people),
    )


def _stayed(scene: Scene, group: str, flags: set[int]) -> Scene:
    """The scene without the choices that would follow anybody else, and without their effects on who is followed."""
    choices = scene.choices
    if scene.sort is SceneKind.BEGIN:
        choices = tuple(choice for choice in choices if choice.id == group)
    elif scene.sort is SceneKind.EXCHANGE:
        choices = tuple(choice for choice in choices if not any(effect.variable in flags for effect in choice.effects))
    kept = (replace(one, effects=tuple(e for e in one.effects if e.variable not in flags)) for one in choices)
    return replace(scene, choices=tuple(kept))


def _never_written(story: Story) -> set[int]:
    written = {effect.variable for scene in story.scenes for effect in scene.effects}
    return set(range(len(story.variables))) - written


def _asks(story: Story, known: Mapping[int, int]) -> Iterator[int]:
    """The variables of `known` that something in the story still asks about."""
    for scene in story.scenes:
        effects = scene.effects
        passages = (*scene.text, *(passage for choice in scene.choices for passage in choice.then))
        conditions = [scene.happens, scene.on_stage, *(choice.condition for choice in scene.choices)]
        conditions += [effect.condition for effect in effects] + [passage.condition for passage in passages]
        yield from (variable for condition in conditions for variable in variables_of(condition) if variable in known)
    for ending in story.endings:
        conditions = [condition for _, condition in ending.whose]
        conditions += [passage.condition for passage in (*ending.text, *ending.line)]
        yield from (variable for condition in conditions for variable in variables_of(condition) if variable in known)


def _scene(scene: Scene, known: Mapping[int, int]) -> Scene:
    on_stage = substitute(scene.on_stage, known)
    never = on_stage == NEVER
    return replace(
        scene,
        happens=substitute(scene.happens, known),
        on_stage=on_stage,
        viewpoints=tuple((person, substitute(condition, known)) for person, condition in scene.viewpoints),
        text=() if never else _text(scene.text, known),
        report=() if never else _text(scene.report, known),
        choices=() if never else tuple(_choice(choice, known) for choice in scene.choices),
        offstage=_effects(scene.offstage, known),
    )


def _choice(choice: Choice, known: Mapping[int, int]) -> Choice:
    return replace(
        choice,
        condition=substitute(choice.condition, known),
        effects=_effects(choice.effects, known),
        then=_text(choice.then, known),
    )


def _effects(effects: tuple[Effect, ...], known: Mapping[int, int]) -> tuple[Effect, ...]:
    left = (replace(one, condition=substitute(one.condition, known)) for one in effects)
    return tuple(one for one in left if one.condition != NEVER)


def _text(text: Text, known: Mapping[int, int]) -> Text:
    passages = (replace(passage, condition=substitute(passage.condition, known)) for passage in text)
    return tuple(passage for passage in passages if passage.condition != NEVER)


def _ending(ending: Ending, known: Mapping[int, int]) -> Ending:
    return replace(
        ending,
        whose=tuple((person, substitute(condition, known)) for person, condition in ending.whose),
        text=_text(ending.text, known),
        line=_text(ending.line, known),
    )
