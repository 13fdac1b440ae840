"""Where the stops of a plan are drawn, and through which points its ways go: layer under layer, with few crossings.

`fast-sugiyama` does it (the method of Sugiyama, Tagawa and Toda 1981): it is written in Rust, has wheels for Linux, macOS and
Windows, needs nothing else and no program of the system, and draws a thousand stops at once. Graphviz would have to be installed
by hand.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from game.writer.plans.plan import Plan

PlanPoint: TypeAlias = tuple[float, float]
"""Where something is drawn, in stops from the left and in layers from the top."""

_UNIT = 10.0
_ROW = 6  # stops beside each other, at least, that nothing leads to


class PlanLayout(Struct, frozen=True):
    """Where each stop is drawn, by its place, and what a way goes through, by its two places; and how wide and high it all is."""

    stops: Mapping[int, PlanPoint]
    ways: Mapping[tuple[int, int], tuple[PlanPoint, ...]]
    width: float
    height: float


def laid_out(plan: Plan) -> PlanLayout:
    """Return where to draw a plan. What no way leads to or from stands under all else.

    A plan has a stop at least.
    """
    from fast_sugiyama import from_edges  # only here is it needed

    joined = sorted({place for way in plan.ways for place in (way.start, way.to) if way.start != way.to})
    number = {place: at for at, place in enumerate(joined)}
    # A way that leads back is drawn as one that leads on, so that the calendar runs from the top down.
    pairs = sorted(
        {(number[min(way.start, way.to)], number[max(way.start, way.to)]) for way in plan.ways if way.start != way.to}
    )
    parts = (
        from_edges(pairs, vertex_spacing=_UNIT, dummy_vertices=True, dummy_size=0.3, check_layout=False)
        if pairs
        else []
    )
    spots: dict[int, PlanPoint] = {}
    onward: dict[int, list[int]] = {}
    right = 0.0
    for positions, _, _, edges in parts:
        left = min(x for _, (x, _) in positions)
        top = max(y for _, (_, y) in positions)
        spots |= {int(one): ((x - left) / _UNIT + right, (top - y) / _UNIT) for one, (x, y) in positions}
        for start, to in edges or pairs:
            onward.setdefault(int(start), []).append(int(to))
        right = max(x for x, _ in spots.values()) + 1
    down = max((y for _, y in spots.values()), default=-1.0) + 1
    stops = {place: spots[at] for place, at in number.items()}
    alone = [stop.place for stop in plan.stops if stop.place not in number]
    row = max(round(right), _ROW)
    stops |= {place: (float(at % row), down + at // row) for at, place in enumerate(alone)}
    ways = {pair: tuple(spots[one] for one in _through(pair, onward, len(joined))) for pair in pairs}
    named = {(joined[start], joined[to]): through for (start, to), through in ways.items()}
    drawn = (*stops.values(), *spots.values())
    return PlanLayout(stops, named, max(x for x, _ in drawn), max(y for _, y in drawn))


def _through(pair: tuple[int, int], onward: Mapping[int, list[int]], real: int) -> tuple[int, ...]:
    """The numbers that a way goes through, from stop to stop: what has none of the stops' own stands for the way itself."""
    start, to = pair
    for first in onward.get(start, ()):
        path = [start, first]
        while path[-1] >= real and len(onward.get(path[-1], ())) == 1:
            path.append(onward[path[-1]][0])
        if path[-1] == to:
            return tuple(path)
    return pair
