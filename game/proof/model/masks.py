"""Sets of variables as bit masks: bit *i* is set where the variable of index *i* belongs to the set."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from game.story.graph import Vertex
from game.story.logic import ALWAYS, Among, Condition, Effect, Not

Mask: TypeAlias = int


def mask_of(*conditions: Condition) -> Mask:
    """Return the variables that the conditions ask about."""
    mask = 0
    for condition in conditions:
        if condition is ALWAYS:  # most of them are, in most stories
            continue
        if type(condition) is Among:
            mask |= 1 << condition.variable
        elif type(condition) is Not:
            mask |= mask_of(condition.part)
        else:
            mask |= mask_of(*condition.parts)
    return mask


def asked_by(vertex: Vertex) -> Mask:
    """Return the variables that the rules of a place ask about: when it is on stage, what is open, and what has its effects."""
    mask = mask_of(vertex.stands)
    for edge in vertex.edges:
        mask |= mask_of(edge.guard, *(effect.condition for effect in edge.effects))
    return mask


def changed_by(effects: Iterable[Effect]) -> Mask:
    """Return the variables that the effects may change."""
    mask = 0
    for effect in effects:
        mask |= 1 << effect.variable
    return mask


def members(mask: Mask) -> Iterator[int]:
    """Yield the indices of the variables in a set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
