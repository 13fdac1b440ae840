"""Answers for what seeded runs show: a few hundred plays by an even reader, the same ones each time.

What happens in a run needs no proof that it can, so most questions are settled here and only the rest is left to the sets.
The same runs give the estimate of how likely each ending is.
"""

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import arrived, begin, onward
from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow
from game.proof.model.goals import CoverageGoal, StateQuery, had
from game.proof.model.masks import changed_by, members
from game.story.logic import applied, holds, made
from game.story.model import SceneKind, Story

SEED, WATCHED, COUNTED = 2718, 250, 2_000
MOST = 20_000  # moments watched at most, so that long stories get fewer runs
PATIENCE = 50  # so many runs in which nothing new was seen are enough


class Observed(Struct, frozen=True):
    """What runs showed: the questions they left open, in order, and the pairs of choices they told apart."""

    left: tuple[CoverageGoal, ...]
    apart: frozenset[tuple[int, int, int]] = frozenset()  # place and two choices, by number


def watch(story: Story, asked: Sequence[CoverageGoal], remembered: DataFlow, meter: Budget) -> Observed:
    """Plays and watches. `remembered` is the flow in which words read, too. Long runs are cut off."""
    by_place: dict[int, list[_Open]] = {}
    for number, question in enumerate(asked):
        for ask in question.asks:
            if not ask.arriving and not ask.lands:
                by_place.setdefault(ask.place, []).append((number, ask))
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    answered: set[int] = set()
    apart: set[tuple[int, int, int]] = set()
    pairs: dict[int, list[_Pair]] = {}
    runs = min(WATCHED, MOST // (1 + len(story.scenes)))
    known, since = 0, 0
    for run in range(runs):
        meter.tick("playing seeded runs", run, runs)
        for moment in _played(story, chance):
            _watch_questions(by_place, moment, answered)
            _watch_choices(remembered, pairs, moment, apart)
        found = len(answered) + len(apart)
        known, since = found, 0 if found > known else since + 1
        if since == PATIENCE:
            break
    left = tuple(question for number, question in enumerate(asked) if number not in answered)
    return Observed(left, frozenset(apart))


def odds_in_runs(story: Story, meter: Budget) -> tuple[int, tuple[int, ...]]:
    """How many runs were played, and in how many of them each ending was that of somebody followed."""
    conditions = [had(story, number) for number in range(len(story.endings))]
    counts = [0] * len(conditions)
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    for run in range(COUNTED):
        meter.tick("estimating odds from seeded runs", run, COUNTED)
        *_, last = _played(story, chance)
        for number, condition in enumerate(conditions):
            named = last.place == story.ending_place(number)
            counts[number] += named or (last.place == story.end and holds(condition, last.values))
    return COUNTED, tuple(counts)


def _played(story: Story, chance: Random) -> Iterator[Moment]:
    moment = begin(story)
    yield moment
    for _ in range(10 * len(story.scenes)):
        edges = [edge for edge in story.graph[moment.place].choices if holds(edge.guard, moment.values)]
        if not edges:
            return
        moment = onward(story, arrived(chance.choice(edges), moment))
        yield moment


_Open = tuple[int, StateQuery]  # a question that is not answered yet, by number, and one of its asks


def _watch_questions(by_place: dict[int, list[_Open]], moment: Moment, answered: set[int]) -> None:
    left = []
    for number, ask in by_place.get(moment.place, ()):
        if number not in answered:
            if holds(ask.condition, moment.values) and holds(ask.then, applied(ask.effects, moment.values)):
                answered.add(number)
            else:
                left.append((number, ask))
    by_place[moment.place] = left


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
