"""Compiles what a story promises of itself, in `story.yaml` and beside its scenes."""

from collections.abc import Sequence

from game.story.compile.collect import ParsedStory
from game.story.compile.context import Context
from game.story.expr.you import Scope
from game.story.format.validate import Fields
from game.story.model import Promise, PromiseKind
from game.story.nearest import did_you_mean

_KINDS = tuple(kind.value for kind in PromiseKind)


def compile_promises(context: Context, parsed: ParsedStory) -> tuple[Promise, ...]:
    """Return the promises, those of `story.yaml` first; one beside a scene is about that scene where it has `holds`."""
    places = _places(context, parsed)
    beside = [(fields, scene.id) for scene in parsed.scenes.values() for fields in scene.fields.many("promises")]
    found = [*((fields, "") for fields in parsed.story.many("promises")), *beside]
    return tuple(one for fields, scene in found if (one := _promise(context, fields, scene, places)))


def _places(context: Context, parsed: ParsedStory) -> Sequence[str]:
    """Return the ids of all scenes, choices and endings, as `at` may name them."""
    choices = (f"{scene}.{choice}" for scene, ids in context.names.scenes.items() for choice in ids or ())
    return (*parsed.scenes, *parsed.endings, *choices)


def _promise(context: Context, fields: Fields, scene: str, places: Sequence[str]) -> Promise | None:
    kinds = [PromiseKind(name) for name in _KINDS if name in fields]
    placed = "at" in fields or (bool(scene) and kinds == [PromiseKind.HOLDS])
    if len(kinds) != 1 or placed != (kinds[0] is PromiseKind.HOLDS):
        if fields.whole:
            hint = "write one of `never`, `always` and `possible`, or `at` with `holds`"
            context.problems.add("E068", fields.where, "this promise says nothing that can be true or false", hint)
        return None
    scalar = fields.scalar(kinds[0].value)
    at = _at(context, fields, scene, places) if placed else ""
    if scalar is None or at is None:
        return None
    scope = Scope(context.names, (), "a promise is asked of every moment; name the person")
    condition = context.condition(fields, kinds[0].value, scope)[0]
    return Promise(kinds[0], condition, scalar.text, fields.words("because"), fields.where, at)


def _at(context: Context, fields: Fields, scene: str, places: Sequence[str]) -> str | None:
    """Return what a promise is about; None where there is nothing of that id."""
    scalar = fields.scalar("at")
    if scalar is None:
        return scene
    if scalar.text not in places:
        if scalar.text.partition(".")[0] not in context.names.suspect_ids | context.names.unwritten:
            hint = did_you_mean(scalar.text, places) or "name a scene, a choice as `scene.choice`, or an ending"
            lacks = [("scenes", scalar.text)]
            context.problems.add(
                "E030", scalar.where, f"there is no scene, choice or ending {scalar.text!r}", hint, lacks
            )
        return None
    return scalar.text
