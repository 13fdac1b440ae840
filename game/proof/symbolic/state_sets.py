"""Answers for sets of moments: huge sets of values of variables, held as decision diagrams.

A binary decision diagram (Bryant 1986) is a graph in which equal parts are shared, so a set of 10^13 moments may take a
few thousand nodes, and two sets are equal exactly when they are the same node. The diagrams are `oxidd`'s, with
complement edges. A variable of the story with *n* values takes the bits that *n* needs, the highest first.
"""

import functools
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from oxidd.bcdd import BCDDFunction, BCDDManager

from game.proof.budget import Limits
from game.proof.model.masks import members
from game.proof.model.variable_order import order_for_sets
from game.story.logic import ALWAYS, Among, And, Condition, Effect, Not, Or
from game.story.model import Story

StateSet: TypeAlias = BCDDFunction


class StateSets:
    """All regions of one story: sets of values, as diagrams in one store. Raises `MemoryError` when the store is full."""

    def __init__(self, story: Story, limits: Limits) -> None:
        self.story = story
        self._bits = _bits(story)
        self.width = sum(len(bits) for bits in self._bits)
        nodes = limits.nodes
        results = 1 << max(
            16, min(self.width, 22)
        )  # that are kept: there is no use for many where there is little to tell
        self._store = BCDDManager(nodes, min(results, nodes), 1)
        self._store.add_vars(self.width)
        self.full: StateSet = self._store.true()
        self.empty: StateSet = self._store.false()
        self._values = [
            [self._code(variable, value) for value in range(len(v.domain))]
            for variable, v in enumerate(story.variables)
        ]
        self._known: dict[Condition, StateSet] = {}
        self._quantified: dict[int, StateSet] = {0: self.full}
        self._starts: dict[int, StateSet] = {0: self.full}
        self._among: dict[tuple[int, int], StateSet] = {}
        self._differ: dict[tuple[tuple[Effect, ...], tuple[Effect, ...], int], StateSet] = {}

    def _code(self, variable: int, value: int) -> StateSet:
        region = self.full
        bits = self._bits[variable]
        for place, bit in enumerate(reversed(bits)):
            region = region & (self._store.var(bit) if value >> place & 1 else self._store.not_var(bit))
        return region

    def _variables(self, mask: int) -> StateSet:
        """All bits of the variables, as what is to be forgotten."""
        if mask not in self._quantified:
            region = self.full
            for variable in members(mask):
                for bit in self._bits[variable]:
                    region = region & self._store.var(bit)
            self._quantified[mask] = region
        return self._quantified[mask]

    def start(self, mask: int) -> StateSet:
        """Where these variables have their start values."""
        if mask not in self._starts:
            region = self.full
            for variable in members(mask):
                region = region & self._values[variable][self.story.variables[variable].start]
            self._starts[mask] = region
        return self._starts[mask]

    def cube(self, values: Sequence[int], mask: int) -> StateSet:
        """Where the variables of the mask have the values given."""
        region = self.full
        for variable in members(mask):
            region = region & self._values[variable][values[variable]]
        return region

    def literal(self, variable: int, allowed: int) -> StateSet:
        """Where the variable has one of the values whose bits are set."""
        region = self._among.get((variable, allowed))
        if region is None:
            region = self.empty
            for value in members(allowed):
                region = region | self._values[variable][value]
            self._among[variable, allowed] = region
        return region

    def encode(self, condition: Condition) -> StateSet:
        """Where the condition holds."""
        known = self._known.get(condition)
        if known is None:
            known = self._known[condition] = self._encode(condition)
        return known

    def _encode(self, condition: Condition) -> StateSet:
        match condition:
            case Among(variable, allowed):
                return self.literal(variable, allowed)
            case Not(part):
                return ~self.encode(part)
            case And(parts):
                region = self.full
                for part in parts:
                    region = region & self.encode(part)
                return region
            case Or(parts):
                region = self.empty
                for part in parts:
                    region = region | self.encode(part)
                return region

    def image(self, region: StateSet, effects: Iterable[Effect]) -> StateSet:
        """Where one may be after the effects, having been in the region before."""
        for effect in effects:
            if effect.condition == ALWAYS:
                region = self._moved(region, effect)
            else:
                asked = self.encode(effect.condition)
                region = self._moved(region & asked, effect) | (region & ~asked)
        return region

    def _moved(self, region: StateSet, effect: Effect) -> StateSet:
        cube, codes = self._variables(1 << effect.variable), self._values[effect.variable]
        moved = self.empty
        for new, old in _sources(effect.table).items():
            part = region if old == (1 << len(effect.table)) - 1 else region & self.literal(effect.variable, old)
            moved = moved | (part.exists(cube) & codes[new])
        return moved

    def preimage(self, region: StateSet, effects: Sequence[Effect]) -> StateSet:
        """Where one must be so that the effects lead into the region."""
        for effect in reversed(effects):
            moved = self._unmoved(region, effect)
            region = moved if effect.condition == ALWAYS else self.encode(effect.condition).ite(moved, region)
        return region

    def _unmoved(self, region: StateSet, effect: Effect) -> StateSet:
        cube, codes = self._variables(1 << effect.variable), self._values[effect.variable]
        before = self.empty
        for new, old in _sources(effect.table).items():
            part = (region & codes[new]).exists(cube)
            before = before | (
                part if old == (1 << len(effect.table)) - 1 else part & self.literal(effect.variable, old)
            )
        return before

    def differ(self, effects: tuple[Effect, ...], others: tuple[Effect, ...], mask: int) -> StateSet:
        """Before which these effects and those make something different of some variable of the mask."""
        region = self._differ.get((effects, others, mask))
        if region is None:
            region = self.empty
            for variable in members(mask):
                for value in range(1, len(self._values[variable])):  # who agrees on all but one agrees on that, too
                    has = self.literal(variable, 1 << value)
                    region = region | (self.preimage(has, effects) ^ self.preimage(has, others))
            self._differ[effects, others, mask] = region
        return region

    def project(self, region: StateSet, mask: int) -> StateSet:
        """The region without what it says of these variables."""
        return region.exists(self._variables(mask)) if mask else region

    def restrict_to_start(self, region: StateSet, mask: int) -> StateSet:
        """The region as it is when these variables have their start values, saying nothing of them any more."""
        return (region & self.start(mask)).exists(self._variables(mask)) if mask else region

    def count(self, region: StateSet, mask: int) -> int:
        """How many combinations of values of the mask's variables are in the region, which must speak of no others."""
        own = sum(len(self._bits[variable]) for variable in members(mask))
        return region.sat_count(self.width) >> (self.width - own)

    def holds(self, region: StateSet, values: Sequence[int]) -> bool:
        """Whether these values are in the region."""
        return region.eval(
            (bit, bool(values[variable] >> place & 1))
            for variable, bits in enumerate(self._bits)
            for place, bit in enumerate(reversed(bits))
        )

    def pick(self, region: StateSet) -> tuple[int, ...] | None:
        """Some values in the region, the same ones each time; None when it is empty. What it leaves open is 0."""
        cube = region.pick_cube()
        if cube is None:
            return None
        return tuple(sum(bool(cube[bit]) << place for place, bit in enumerate(reversed(bits))) for bits in self._bits)


def _bits(story: Story) -> list[range]:
    found: list[range] = [range(0)] * len(story.variables)
    taken = 0
    for variable in order_for_sets(story):
        size = (len(story.variables[variable].domain) - 1).bit_length()
        found[variable] = range(taken, taken + size)
        taken += size
    return found


@functools.cache
def _sources(table: tuple[int, ...]) -> dict[int, int]:
    """For each new value the old ones that lead to it, as a mask."""
    found: dict[int, int] = {}
    for old, new in enumerate(table):
        found[new] = found.get(new, 0) | 1 << old
    return found
