"""The ways from scene to scene that even readers take: how likely each scene is, and how often which choice leads where.

What happens offstage, or doesn't happen, lies between two scenes and is passed over, so a way leads from where a reader
chooses to where they next stand. Where the calendar ends one stands at the endings that those followed have there, each with
its own place, as if a choice had led there by name.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.measure.evdd import Diagram
from game.proof.measure.exact import evenly
from game.proof.measure.path_sums import PathWeights, WeightDomain, diagrams_for, sum_paths
from game.proof.measure.playtest import Playtest
from game.proof.measure.semiring import SUMS
from game.proof.model.dataflow import analyse
from game.proof.model.endings import had_by_place
from game.proof.symbolic.propagate import crossed, entered, passing, staying, takers_leaving
from game.story.logic import Condition, conj, negated
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
    flow, ends = analyse(story, endings=True), had_by_place(story)
    sums = sum_paths(flow, PathWeights(evenly=evenly), diagrams_for(story, SUMS, most), meter)
    domain, ways, stood = sums.domain, dict[tuple[int, int, int], Fraction](), dict[int, Fraction]()
    for number, (place, arrived) in enumerate(sums.arrived.items()):
        meter.tick("looking which way readers go", number, len(sums.arrived))
        for to, odds in _standing(domain, ends, place, arrived):
            stood[to] = stood.get(to, Fraction(0)) + odds
        stands = staying(domain, place, arrived)
        for edge, taken in () if stands is None else takers_leaving(domain, place, stands):
            for to, odds in _settled(domain, ends, edge.target, crossed(domain, edge, taken)):
                key = place, edge.choice or 0, to
                ways[key] = ways.get(key, Fraction(0)) + odds
    found = tuple(ReaderWay(*key, odds) for key, odds in sorted(ways.items()))
    return Ways(found, stood, tuple(sorted(sums.stuck)))


def _standing(
    domain: WeightDomain, ends: Mapping[int, Condition], place: int, arrived: Diagram
) -> Iterator[tuple[int, Fraction]]:
    """How much of what arrives at a place stands there: at the calendar's end, at each ending that somebody then has."""
    at: Iterable[tuple[int, Diagram]] = [(place, staying(domain, place, arrived))]
    if place == domain.story.end:
        here = entered(domain, domain.frames.vertex(place), arrived)
        none = conj(*map(negated, ends.values()))
        at = ((to, domain.restrict(here, had)) for to, had in (*ends.items(), (place, none)))
    for to, stands in at:
        if odds := domain.weights.total(stands):
            yield to, Fraction(odds)


def _settled(
    domain: WeightDomain, ends: Mapping[int, Condition], target: int, value: Diagram
) -> Iterator[tuple[int, Fraction]]:
    """Where what arrives at a place comes to stand, and how much of it."""
    pending = {target: value}
    while pending:
        place = min(pending)  # what happens offstage never leads back
        arrived = pending.pop(place)
        yield from _standing(domain, ends, place, arrived)
        for to, onward in passing(domain, place, arrived):
            pending[to] = domain.join(pending[to], onward) if to in pending else onward


def ways_in_runs(told: Playtest) -> Ways:
    """Return the ways that some seeded runs took, each with its share of them."""
    stood = {place: Fraction(count, told.runs) for place, count in told.stood.items()}
    found = tuple(ReaderWay(place, choice, to, Fraction(count, told.runs)) for place, choice, to, count in told.ways)
    return Ways(found, stood, told.stuck)
