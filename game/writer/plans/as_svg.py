"""A plan as a picture: one SVG that needs nothing beside it."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from game.render.linebreaks import cells, shortened
from game.writer.plans.layout import PlanLayout, PlanPoint, laid_out
from game.writer.plans.plan import INK, PALE, Plan, PlanStop, PlanWay, StopMark, colour_of

_ACROSS, _DOWN = 172.0, 78.0  # from stop to stop
_WIDE, _HIGH = 152.0, 40.0
_LEFT, _TOP, _EDGE = 60.0, 108.0, 24.0
_LETTERS = 23  # that fit into a stop
_DASHES = {StopMark.RARE: "5 3", StopMark.UNMET: "2 4"}
_FILLS = {StopMark.STUCK: "#ffd9d9", StopMark.UNMET: "#f6f6f6"}
_SCENE, _ENDING = "#ffffff", "#eeeeee"


def to_svg(plan: Plan) -> str:
    """Return the plan as an SVG picture."""
    layout = laid_out(plan)
    width = max(_LEFT + layout.width * _ACROSS + _WIDE + _EDGE, 640.0)
    height = _TOP + layout.height * _DOWN + _HIGH + _EDGE
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="sans-serif" font-size="11" fill="{INK}">'
    )
    lines = (head, *_legend(plan), *_acts(plan, layout), *_ways(plan, layout), *_stops(plan, layout), "</svg>")
    return "\n".join(lines) + "\n"


def _legend(plan: Plan) -> Iterator[str]:
    yield f"<title>{escape(plan.title)}</title>"
    yield '<rect width="100%" height="100%" fill="#ffffff"/>'
    yield f'<text x="{_EDGE}" y="28" font-size="16" font-weight="bold">{escape(plan.title)}</text>'
    signs = "Dashed: fewer than 1 in 20. Red: a dead end. Dotted: met by none of these readers."
    yield f'<text x="{_EDGE}" y="46">{escape(plan.told)}</text>'
    yield f'<text x="{_EDGE}" y="62">{signs}</text>'
    at = _EDGE
    for id, name in plan.people:
        yield f'<rect x="{at:.0f}" y="74" width="14" height="10" fill="{colour_of(plan, (id,))}"/>'
        yield f'<text x="{at + 19:.0f}" y="83">{escape(name)}</text>'
        at += 19 + 7 * cells(name) + 18


def _acts(plan: Plan, layout: PlanLayout) -> Iterator[str]:
    """A bar at the left for each act, from its first stop that is met down to its last; side by side where they overlap."""
    ends: list[float] = []  # of the bars in each column
    for number, (id, title) in enumerate(plan.acts):
        met = (stop.place for stop in plan.stops if stop.act == number and stop.mark is not StopMark.UNMET)
        rows = [layout.stops[place][1] for place in met]
        if rows:
            top, end = _TOP + min(rows) * _DOWN, _TOP + max(rows) * _DOWN + _HIGH
            column = next((at for at, last in enumerate(ends) if last < top), len(ends))
            ends[column : column + 1] = [end]
            x = 8 + column * 16
            yield f'<rect x="{x}" y="{top:.0f}" width="13" height="{end - top:.0f}" fill="#e6e6e6"/>'
            middle = (top + end) / 2
            turned = f'transform="rotate(-90 {x + 10} {middle:.0f})" text-anchor="middle"'
            yield f'<text x="{x + 10}" y="{middle:.0f}" {turned}>{escape(title or id)}</text>'


# --- ways -----------------------------------------------------------------------------------------------------------


def _ways(plan: Plan, layout: PlanLayout) -> Iterator[str]:
    names = {stop.place: stop.id for stop in plan.stops}
    leaving, coming = Counter(way.start for way in plan.ways), Counter(way.to for way in plan.ways)
    for way in plan.ways:
        colour = colour_of(plan, way.people)
        dashes = ' stroke-dasharray="5 4"' if way.rare else ""
        points = _points(way, layout)
        said = escape(f"{names[way.start]} → {names[way.to]}: {', '.join(way.choices)}")
        yield (
            f'<path d="{_curve(points)}" fill="none" stroke="{colour}" stroke-width="1.4" stroke-opacity="0.8"{dashes}>'
            f"<title>{said}</title></path>"
        )
        yield _head(points, colour)
        if plan.labelled:
            yield _label(points, way, near=leaving[way.start] <= coming[way.to])


def _points(way: PlanWay, layout: PlanLayout) -> list[PlanPoint]:
    """Through where a way goes, in the picture: out of a stop below, and into the next above; back it is the other way round."""
    if way.start == way.to:
        x, y = _centre(layout.stops[way.start])
        return [(x + _WIDE / 2, y - 8), (x + _WIDE / 2 + 26, y), (x + _WIDE / 2, y + 8)]
    through = layout.ways[min(way.start, way.to), max(way.start, way.to)]
    points = [_centre(spot) for spot in through]
    points[0] = points[0][0], points[0][1] + _HIGH / 2
    points[-1] = points[-1][0], points[-1][1] - _HIGH / 2
    return points[::-1] if way.back else points


def _centre(spot: PlanPoint) -> PlanPoint:
    return _LEFT + spot[0] * _ACROSS + _WIDE / 2, _TOP + spot[1] * _DOWN + _HIGH / 2


def _curve(points: Sequence[PlanPoint]) -> str:
    """A smooth line: between two points it leaves and arrives upright."""
    told = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        bend = (to_y - y) / 2
        told.append(f"C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}")
    return "".join(told)


def _head(points: Sequence[PlanPoint], colour: str) -> str:
    """An arrow's head at the last point."""
    (x, y), before = points[-1], points[-2]
    if before[1] == y or (len(points) == 3 and points[0][0] == x):  # a loop, which comes in from the side
        shape = f"{x:.1f},{y:.1f} {x + 7:.1f},{y - 4:.1f} {x + 7:.1f},{y + 4:.1f}"
    else:
        back = 7 if before[1] > y else -7
        shape = f"{x:.1f},{y:.1f} {x - 3.5:.1f},{y + back:.1f} {x + 3.5:.1f},{y + back:.1f}"
    return f'<polygon points="{shape}" fill="{colour}"/>'


