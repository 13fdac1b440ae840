"""Sets of moments of one place: huge sets of values of variables, held as binary decision diagrams.

A binary decision diagram (Bryant 1986) is a graph in which equal parts are shared, so a set of 10^13 moments may take a
few thousand nodes, and two sets are equal exactly when they are the same node. The diagrams are `oxidd`'s, with
complement edges. A variable of the story with *n* values takes the bits that *n* needs, the highest first.
"""

import functools
import mmap
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from oxidd.bcdd import BCDDFunction, BCDDManager
from oxidd.util import BooleanOperator

from game.proof.budget import BudgetExceeded, Limits
from game.proof.model.masks import Mask, members
from game.proof.model.variable_order import order_for_sets
from game.story.logic import ALWAYS, Among, And, Condition, Effect, Not, Or
from game.story.model import Story

StateSet: TypeAlias = BCDDFunction


_MIB = 1 << 20
_THREAD = 1100 * _MIB  # of address space that the store's own thread takes, nearly all of it for its stack
_NODE, _RESULT = 20, 40  # bytes for a node, and for a result that is kept, with a share of the tables


def _affordable(nodes: int, results: int) -> int:
    """Return how many nodes, of those asked for, there is address space for; the store takes all of it at once.

    Raises `BudgetExceeded` where there is not enough for any: the store would end the process.
    """
    while nodes >= 1 << 12:
        if _has_room(_THREAD + _NODE * nodes + _RESULT * min(results, nodes)):
            return nodes
        nodes //= 2
    raise BudgetExceeded(f"the sets need {_THREAD // _MIB} MiB of address space, and there is less (`ulimit -v`)")


def _has_room(size: int) -> bool:
    try:
        mmap.mmap(-1, size).close()
    except (OSError, MemoryError, OverflowError, ValueError):
        return False
    return True


