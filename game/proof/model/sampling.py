"""Seeded random walks: what the pages of a few hundred runs show, the same runs each time.

What a page shows needs no proof that it can be shown, so most goals are met here and only the rest is left to the sets. The
same runs tell choices apart, and give the estimate of how likely each ending is.
"""

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType

from msgspec import Struct

from game.play.moment import Moment
from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.endings import had
from game.proof.model.goals import CoverageGoal
from game.proof.model.masks import changed_by, members
from game.proof.model.runs import Choices, Sample, Steps, played, played_again
from game.proof.model.viewer import Viewer
from game.story.logic import holds, made
from game.story.model import SceneKind, Story

SEED, WATCHED, COUNTED = 2718, 250, 2_000
MOST = 40_000  # moments watched at most, so that long stories get fewer runs
KEPT = 64  # moments of one place
PATIENCE = 50  # so many runs in which nothing new was seen are enough


class Observed(Struct, frozen=True):
    """What runs showed: the goals they left open, in order, the pairs of choices they told apart, and where they stood.

    `runs` are those that showed something new.
    """

    left: tuple[CoverageGoal, ...]
    apart: frozenset[tuple[int, int, int]] = frozenset()  # place and two choices, by number
    samples: Mapping[int, Sequence[Sample]] = MappingProxyType({})  # by place
    runs: tuple[Steps, ...] = ()


def watch(
    story: Story,
    asked: Sequence[CoverageGoal],
    meter: Budget,
    remembered: DataFlow | None = None,
    known: Sequence[Choices] = (),
) -> Observed:
    """Play and watch until nothing is open, or nothing new is seen. Long runs are cut off.

    With the flow in which words read, too, choices are told apart as well. `known` are runs that showed everything before
    an edit; they are watched first, the rare ones before the common.
    """
    watcher = _Watcher(story, asked, remembered)
    for choices in reversed(known):
        meter.check()
        watcher.look(*played_again(story, choices))
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    runs = min(WATCHED, MOST // (1 + len(story.scenes)))
    since = 0
    for run in range(runs):
        if watcher.done or since == PATIENCE:
            break
        meter.tick("playing seeded runs", run, runs)
        since = 0 if watcher.look(*_played(story, chance)) or not run else since + 1
    return watcher.observed


class _Watcher:
    """Looks at runs, one after another, and keeps what they showed."""

    def __init__(self, story: Story, asked: Sequence[CoverageGoal], remembered: DataFlow | None) -> None:
        self._viewer = Viewer(story, asked)
        self._remembered = remembered
        self._apart: set[tuple[int, int, int]] = set()
        self._pairs: dict[int, list[_Pair]] = {}
        self._samples: dict[int, list[Sample]] = {}
        self._runs: list[Steps] = []

    def look(self, moments: Sequence[Moment], made: Steps) -> bool:
        """Look at a run, given where it stood and the choices between; say whether it showed something new."""
        _keep(self._samples, moments, made)
        known = len(self._apart)
        if self._remembered is not None:
            for moment in moments:
                _watch_choices(self._remembered, self._pairs, moment, self._apart)
        shows = self._viewer.view(moments, made)
        if shows:
            self._runs.append(made)
        return shows or len(self._apart) > known

    @property
    def done(self) -> bool:
        """Whether nothing is left to be seen."""
        return self._remembered is None and not self._viewer.open

    @property
    def observed(self) -> Observed:
        """What was seen so far."""
        left = tuple(self._viewer.open.values())
        return Observed(left, frozenset(self._apart), self._samples, tuple(self._runs))


def sampled_moments(story: Story, meter: Budget) -> Mapping[int, Sequence[Sample]]:
    """Return moments at which seeded runs stood, by place, without a look at their pages."""
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    samples: dict[int, list[Sample]] = {}
    runs = min(WATCHED, MOST // (1 + len(story.scenes)))
    for run in range(runs):
        meter.tick("playing seeded runs", run, runs)
        _keep(samples, *_played(story, chance))
    return samples


def _keep(samples: dict[int, list[Sample]], moments: Sequence[Moment], made: Steps) -> None:
    """Keep the moments of a run, where there are not enough of their places."""
    for depth, moment in enumerate(moments):
        kept = samples.setdefault(moment.place, [])
        if len(kept) < KEPT:
            kept.append(Sample(moment, made, depth))


def odds_in_runs(story: Story, meter: Budget) -> tuple[int, tuple[int, ...]]:
    """Return how many runs were played, and in how many of them each ending was that of somebody followed."""
    conditions = [had(story, number) for number in range(len(story.endings))]
    counts = [0] * len(conditions)
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    for run in range(COUNTED):
        meter.tick("estimating odds from seeded runs", run, COUNTED)
        last = _played(story, chance)[0][-1]
        for number, condition in enumerate(conditions):
            named = last.place == story.ending_place(number)
            counts[number] += named or (last.place == story.end and holds(condition, last.values))
    return COUNTED, tuple(counts)


def _played(story: Story, chance: Random) -> tuple[list[Moment], Steps]:
    """Play one run in which each open choice is as likely as another."""
    return played(story, lambda _, edges: chance.choice(edges))


_Pair = tuple[int, int, tuple[int, ...]]  # two choices, and the variables they change that something later reads


def _pairs(remembered: DataFlow, place: int) -> list[_Pair]:
    """The choices of a scene that lead to the same place and may leave something different behind."""
    ways = remembered.story.graph[place].choices
    written = [changed_by(way.effects) for way in ways]
    found = []
    for one in range(len(ways)):
        for other in range(one):
            live = (written[one] | written[other]) & remembered.live_on_entry[ways[one].target]
            if ways[one].target == ways[other].target and live:
                found.append((one, other, tuple(members(live))))
    return found


def _watch_choices(
    remembered: DataFlow, pairs: dict[int, list[_Pair]], moment: Moment, apart: set[tuple[int, int, int]]
) -> None:
    place, scenes = moment.place, remembered.story.scenes
    if place >= len(scenes) or scenes[place].sort is not SceneKind.SCENE:
        return
    if place not in pairs:
        pairs[place] = _pairs(remembered, place)
    if not pairs[place]:
        return
    left = []
    after = {
        number: made(edge.effects, moment.values)
        for number, edge in enumerate(remembered.story.graph[place].choices)
        if holds(edge.guard, moment.values)
    }
    for one, other, live in pairs[place]:
        if one in after and other in after:
            first, second = after[one], after[other]
            if any(first[variable] != second[variable] for variable in live):
                apart.add((place, one, other))
                continue
        left.append((one, other, live))
    pairs[place] = left
