"""How many words an even reader reads, in some seeded runs."""

from collections.abc import Iterator
from random import Random

from game.play.moment import Moment
from game.play.rules import begin, choose, fates, followed, has_ended, open_choices
from game.proof.budget import Budget
from game.proof.model.word_count import page_tally, text_tally, words_where
from game.story.model import Ending, Story

SEED, RUNS = 2718, 300


def words_in_runs(story: Story, meter: Budget) -> tuple[int, ...]:
    """Return how many words were read in each of some runs of a story that ends; some may end where a reader is stuck."""
    pages = [page_tally(scene) for scene in story.scenes]
    then = {id(choice): text_tally(choice.then) for scene in story.scenes for choice in scene.choices}
    chance = Random(SEED)  # noqa: S311 - dice, not secrets
    counts = []
    for run in range(RUNS):
        meter.tick("estimating words from seeded runs", run, RUNS)
        moment, count = begin(story), 0
        while choices := open_choices(story, moment):
            choice = chance.choice(choices)
            count += words_where(pages[moment.place], moment.values) + words_where(then[id(choice)], moment.values)
            moment = choose(story, moment, choice)
        left = (
            words_at_end(story, moment) if has_ended(story, moment) else words_where(pages[moment.place], moment.values)
        )
        counts.append(count + left)
    return tuple(counts)


def words_at_end(story: Story, moment: Moment) -> int:
    """Return how many words are read at a story’s end: the endings of those followed, and the lines of the others."""
    return sum(
        words_where(text_tally(ending.text if whole else ending.line, person), moment.values)
        for person, ending, whole in endings_read(story, moment)
    )


def endings_read(story: Story, moment: Moment) -> Iterator[tuple[str | None, Ending, bool]]:
    """Yield at a story's end whose ending is which, and whether it is read whole, as of somebody followed, or in a line."""
    with_us = {None, *(person.id for person in followed(story, moment))}
    for person, ending in fates(story, moment):
        yield person, ending, person in with_us