class StateSets:
    """A store of sets over all variables of one story. Raises `MemoryError` when it is full.

    Raises `BudgetExceeded` where it cannot be had at all. `check` is called again and again, and may raise the same.

    A *mask* is a set of variables. A set *speaks of* a variable when membership depends on its value.
    """

    def __init__(self, story: Story, limits: Limits, check: Callable[[], None] = lambda: None) -> None:
        self.story = story
        self._check = check
        self._bits = _bits(story)
        self.width = sum(len(bits) for bits in self._bits)
        self._meaning = _meanings(self._bits, self.width)
        results = 1 << max(16, min(self.width, 22))  # that are kept: of little use where there is little to tell
        nodes = _affordable(limits.nodes, results)
        self._store = BCDDManager(nodes, min(results, nodes), 1)
        self._store.add_vars(self.width)
        self.full: StateSet = self._store.true()
        self.empty: StateSet = self._store.false()
        self._values = [
            [self._code(variable, value) for value in range(len(v.domain))]
            for variable, v in enumerate(story.variables)
        ]
        self._encoded: dict[Condition, StateSet] = {}
        self._cubes: dict[int, StateSet] = {0: self.full}
        self._starts: dict[int, StateSet] = {0: self.full}
        self._valid: dict[Mask, StateSet] = {}
        self._literals: dict[tuple[int, int], StateSet] = {}
        self._differ: dict[tuple[tuple[Effect, ...], tuple[Effect, ...], int], StateSet] = {}

    def _code(self, variable: int, value: int) -> StateSet:
        """The set of states in which the variable has the value."""
        region = self.full
        bits = self._bits[variable]
        for place, bit in enumerate(reversed(bits)):
            region = region & (self._store.var(bit) if value >> place & 1 else self._store.not_var(bit))
        return region

    def _quantified(self, mask: Mask) -> StateSet:
        """All bits of the variables, as what is to be quantified away."""
        if mask not in self._cubes:
            region = self.full
            for variable in members(mask):
                for bit in self._bits[variable]:
                    region = region & self._store.var(bit)
            self._cubes[mask] = region
        return self._cubes[mask]

    def start(self, mask: Mask) -> StateSet:
        """Return the states in which these variables have their start values."""
        if mask not in self._starts:
            region = self.full
            for variable in members(mask):
                region = region & self._values[variable][self.story.variables[variable].start]
            self._starts[mask] = region
        return self._starts[mask]

    def cube(self, values: Sequence[int], mask: Mask) -> StateSet:
        """Return the states in which the variables of the mask have these values, given for all variables by index."""
        region = self.full
        for variable in members(mask):
            region = region & self._values[variable][values[variable]]
        return region

    def literal(self, variable: int, allowed: int) -> StateSet:
        """Return the states in which the variable has one of the values whose bits are set; if any will do, all states."""
        if allowed + 1 == 1 << len(self._values[variable]):
            return self.full
        region = self._literals.get((variable, allowed))
        if region is None:
            region = self.empty
            for value in members(allowed):
                region = region | self._values[variable][value]
            self._literals[variable, allowed] = region
        return region

    def valid(self, mask: Mask) -> StateSet:
        """Return the states in which these variables have values; bits can say more than there are."""
        if mask in self._valid:
            return self._valid[mask]
        region = self.full
        for variable in members(mask):
            some = self.empty
            for value in self._values[variable]:
                some = some | value
            region = region & some
        self._valid[mask] = region
        return region

    def encode(self, condition: Condition) -> StateSet:
        """Return the states in which the condition holds; what comes of a condition is kept."""
        known = self._encoded.get(condition)
        if known is None:
            known = self._encoded[condition] = self._encode(condition)
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
                    self._check()
                    region = region & self.encode(part)
                return region
            case Or(parts):
                region = self.empty
                for part in parts:
                    self._check()
                    region = region | self.encode(part)
                return region

    def image(self, region: StateSet, effects: Iterable[Effect]) -> StateSet:
        """Return the states that the effects, made one after another, lead to from the set."""
        for effect in effects:
            self._check()
            if effect.condition == ALWAYS:
                region = self._image(region, effect)
            else:
                asked = self.encode(effect.condition)
                region = self._image(region & asked, effect) | (region & ~asked)
        return region

    def _image(self, region: StateSet, effect: Effect) -> StateSet:
        """The image under an effect that is made in any case."""
        variable, found = effect.variable, self.empty
        for new, old in _sources(effect.table).items():
            self._check()
            from_there = self._project_where(region, self.literal(variable, old), 1 << variable)
            found = found | (from_there & self._values[variable][new])
        return found

    def preimage(self, region: StateSet, effects: Sequence[Effect]) -> StateSet:
        """Return the states from which the effects, made one after another, lead into the set."""
        for effect in reversed(effects):
            self._check()
            before = self._preimage(region, effect)
            region = before if effect.condition == ALWAYS else self.encode(effect.condition).ite(before, region)
        return region

    def _preimage(self, region: StateSet, effect: Effect) -> StateSet:
        """The preimage under an effect that is made in any case."""
        variable, found = effect.variable, self.empty
        for new, old in _sources(effect.table).items():
            self._check()
            to_there = self._project_where(region, self._values[variable][new], 1 << variable)
            found = found | (to_there & self.literal(variable, old))
        return found

    def differ(self, effects: tuple[Effect, ...], others: tuple[Effect, ...], mask: Mask) -> StateSet:
        """Return the states from which these effects and those make something different of a variable of the mask."""
        region = self._differ.get((effects, others, mask))
        if region is None:
            region = self.empty
            for variable in members(mask):
                for value in range(1, len(self._values[variable])):  # that they agree on 0 follows from all the others
                    has = self.literal(variable, 1 << value)
                    region = region | (self.preimage(has, effects) ^ self.preimage(has, others))
            self._differ[effects, others, mask] = region
        return region

    def project(self, region: StateSet, mask: Mask) -> StateSet:
        """Return the set with the variables of the mask quantified away: it says nothing of them any more."""
        return region.exists(self._quantified(mask)) if mask else region

    def restrict_to_start(self, region: StateSet, mask: Mask) -> StateSet:
        """Return what of the set has the start values of these variables, which are then quantified away."""
        return self._project_where(region, self.start(mask), mask) if mask else region

    def _project_where(self, region: StateSet, where: StateSet, mask: Mask) -> StateSet:
        """The intersection with the variables of the mask quantified away (a relational product)."""
        if where == self.full:
            return region.exists(self._quantified(mask))
        return region.apply_exists(BooleanOperator.AND, where, self._quantified(mask))

    def count(self, region: StateSet, mask: Mask) -> int:
        """Return how many combinations of values of the mask's variables are in the set, which must speak of no others."""
        own = sum(len(self._bits[variable]) for variable in members(mask))
        return region.sat_count(self.width) >> (self.width - own)

    def holds(self, region: StateSet, values: Sequence[int]) -> bool:
        """Return whether the state with these values, by variable, is in the set."""
        return self.which(region, 1, lambda variable, bit: values[variable] >> bit & 1) == 1

    def which(self, region: StateSet, states: int, has: Callable[[int, int], int]) -> int:
        """Return which of some states are in the set: states are bits, looked at all at once.

        `has` says of a variable and a bit of its value's number, counted from the lowest, in which states that bit is set.
        """
        found, waiting = 0, [(region, states)]
        while waiting:
            part, left = waiting.pop()
            parts = part.cofactors()
            if parts is None:  # it is all or nothing
                found |= left if part == self.full else 0
                continue
            with_it = left & has(*self._meaning[part.node_var() or 0])
            waiting += [(one, here) for one, here in zip(parts, (with_it, left ^ with_it), strict=True) if here]
        return found

    def pick(self, region: StateSet, mask: Mask) -> tuple[int, ...] | None:
        """Return the values of some state in the set, the same each time; None when it is empty.

        What is open is 0, and so is every variable that is not of the mask.
        """
        cube = region.pick_cube()
        if cube is None:
            return None
        values = [0] * len(self._bits)
        for variable in members(mask):
            for bit in self._bits[variable]:
                values[variable] = values[variable] << 1 | bool(cube[bit])
        return tuple(values)


def _bits(story: Story) -> list[range]:
    found: list[range] = [range(0)] * len(story.variables)
    taken = 0
    for variable in order_for_sets(story):
        size = (len(story.variables[variable].domain) - 1).bit_length()
        found[variable] = range(taken, taken + size)
        taken += size
    return found


def _meanings(bits: Sequence[range], width: int) -> list[tuple[int, int]]:
    """Return for each bit its variable, and its place in the number of a value."""
    found = [(0, 0)] * width
    for variable, own in enumerate(bits):
        for place, bit in enumerate(reversed(own)):
            found[bit] = variable, place
    return found


@functools.cache
def _sources(table: tuple[int, ...]) -> dict[int, int]:
    """For each new value the old ones that lead to it, as a mask."""
    found: dict[int, int] = {}
    for old, new in enumerate(table):
        found[new] = found.get(new, 0) | 1 << old
    return found