def _label(points: Sequence[PlanPoint], way: PlanWay, *, near: bool) -> str:
    """The choices of a way, on its line: near to where it leaves, or else to where it arrives."""
    told = escape(shortened(", ".join(way.choices), _LETTERS))
    if way.start == way.to:
        x, y, anchor = points[1][0] + 4, points[1][1], "start"
    else:
        x, y = _on_curve(points[0], points[1], 0.3) if near else _on_curve(points[-2], points[-1], 0.7)
        anchor = "middle"
    return (
        f'<text x="{x:.1f}" y="{y + 3:.1f}" text-anchor="{anchor}" font-size="9.5" stroke="#ffffff" stroke-width="3" '
        f'paint-order="stroke">{told}</text>'
    )


def _on_curve(one: PlanPoint, other: PlanPoint, part: float) -> PlanPoint:
    """The point at a part, 0 to 1, of the curve between two points."""
    (x, y), (to_x, to_y) = one, other
    across = part * part * (3 - 2 * part)
    down = 1.5 * part * (1 - part) ** 2 + 1.5 * part * part * (1 - part) + part**3
    return x + (to_x - x) * across, y + (to_y - y) * down


# --- stops ----------------------------------------------------------------------------------------------------------


def _stops(plan: Plan, layout: PlanLayout) -> Iterator[str]:
    for stop in plan.stops:
        x, y = _centre(layout.stops[stop.place])
        pale = stop.mark in {StopMark.UNMET, StopMark.BEYOND}
        line = "#c00000" if stop.mark is StopMark.STUCK else PALE if pale else colour_of(plan, stop.people)
        dashes = f' stroke-dasharray="{_DASHES[stop.mark]}"' if stop.mark in _DASHES else ""
        round_by, plain = (_HIGH / 2, _ENDING) if stop.act is None else (5, _SCENE)
        yield f'<g fill="{PALE if pale else INK}"><title>{escape(_told(stop))}</title>'
        yield (
            f'<rect x="{x - _WIDE / 2:.1f}" y="{y - _HIGH / 2:.1f}" width="{_WIDE:.0f}" height="{_HIGH:.0f}" rx="{round_by:g}" '
            f'fill="{_FILLS.get(stop.mark, plain)}" stroke="{line}" stroke-width="2"{dashes}/>'
        )
        if stop.title == stop.id:
            yield f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{escape(shortened(stop.id, _LETTERS))}</text></g>'
        else:
            yield f'<text x="{x:.1f}" y="{y - 3:.1f}" text-anchor="middle">{escape(shortened(stop.title, _LETTERS))}</text>'
            small = f'<text x="{x:.1f}" y="{y + 12:.1f}" text-anchor="middle" font-size="9" fill-opacity="0.8">'
            yield f"{small}{escape(shortened(stop.id, _LETTERS))}</text></g>"


def _told(stop: PlanStop) -> str:
    people = f" ({', '.join(stop.people)})" if stop.people else ""
    mark = "" if stop.mark is StopMark.PLAIN else f": {stop.mark.value}"
    return f"{stop.id}{people}{mark}"
