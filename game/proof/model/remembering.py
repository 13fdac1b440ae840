"""A story that remembers whose ending was read before, for the few goals that depend on it.

An ending is read once in a run. Whoever leaves while followed has read theirs, so it is not read again, nor told in a line,
should they come back or be exchanged for somebody else. A moment does not hold that, since nothing else in play depends on
it; so it is a variable here, and only where goals could not be decided without.
"""

from msgspec.structs import replace

from game.proof.model.endings import is_followed, told_name
from game.story.logic import ALWAYS, Effect, Operation, conj, effect, negated
from game.story.model import Person, Scene, Story, Variable, VariableKind


def remembering(story: Story) -> Story:
    """Return the story with a flag for each person who can leave it: whether their ending was read by then."""
    leaving = [person for person in story.people if person.present_while != ALWAYS]
    first = len(story.variables)
    effects = tuple(_told(story, person, first + number) for number, person in enumerate(leaving))
    flags = tuple(_flag(person) for person in leaving)
    scenes = tuple(_keeping(scene, effects) for scene in story.scenes)
    return replace(story, variables=(*story.variables, *flags), scenes=scenes)


def _flag(person: Person) -> Variable:
    meaning = f"whether the ending of {person.id} was read"
    return Variable(
        told_name(person), ("no", "yes"), 0, ordered=True, meaning=meaning, where=person.where, kind=VariableKind.SEEN
    )


def _told(story: Story, person: Person, flag: int) -> Effect:
    """Return what goes on wherever a reader stands: the ending of somebody followed who has left was read there."""
    gone = conj(is_followed(story, person.id), negated(person.present_while))
    return effect(flag, Operation.SET, 1, 2, gone)


def _keeping(scene: Scene, effects: tuple[Effect, ...]) -> Scene:
    """Return the scene in which every choice first notes what was read before it."""
    choices = tuple(replace(choice, effects=(*effects, *choice.effects)) for choice in scene.choices)
    return replace(scene, choices=choices)
