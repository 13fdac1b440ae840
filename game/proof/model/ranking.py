"""Finds by the rules alone which loops of a story must end: each of their turns uses something up that nothing gives back.

A step that changes a variable to what no step of the loop leads back from can be made only finitely often, so it belongs to
no endless path. Without such steps the loop falls apart, and then others may be such steps. Where nothing is left that leads
back, every path ends (a lexicographic ranking of steps; Cook, Podelski and Rybalchenko 2006). A once-only choice is such a
step, and so is a counter that is moved one way.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.proof.model.components import strongly_connected
from game.proof.model.dataflow import DataFlow
from game.proof.model.masks import members
from game.story.graph import Edge
from game.story.logic import ALWAYS, Among, And, Condition, Not
from game.story.model import Story

_Step = tuple[int, Edge]  # the place it is made at, and the edge


def unranked(flow: DataFlow) -> tuple[tuple[int, ...], ...]:
    """Return the strongly connected components of which the rules alone do not say that every path leaves them."""
    return tuple(component for component in flow.sccs if flow.is_cyclic(component) and not _ends(flow.story, component))


def _ends(story: Story, component: tuple[int, ...]) -> bool:
    """Say whether taking away steps that can be made only finitely often leaves nothing that leads back."""
    inside = set(component)
    waiting = [[(place, edge) for place in component for edge in story.graph[place].edges if edge.target in inside]]
    while waiting:
        steps = waiting.pop()
        used_up = _used_up(story, steps)
        left = [step for step in steps if id(step[1]) not in used_up]
        if left and len(left) == len(steps):
            return False
        waiting += _loops(left)
    return True


def _loops(steps: list[_Step]) -> Iterator[list[_Step]]:
    """Yield the steps of each part of a graph in which one can go round."""
    numbers = {
        place: number for number, place in enumerate(sorted({one for at, edge in steps for one in (at, edge.target)}))
    }
    onward: list[list[int]] = [[] for _ in numbers]
    for place, edge in steps:
        onward[numbers[place]].append(numbers[edge.target])
    part_of = {one: part for part, some in enumerate(strongly_connected(onward)) for one in some}
    parts: dict[int, list[_Step]] = {}
    for place, edge in steps:
        part = part_of[numbers[place]]
        if part == part_of[numbers[edge.target]]:
            parts.setdefault(part, []).append((place, edge))
    yield from parts.values()


def _used_up(story: Story, steps: Iterable[_Step]) -> set[int]:
    """Return the steps, by their identity, that change some variable to what none of them leads back from."""
    moves: dict[int, dict[int, set[tuple[int, int]]]] = {}  # by variable and step: from which value to which
    for place, edge in steps:
        for variable in {effect.variable for effect in edge.effects}:
            allowed = _allowed(story, place, edge, variable)
            moves.setdefault(variable, {})[id(edge)] = set(_moves(edge, variable, allowed))
    found: set[int] = set()
    for variable, by_step in moves.items():
        back = _part_of_values(len(story.variables[variable].domain), by_step)
        found |= {step for step, some in by_step.items() if some and all(back[old] != back[new] for old, new in some)}
    return found


def _allowed(story: Story, place: int, edge: Edge, variable: int) -> int:
    """Return which values a variable may have where a step is made, as far as its own condition and the scene's say so."""
    allowed = (1 << len(story.variables[variable].domain)) - 1
    asked = [edge.guard] if edge.choice is None else [edge.guard, story.graph[place].stands]
    while asked:
        part: Condition = asked.pop()
        match part:
            case And(parts):
                asked += parts
            case Among(index, some) if index == variable:
                allowed &= some
            case Not(Among(index, some)) if index == variable:
                allowed &= ~some
    return allowed


def _moves(edge: Edge, variable: int, allowed: int) -> Iterator[tuple[int, int]]:
    """Yield from which value to which a step may take a variable; where another one decides, both are possible."""
    for old in members(allowed):
        now = {old}
        for effect in edge.effects:
            if effect.variable == variable:
                changed = {effect.table[value] for value in now}
                now = changed if effect.condition == ALWAYS else now | changed
        yield from ((old, new) for new in now)


def _part_of_values(size: int, by_step: Mapping[int, set[tuple[int, int]]]) -> dict[int, int]:
    """Return for each value the part of the values to which it belongs: those that steps lead to from each other."""
    onward: list[set[int]] = [set() for _ in range(size)]
    for some in by_step.values():
        for old, new in some:
            onward[old].add(new)
    return {value: part for part, values in enumerate(strongly_connected(onward)) for value in values}
