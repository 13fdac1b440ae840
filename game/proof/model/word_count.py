"""Which words count: those of the text in full heat, of choices as shown, of consequences, and of endings.

Whom one may follow is the engine's to say, so that the words of those choices do not count.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from game.story.logic import Condition, holds
from game.story.model import Choice, Inline, Location, Passage, Scene, SceneKind, Text, plain_words


class GuardedWords(Struct, frozen=True, gc=False):
    """So many words where a condition holds, and where an author wrote them."""

    condition: Condition
    words: int
    where: Location


Tally: TypeAlias = tuple[GuardedWords, ...]


def words_in(inlines: Iterable[Inline]) -> int:
    """Return how many words stand there."""
    return len(plain_words(inlines).split())


def words_of(passage: Passage) -> int:
    """Return how many words a passage has."""
    return sum(words_in(block.inlines) for block in passage.blocks)


def words_of_choice(choice: Choice) -> int:
    """Return how many words a choice has as it is offered, and closed."""
    return words_in(choice.text) + len((choice.closed or "").split())


def written_choices(scene: Scene) -> tuple[Choice, ...]:
    """Return the choices of a scene that an author wrote."""
    return scene.choices if scene.sort is SceneKind.SCENE else ()


def page_tally(scene: Scene) -> Tally:
    """Return the words of a scene's page: its text, and the choices as they are shown."""
    return (*text_tally(scene.text), *(part for one in written_choices(scene) for part in _shown(one)))


def _shown(choice: Choice) -> Tally:
    shown = GuardedWords(choice.condition, words_in(choice.text), choice.where)
    if choice.closed is None:
        return (shown,)
    return (shown, GuardedWords(choice.shut, words_of_choice(choice), choice.where))


def text_tally(text: Text, person: str | None = None) -> Tally:
    """Return the words of a text; where it is an ending's, those that are read when it is this person's."""
    return tuple(GuardedWords(one.condition, words_of(one), one.where) for one in text if one.person in {None, person})


def words_where(tally: Tally, values: Sequence[int]) -> int:
    """Return how many of these words are read where the variables have these values."""
    return sum(one.words for one in tally if holds(one.condition, values))
