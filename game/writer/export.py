"""A compiled story in other tools' words: a neutral JSON model, and Promela for the model checker SPIN.

Both hold the rules of play and none of the words, so that anyone can check the checker. `docs/model.md` describes the
JSON; in the Promela model every choice is one step, so SPIN's stored states are the story's moments and one more, the one
before play begins.
"""

from collections.abc import Iterable, Iterator, Sequence

from game.story.graph import Edge, EdgeKind, Vertex
from game.story.logic import ALWAYS, Among, Condition, Effect, fold
from game.story.model import Scene, Story

FORMAT = 1


# --- JSON -----------------------------------------------------------------------------------------------------------


def to_json(story: Story) -> dict[str, object]:
    """Return the story as a neutral model: only names, lists and words, ready for `json.dumps`."""
    return {
        "format": FORMAT,
        "id": story.id,
        "digest": story.digest,
        "variables": [
            {"name": v.name, "values": list(v.domain), "start": v.domain[v.start], "kind": v.kind.value}
            for v in story.variables
        ],
        "people": [{"id": one.id, "stands": _condition(story, one.present_while)} for one in story.people],
        "scenes": [_scene(story, scene, vertex) for scene, vertex in zip(story.scenes, story.graph, strict=False)],
        "endings": [
            {"id": e.id, "whose": [{"person": who, "if": _condition(story, so)} for who, so in e.whose]}
            for e in story.endings
        ],
    }


def _scene(story: Story, scene: Scene, vertex: Vertex) -> dict[str, object]:
    offstage = [_step(story, edge) for edge in vertex.silent if edge.kind is EdgeKind.OFFSTAGE]
    return {
        "id": scene.id,
        "sort": scene.sort.value,
        "act": story.acts[scene.act].id,
        "happens": _condition(story, scene.happens),
        "on_stage": _condition(story, scene.on_stage),
        "choices": [
            {"id": choice.id, "if": _condition(story, edge.guard), **_step(story, edge)}
            for choice, edge in zip(scene.choices, vertex.choices, strict=True)
        ],
        "offstage": offstage[0] if offstage else None,
    }


def _step(story: Story, edge: Edge) -> dict[str, object]:
    return {"effects": _effects(story, edge.effects), "to": _place(story, edge.target)}


def _place(story: Story, place: int) -> dict[str, str]:
    if place < story.end:
        return {"scene": story.scenes[place].id}
    by_name = story.ending_at(place)
    return {"ending": by_name.id} if by_name else {"end": "calendar"}


def _effects(story: Story, effects: Iterable[Effect]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for effect in effects:
        variable = story.variables[effect.variable]
        becomes = {old: variable.domain[new] for old, new in zip(variable.domain, effect.table, strict=True)}
        found.append({"variable": variable.name, "becomes": becomes, "if": _condition(story, effect.condition)})
    return found


def _condition(story: Story, condition: Condition) -> dict[str, object]:
    def among(asked: Among) -> dict[str, object]:
        declared = story.variables[asked.variable]
        values = [value for at, value in enumerate(declared.domain) if asked.allowed >> at & 1]
        return {"is": {"variable": declared.name, "among": values}}

    return fold(
        condition, among, lambda part: {"not": part}, lambda parts: {"all": parts}, lambda parts: {"any": parts}
    )


# --- Promela --------------------------------------------------------------------------------------------------------


def to_promela(story: Story) -> str:
    """Return the story as a Promela model.

    Compiled with `-DCYCLES` it leaves out the assertion that fails where a reader is stuck, so that cycles can be looked
    for as non-progress cycles.
    """
    return "\n".join((*_head(story), *_onward(story), *_process(story))) + "\n"


def _head(story: Story) -> Iterator[str]:
    yield f"/* {story.id}: v<n> is the story's variable of that number, place the place in the calendar */"
    yield "int place = 0;"
    for index, variable in enumerate(story.variables):
        name = variable.name.replace("*/", "")
        yield f"byte v{index} = {variable.start}; /* {name}: {' '.join(variable.domain)} */"


def _onward(story: Story) -> Iterator[str]:
    """The move to where the reader next stands, past what is not on stage."""
    yield "inline onward() {"
    yield "  do"
    for place, vertex in enumerate(story.graph):
        for edge in vertex.silent:
            yield f"  :: {_taken(place, edge)}"
    yield "  :: else -> break"
    yield "  od"
    yield "}"


def _process(story: Story) -> Iterator[str]:
    yield "active proctype story() {"
    yield "  d_step { place = 0; onward(); skip }"
    yield "end:"
    yield "  do"
    for place, scene in enumerate(story.scenes):
        steps = story.graph[place].choices
        for choice, edge in zip(scene.choices, steps, strict=True):
            yield f"  :: d_step {{ {_taken(place, edge)}; onward(); skip }} /* {scene.id}/{choice.id} */"
        if all(edge.guard != ALWAYS for edge in steps):
            shut = " && ".join(f"!{condition_said(edge.guard)}" for edge in steps) or "true"
            yield "#ifndef CYCLES"
            yield f"  :: d_step {{ place == {place} && {shut} -> assert(false) }}"
            yield "#endif"
    yield "  :: false -> skip"
    yield "  od"
    yield "}"


def _taken(place: int, edge: Edge) -> str:
    """An edge as a guarded command."""
    return f"place == {place} && {condition_said(edge.guard)} -> {_made(edge.effects)}place = {edge.target}"


def condition_said(condition: Condition) -> str:
    """Return a condition as Promela has it, of which `v0` is the first variable."""
    return fold(
        condition,
        _asked,
        lambda part: f"(!{part})",
        lambda parts: "(" + (" && ".join(parts) or "true") + ")",
        lambda parts: "(" + (" || ".join(parts) or "false") + ")",
    )


def _asked(asked: Among) -> str:
    """That a variable has one of some values, told in runs: a mask of more than 31 is wider than SPIN's numbers."""
    name, allowed = f"v{asked.variable}", asked.allowed
    numbers = [number for number in range(allowed.bit_length()) if allowed >> number & 1]
    firsts = [number for number in numbers if not allowed << 1 >> number & 1]
    lasts = [number for number in numbers if not allowed >> 1 >> number & 1]
    runs = (
        f"{name} == {first}" if first == last else f"{name} >= {first} && {name} <= {last}"
        for first, last in zip(firsts, lasts, strict=True)
    )
    return "(" + (" || ".join(f"({run})" for run in runs) or "false") + ")"


def _made(effects: Sequence[Effect]) -> str:
    """The effects as statements, each ended by a semicolon."""
    return "".join(f"{_changed(effect)}; " for effect in effects)


def _changed(effect: Effect) -> str:
    name = f"v{effect.variable}"
    if len(set(effect.table)) == 1:
        change = f"{name} = {effect.table[0]}"
    else:
        options = " ".join(f":: {name} == {old} -> {name} = {new}" for old, new in enumerate(effect.table))
        change = f"if {options} fi"
    return (
        change
        if effect.condition == ALWAYS
        else f"if :: {condition_said(effect.condition)} -> {change} :: else -> skip fi"
    )
