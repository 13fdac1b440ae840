"""Answers for a path that has the least, or the greatest, weight of all: traced from its end back to its beginning.

What arrived at each place is known with its weight. So from the end one asks again and again from where the best of the
ways came that lead here, to exactly these values.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from game.proof.measure.evdd import Weight, WeightedDiagrams
from game.proof.measure.path_sums import PathSums, PathWeights, arriving, asked_at, leaving, ready
from game.proof.model.dataflow import DataFlow
from game.story.graph import predecessors
from game.story.logic import ALWAYS, NEVER, Among, Condition, Effect, conj, disj, map_leaves, negated

Values: TypeAlias = dict[int, int]
Path: TypeAlias = tuple[tuple[int, int], ...]
"""The choices of a path: each the place of its scene and its number there."""


class _Step(NamedTuple):
    """A way on which one may have come: its weight so far, the choice made, if any, and what stood where it began."""

    weight: Weight
    place: int
    choice: int | None
    values: Values


def best_path(carried: PathSums, scale: PathWeights) -> tuple[Weight, Path]:
    """The weight of the best path of a story that ends, and that path.

    The algebra must be one whose `plus` takes one of the two.
    """
    weights, flow = carried.weights, carried.flow
    weight, place, _, values = _best(weights, _ends(carried, scale))
    into = predecessors([node.edges for node in flow.story.graph])
    choices: list[tuple[int, int]] = []
    if place < flow.story.end:
        values = _arrived(carried, place, values, stood=True)
    while place or not _at_start(flow, values):
        step = _best(weights, _ways_into(carried, scale, into[place], place, values))
        place, values = step.place, _arrived(carried, step.place, step.values, stood=step.choice is not None)
        if step.choice is not None:
            choices.append((place, step.choice))
    return weight, tuple(reversed(choices))


def _best(weights: WeightedDiagrams, steps: Iterator[_Step]) -> _Step:
    found = next(steps)
    for step in steps:
        if weights.algebra.plus(step.weight, found.weight) != found.weight:
            found = step
    return found


def _ends(carried: PathSums, scale: PathWeights) -> Iterator[_Step]:
    """The best of each place where paths end or are stuck."""
    weights = carried.weights
    done = {place: scale.ends(weights, place, diagram) for place, diagram in carried.ended.items()}
    for place, diagram in (*done.items(), *carried.stuck.items()):
        point = weights.argbest(diagram)
        if point is not None:
            yield _Step(point[0], place, None, point[1])


def _ways_into(
    carried: PathSums, scale: PathWeights, sources: Iterable[int], to: int, values: Values
) -> Iterator[_Step]:
    """The best of each way that leads from one of the sources to a place so that these values arrive."""
    for place in sources:
        if place in carried.arrived:
            for edge, taken, kept in leaving(carried, scale, place, carried.arrived[place]):
                if edge.target == to and taken is not None:
                    diagram, effects, known = ready(carried, taken, edge, kept)
                    untold = _among(values, ~known)
                    point = carried.weights.argbest(diagram, before(_exactly(_among(values, known)), effects))
                    if point is not None and _at_start(carried.flow, untold):
                        yield _Step(point[0], place, edge.choice, _among(point[1], kept))


def _arrived(carried: PathSums, place: int, values: Values, *, stood: bool) -> Values:
    """What arrived at a place, so that something with these values stood there, or went past."""
    diagram, known = asked_at(carried, place, carried.arrived[place])
    on_stage = carried.flow.story.scenes[place].on_stage if stood else ALWAYS
    point = carried.weights.argbest(diagram, conj(on_stage, _exactly(_among(values, known))))
    if point is None:
        raise ValueError("nothing with these values has arrived")
    return _among(point[1], arriving(carried.flow, place))


def _at_start(flow: DataFlow, values: Values) -> bool:
    return all(value == flow.story.variables[variable].start for variable, value in values.items())


def _among(values: Values, mask: int) -> Values:
    """Those of the values that belong to variables of the mask."""
    return {variable: value for variable, value in values.items() if mask >> variable & 1}


def _exactly(values: Values) -> Condition:
    return conj(*(Among(variable, 1 << value) for variable, value in values.items()))


def before(condition: Condition, effects: tuple[Effect, ...]) -> Condition:
    """What must hold so that the condition holds after the effects, made one after another (Dijkstra 1975)."""
    for effect in reversed(effects):
        condition = map_leaves(condition, functools.partial(_before, effect))
    return condition


def _before(effect: Effect, asked: Among) -> Condition:
    """What must hold so that a comparison holds after one effect."""
    if asked.variable != effect.variable:
        return asked
    old = sum(1 << value for value, new in enumerate(effect.table) if asked.allowed >> new & 1)
    changed = NEVER if not old else ALWAYS if old + 1 == 1 << len(effect.table) else Among(asked.variable, old)
    if effect.condition == ALWAYS:
        return changed
    return disj(conj(effect.condition, changed), conj(negated(effect.condition), asked))
