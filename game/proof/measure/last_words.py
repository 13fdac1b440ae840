"""What is read at a story’s end: whose endings whole, whose in a line, and which words these are."""

from collections.abc import Iterator

from game.play.moment import Moment
from game.play.rules import fates, followed
from game.proof.model.word_count import Tally, text_tally
from game.story.model import Ending, Story


def tally_at_end(story: Story, moment: Moment) -> Tally:
    """Return the words at a story’s end: the endings of those followed, and the lines of the others."""
    return tuple(
        words
        for person, ending, whole in endings_read(story, moment)
        for words in text_tally(ending.text if whole else ending.line, person)
    )


def endings_read(story: Story, moment: Moment) -> Iterator[tuple[str | None, Ending, bool]]:
    """Yield at a story's end whose ending is which, and whether it is read whole, as of somebody followed, or in a line."""
    with_us = {None, *(person.id for person in followed(story, moment))}
    for person, ending in fates(story, moment):
        yield person, ending, person in with_us
