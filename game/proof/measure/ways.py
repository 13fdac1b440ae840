"""The ways from scene to scene that even readers take: how likely each scene is, and how often which choice leads where.

What happens offstage, or doesn't happen, lies between two scenes and is passed over, so a way leads from where a reader
chooses to where they next stand.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.measure.evdd import Diagram
from game.proof.measure.exact import evenly
from game.proof.measure.path_sums import PathWeights, WeightDomain, diagrams_for, sum_paths
from game.proof.measure.playtest import Playtest
from game.proof.measure.semiring import SUMS
from game.proof.model.dataflow import analyse
from game.proof.symbolic.propagate import crossed, passing, staying, takers_leaving
from game.story.model import Story


class ReaderWay(Struct, frozen=True):
    """That a choice of a scene leads to a place, both by number, and how often it is taken: a share of all runs."""

    place: int
    choice: int
    to: int
    odds: Fraction


class Ways(Struct, frozen=True):
    """All ways that readers take; where they stand, with how often; and where some are stuck."""

    ways: tuple[ReaderWay, ...]
    stood: dict[int, Fraction]
    stuck: tuple[int, ...]


def exact_ways(story: Story, most: int, meter: Budget) -> Ways:
    """Return every way there is in a story that ends. A place that a loop comes back to counts each time.

    Raises `NodeLimit` when that takes more than `most` nodes, `BudgetExceeded` when time is over.
    """
    sums = sum_paths(analyse(story), PathWeights(evenly=evenly), diagrams_for(story, SUMS, most), meter)
    domain, ways, stood = sums.domain, dict[tuple[int, int, int], Fraction](), dict[int, Fraction]()
    for number, (place, arrived) in enumerate(sums.arrived.items()):
        meter.tick("looking which way readers go", number, len(sums.arrived))
        stands = staying(domain, place, arrived)
        if stands is None:
            continue
        stood[place] = Fraction(domain.weights.total(stands) or 0)
        for edge, taken in takers_leaving(domain, place, stands):
            for to, odds in _settled(domain, edge.target, crossed(domain, edge, taken)):
                key = place, edge.choice or 0, to
                ways[key] = ways.get(key, Fraction(0)) + odds
    found = tuple(ReaderWay(*key, odds) for key, odds in sorted(ways.items()))
    return Ways(found, stood, tuple(sorted(sums.stuck)))


def _settled(domain: WeightDomain, target: int, value: Diagram) -> Iterator[tuple[int, Fraction]]:
    """Where what arrives at a place comes to stand, and how much of it."""
    pending = {target: value}
    while pending:
        place = min(pending)  # what happens offstage never leads back
        arrived = pending.pop(place)
        stands = staying(domain, place, arrived)
        if stands is not None:
            yield place, Fraction(domain.weights.total(stands) or 0)
        for to, onward in passing(domain, place, arrived):
            pending[to] = domain.join(pending[to], onward) if to in pending else onward


def ways_in_runs(told: Playtest) -> Ways:
    """Return the ways that some seeded runs took, each with its share of them."""
    stood: dict[int, Fraction] = {}
    for place, _, _, count in told.ways:
        stood[place] = stood.get(place, Fraction(0)) + Fraction(count, told.runs)
    ends: dict[int, Fraction] = {}
    for _, _, to, count in told.ways:
        ends[to] = ends.get(to, Fraction(0)) + Fraction(count, told.runs)
    found = tuple(ReaderWay(place, choice, to, Fraction(count, told.runs)) for place, choice, to, count in told.ways)
    return Ways(found, {**ends, **stood}, told.stuck)
