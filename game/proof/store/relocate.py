"""Relocates a kept proof to the words of today's story: locations in files, titles and keys of witnesses.

A proof is kept without them and told again with those of the story as it is now.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from game.proof.model.witness import Witness, choice_of, replayed, step_of
from game.proof.result import Proof
from game.story.model import Location, Passage, Story


def unplaced(proof: Proof, story: Story) -> Proof:
    """Return the proof with every place given as the number of the thing that stands there."""
    numbers = {where: number for number, where in reversed(list(enumerate(_places(story))))}
    return _moved(proof, lambda where: Location("", numbers[where], 0), lambda witness: witness)


def placed(proof: Proof, story: Story) -> Proof:
    """Return the proof with its places and witnesses as they are in this story, which has the same rules."""
    places = list(_places(story))
    return _moved(proof, lambda where: places[where.line], lambda witness: _told_again(story, witness))


def _moved(proof: Proof, move: Callable[[Location], Location], tell: Callable[[Witness], Witness]) -> Proof:
    return replace(
        proof,
        findings=tuple(
            replace(one, where=move(one.where), witness=None if one.witness is None else tell(one.witness))
            for one in proof.findings
        ),
        unreachable=tuple(replace(one, where=move(one.where)) for one in proof.unreachable),
        promises=tuple(replace(one, where=move(one.where)) for one in proof.promises),
        cosmetic=None
        if proof.cosmetic is None
        else tuple(replace(one, where=move(one.where)) for one in proof.cosmetic),
    )


def _places(story: Story) -> Iterator[Location]:
    for scene in story.scenes:
        yield from (scene.where, scene.asked_at)
        for choice in scene.choices:
            yield from (choice.where, choice.asked_at)
        yield from _places_in(scene.passages)
    for ending in story.endings:
        yield from (ending.where, ending.asked_at)
        yield from _places_in(ending.passages)
    yield from _places_in(story.last_passages)
    yield from (promise.where for promise in story.promises)
    yield from (variable.where for variable in story.variables)
    yield from (act.where for act in story.acts)


def _places_in(passages: Iterable[Passage]) -> Iterator[Location]:
    return (passage.where for passage in passages)


def _told_again(story: Story, witness: Witness) -> Witness:
    """The same run with the titles and keys of this story."""
    made = zip(replayed(story, witness), witness.steps, strict=False)
    return replace(witness, steps=tuple(step_of(story, at, choice_of(story, at, step)) for at, step in made))
