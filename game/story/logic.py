"""What can be asked of a story's variables, and what can be done to them: two small trees of frozen values.

Every variable has finitely many values, kept as indices into its domain. So a comparison is nothing but the *set* of
values it allows, held as a bit mask, and an effect is nothing but a table from old value to new. The reader of authored
text (`game.story.expr.condition_meaning`) makes them; rules, prover and pages only read them.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias, TypeVar, final

from msgspec import Struct


@final
class Among(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Holds while the variable with this index has one of the values whose bits are set in `allowed`."""

    variable: int
    allowed: int


@final
class Not(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Holds while its part does not."""

    part: "Condition"


@final
class And(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Holds while every part holds; `And(())` always does."""

    parts: tuple["Condition", ...]


@final
class Or(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Holds while some part holds; `Or(())` never does."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Among | Not | And | Or

_T = TypeVar("_T")

ALWAYS: Condition = And(())
NEVER: Condition = Or(())


class Operation(StrEnum):
    """What an effect does to its variable; the value is the word a writer uses."""

    SET = "="
    RISE = "rises to"
    FALL = "falls to"
    ADD = "+="
    SUBTRACT = "-="


class Effect(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A change of one variable, made only while `condition` holds.

    `amount` is an index into the domain for SET, RISE and FALL, and a number of steps for ADD and SUBTRACT; `table[old]`
    is the new value, so no effect leaves the domain.
    """

    variable: int
    does: Operation
    amount: int
    table: tuple[int, ...]
    condition: Condition = ALWAYS


def effect(variable: int, does: Operation, amount: int, size: int, condition: Condition = ALWAYS) -> Effect:
    """Return the effect on a variable whose domain has `size` values, its table worked out and kept within the domain."""
    last = size - 1
    match does:
        case Operation.SET:
            table = (amount,) * size
        case Operation.RISE:
            table = tuple(max(old, amount) for old in range(size))
        case Operation.FALL:
            table = tuple(min(old, amount) for old in range(size))
        case Operation.ADD:
            table = tuple(min(old + amount, last) for old in range(size))
        case Operation.SUBTRACT:
            table = tuple(max(old - amount, 0) for old in range(size))
    return Effect(variable, does, amount, table, condition)


def holds(condition: Condition, values: Sequence[int]) -> bool:
    """Return whether the condition holds where variable *i* has the value `values[i]`."""
    # This is asked some hundred thousand times: `isinstance` takes three times as long, and `match` still longer.
    if type(condition) is Among:
        return condition.allowed >> values[condition.variable] & 1 == 1
    if type(condition) is Not:
        return not holds(condition.part, values)
    some = type(condition) is Or
    for part in condition.parts:
        if (part.allowed >> values[part.variable] & 1 == 1 if type(part) is Among else holds(part, values)) is some:
            return some
    return not some


def applied(effects: Sequence[Effect], values: tuple[int, ...]) -> tuple[int, ...]:
    """Return the values after the effects, made one after another, each seeing what the ones before it did."""
    return tuple(made(effects, values)) if effects else values


def made(effects: Sequence[Effect], values: Sequence[int]) -> list[int]:
    """Return the values after the effects as a new list; `values` stays as it was."""
    after = list(values)
    for one in effects:
        if one.condition is ALWAYS or holds(one.condition, after):  # as nearly all are
            after[one.variable] = one.table[after[one.variable]]
    return after


def conj(*parts: Condition) -> Condition:
    """Return the condition that holds while every part does, flattened, without parts that always hold."""
    flat: list[Condition] = []
    for part in parts:
        if part is ALWAYS:
            continue
        if part == NEVER:
            return NEVER
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else ALWAYS


def disj(*parts: Condition) -> Condition:
    """Return the condition that holds while some part does, flattened, without parts that never hold."""
    flat: list[Condition] = []
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else NEVER


def negated(part: Condition) -> Condition:
    """Return the condition that holds while `part` does not."""
    if part == ALWAYS:
        return NEVER
    if part == NEVER:
        return ALWAYS
    return part.part if isinstance(part, Not) else Not(part)


def fold(
    condition: Condition,
    leaf: Callable[[Among], _T],
    not_: Callable[[_T], _T],
    and_: Callable[[list[_T]], _T],
    or_: Callable[[list[_T]], _T],
) -> _T:
    """Return what comes of a condition, part by part from the comparisons up."""

    def folded(part: Condition) -> _T:
        if isinstance(part, Among):
            return leaf(part)
        if isinstance(part, Not):
            return not_(folded(part.part))
        return (and_ if isinstance(part, And) else or_)([folded(one) for one in part.parts])

    return folded(condition)


def map_leaves(condition: Condition, leaf: Callable[[Among], Condition]) -> Condition:
    """Return the condition with something else in the place of each comparison, simplified where that settles it."""
    if condition is ALWAYS:  # most are, and nothing is asked there
        return condition
    return fold(condition, leaf, negated, lambda parts: conj(*parts), lambda parts: disj(*parts))


def substitute(condition: Condition, known: Mapping[int, int]) -> Condition:
    """Return what is left of a condition where these variables have these values."""

    def known_of(asked: Among) -> Condition:
        if asked.variable not in known:
            return asked
        return ALWAYS if asked.allowed >> known[asked.variable] & 1 else NEVER

    return map_leaves(condition, known_of)


def variables_of(condition: Condition) -> frozenset[int]:
    """Return the indices of the variables that the condition asks about."""

    def together(parts: list[frozenset[int]]) -> frozenset[int]:
        return frozenset[int]().union(*parts)

    return fold(condition, lambda asked: frozenset([asked.variable]), lambda part: part, together, together)
