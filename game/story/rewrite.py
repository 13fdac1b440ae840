"""Stories made from a story by changing every condition in it: one walk, so that nothing is forgotten on the way."""

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from game.story.logic import NEVER, Condition, Effect
from game.story.model import Choice, Ending, Passage, Scene, Story, Text

Change: TypeAlias = Callable[[Condition], Condition]
_Who = TypeVar("_Who")
_Guarded = TypeVar("_Guarded", Effect, Passage)


def map_story(story: Story, change: Change) -> Story:
    """Return the story with every condition in it changed.

    What then never holds is left out: an effect, a passage, and all that is read or chosen in a scene that is never on
    stage.
    """
    return replace(
        story,
        scenes=tuple([_scene(scene, change) for scene in story.scenes]),
        endings=tuple([_ending(ending, change) for ending in story.endings]),
        people=tuple([replace(one, present_while=change(one.present_while)) for one in story.people]),
        hours=tuple([replace(one, after=_text(one.after, change)) for one in story.hours]),
        close=replace(story.close, text=_text(story.close.text, change)),
        coda=replace(story.coda, text=_text(story.coda.text, change)),
        promises=tuple([replace(one, condition=change(one.condition)) for one in story.promises]),
    )


def _scene(scene: Scene, change: Change) -> Scene:
    on_stage = change(scene.on_stage)
    read = on_stage != NEVER
    return replace(
        scene,
        happens=change(scene.happens),
        on_stage=on_stage,
        viewpoints=_paired(scene.viewpoints, change),
        text=_text(scene.text, change) if read else (),
        report=_text(scene.report, change) if read else (),
        choices=tuple([_choice(choice, change) for choice in scene.choices]) if read else (),
        offstage=_effects(scene.offstage, change),
    )


def _choice(choice: Choice, change: Change) -> Choice:
    return replace(
        choice,
        condition=change(choice.condition),
        shut=change(choice.shut),
        effects=_effects(choice.effects, change),
        then=_text(choice.then, change),
    )


def _ending(ending: Ending, change: Change) -> Ending:
    return replace(
        ending,
        whose=_paired(ending.whose, change),
        text=_text(ending.text, change),
        line=_text(ending.line, change),
    )


def _effects(effects: Iterable[Effect], change: Change) -> tuple[Effect, ...]:
    return tuple([one for one in [_where(one, change) for one in effects] if one.condition != NEVER])


def _text(text: Text, change: Change) -> Text:
    return tuple([one for one in [_where(one, change) for one in text] if one.condition != NEVER])


def _where(one: _Guarded, change: Change) -> _Guarded:
    condition = change(one.condition)
    return one if condition is one.condition else replace(one, condition=condition)


def _paired(pairs: Iterable[tuple[_Who, Condition]], change: Change) -> tuple[tuple[_Who, Condition], ...]:
    return tuple([(who, change(condition)) for who, condition in pairs])
