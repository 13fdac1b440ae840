"""What need not be proved again: results kept by all that they depend on.

A proof depends on the rules of a story, not on its words; so an edit of words leaves its key alone (what does move with
words is filled in anew by `relocate`).
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from game.proof.model.word_count import words_of
from game.story.model import Story, Text
from game.support.store import Store, made_by

_T = TypeVar("_T")
KEPT = 200  # results


class Cache(Struct, frozen=True):
    """Results by key in a folder; without a folder nothing is kept."""

    folder: Path | None = None

    def memo(self, key: str, kind: Any, make: Callable[[], _T], worth: Callable[[_T], bool] = lambda _: True) -> _T:
        """Return the result of this kind kept under this key, or else the one made now, which is kept if it is worth it.

        That there is none (None) is a result as well.
        """
        if self.folder is None:
            return make()
        kept: type[tuple[_T]] = tuple[kind]
        return self._store.memo(f"{_prover()} {key}", kept, lambda: (make(),), lambda made: worth(made[0]))[0]

    def get(self, key: str, kind: type[_T]) -> _T | None:
        """Return the result of this kind kept under this key, or None."""
        of: Any = kind
        kept: type[tuple[_T]] = tuple[of]
        found = self._store.get(f"{_prover()} {key}", kept) if self.folder else None
        return found[0] if found else None

    def put(self, key: str, result: object) -> None:
        """Keep a result under this key."""
        if self.folder:
            self._store.put(f"{_prover()} {key}", (result,))

    @property
    def _store(self) -> Store:
        return Store(self.folder, KEPT)


def cache_in(kept: Path | None) -> Cache:
    """Return the cache in the folder of all that need not be made again; without one nothing is kept."""
    return Cache(kept / "proofs" if kept else None)


@functools.cache
def _prover() -> str:
    """Return a digest of the code that proves: what another prover found is not what this one would find."""
    game = Path(__file__).parents[2]
    return made_by(game / "proof", game / "play", game / "story")


def rules_of(story: Story) -> str:
    """Return a digest of everything about a story that its proof depends on: all but words and places."""
    return _digest(_rules(story))


def words_of_all(story: Story) -> str:
    """Return a digest of what figures in words depend on beside the rules: how many words each passage has."""
    choices = tuple(
        (choice.text, choice.closed, tuple(words_of(one) for one in choice.then))
        for scene in story.scenes
        for choice in scene.choices
    )
    texts = (*(scene.text for scene in story.scenes), *(ending.passages for ending in story.endings))
    return _digest((choices, *(tuple(words_of(one) for one in text) for text in texts)))


def _digest(values: Iterable[object]) -> str:
    return sha256(repr(tuple(values)).encode()).hexdigest()


def _rules(story: Story) -> Iterator[object]:
    yield tuple((one.name, one.domain, one.start, one.kind) for one in story.variables)
    yield tuple((person.id, person.present_while) for person in story.people)
    yield tuple(act.id for act in story.acts)
    for scene in story.scenes:
        yield scene.id, scene.sort, scene.act, scene.people, scene.happens, scene.on_stage
        yield scene.offstage, scene.offstage_to, _asked(scene.text), _asked(scene.report)
        for choice in scene.choices:
            yield (
                choice.id,
                choice.condition,
                choice.shut,
                choice.effects,
                choice.to,
                _asked(choice.then),
                bool(choice.report),
            )
    for ending in story.endings:
        yield ending.id, ending.whose, _asked(ending.text), _asked(ending.line)
    yield _asked(story.close.text), _asked(story.coda.text)
    yield tuple((one.kind, one.condition, one.asked, one.because, one.at) for one in story.promises)


def _asked(text: Text) -> tuple[object, ...]:
    """Return when each passage is read, and in whose ending; that it is there at all is asked, too."""
    return tuple((one.condition, one.person) for one in text)
