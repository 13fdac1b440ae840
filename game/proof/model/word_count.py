"""Which words count: those of the text in full heat, of choices as shown, of consequences, and of endings."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from game.story.logic import Condition, holds, negated
from game.story.model import Choice, Inline, Passage, Scene, Text, plain_words

GuardedWords: TypeAlias = tuple[tuple[Condition, int], ...]  # so many words where this holds


def words_in(inlines: Iterable[Inline]) -> int:
    """Return how many words stand there."""
    return len(plain_words(inlines).split())


def words_of(passage: Passage) -> int:
    """Return how many words a passage has."""
    return sum(words_in(block.inlines) for block in passage.blocks)


def page_tally(scene: Scene) -> GuardedWords:
    """Return the words of a scene's page: its text, and the choices as they are shown."""
    return (*text_tally(scene.text), *(part for choice in scene.choices for part in _shown(choice)))


def _shown(choice: Choice) -> GuardedWords:
    words = words_in(choice.text)
    if choice.closed is None:
        return ((choice.condition, words),)
    return ((choice.condition, words), (negated(choice.condition), words + len(choice.closed.split())))


def text_tally(text: Text, person: str | None = None) -> GuardedWords:
    """Return the words of a text; where it is an ending's, those that are read when it is this person's."""
    return tuple((one.condition, words_of(one)) for one in text if one.person in {None, person})


def words_where(tally: GuardedWords, values: Sequence[int]) -> int:
    """Return how many of these words are read where the variables have these values."""
    return sum(words for condition, words in tally if holds(condition, values))
