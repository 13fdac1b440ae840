"""What even readers meet: some seeded runs of a story, with all that is met on them, read, and read in a row."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import begin, choose, has_ended, open_choices
from game.proof.budget import Budget
from game.proof.measure.last_words import tally_at_end
from game.proof.model.endings import had_by_place
from game.proof.model.goals import CoverageGoal
from game.proof.model.query import StateQuery
from game.proof.model.word_count import Tally, page_tally, text_tally
from game.story.logic import holds
from game.story.model import Location, SceneKind, Story

SEED, RUNS = 2718, 2_000


class OneWayStretch(Struct, frozen=True):
    """Scenes in a row in which there was nothing to choose between: the first and the last, how many, and their words."""

    first: str
    last: str
    scenes: int
    words: int


class Playtest(Struct, frozen=True):
    """What came of it: in how many runs each goal was met and each ending had, by id; of each run words, decisions, hottest scene.

    `apart` are the words of each run that an author wrote, what was read again counted once.
    `ways` counts how often a choice, by the place of its scene and its number, led to which place, that of an ending had at
    the calendar's end included; `stood` counts how often runs stood at a place, and `stuck` are those at which they were;
    `stretches` holds the longest from each scene.
    """

    runs: int
    met: dict[str, int]
    ended: dict[str, int]
    words: tuple[int, ...]
    apart: tuple[int, ...]
    decisions: tuple[int, ...]
    heat: tuple[int, ...]
    ways: tuple[tuple[int, int, int, int], ...]
    stood: dict[int, int]
    stuck: tuple[int, ...]
    stretches: tuple[OneWayStretch, ...]


def playtest(
    story: Story, goals: Iterable[CoverageGoal], meter: Budget, runs: int = RUNS, longest: int | None = None
) -> Playtest:
    """Return what is met in some runs; some may end where a reader is stuck.

    Where a story need not end, runs are cut off after the `longest` number of choices.

    What is asked of arriving, or of many places, is not looked for; an ending is had as `endings.had` says.
    Raises `BudgetExceeded` when time is over.
    """
    reader = _EvenReader(story, goals)
    for run in range(runs):
        meter.tick("playing seeded runs", run, runs)
        reader.read(longest)
    return reader.told(runs)


class _EvenReader:
    """Plays runs of a story and keeps count."""

    def __init__(self, story: Story, goals: Iterable[CoverageGoal]) -> None:
        self._story = story
        self._chance = Random(SEED)  # noqa: S311 - dice, not secrets
        self._pages = [page_tally(scene) for scene in story.scenes]
        self._then = {id(choice): text_tally(choice.then) for scene in story.scenes for choice in scene.choices}
        self._asks = _by_place(goals)
        self._met: Counter[str] = Counter()
        self._endings = had_by_place(story)
        self._ended: Counter[str] = Counter()
        self._ways: Counter[tuple[int, int, int]] = Counter()
        self._stood: Counter[int] = Counter()
        self._each: list[tuple[int, int, int, int]] = []
        self._stretches: dict[int, OneWayStretch] = {}
        self._stuck: set[int] = set()

    def read(self, longest: int | None) -> None:
        """Read once from the beginning to an end, choosing evenly, but for so many choices at most."""
        story = self._story
        moment, words, decisions, heat = begin(story), 0, 0, 0
        met: set[str] = set()
        written: dict[Location, int] = {}
        row: list[tuple[int, int]] = []  # scenes, with their words
        for made in itertools.count():
            choices = open_choices(story, moment)
            if not choices or made == longest:
                break
            choice = self._chance.choice(choices)
            scene = story.scenes[moment.place]
            number = scene.choices.index(choice)
            self._meet(moment, number, met)
            self._stood[moment.place] += 1
            here = _read((*self._pages[moment.place], *self._then[id(choice)]), moment, written)
            words, heat = words + here, max(heat, scene.heat)
            row.append((moment.place, here))
            if len(choices) > 1:
                decisions += 1
                self._keep(row)
                row = []
            after = choose(story, moment, choice)
            self._ways.update((moment.place, number, to) for to in self._places(after))
            moment = after
        self._meet(moment, None, met)
        self._keep(row)
        if has_ended(story, moment):
            words += _read(tally_at_end(story, moment), moment, written)
        else:
            words += _read(self._pages[moment.place], moment, written)
            if not choices:
                self._stuck.add(moment.place)
        self._met.update(met)
        ends = self._places(moment)
        self._stood.update(ends)
        self._ended.update(ending.id for ending in map(story.ending_at, ends) if ending is not None)
        self._each.append((words, sum(written.values()), decisions, heat))

    def told(self, runs: int) -> Playtest:
        """Return what came of all runs."""
        words, apart, decisions, heat = zip(*self._each, strict=True)
        ways = tuple((*way, count) for way, count in sorted(self._ways.items()))
        return Playtest(
            runs,
            dict(self._met),
            dict(self._ended),
            words,
            apart,
            decisions,
            heat,
            ways,
            dict(self._stood),
            tuple(sorted(self._stuck)),
            tuple(self._stretches.values()),
        )

    def _meet(self, moment: Moment, choice: int | None, met: set[str]) -> None:
        for id, ask in self._asks.get(moment.place, ()):
            if id not in met and ask.choice in {None, choice} and holds(ask.condition, moment.values):
                met.add(id)

    def _places(self, moment: Moment) -> Sequence[int]:
        """Where one stands: at the calendar's end, at every ending that is had there."""
        had = self._endings.items() if moment.place == self._story.end else ()
        return [place for place, condition in had if holds(condition, moment.values)] or [moment.place]

    def _keep(self, row: Sequence[tuple[int, int]]) -> None:
        """Keep a row of scenes of which the last alone may have left something to choose, where it is the longest from there."""
        scenes = self._story.scenes
        while row and scenes[row[0][0]].sort is not SceneKind.SCENE:
            row = row[1:]
        if not row:
            return
        known = self._stretches.get(row[0][0])
        words = sum(count for _, count in row)
        if known is None or (len(row), words) > (known.scenes, known.words):
            self._stretches[row[0][0]] = OneWayStretch(scenes[row[0][0]].id, scenes[row[-1][0]].id, len(row), words)


def _by_place(goals: Iterable[CoverageGoal]) -> Mapping[int, Sequence[tuple[str, StateQuery]]]:
    found: dict[int, list[tuple[str, StateQuery]]] = {}
    for goal in goals:
        for ask in goal.asks:
            if not ask.arriving and len(ask.places) == 1:
                found.setdefault(ask.places[0], []).append((goal.id, ask))
    return found


def _read(tally: Tally, moment: Moment, written: dict[Location, int]) -> int:
    """Return how many of these words are read there, and note what of them was written where."""
    read = [one for one in tally if holds(one.condition, moment.values)]
    written.update((one.where, one.words) for one in read)
    return sum(one.words for one in read)
