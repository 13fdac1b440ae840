"""Compiles one scene: when it happens and for whom, what is read, what can be chosen and what follows."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from game.story.compile.collect import ParsedScene
from game.story.compile.context import Context
from game.story.compile.dating import read_dates
from game.story.expr.effects import read_effects
from game.story.expr.markup import NoteScope
from game.story.expr.symbols import SymbolTable
from game.story.expr.you import PerPerson, PersonEffect, Scope, Viewpoint, for_viewpoint, in_safe_order, viewpoint
from game.story.format.validate import Fields
from game.story.logic import ALWAYS, Among, Condition, Effect, Operation, conj, effect, negated
from game.story.model import Choice, Location, Passage, Scene, SceneKind, Text
from game.story.nearest import did_you_mean
from game.story.source.folder import without_suffix
from game.story.source.nodes import YamlSequence

_SHORT = 2
"""The least heat at which a scene is told in short as well."""

_Written: TypeAlias = tuple[Choice, tuple[PersonEffect, ...]]  # a choice, with its effects as they were written

_ENDS = ("end", "ending", "exit", "finish", "done", "quit")
"""How other formats say that a story is over."""


def compile_scene(context: Context, parsed: ParsedScene, act: int) -> Scene:
    """Return the scene that is written here; its place in the calendar is already among the context's destinations."""
    fields, date = parsed.fields, parsed.fields.scalar("date")
    people = context.persons(fields)
    blamed = len(people) < len(fields.list("people")) or (not fields.whole and not people)
    scope = Scope(context.names, people, "this scene names no `people`", blamed)
    gate = context.condition(fields, "if", scope)
    for_all = len(gate) == 1 or len(set(gate)) == 1  # then it is asked once, and not once a person
    so = gate[0] if for_all else ALWAYS
    who = viewpoint(scope, _present(context, people, scope.always if for_all else gate))
    _check_heat(context, fields)
    notes = context.notes(fields)
    marks = context.marks(fields)
    compiled = _with_fallbacks(parsed, [_compile_choice(context, parsed, one, who, marks) for one in parsed.choices])
    default = _default(context, parsed, compiled) if people else None
    happens = conj(so, who.happens)
    return Scene(
        id=parsed.id,
        sort=SceneKind.SCENE,
        act=act,
        title=fields.words("title"),
        when=fields.words("when"),
        place=_place(context, fields),
        people=people,
        heat=fields.number("heat"),
        content=fields.words("content"),
        report=_read_on_stage(context, fields, "report", who, marks),
        happens=happens,
        on_stage=conj(so, who.is_read),
        viewpoints=_viewpoints(people, who),
        text=_read_on_stage(context, fields, "text", who, marks),
        choices=tuple(_with_reason(context, parsed.id, choice) for choice, _ in compiled),
        offstage=in_safe_order(default[1], who.offstage, context.problems) if default else (),
        offstage_to=_onward(context, parsed.id, default[0].to) if default else None,
        notes=notes,
        facts=context.facts_with(fields, notes),
        disagreements=context.disagreements(fields),
        answers=context.answers(fields),
        where=parsed.where,
        asked_at=fields.at("if", parsed.where),
        date=read_dates(date, context.problems) if date else None,
        draft=parsed.is_draft,
        dated_at=date.where if date else None,
    )


def _present(context: Context, people: Sequence[str], gate: PerPerson) -> PerPerson:
    """Return for each person while what they are in the scene: `gate` holds for them, and they are still there."""
    if not people:
        return gate
    return tuple(conj(context.people[one].present_while, so) for one, so in zip(people, gate, strict=True))


def _viewpoints(people: Sequence[str], who: Viewpoint) -> tuple[tuple[str, Condition], ...]:
    return tuple(zip(people, who.anywhere, strict=True)) if people else ()


def _read_on_stage(context: Context, fields: Fields, name: str, who: Viewpoint, marks: NoteScope) -> Text:
    """Return the passages under a key, as they are read where the scene is on stage."""
    if name not in fields:
        return ()
    passages = context.text(fields, name, who.scope, marks)
    return tuple(Passage(one.blocks, one.where, for_viewpoint(so, who.on_stage)) for one, so in passages)


def _place(context: Context, fields: Fields) -> str:
    """Return the id of the scene's place, or words of its own in a story without places."""
    if context.ids["places"]:
        context.check_known(fields.scalar("place"), "places")
    return fields.words("place")


def _check_heat(context: Context, fields: Fields) -> None:
    heat = fields.number("heat")
    for least, name, what in (
        (1, "content", "names what kind of thing happens"),
        (_SHORT, "report", "tells it in a few sentences"),
    ):
        if heat >= least and name not in fields and fields.whole:
            message = f"a scene of heat {heat} has no {name!r}"
            context.problems.add("E064", fields.key("heat"), message, f"add `{name}:`, which {what}")
        if not heat and name in fields and fields.whole:
            message = f"nobody reads the {name!r} of a scene without heat"
            context.problems.add("E064", fields.key(name), message, "add `heat:`, or leave it out")


