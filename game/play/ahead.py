"""How much lies ahead: the least and the most choices that are still made before an act ends, whatever is chosen.

Of every variable just the values are known that it may have at a place (abstract interpretation, Cousot and Cousot 1977). So
no way has fewer choices than the least or more than the most, but the least or the most need not be a way that there is.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from game.play.moment import Moment
from game.story.graph import Edge, EdgeKind, Vertex
from game.story.logic import Among, And, Condition, Effect, Not, Or, conj, fold, negated
from game.story.model import Story

Possible: TypeAlias = list[int]
"""The values that each variable may have, as bit masks."""


def choices_ahead(story: Story, moment: Moment, act: int) -> tuple[int, int] | None:
    """Return the least and the most choices from this moment to the end of the act of this index.

    None where one can come back to a place of the act.
    """
    arriving: dict[int, Possible] = {moment.place: [1 << value for value in moment.values]}
    leading: dict[int, list[tuple[int, int]]] = {}  # from each place the next ones, and the choices made on the way
    for place in range(moment.place, story.end):
        if place not in arriving or story.scenes[place].act != act:
            continue
        leading[place] = []
        for edge, values in _steps(story.graph[place], arriving[place]):
            if edge.target <= place:
                return None
            leading[place].append((edge.target, int(edge.kind is EdgeKind.CHOICE)))
            others = arriving.get(edge.target, values)
            arriving[edge.target] = [one | other for one, other in zip(values, others, strict=True)]
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for place, ways in sorted(leading.items(), reverse=True):
        least[place] = min((made + least.get(target, 0) for target, made in ways), default=0)
        most[place] = max((made + most.get(target, 0) for target, made in ways), default=0)
    return least.get(moment.place, 0), most.get(moment.place, 0)


def _steps(vertex: Vertex, arriving: Possible) -> Iterator[tuple[Edge, Possible]]:
    """Yield each edge that may be taken by who arrives with some of these values, and those it may lead on with."""
    for edge in vertex.edges:
        guard = conj(vertex.stands, edge.guard) if edge.kind is EdgeKind.CHOICE else edge.guard
        if not _may(guard, arriving)[0]:
            continue
        values = list(arriving)
        _keep(guard, values)
        if all(values):
            _make(edge.effects, values)
            yield edge, values


def _may(condition: Condition, values: Possible) -> tuple[bool, bool]:
    """Return whether the condition may hold, and whether it may not."""
    return fold(
        condition,
        lambda asked: (bool(values[asked.variable] & asked.allowed), bool(values[asked.variable] & ~asked.allowed)),
        lambda part: (part[1], part[0]),
        lambda parts: (all(can for can, _ in parts), any(not_ for _, not_ in parts)),
        lambda parts: (any(can for can, _ in parts), all(not_ for _, not_ in parts)),
    )


def _keep(condition: Condition, values: Possible) -> None:
    """Give up values with which the condition cannot hold, as far as its parts settle that one by one."""
    match condition:
        case Among(variable, allowed):
            values[variable] &= allowed
        case Not(Among(variable, allowed)):
            values[variable] &= ~allowed
        case Not(Or(parts)):
            for part in parts:
                _keep(negated(part), values)
        case And(parts):
            for part in parts:
                _keep(part, values)


def _make(effects: Sequence[Effect], values: Possible) -> None:
    """Make effects, one after another; what may not be made leaves the values before as well."""
    for one in effects:
        made, may_not = _may(one.condition, values)
        if made:
            before = values[one.variable]
            after = sum({1 << new for old, new in enumerate(one.table) if before >> old & 1})
            values[one.variable] = after | before if may_not else after
