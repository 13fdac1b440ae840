"""Targets: sets of moments by place from which one looks back, and what is known of the moments that can be reached."""

from typing import Protocol, TypeAlias

from msgspec import Struct, field

from game.proof.model.masks import Mask
from game.proof.model.query import StateQuery
from game.proof.model.runs import Sample
from game.proof.symbolic.state_sets import StateSet, StateSets

Target: TypeAlias = tuple[StateSet, Mask]
"""A set of moments of one place, and the variables it may speak of."""


class TargetSets(Struct):
    """Targets by place: what is wanted to stand there, and what to arrive."""

    standing: dict[int, Target] = field(default_factory=dict)
    arriving: dict[int, Target] = field(default_factory=dict)


class MetMoments(Struct, frozen=True):
    """What of a target can be reached, as far as that is known; nothing where none of it can.

    `sample` is a moment of it at which a run stood, where one is known.
    """

    region: StateSet
    sample: Sample | None = None


class KnownMoments(Protocol):
    """What is known of the moments that can be reached: all of them, or those that some runs came to."""

    def met(self, sets: StateSets, place: int, target: Target, *, arriving: bool) -> MetMoments | None:
        """Return what of a target can be reached; None where that is not known."""

    def shows(self, ask: StateQuery) -> bool:
        """Return whether a moment that meets a query is known at once, which need not be told where one is."""


class Junction(Struct, frozen=True):
    """Where targets, taken backwards, meet what can be reached: moments of one place, of which each is possible.

    `way` holds what must stand at the places between there and the targets, so that one comes to them.
    """

    place: int
    arriving: bool
    met: MetMoments
    way: TargetSets


def add_target(goals: dict[int, Target], place: int, region: StateSet, mask: Mask) -> None:
    """Join a set to the target at a place, in place."""
    if place in goals:
        region, mask = goals[place][0] | region, goals[place][1] | mask
    goals[place] = region, mask