def _compile_choice(
    context: Context, parsed: ParsedScene, fields: Fields, who: Viewpoint, marks: NoteScope
) -> _Written:
    """Compile a choice; return it with its effects as they were written."""
    name = fields.words("id")
    effects = read_effects(fields.list("effects"), who.scope, context.problems)
    condition = for_viewpoint(context.condition(fields, "if", who.scope), who.on_stage)
    once = fields.yes("once")
    if once:
        condition = conj(condition, _not_made(context, parsed.id, name, fields.where))
    lacks_one = parsed.fields.number("heat") >= _SHORT  # which is blamed
    if "report" in fields and "report" not in parsed.fields and parsed.fields.whole and not lacks_one:
        message = "nobody reads the 'report' of a choice in a scene that has none itself"
        context.problems.add("E064", fields.key("report"), message, "add one to the scene, or leave it out")
    choice = Choice(
        id=name,
        text=context.line(fields, "text"),
        condition=condition,
        closed=fields.words("closed") or None,
        effects=in_safe_order(effects, who.on_stage, context.problems),
        then=_read_on_stage(context, fields, "then", who, marks),
        to=_destination(context, fields),
        default=fields.yes("default") or (_is_alone(parsed) and "default" not in fields),
        once=once,
        where=fields.where,
        asked_at=fields.at("if"),
        report=context.blocks(fields, "report"),
        remembered=context.line(fields, "remembered"),
    )
    return choice, effects


def _is_alone(parsed: ParsedScene) -> bool:
    """Return whether a scene with people has a single choice, which is what they do by themselves."""
    node = parsed.fields.node("choices")
    alone = "people" in parsed.fields and isinstance(node, YamlSequence) and len(node.items) == 1
    return alone and all(one.whole for one in parsed.choices)  # else there may be another one in it


def _with_fallbacks(parsed: ParsedScene, compiled: Sequence[_Written]) -> Sequence[_Written]:
    """Return the choices of a scene; a fallback among them is open only while none of the others is."""
    fallbacks = [fields.yes("fallback") for fields in parsed.choices]
    others = [choice.condition for (choice, _), one in zip(compiled, fallbacks, strict=True) if not one]
    nothing = conj(*(negated(condition) for condition in others))
    return [
        (replace(choice, condition=conj(choice.condition, nothing)), effects) if one else (choice, effects)
        for (choice, effects), one in zip(compiled, fallbacks, strict=True)
    ]


def _with_reason(context: Context, scene: str, choice: Choice) -> Choice:
    """Return a choice that says why it is closed, if it has a reason: why its `if` does not hold, or that it was made.

    One with an `if` that was made is gone like any other.
    """
    if choice.closed is None:
        return choice
    gone = choice.once and choice.asked_at != choice.where
    left = _not_made(context, scene, choice.id, choice.where) if gone else ALWAYS
    return replace(choice, shut=conj(negated(choice.condition), left))


def _not_made(context: Context, scene: str, choice: str, where: Location) -> Condition:
    return Among(context.names.chosen(scene, choice, where), 0b01)


def _onward(context: Context, scene: str, to: int | None) -> int | None:
    """Return where a scene's default leads offstage: what leads back or to an ending leads simply onward there."""
    return to if to is not None and context.destinations[scene] < to < context.end else None


def _destination(context: Context, fields: Fields) -> int | None:
    scalar = fields.scalar("to")
    if scalar is None:
        return None
    if scalar.text not in context.destinations:
        if scalar.text not in context.names.suspect_ids and "endings" not in context.names.incomplete_tables:
            hint = _instead_of_destination(scalar.text, context)
            lacks = [("scenes", scalar.text)]
            context.problems.add("E030", scalar.where, f"there is no scene or ending {scalar.text!r}", hint, lacks)
        return None
    return context.destinations[scalar.text]


def _instead_of_destination(text: str, context: Context) -> str:
    """Return what to write instead of a destination that there is not, be it one as other formats write it."""
    place, _, condition = text.partition(" if ")
    there = without_suffix(place).rpartition("/")[2]
    if condition:
        return f"write two choices, one of them with `if: {condition}`"
    if there in context.destinations:
        return f"write `to: {there}`"
    if text.lower().replace("the ", "").replace("_", "") in _ENDS:
        return "name one of the endings, or leave `to` out: the story is over when no scene is left"
    return did_you_mean(text, context.destinations) or "write it, or lead to one that there is"


def _default(context: Context, parsed: ParsedScene, compiled: Sequence[_Written]) -> _Written | None:
    """Return the default choice of a scene with people; what is wrong with it is blamed."""
    blame = context.problems.add
    defaults = [at for at, (choice, _) in enumerate(compiled) if choice.default]
    if not defaults:
        if parsed.choices and parsed.fields.whole and all(one.whole for one in parsed.choices):
            message = "this scene has people and no default choice"
            blame("E061", parsed.fields.key("choices"), message, "add `default: yes` to what they do by themselves")
        return None
    for at in defaults[1:]:
        blame("E061", parsed.choices[at].key("default"), "this scene has a second default choice", "keep one")
    default, fields = compiled[defaults[0]], parsed.choices[defaults[0]]
    for name in ("if", "once"):
        if name in fields and (name == "if" or default[0].once):
            hint = f"leave {name!r} out, or make another choice the default"
            blame("E062", fields.key(name), "the default choice must always be there", hint)
    return default


def with_memory(scene: Scene, names: SymbolTable) -> Scene:
    """Return the scene, its choices remembering that it was seen and that they were made, where somebody asks about it."""
    seen = names.asked(f"seen:{scene.id}")
    played = (_set(seen),) if seen is not None else ()
    choices: list[Choice] = []
    offstage = scene.offstage
    for choice in scene.choices:
        chosen = names.asked(f"chose:{scene.id}.{choice.id}")
        made = (_set(chosen),) if chosen is not None else ()
        choices.append(replace(choice, effects=(*choice.effects, *made, *played)) if made or played else choice)
        offstage = (*offstage, *made) if choice.default and scene.people else offstage
    if offstage == scene.offstage and all(new is old for new, old in zip(choices, scene.choices, strict=True)):
        return scene
    return replace(scene, choices=tuple(choices), offstage=offstage)


def _set(flag: int) -> Effect:
    return effect(flag, Operation.SET, 1, 2)
