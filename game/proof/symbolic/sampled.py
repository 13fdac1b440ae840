"""Moments that runs came to: what is known to be reached before anything was worked out, each with the choices that lead there."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from game.proof.model.masks import members
from game.proof.model.query import StateQuery, meets
from game.proof.model.runs import Sample
from game.proof.symbolic.state_sets import StateSets
from game.proof.symbolic.targets import KnownMoments, MetMoments, Target

_NONE: Mapping[int, Sequence[Sample]] = MappingProxyType({})


class Sampled(KnownMoments):
    """Samples of the moments that can be reached, by place: they say of some that they can, and of none that it cannot.

    `on_the_way` says whether they are also looked at wherever targets are taken back to, which is in vain where nothing is
    expected to lead there.
    """

    def __init__(self, samples: Mapping[int, Sequence[Sample]] = _NONE, *, on_the_way: bool = True) -> None:
        self._samples = samples
        self._on_the_way = on_the_way

    def shows(self, ask: StateQuery) -> bool:
        """Return whether a sample meets a query."""
        if ask.arriving:  # runs are told where they stand
            return False
        return any(meets(ask, one.moment) for place in reversed(ask.places) for one in self._samples.get(place, ()))

    def met(self, sets: StateSets, place: int, target: Target, *, arriving: bool) -> MetMoments | None:
        """Return the first sample that belongs to a target; None where none is known to."""
        if arriving or not self._on_the_way:
            return None
        region, mask = target
        asked, tried = tuple(members(mask)), set[tuple[int, ...]]()
        for sample in self._samples.get(place, ()):
            values = sample.moment.values
            told_apart = tuple([values[variable] for variable in asked])
            if told_apart not in tried:
                if sets.holds(region, values, mask):
                    return MetMoments(sets.cube(values, mask), sample)
                tried.add(told_apart)
        return None
