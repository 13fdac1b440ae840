"""A plan in the words of Mermaid, which many editors and forges draw."""

from collections.abc import Iterator

from game.writer.plans.plan import COLOURS, Plan, PlanStop, PlanWay, StopMark

_SCENE, _ENDING, _STUCK = ("[", "]"), ("([", "])"), ("{{", "}}")
_CLASSES = {
    StopMark.RARE: "stroke-dasharray:4 3",
    StopMark.STUCK: "fill:#ffe0e0,stroke:#c00000,stroke-width:3px",
    StopMark.UNMET: "fill:#eeeeee,stroke:#999999,stroke-dasharray:2 4,color:#777777",
    StopMark.BEYOND: "fill:#ffffff,stroke:#bbbbbb,color:#777777",
}


def to_mermaid(plan: Plan) -> str:
    """Return the plan as a Mermaid flowchart."""
    return "\n".join((*_head(plan), *_stops(plan), *_ways(plan), *_looks(plan))) + "\n"


def _head(plan: Plan) -> Iterator[str]:
    yield f"%% {' '.join(plan.title.split())}. {plan.told}"
    yield "flowchart TD"


def _stops(plan: Plan) -> Iterator[str]:
    for number, (id, title) in enumerate(plan.acts):
        within = [stop for stop in plan.stops if stop.act == number]
        if within:
            yield f'  subgraph act{number}["{_quoted(title or id)}"]'
            yield from (f"    {_stop(stop)}" for stop in within)
            yield "  end"
    yield from (f"  {_stop(stop)}" for stop in plan.stops if stop.act is None)


def _stop(stop: PlanStop) -> str:
    opens, closes = _STUCK if stop.mark is StopMark.STUCK else _ENDING if stop.act is None else _SCENE
    title = "" if stop.title == stop.id else f"{_quoted(stop.title)}<br/>"
    return f'n{stop.place}{opens}"{title}{_quoted(stop.id)}"{closes}'


def _ways(plan: Plan) -> Iterator[str]:
    for way in plan.ways:
        label = f"|{_label(way)}|" if plan.labelled else ""
        yield f"  n{way.start} {'-.->' if way.rare else '-->'}{label} n{way.to}"


def _label(way: PlanWay) -> str:
    return f'"{_quoted(", ".join(way.choices))}"'


def _looks(plan: Plan) -> Iterator[str]:
    for mark, look in _CLASSES.items():
        marked = [f"n{stop.place}" for stop in plan.stops if stop.mark is mark]
        if marked:
            yield f"  classDef {mark.value} {look}"
            yield f"  class {','.join(marked)} {mark.value}"
    for number, (id, _) in enumerate(plan.people):
        alone = [
            f"n{stop.place}"
            for stop in plan.stops
            if stop.people == (id,) and stop.mark in {StopMark.PLAIN, StopMark.RARE}
        ]
        if alone:
            yield f"  classDef person{number} stroke:{COLOURS[number % len(COLOURS)]},stroke-width:2px"
            yield f"  class {','.join(alone)} person{number}"


def _quoted(text: str) -> str:
    """A text as it can stand between quotes there: signs that mean something are written by number."""
    signs = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "#": "#35;", "`": "#96;", "\\": "#92;"}
    return "".join(signs.get(sign, sign) for sign in " ".join(text.split()))
