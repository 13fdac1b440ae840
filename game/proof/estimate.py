"""Answers for the figures of a whole story: exact where they fit, otherwise bounded and estimated, and labelled so.

Every path of a reader who stays with one group is a path of the whole story: together they bound it from below. From above
it is bounded by a coarser story (see `bounds`). Odds are estimated from seeded runs, with the interval that holds the
truth in 99 of 100 cases (Wilson 1927).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from random import Random

from game.play.moment import Moment
from game.play.rules import begin, has_ended, onward, open_choices
from game.proof.bounds import bounds
from game.proof.figures import Figure, Kind, Length, Measures, exact, had, measured
from game.proof.limits import Meter
from game.proof.narrow import following, groups
from game.proof.weighted import TooMany, Weight
from game.story.conditions import applied, holds
from game.story.model import Story

SEED, RUNS, Z = 1956, 2_000, 2.5758


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the whole story, and of each group of people followed from beginning to end."""

    whole: Measures
    groups: tuple[tuple[str, Measures], ...]


def figures(story: Story, most: int, meter: Meter) -> Figures:
    """All figures of a story that ends. `most` is how many nodes the diagrams of the whole story may have.

    Raises `Spent` when time is over before the groups are measured.
    """
    found = []
    for group in groups(story):
        meter.tick(f"measuring the paths of {group}", len(found), len(groups(story)))
        found.append((group, measured(following(story, group), 100 * most, meter)))
    try:
        return Figures(measured(story, most, meter), tuple(found))
    except (TooMany, RecursionError):
        return Figures(_bounded(story, [one for _, one in found], meter), tuple(found))


def _bounded(story: Story, parts: Iterable[Measures], meter: Meter) -> Measures:
    parts = tuple(parts)
    above = bounds(story)
    paths = sum(one.paths.low for one in parts)
    shortest, longest = [], []
    for at, name in enumerate(("choices", "words")):
        own = [(getattr(one.shortest, name).low, getattr(one.longest, name).low) for one in parts]
        low, high = (above[1 + 2 * at], above[2 + 2 * at]) if above else (0, None)
        shortest.append(_between(low, min((short for short, _ in own), default=None)))
        longest.append(_between(max((long for _, long in own), default=0), high))
    return Measures(
        _between(paths, above[0] if above else None), Length(*shortest), Length(*longest), _estimated(story, meter)
    )


def _between(low: Weight, high: Weight | None) -> Figure:
    return exact(low) if low == high else Figure(Kind.BOUNDS, low, high)


# --- seeded runs ----------------------------------------------------------------------------------------------------


def _estimated(story: Story, meter: Meter) -> tuple[tuple[str, Figure], ...]:
    """How often each ending came up in seeded runs of an even reader, as intervals."""
    chance, counts = Random(SEED), [0] * len(story.endings)  # noqa: S311 - dice, not secrets
    conditions = [had(story, number) for number in range(len(story.endings))]
    for run in range(RUNS):
        meter.tick("playing seeded runs", run, RUNS)
        last = _played(story, chance)
        for number, condition in enumerate(conditions):
            named = last.place == story.end + 1 + number
            counts[number] += named or (last.place == story.end and holds(condition, last.values))
    return tuple((ending.id, _interval(count, RUNS)) for ending, count in zip(story.endings, counts, strict=True))


def _played(story: Story, chance: Random) -> Moment:
    moment = begin(story)
    while not has_ended(story, moment):
        choices = open_choices(story, moment)
        if not choices:
            break
        choice = chance.choice(choices)
        to = moment.place + 1 if choice.to is None else choice.to
        moment = onward(story, Moment(to, applied(choice.effects, moment.values)))
    return moment


def _interval(count: int, runs: int) -> Figure:
    """Wilson's interval for a share."""
    share, square = count / runs, Z * Z / runs
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / runs + square / runs / 4) / (1 + square)
    return Figure(Kind.ESTIMATE, max(0.0, middle - half), min(1.0, middle + half))
