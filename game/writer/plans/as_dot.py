"""A plan in the words of DOT, for Graphviz and all that reads its files."""

from collections.abc import Iterator

from game.writer.plans.plan import PALE, Plan, PlanStop, StopMark, colour_of

_LOOKS = {
    StopMark.RARE: 'style="rounded,dashed"',
    StopMark.STUCK: 'shape=octagon color="#c00000" penwidth=3',
    StopMark.UNMET: f'style="rounded,dotted" color="{PALE}" fontcolor="{PALE}"',
    StopMark.BEYOND: f'color="{PALE}" fontcolor="{PALE}"',
}


def to_dot(plan: Plan) -> str:
    """Return the plan as a directed graph in DOT."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"digraph {_quoted(plan.title)} {{"
    yield f"  label={_quoted(plan.told)};"
    yield '  node [shape=box style=rounded fontname="sans-serif" fontsize=10];'
    yield '  edge [fontname="sans-serif" fontsize=9];'
    for number, (id, title) in enumerate(plan.acts):
        within = [stop for stop in plan.stops if stop.act == number]
        if within:
            yield f"  subgraph cluster_{number} {{"
            yield f"    label={_quoted(title or id)}; color={_quoted(PALE)};"
            yield from (f"    {_stop(plan, stop)}" for stop in within)
            yield "  }"
    yield from (f"  {_stop(plan, stop)}" for stop in plan.stops if stop.act is None)
    for way in plan.ways:
        label = f" label={_quoted(', '.join(way.choices))}" if plan.labelled else ""
        style = " style=dashed" if way.rare else ""
        yield f"  n{way.start} -> n{way.to} [color={_quoted(colour_of(plan, way.people))}{style}{label}];"
    yield "}"


def _stop(plan: Plan, stop: PlanStop) -> str:
    title = stop.id if stop.title == stop.id else f"{stop.title}\n{stop.id}"
    look = _LOOKS.get(stop.mark, "")
    colour = "" if "color=" in look else f" color={_quoted(colour_of(plan, stop.people))}"
    shape = " shape=oval penwidth=2" if stop.act is None and "shape=" not in look else ""
    return f"n{stop.place} [label={_quoted(title)}{colour}{shape}{' ' + look if look else ''}];"


def _quoted(text: str) -> str:
    """A text between quotes; a line end in it is written as one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
