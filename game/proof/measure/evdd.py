"""Edge-valued decision diagrams: a weight for each of very many combinations of values (Lai and Sastry 1992).

Sets tell which moments can be reached; figures ask more: on how many paths, how likely, after how many words. Here each
edge of a diagram carries a weight, and what a node's edges have in common is moved up to the edge above it. So two people
who have nothing to do with each other stand one under the other instead of being multiplied out.

A diagram tells a fixed set of variables apart, and asks for every one of them, in order. `None` is the empty diagram.
"""

import functools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from game.proof.measure.semiring import Semiring, Weight
from game.story.logic import ALWAYS, NEVER, Among, And, Condition, Effect, conj, negated, substitute, variables_of

Diagram: TypeAlias = tuple[Weight, int] | None
"""An edge into a diagram: its weight, and the number of the node it leads to."""

_T = TypeVar("_T")
_LEAF = 0


class NodeLimit(Exception):
    """The diagrams would get more nodes than allowed."""


def fitting(measure: Callable[[], _T]) -> _T | None:
    """Return what is measured, or None where it takes more nodes than allowed, which is worth knowing as well."""
    try:
        return measure()
    except (NodeLimit, RecursionError):
        return None


class WeightedDiagrams:
    """A store of diagrams in one semiring over the same variables. Raises `NodeLimit` when it would hold more than `most`.

    `order` lists the variables from the top, `sizes` says by variable how many values each has.
    """

    def __init__(self, semiring: Semiring, order: Sequence[int], sizes: Sequence[int], most: int) -> None:
        self.semiring = semiring
        self._level = {variable: level for level, variable in enumerate(order)}
        self._sizes = sizes
        self._most = most
        self._levels: list[int] = [len(order)]
        self._edges: list[tuple[Diagram, ...]] = [()]
        self._known: dict[tuple[int, tuple[Diagram, ...]], int] = {}
        self._sums: dict[tuple[int, int, Weight, Weight], Diagram] = {}
        self._gave: dict[tuple[Weight | None, Weight | None], dict[tuple[int, int], Diagram]] = {}
        self._changed: dict[Hashable, dict[int, Diagram]] = {}
        self._totals: dict[int, Weight] = {}
        self._order = tuple(order)
        self._conditions: list[Condition] = [ALWAYS, NEVER]
        self._numbers: dict[Condition, int] = {ALWAYS: 0, NEVER: 1}
        self._asked: list[frozenset[int]] = [frozenset(), frozenset()]
        self._known_rest: dict[tuple[int, int, int], int] = {}

    @property
    def one(self) -> Diagram:
        """The diagram that tells no variable apart, with the weight of doing nothing."""
        return (self.semiring.one, _LEAF)

    def _node(self, level: int, edges: tuple[Diagram, ...]) -> Diagram:
        there = [edge[0] for edge in edges if edge is not None]
        if not there:
            return None
        semiring = self.semiring
        common = semiring.common(there)
        if common != semiring.one:
            edges = tuple(None if edge is None else (semiring.over(edge[0], common), edge[1]) for edge in edges)
        key = (level, edges)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = len(self._levels)
            self._levels.append(level)
            self._edges.append(edges)
            if node > self._most:
                raise NodeLimit
        return common, node

    def scaled(self, diagram: Diagram, weight: Weight) -> Diagram:
        """Return the diagram with every weight multiplied by one (in the semiring's sense of `times`)."""
        return None if diagram is None else (self.semiring.times(diagram[0], weight), diagram[1])

    def plus(self, one: Diagram, other: Diagram) -> Diagram:
        """Return the sum of two diagrams that tell the same variables apart."""
        if one is None:
            return other
        if other is None:
            return one
        semiring = self.semiring
        if one[1] == other[1]:
            return semiring.plus(one[0], other[0]), one[1]
        if one[1] > other[1]:
            one, other = other, one
        common = semiring.common((one[0], other[0]))
        first, second = semiring.over(one[0], common), semiring.over(other[0], common)
        key = (one[1], other[1], first, second)
        if key not in self._sums:
            scaled = self.scaled
            edges = tuple(
                self.plus(scaled(left, first), scaled(right, second))
                for left, right in zip(self._edges[one[1]], self._edges[other[1]], strict=True)
            )
            self._sums[key] = self._node(self._levels[one[1]], edges)
        return self.scaled(self._sums[key], common)

    # --- conditions -------------------------------------------------------------------------------------------------

    def restrict(self, diagram: Diagram, condition: Condition) -> Diagram:
        """Return the diagram where the condition holds; it must tell apart what the condition asks about."""
        return self._weighed(diagram, condition, self.semiring.one, None)

    def add_where(self, diagram: Diagram, condition: Condition, weight: Weight) -> Diagram:
        """Return the diagram multiplied by a weight where the condition holds; it must tell apart what that asks about."""
        return self._weighed(diagram, condition, weight, self.semiring.one)

    def _weighed(self, diagram: Diagram, condition: Condition, so: Weight | None, not_so: Weight | None) -> Diagram:
        """Multiplied by one weight where the condition holds and by another where it does not; None leaves that out."""
        if diagram is None:
            return None
        known = self._gave.setdefault((so, not_so), {})
        found = self._gives(diagram[1], self._number(condition), so, not_so, known)
        return self.scaled(found, diagram[0])

    def _number(self, condition: Condition) -> int:
        """Conditions are kept by number: 0 always holds, 1 never does."""
        number = self._numbers.get(condition)
        if number is None:
            number = self._numbers[condition] = len(self._conditions)
            self._conditions.append(condition)
            self._asked.append(frozenset(self._level[variable] for variable in variables_of(condition)))
        return number

    def _gives(
        self, node: int, number: int, so: Weight | None, not_so: Weight | None, known: dict[tuple[int, int], Diagram]
    ) -> Diagram:
        if number <= 1:
            weight = not_so if number else so
            return None if weight is None else (weight, node)
        if node == _LEAF:
            raise ValueError("the diagram does not tell apart what the condition asks about")
        key = (node, number)
        if key not in known:
            level, times = self._levels[node], self.semiring.times
            asks = level in self._asked[number]
            edges: list[Diagram] = []
            for value, edge in enumerate(self._edges[node]):
                rest = self._knowing(number, level, value) if asks else number
                below = None if edge is None else self._gives(edge[1], rest, so, not_so, known)
                edges.append(None if edge is None or below is None else (times(edge[0], below[0]), below[1]))
            known[key] = self._node(level, tuple(edges))
        return known[key]

    def _knowing(self, number: int, level: int, value: int) -> int:
        """What is left of a condition once a variable is known."""
        key = (number, level, value)
        if key not in self._known_rest:
            self._known_rest[key] = self._number(substitute(self._conditions[number], {self._order[level]: value}))
        return self._known_rest[key]

    # --- effects ----------------------------------------------------------------------------------------------------

    def image(self, diagram: Diagram, effects: Iterable[Effect]) -> Diagram:
        """Return the image of the diagram under the effects, made one after another; it must tell apart what they change."""
        for effect in effects:
            if effect.condition == ALWAYS:
                diagram = self._moved(diagram, effect)
            else:
                made = self._moved(self.restrict(diagram, effect.condition), effect)
                diagram = self.plus(made, self.restrict(diagram, negated(effect.condition)))
        return diagram

    def _moved(self, diagram: Diagram, effect: Effect) -> Diagram:
        level, table = self._level[effect.variable], effect.table

        def move(node: int) -> Diagram:
            edges = self._edges[node]
            new: list[Diagram] = [None] * len(edges)
            for value, edge in enumerate(edges):
                new[table[value]] = self.plus(new[table[value]], edge)
            return self._node(level, tuple(new))

        return self._at(diagram, level, ("move", level, table), move)

    def project(self, diagram: Diagram, variables: Iterable[int]) -> Diagram:
        """Return the diagram that no longer tells these variables apart: what differed by them is joined."""
        levels = frozenset(self._level[variable] for variable in variables)
        if diagram is None or not levels:
            return diagram
        known = self._changed.setdefault(levels, {})
        return self.scaled(self._forgotten(diagram[1], levels, max(levels), known), diagram[0])

    def _forgotten(self, node: int, levels: frozenset[int], last: int, known: dict[int, Diagram]) -> Diagram:
        level = self._levels[node]
        if level > last:
            return self.semiring.one, node
        if node not in known:
            edges = [
                None if edge is None else self.scaled(self._forgotten(edge[1], levels, last, known), edge[0])
                for edge in self._edges[node]
            ]
            if level in levels:
                known[node] = functools.reduce(self.plus, edges)
            else:
                known[node] = self._node(level, tuple(edges))
        return known[node]

    def add_variable(self, diagram: Diagram, variable: int, value: int) -> Diagram:
        """Return the diagram that tells one more variable apart, which has this value everywhere."""
        level, size = self._level[variable], self._sizes[variable]

        def insert(node: int) -> Diagram:
            return self._node(level, tuple((self.semiring.one, node) if v == value else None for v in range(size)))

        return self._at(diagram, level, ("track", level, value), insert)

    def _at(self, diagram: Diagram, level: int, key: Hashable, change: Callable[[int], Diagram]) -> Diagram:
        """The diagram with the nodes of one level changed, or the edges where that level would stand, and the rest rebuilt."""
        if diagram is None:
            return None
        known = self._changed.setdefault(key, {})
        return self.scaled(self._rebuilt(diagram[1], level, change, known), diagram[0])

    def _rebuilt(self, node: int, level: int, change: Callable[[int], Diagram], known: dict[int, Diagram]) -> Diagram:
        if node not in known:
            if self._levels[node] >= level:
                known[node] = change(node)
            else:
                edges = tuple(
                    None if edge is None else self.scaled(self._rebuilt(edge[1], level, change, known), edge[0])
                    for edge in self._edges[node]
                )
                known[node] = self._node(self._levels[node], edges)
        return known[node]

    def argbest(self, diagram: Diagram, condition: Condition = ALWAYS) -> tuple[Weight, dict[int, int]] | None:
        """Return the least (or the greatest) weight where the condition holds, and values of the variables that have it.

        That is for semirings whose `plus` takes one of the two; None when the condition holds nowhere.
        """
        allowed: dict[int, int] = {}
        rest: list[Condition] = []
        for part in condition.parts if isinstance(condition, And) else (condition,):
            if isinstance(part, Among):
                level = self._level[part.variable]
                allowed[level] = allowed.get(level, -1) & part.allowed
            else:
                rest.append(part)
        diagram = self.restrict(diagram, conj(*rest))
        known: dict[int, tuple[Weight, int] | None] = {_LEAF: (self.semiring.one, -1)}
        found = None if diagram is None else self._best(diagram[1], allowed, known)
        if diagram is None or found is None:
            return None
        values: dict[int, int] = {}
        at: Diagram = diagram
        while at is not None and (step := known[at[1]]) is not None and at[1] != _LEAF:
            values[self._order[self._levels[at[1]]]] = step[1]
            at = self._edges[at[1]][step[1]]
        return self.semiring.times(diagram[0], found[0]), values

    def _best(
        self, node: int, allowed: Mapping[int, int], known: dict[int, tuple[Weight, int] | None]
    ) -> tuple[Weight, int] | None:
        """The weight from this node on, and the value to take here; None where there is no way on."""
        if node not in known:
            semiring, found = self.semiring, None
            values = allowed.get(self._levels[node], -1)
            for value, edge in enumerate(self._edges[node]):
                below = self._best(edge[1], allowed, known) if edge is not None and values >> value & 1 else None
                if edge is not None and below is not None:
                    weight = semiring.times(edge[0], below[0])
                    if found is None or semiring.plus(weight, found[0]) != found[0]:
                        found = weight, value
            known[node] = found
        return known[node]

    def total(self, diagram: Diagram) -> Weight | None:
        """Return the sum of all weights in the diagram; None when there are none."""
        return None if diagram is None else self.semiring.times(diagram[0], self._total(diagram[1]))

    def _total(self, node: int) -> Weight:
        if node == _LEAF:
            return self.semiring.one
        if node not in self._totals:
            semiring = self.semiring
            self._totals[node] = functools.reduce(
                semiring.plus, [semiring.times(edge[0], self._total(edge[1])) for edge in self._edges[node] if edge]
            )
        return self._totals[node]
