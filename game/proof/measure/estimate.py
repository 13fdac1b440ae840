"""The figures of a whole story: exact where they fit, otherwise bounded and estimated, and labelled so.

Every path of a reader who stays with one group is a path of the whole story: together they bound it from below. From above
it is bounded by a coarser story (see `interval`). Odds are estimated from seeded runs, with the interval that holds the
truth in 99 of 100 cases (Wilson 1927).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from statistics import fmean, stdev

from msgspec.structs import replace

from game.proof.budget import Budget
from game.proof.measure.evdd import fitting
from game.proof.measure.exact import StructureMetrics, Words, all_metrics, measure_structure, measure_words
from game.proof.measure.interval import Bounds, bounds
from game.proof.measure.playtest import playtest
from game.proof.metrics import Figures, Length, Metrics, Quantity, between, estimated
from game.proof.model.sampling import odds_in_runs
from game.proof.model.specialize import groups, specialize_to_group
from game.proof.store.cache import Cache, rules_of, words_of_all
from game.story.model import Story
from game.support.background import parallel_map

Z = 2.5758
_READ = 300  # seeded runs in which words are counted


def figures(story: Story, meter: Budget, cache: Cache) -> Figures:
    """Return all figures of a story that ends. Raises `BudgetExceeded` when time is over before they are found."""
    limits = meter.limits
    key = f"figures {limits.whole} {limits.weighed} {rules_of(story)} {words_of_all(story)}"
    return cache.memo(key, Figures, lambda: _found(story, meter, cache))


def _found(story: Story, meter: Budget, cache: Cache) -> Figures:
    """The same where not all of it is known: an edit leaves those groups known that it cannot have touched."""
    names = groups(story)

    def measured(number: int) -> Metrics:
        meter.tick(f"measuring the paths of {names[number]}", number, len(names))
        told = f"{names[number]}, {number + 1} of {len(names)}"
        within = replace(meter, progress=lambda doing, *so_far: meter.progress(f"{told}: {doing}", *so_far))
        narrow = specialize_to_group(story, names[number])
        found = _measured(narrow, meter.limits.weighed, (), within, cache)
        return replace(found, mean_words=_mean_words(narrow, within, cache))

    found = parallel_map(len(names), measured)
    return Figures(_measured(story, meter.limits.whole, found, meter, cache), tuple(zip(names, found, strict=True)))


def _measured(story: Story, most: int, parts: Sequence[Metrics], meter: Budget, cache: Cache) -> Metrics:
    """The figures of a story or a group, exact if `most` nodes are enough; `parts` are those of some of its paths."""
    rules, counted = rules_of(story), words_of_all(story)
    plain = structure_of(story, most, meter, cache)
    words = _words(story, most, rules, counted, meter, cache) if plain else None
    if plain and words:
        return all_metrics(plain, words.least, words.most)
    above = cache.memo(f"bounds {rules} {counted}", Bounds | None, lambda: bounds(story, meter))
    lengths = _bounded_lengths(parts, above)
    if plain:
        return all_metrics(plain, *(one.words for one in lengths))
    seen = cache.memo(f"odds {rules}", tuple[int, tuple[int, ...]], lambda: odds_in_runs(story, meter))
    return Metrics(_bounded_paths(parts, above), *lengths, _estimated_odds(story, *seen))


def structure_of(story: Story, most: int, meter: Budget, cache: Cache) -> StructureMetrics | None:
    """Return the exact figures of a story that ends which do not depend on words; None where they take more than `most` nodes.

    Raises `BudgetExceeded` when time is over.
    """
    key = f"plain {most} {rules_of(story)}"
    return cache.memo(key, StructureMetrics | None, lambda: fitting(lambda: measure_structure(story, most, meter)))


def _words(story: Story, most: int, rules: str, counted: str, meter: Budget, cache: Cache) -> Words | None:
    """The figures in words; after an edit of words alone they begin with what was found before it."""

    def now(before: Words | None = None) -> Words | None:
        return fitting(lambda: measure_words(story, most, meter, before))

    was, first = cache.memo(f"words {most} {rules}", tuple[str, Words | None], lambda: (counted, now()))
    if was == counted:
        return first
    return cache.memo(f"words {most} {rules} {counted}", Words | None, lambda: now(first) or (now() if first else None))


def _mean_words(story: Story, meter: Budget, cache: Cache) -> Quantity:
    """How many words an even reader reads on average: the mean of some runs, with the interval of its error."""
    key = f"even {rules_of(story)} {words_of_all(story)}"
    counts = cache.memo(key, tuple[int, ...], lambda: playtest(story, (), meter, _READ).words)
    mean, error = fmean(counts), Z * stdev(counts) / sqrt(len(counts))
    return estimated(round(mean - error), round(mean + error))


def _bounded_paths(parts: Sequence[Metrics], above: Bounds | None) -> Quantity:
    """How many paths there are, at least those of the parts."""
    return between(sum(one.paths.low for one in parts), above[0] if above else None)


def _bounded_lengths(parts: Sequence[Metrics], above: Bounds | None) -> tuple[Length, Length]:
    """The shortest path and the longest, between those of the parts and what bounds them all."""
    shortest, longest = [], []
    for at, name in enumerate(("choices", "words")):
        least, most = (above[1 + 2 * at], above[2 + 2 * at]) if above else (0, None)
        short = [getattr(one.shortest, name).high for one in parts]
        long = [getattr(one.longest, name).low for one in parts]
        shortest.append(between(least, min((one for one in short if one is not None), default=None)))
        longest.append(between(max(long, default=0), most))
    return Length(*shortest), Length(*longest)


def _estimated_odds(story: Story, runs: int, ended: Sequence[int]) -> tuple[tuple[str, Quantity], ...]:
    """How likely each ending is, as so many runs tell that ended so."""
    return tuple((one.id, share_in_runs(came, runs)) for one, came in zip(story.endings, ended, strict=True))


# --- seeded runs ----------------------------------------------------------------------------------------------------


def share_in_runs(count: int, runs: int) -> Quantity:
    """Return the share of runs in which something came about, as Wilson’s interval."""
    share, square = count / runs, Z * Z / runs
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / runs + square / runs / 4) / (1 + square)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return estimated(Fraction(low).limit_denominator(10**6), Fraction(high).limit_denominator(10**6))
