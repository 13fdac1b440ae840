"""Hypothesis strategies that draw whole stories, as a writer would write them: YAML in, so reader and compiler are tried too.

Drawn stories are small enough to explore by hand (one to six scenes) and come in several tempers, so that stories which
end, never end, get stuck and have parts nobody reaches all occur often.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from game.story.compiler import compile_files
from game.story.model import Story

Draw = Callable[[st.SearchStrategy[Any]], Any]

_DOMAINS = (
    ("flag", ("no", "yes"), True),
    ("low < mid < high", ("low", "mid", "high"), True),
    ("0..2", ("0", "1", "2"), True),
    ("red | blue | green", ("red", "blue", "green"), False),
    ("0..3", ("0", "1", "2", "3"), True),
)
PEOPLE = ("ada", "ben", "cleo")
"""The ids of the people that drawn stories may have, in order."""

_LIFE = ("well < hurt < gone", ("well", "hurt", "gone"), True)
_TEXTS = (
    "{0} words.",
    "{0} *words* with emphasis.[^n]\n\nA second paragraph.",
    "{0} words.\n\n> Something heard\n> goes on.\n\n= A SIGN",
    "{0} words, “quoted” and \\*starred\\*… [sic]",
)


@dataclass(frozen=True)
class _Plan:
    """What one drawn story declares, so that everything drawn later can name it."""

    variables: dict[str, tuple[str, tuple[str, ...], bool]]
    people: tuple[str, ...]
    scenes: dict[str, int]  # id → how many choices
    cast: dict[str, tuple[str, ...]]  # scene → its people
    endings: tuple[str, ...]
    loops: str  # "none", "bounded" or "free"
    risky: bool  # whether every choice of a scene may have a condition
    counter: list[int] = field(default_factory=lambda: [0])

    def number(self) -> int:
        """A number that no other text of the story has."""
        self.counter[0] += 1
        return self.counter[0]


@st.composite
def authored_stories(draw: Draw, people: Sequence[int] = (0, 0, 0, 1, 2, 2, 3)) -> dict[str, bytes]:
    """The files of a story, by path; `people` says how many there may be, each number as likely as it is often named."""
    plan = _plan(draw, people)
    files = {"story.yaml": _story(draw, plan)}
    for scene in plan.scenes:
        files[f"scenes/{scene}.yaml"] = _scene(draw, plan, scene)
    for at, ending in enumerate(plan.endings):
        files[f"endings/{ending}.yaml"] = _ending(draw, plan, ending, last=at == len(plan.endings) - 1)
    return {name: text.encode() for name, text in files.items()}


@st.composite
def stories(draw: Draw, people: Sequence[int] = (0, 0, 0, 1, 2, 2, 3)) -> Story:
    """A compiled story that was drawn."""
    compiled = compile_files(draw(authored_stories(people)))
    assume(compiled.story is not None)  # now and then two effects on `you` cannot be told apart
    assert compiled.story is not None
    return compiled.story


def _plan(draw: Draw, people: Sequence[int]) -> _Plan:
    domains = draw(st.lists(st.sampled_from(_DOMAINS), min_size=1, max_size=3))
    variables = {f"v{at}": domain for at, domain in enumerate(domains)}
    cast = PEOPLE[: draw(st.sampled_from(people))]
    for at, person in enumerate(cast):
        variables[f"{person}.life"] = _LIFE
        if at != 1:
            variables[f"{person}.bag"] = _DOMAINS[0]
    counts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6 if not cast else 5))
    scenes = {f"s{at}": count for at, count in enumerate(counts)}
    in_scene = st.permutations(cast).flatmap(lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n])))
    return _Plan(
        variables=variables,
        people=cast,
        scenes=scenes,
        cast={scene: draw(in_scene) if cast else () for scene in scenes},
        endings=tuple(f"e{at}" for at in range(draw(st.integers(1, 3)))),
        loops=draw(st.sampled_from(("none", "bounded", "bounded", "free"))),
        risky=draw(st.sampled_from((False, False, True))),
    )


# --- files ----------------------------------------------------------------------------------------------------------


def _story(draw: Draw, plan: _Plan) -> str:
    lines = ["id: drawn", "title: A drawn story"]
    ids = list(plan.scenes)
    cut = draw(st.integers(1, len(ids) - 1)) if len(ids) > 1 else 0
    lines.append("acts:")
    exchanged = bool(plan.people) and draw(st.booleans())
    for name, part in (("one", ids[:cut]), ("two", ids[cut:])):
        if not part:
            continue  # an act has a scene
        lines += [f"  - id: {name}", f"    title: Act {name}", f"    scenes: [{', '.join(part)}]"]
        if name == "one" and exchanged and draw(st.booleans()):
            lines += _passages(draw, plan, None, "after", "    ")
    if draw(st.booleans()):
        lines += ["close:", *_passages(draw, plan, None, "text", "  ")]
    if draw(st.integers(0, 3)) == 3:
        lines += ["coda:", "  title: A coda", *_passages(draw, plan, (), "text", "  ")]
        lines.append("  notes: {n: {general: Words of a note.}}")
    lines.append("variables:")
    for name, (values, domain, _) in plan.variables.items():
        start = f", start: {draw(st.sampled_from(domain))}"
        start = "" if name.endswith(".life") and draw(st.integers(0, 7)) else start
        lines.append(f"  {name}: {{values: {values}{start}}}")
    if plan.people:
        lines += _people(draw, plan, exchanged=exchanged)
    lines.append(f"endings: [{', '.join(plan.endings)}]")
    lines += _promises(draw, plan)
    return "\n".join(lines) + "\n"


def _promises(draw: Draw, plan: _Plan) -> list[str]:
    """What a story promises of itself, be it so or not."""
    places = [*plan.scenes, *(f"{scene}.c0" for scene in plan.scenes), *plan.endings]
    made = []
    for kind in draw(st.lists(st.sampled_from(("never", "always", "possible", "holds")), max_size=3)):
        at = f"at: {draw(st.sampled_from(places))}, " if kind == "holds" else ""
        made.append(f"  - {{{at}{kind}: {json.dumps(_condition(draw, plan, ()))}, because: So it is.}}")
    return ["promises:", *made] if made else []


def _people(draw: Draw, plan: _Plan, *, exchanged: bool) -> list[str]:
    sizes = draw(st.sampled_from(([1], [1, 2], [2]))) if len(plan.people) > 1 else [1]
    lines = [f"follow: {sizes}"]
    if exchanged:
        lines += ["exchange:", "  title: Between two acts", *_passages(draw, plan, None, "text", "  ")]
    if draw(st.booleans()):
        lines += ["begin:", *_passages(draw, plan, None, "text", "  ")]
    lines.append("people:")
    mortal = draw(st.integers(0, 3))
    for person in plan.people:
        lines.append(f"  {person}: {{name: {person.title()} Lund, short: {person.title()}, invented: Invented.")
        if mortal > 1 or (mortal and draw(st.booleans())):
            while_ = f"{person}.life != gone" if draw(st.integers(0, 3)) else _condition(draw, plan, ())
            lines[-1] += f', while: "{while_}"'
        lines[-1] += "}"
    return lines + (_hours(draw, plan) if draw(st.booleans()) else [])


def _hours(draw: Draw, plan: _Plan) -> list[str]:
    """Parts of the story to be played by themselves."""
    ids = list(plan.scenes)
    lines = ["hours:"]
    for name in ("short", "other")[: draw(st.integers(1, 2))]:
        first = draw(st.integers(0, len(ids) - 1))
        last = draw(st.integers(first, len(ids) - 1))
        people = draw(st.lists(st.sampled_from(plan.people), min_size=1, unique=True))
        lines += [f"  {name}:", f"    title: Hour {name}", f"    people: [{', '.join(people)}]"]
        lines += [f"    from: {ids[first]}", f"    to: {ids[last]}", *_passages(draw, plan, None, "after", "    ")]
    return lines


def _scene(draw: Draw, plan: _Plan, scene: str) -> str:
    people = plan.cast[scene]
    lines = [f"id: {scene}", f"title: Scene {scene}", "when: a day"]
    if people:
        lines.append(f"people: [{', '.join(people)}]")
    if draw(st.integers(0, 3)) == 3:
        lines.append(f"if: {_condition(draw, plan, people)}")
    heat = draw(st.sampled_from((0, 0, 0, 1, 2, 3)))
    if heat:
        lines += [f"heat: {heat}", "content: Something."]
    reported = heat > 1 or (heat == 1 and draw(st.booleans()))
    if reported:
        lines += _passages(draw, plan, people, "report", "")
    lines += _passages(draw, plan, people, "text", "")
    lines.append("choices:")
    for at in range(plan.scenes[scene]):
        lines += _choice(draw, plan, scene, at, reported=reported)
    lines.append("notes: {n: {general: Words of a note.}, m: {invented: Nobody marks this.}}")
    return "\n".join(lines) + "\n"


def _ending(draw: Draw, plan: _Plan, ending: str, *, last: bool) -> str:
    lines = [f"id: {ending}", f"title: Ending {ending}"]
    people = plan.people
    if people and not last and draw(st.booleans()):
        people = tuple(draw(st.lists(st.sampled_from(people), min_size=1, unique=True)))
        lines.append(f"people: [{', '.join(people)}]")
    if not last or draw(st.integers(0, 7)) == 7:
        lines.append(f"if: {_condition(draw, plan, people)}")
    lines += _passages(draw, plan, people, "text", "")
    if draw(st.integers(0, 3)):
        lines += _passages(draw, plan, people, "line", "")
    lines.append("notes: {n: {general: Words of a note.}}")
    return "\n".join(lines) + "\n"


def _passages(draw: Draw, plan: _Plan, people: Sequence[str] | None, key: str, indent: str) -> list[str]:
    """A text; `people` are those whom its conditions may call `you`, and None where no note can be marked either."""
    lines = [f"{indent}{key}:"]
    for at in range(draw(st.sampled_from((1, 1, 1, 2)))):
        words = json.dumps(draw(st.sampled_from(_TEXTS)).format(f"Text {plan.number()}"), ensure_ascii=False)
        words = words if people is not None else words.replace("[^n]", "")
        if at == 0 and draw(st.integers(0, 3)):
            lines.append(f"{indent}  - {words}")
        else:
            lines.append(f"{indent}  - {{if: {_condition(draw, plan, people or ())}, text: {words}}}")
    return lines


def _choice(draw: Draw, plan: _Plan, scene: str, at: int, *, reported: bool) -> list[str]:
    people = plan.cast[scene]
    default = bool(people) and at == 0
    lines = [f"  - id: c{at}", f"    text: Choice {plan.number()} of *{scene}*"]
    lines += _kinds(draw, default=default, alone=plan.scenes[scene] == 1)
    effects = _effects(draw, plan, people)
    free = not default and (at > 0 or plan.risky)
    conditions = [_condition(draw, plan, people)] if free and draw(st.booleans()) else []
    to, guard, step = _destination(draw, plan, scene, default=default)
    if guard == "once":
        lines.append("    once: yes")
    elif guard:
        conditions, effects = [*conditions, guard], [*effects, step]
    if conditions:
        lines.append("    if: " + " and ".join(f"({one})" for one in conditions))
    if (conditions or guard == "once") and draw(st.booleans()):
        lines.append(f"    closed: Reason {plan.number()}.")
    if to:
        lines.append(f"    to: {to}")
    if effects:
        lines.append(f"    effects: [{', '.join(effects)}]")
    if reported and draw(st.integers(0, 7)) == 7:
        lines.append(f"    report: In short {plan.number()}.")
    if draw(st.integers(0, 7)) == 7:
        lines.append(f"    remembered: Remembered {plan.number()}.")
    return lines + (_passages(draw, plan, people, "then", "    ") if draw(st.booleans()) else [])


def _kinds(draw: Draw, *, default: bool, alone: bool) -> list[str]:
    """Whether a choice is the default, which an only one is by itself, and whether it is a fallback."""
    lines = ["    default: yes"] if default and not (alone and draw(st.booleans())) else []
    return [*lines, "    fallback: yes"] if draw(st.integers(0, 7)) == 7 else lines


def _destination(draw: Draw, plan: _Plan, scene: str, *, default: bool) -> tuple[str, str, str]:
    """Where a choice leads, and for a bounded loop the condition and the effect that bound it."""
    ids = list(plan.scenes)
    here = ids.index(scene)
    kind = draw(st.integers(0, 7))
    if kind <= 3:
        return "", "", ""
    if kind == 4:
        return draw(st.sampled_from(plan.endings)), "", ""
    unbound = default and plan.loops == "bounded" and kind < 7  # nothing can bound a default that leads back
    if unbound or plan.loops == "none":
        return (draw(st.sampled_from(ids[here + 1 :])) if here < len(ids) - 1 else ""), "", ""
    back = draw(st.sampled_from(ids[: here + 1]))
    counters = [name for name, (values, _, _) in plan.variables.items() if values.startswith("0..")]
    if plan.loops == "free" or default:
        return back, "", ""
    if counters and draw(st.booleans()):
        most = plan.variables[counters[0]][1][-1]
        return back, f"{counters[0]} < {most}", f"{counters[0]} += 1"
    return back, "once", ""


# --- conditions and effects -----------------------------------------------------------------------------------------


def _condition(draw: Draw, plan: _Plan, people: Sequence[str]) -> str:
    shape = draw(
        st.sampled_from(("{0}", "{0}", "{0}", "not {0}", "{0} and {1}", "{0} or {1}", "not ({0} and {1}) or {2}"))
    )
    return str(shape.format(*(_atom(draw, plan, people) for _ in range(shape.count("{")))))


def _atom(draw: Draw, plan: _Plan, people: Sequence[str]) -> str:
    kind = draw(st.integers(0, 9))
    if kind == 7:
        return f"seen {draw(st.sampled_from(list(plan.scenes)))}"
    if kind == 8:
        scene = draw(st.sampled_from(list(plan.scenes)))
        return f"chose {scene}.c{draw(st.integers(0, plan.scenes[scene] - 1))}"
    if kind == 9 and plan.people:
        if len(people) > 1 and draw(st.booleans()):
            return f"you {draw(st.sampled_from(('==', '!=')))} {draw(st.sampled_from(list(people)))}"
        return f"{draw(st.sampled_from(plan.people))}.followed"
    if kind >= 5 and people:
        return _comparison(draw, "you.life", _LIFE)
    name = draw(st.sampled_from(list(plan.variables)))
    return _comparison(draw, name, plan.variables[name])


def _comparison(draw: Draw, name: str, domain: tuple[str, tuple[str, ...], bool]) -> str:
    """A comparison of this variable that sometimes holds and sometimes does not."""
    written, values, ordered = domain
    if written == "flag" and draw(st.booleans()):
        return name
    at = draw(st.integers(0, len(values) - 1))
    signs = ["==", "!="]
    if ordered:
        signs += ["<", ">="] if at > 0 else ["<=", ">"]
    sign = draw(st.sampled_from(signs))
    if draw(st.integers(0, 3)) == 3:
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
        return f"{values[at]} {turned.get(sign, sign)} {name}"
    return f"{name} {sign} {values[at]}"


def _effects(draw: Draw, plan: _Plan, people: Sequence[str]) -> list[str]:
    return [_effect(draw, plan, people) for _ in range(draw(st.sampled_from((0, 1, 1, 2))))]


def _effect(draw: Draw, plan: _Plan, people: Sequence[str]) -> str:
    names = [*plan.variables, *(("you.life", "you.life") if people else ())]
    name = draw(st.sampled_from(names))
    _, values, ordered = plan.variables.get(name, _LIFE)
    at = draw(st.integers(0, len(values) - 1))
    ways = [f"{name} = {values[at]}"]
    if ordered:
        ways += [f"{name} += 1", f"{name} -= 1"]
        ways.append(f"{name} rises to {values[max(at, 1)]}")
        ways.append(f"{name} falls to {values[min(at, len(values) - 2)]}")
    effect = str(draw(st.sampled_from(ways)))
    return f"{effect} if {_condition(draw, plan, people)}" if draw(st.integers(0, 3)) == 3 else effect
