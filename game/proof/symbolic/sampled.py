"""Moments that runs came to: what is known to be reached before anything was worked out, each with the choices that lead there."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.proof.model.query import StateQuery, meets
from game.proof.model.runs import Sample
from game.proof.symbolic.state_sets import StateSets
from game.proof.symbolic.targets import KnownMoments, MetMoments, Target

_NONE: Mapping[int, Sequence[Sample]] = MappingProxyType({})


class Sampled(KnownMoments):
    """Samples of the moments that can be reached, by place: they say of some that they can, and of none that it cannot."""

    def __init__(self, samples: Mapping[int, Sequence[Sample]] = _NONE) -> None:
        self._samples = samples
        self._columns: dict[int, dict[tuple[int, int], int]] = {}  # by place: which samples have a bit of a variable

    def shows(self, ask: StateQuery) -> bool:
        """Return whether a sample meets a query."""
        if ask.arriving:  # runs are told where they stand
            return False
        return any(meets(ask, one.moment) for place in reversed(ask.places) for one in self._samples.get(place, ()))

    def met(self, sets: StateSets, place: int, target: Target, *, arriving: bool) -> MetMoments | None:
        """Return the first sample that belongs to a target; None where none is known to."""
        if arriving or place not in self._samples:
            return None
        region, mask = target
        samples, columns = self._samples[place], self._columns.setdefault(place, {})

        def has(variable: int, bit: int) -> int:
            column = columns.get((variable, bit))
            if column is None:
                values = (sample.moment.values[variable] for sample in samples)
                column = columns[variable, bit] = sum((value >> bit & 1) << one for one, value in enumerate(values))
            return column

        found = sets.which(region, (1 << len(samples)) - 1, has)
        if not found:
            return None
        first = samples[(found & -found).bit_length() - 1]
        return MetMoments(sets.cube(first.moment.values, mask), first)
