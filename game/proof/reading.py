"""Answers for how much an even reader reads: the words of some seeded runs, counted page by page.

The same words count as in `figures`: text in full heat, choices as shown, consequences, and endings.
"""

from random import Random
from typing import TypeAlias

from game.play.moment import Moment
from game.play.rules import begin, choose, fates, followed, has_ended, open_choices
from game.proof.coarse import words_in, words_of
from game.proof.limits import Meter
from game.story.conditions import Condition, holds, negated
from game.story.model import Choice, Scene, Story, Text

SEED, RUNS = 1956, 300

_Tally: TypeAlias = tuple[tuple[Condition, int], ...]  # so many words where this holds


def words_in_runs(story: Story, meter: Meter) -> tuple[int, ...]:
    """How many words were read in each run of a story in which every path ends; some may end where a reader is stuck."""
    pages = [_page(scene) for scene in story.scenes]
    then = {id(choice): _text(choice.then) for scene in story.scenes for choice in scene.choices}
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    counts = []
    for run in range(RUNS):
        meter.tick("estimating words from seeded runs", run, RUNS)
        moment, count = begin(story), 0
        while choices := open_choices(story, moment):
            choice = chance.choice(choices)
            count += _read(pages[moment.place], moment) + _read(then[id(choice)], moment)
            moment = choose(story, moment, choice)
        left = _ends(story, moment) if has_ended(story, moment) else _read(pages[moment.place], moment)
        counts.append(count + left)
    return tuple(counts)


def _page(scene: Scene) -> _Tally:
    """The text, and the choices as they are shown."""
    return (*_text(scene.text), *(part for choice in scene.choices for part in _shown(choice)))


def _shown(choice: Choice) -> _Tally:
    words = words_in(choice.text)
    shut = 0 if choice.closed is None else words + len(choice.closed.split())
    return ((choice.condition, words), (negated(choice.condition), shut))


def _text(text: Text) -> _Tally:
    return tuple((passage.condition, words_of(passage)) for passage in text)


def _read(tally: _Tally, moment: Moment) -> int:
    return sum(words for condition, words in tally if holds(condition, moment.values))


def _ends(story: Story, moment: Moment) -> int:
    """The endings of those followed, and the lines of the others."""
    with_us = {None, *(person.id for person in followed(story, moment))}
    count = 0
    for person, ending in fates(story, moment):
        text = ending.text if person in with_us else ending.line
        count += _read(_text(tuple(passage for passage in text if passage.person in {None, person})), moment)
    return count
