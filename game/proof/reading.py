"""Answers for which words count, and how many of them an even reader reads in some seeded runs.

Those of the text in full heat, of choices as shown, of consequences, and of endings.
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

Tally: TypeAlias = tuple[tuple[Condition, int], ...]  # so many words where this holds


def words_in_runs(story: Story, meter: Meter) -> tuple[int, ...]:
    """How many words were read in each run of a story in which every path ends; some may end where a reader is stuck."""
    pages = [page_tally(scene) for scene in story.scenes]
    then = {id(choice): text_tally(choice.then) for scene in story.scenes for choice in scene.choices}
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


def page_tally(scene: Scene) -> Tally:
    """The words of a scene's page: its text, and the choices as they are shown."""
    return (*text_tally(scene.text), *(part for choice in scene.choices for part in _shown(choice)))


def _shown(choice: Choice) -> Tally:
    words = words_in(choice.text)
    if choice.closed is None:
        return ((choice.condition, words),)
    return ((choice.condition, words), (negated(choice.condition), words + len(choice.closed.split())))


def text_tally(text: Text, person: str | None = None) -> Tally:
    """The words of a text; where it is an ending's, those that are read when it is this person's."""
    return tuple((one.condition, words_of(one)) for one in text if one.person in {None, person})


def _read(tally: Tally, moment: Moment) -> int:
    return sum(words for condition, words in tally if holds(condition, moment.values))


def _ends(story: Story, moment: Moment) -> int:
    """The endings of those followed, and the lines of the others."""
    with_us = {None, *(person.id for person in followed(story, moment))}
    count = 0
    for person, ending in fates(story, moment):
        text = ending.text if person in with_us else ending.line
        count += _read(text_tally(text, person), moment)
    return count
