"""The path that has the least, or the greatest, weight of all: traced back from its end to its beginning.

What arrived at each place is known with its weight. So from the end one asks again and again from where the best of the
edges came that lead here, to exactly these values.
"""

import functools
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from game.proof.measure.evdd import WeightedDiagrams
from game.proof.measure.path_sums import PathSums
from game.proof.measure.semiring import Weight
from game.proof.symbolic.propagate import staying, takers_leaving, takers_passing
from game.story.graph import predecessors
from game.story.logic import ALWAYS, NEVER, Among, Condition, Effect, conj, disj, map_leaves, negated
from game.story.model import Story

Values: TypeAlias = dict[int, int]
Trace: TypeAlias = tuple[tuple[int, int], ...]
"""The choices of a path: each the place of its scene and its number there."""


class _Arrival(NamedTuple):
    """An edge by which one may have come: the weight before it, where it began, its choice, and the values there."""

    weight: Weight
    place: int
    choice: int | None
    values: Values


def best_path(sums: PathSums) -> tuple[Weight, Trace]:
    """Return the weight of the best path of a story that ends, and that path.

    The semiring must be one whose `plus` takes one of the two.
    """
    story = sums.domain.story
    weight, place, _, values = _best(sums.weights, _ends(sums))
    into = predecessors([vertex.edges for vertex in story.graph])
    choices: list[tuple[int, int]] = []
    if place < story.end:
        values = _arrived(sums, place, values, stood=True)
    while place or not _at_start(story, values):
        step = _best(sums.weights, _steps_into(sums, into[place], place, values))
        place, values = step.place, _arrived(sums, step.place, step.values, stood=step.choice is not None)
        if step.choice is not None:
            choices.append((place, step.choice))
    return weight, tuple(reversed(choices))


def _best(weights: WeightedDiagrams, steps: Iterator[_Arrival]) -> _Arrival:
    found = next(steps)
    for step in steps:
        if weights.semiring.plus(step.weight, found.weight) != found.weight:
            found = step
    return found


def _ends(sums: PathSums) -> Iterator[_Arrival]:
    """The best of each place where paths end or are stuck."""
    weights, scale = sums.weights, sums.domain.scale
    done = {place: scale.ends(weights, place, diagram) for place, diagram in sums.ended.items()}
    for place, diagram in (*done.items(), *sums.stuck.items()):
        point = weights.argbest(diagram)
        if point is not None:
            yield _Arrival(point[0], place, None, point[1])


def _steps_into(sums: PathSums, sources: Iterable[int], to: int, values: Values) -> Iterator[_Arrival]:
    """The best of each edge that leads from one of the sources to a place so that these values arrive."""
    domain, arrived = sums.domain, sums.arrived
    for place in sources:
        if place in arrived:
            stands = staying(domain, place, arrived[place])
            for edge, taken in chain(
                takers_passing(domain, place, arrived[place]), takers_leaving(domain, place, stands)
            ):
                if edge.target == to:
                    diagram, known = domain.add_starts(taken, edge.added), edge.known | edge.added
                    wanted = precondition(_exactly(_among(values, known)), edge.effects)
                    point = sums.weights.argbest(diagram, wanted)
                    if point is not None and _at_start(domain.story, _among(values, ~known)):
                        yield _Arrival(point[0], place, edge.choice, _among(point[1], edge.known))


def _arrived(sums: PathSums, place: int, values: Values, *, stood: bool) -> Values:
    """The best of what arrived at a place so that something with these values stood there, or went past."""
    frames = sums.domain.frames
    vertex = frames.vertex(place)
    on_stage = vertex.stands if stood else ALWAYS
    point = sums.weights.argbest(sums.entered(place), conj(on_stage, _exactly(_among(values, vertex.known))))
    if point is None:
        raise ValueError("nothing with these values has arrived")
    return _among(point[1], frames.arriving(place))


def _at_start(story: Story, values: Values) -> bool:
    return all(value == story.variables[variable].start for variable, value in values.items())


def _among(values: Values, mask: int) -> Values:
    """Those of the values that belong to variables of the mask."""
    return {variable: value for variable, value in values.items() if mask >> variable & 1}


def _exactly(values: Values) -> Condition:
    return conj(*(Among(variable, 1 << value) for variable, value in values.items()))


def precondition(condition: Condition, effects: tuple[Effect, ...]) -> Condition:
    """Return what must hold so that the condition holds after the effects: its weakest precondition (Dijkstra 1975)."""
    for effect in reversed(effects):
        condition = map_leaves(condition, functools.partial(_before, effect))
    return condition


def _before(effect: Effect, asked: Among) -> Condition:
    """The weakest precondition of a comparison under one effect."""
    if asked.variable != effect.variable:
        return asked
    old = sum(1 << value for value, new in enumerate(effect.table) if asked.allowed >> new & 1)
    changed = NEVER if not old else ALWAYS if old + 1 == 1 << len(effect.table) else Among(asked.variable, old)
    if effect.condition == ALWAYS:
        return changed
    return disj(conj(effect.condition, changed), conj(negated(effect.condition), asked))
