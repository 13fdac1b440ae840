"""Answers for what need not be proved again: results kept on disk by a digest of all that they depend on.

A proof depends on the rules of a story, not on its words; so an edit of words leaves its digest alone (what does move with
words is filled in anew by `places`). Whatever is wrong with a kept file, it is as if it were not there.
"""

import functools
import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from msgspec import Struct

from game.proof.model.word_count import words_of
from game.story.logic import ALWAYS
from game.story.model import Story, Text

_T = TypeVar("_T")
FORMAT = 2
KEPT = 200  # files; the oldest go first


class Cache(Struct, frozen=True):
    """Results by key in a folder; without a folder nothing is kept."""

    folder: Path | None = None

    def memo(self, key: str, make: Callable[[], _T], worth: Callable[[_T], bool] = lambda _: True) -> _T:
        """The result kept under this key, or else the one that is made now and kept if it is worth it."""
        if self.folder is None:
            return make()
        path = self.folder / hashlib.sha256(f"{_prover()} {FORMAT} {key}".encode()).hexdigest()
        kept = _kept(path)
        if kept is not None:
            known: _T = kept[0]
            return known
        made = make()
        if worth(made):
            _keep(path, made)
        return made


@functools.cache
def _prover() -> str:
    """A digest of the code that proves: what another prover found is not what this one would find."""
    game = Path(__file__).parents[2]
    code = [*sorted((game / "proof").rglob("*.py")), game / "play" / "rules.py"]
    code += [game / "story" / "logic.py", game / "story" / "model.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()


class _OwnOnly(pickle.Unpickler):
    """Reads back our own plain values and nothing else."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)

    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith(("game.proof.", "game.story.model")) or (module, name) == ("fractions", "Fraction")
        found = super().find_class(module, name) if ours and "." not in name else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")


def _kept(path: Path) -> tuple[Any] | None:
    """What a file holds that was kept under this very name, and for what it is named; None for anything else."""
    try:
        if not path.is_file():  # to open a pipe would wait for ever
            return None
        with path.open("rb") as file:
            name, made = _OwnOnly(file).load()
    except Exception:  # noqa: BLE001 - a broken file may fail in any way, and none of them matters
        return None
    return (made,) if name == path.name else None


def _keep(path: Path, made: object) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump((path.name, made), file)
        try:
            os.replace(file.name, path)
        except OSError:
            Path(file.name).unlink()
        kept = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # a full or forbidden disk only means that nothing is kept


# --- what a proof depends on ------------------------------------------------------------------------------------------


def rules_of(story: Story) -> str:
    """Everything about a story that its proof depends on: all but words and places."""
    return repr(tuple(_rules(story)))


def words_of_all(story: Story) -> str:
    """What the figures in words depend on beside the rules: how many words each passage has."""
    choices = tuple(
        (choice.text, choice.closed, tuple(words_of(one) for one in choice.then))
        for scene in story.scenes
        for choice in scene.choices
    )
    texts = [text for scene in story.scenes for text in (scene.text,)]
    texts += [text for ending in story.endings for text in (ending.text, ending.line)]
    return repr((choices, tuple(tuple(words_of(one) for one in text) for text in texts)))


def _rules(story: Story) -> Iterator[object]:
    yield tuple((one.name, one.domain, one.start, one.kind) for one in story.variables)
    yield tuple((person.id, person.present_while) for person in story.people)
    yield tuple(act.id for act in story.acts)
    for scene in story.scenes:
        yield scene.id, scene.sort, scene.act, scene.people, scene.happens, scene.on_stage
        yield scene.offstage, scene.offstage_to, _asked(scene.text), _asked(scene.report)
        for choice in scene.choices:
            shown = choice.closed is not None
            yield choice.id, choice.condition, shown, choice.effects, choice.to, _asked(choice.then)
    for ending in story.endings:
        yield ending.id, ending.whose, _asked(ending.text), _asked(ending.line)


def _asked(text: Text) -> tuple[object, ...]:
    return tuple((one.condition, one.person) for one in text if one.condition != ALWAYS)
