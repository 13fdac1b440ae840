"""Between two acts: how the country went on for who has nobody left in it, and who it is that a reader takes up."""

from collections.abc import Iterator
from itertools import takewhile

from game.play.moment import Moment
from game.play.offstage import Made, happened_offstage
from game.play.rules import eyes, followed, follows, is_open
from game.story.logic import holds
from game.story.model import Block, BlockKind, SceneKind, Span, Story
from game.support.greatest import greatest

MOST_TOLD = 3
"""So much is told of what somebody did before a reader took them up."""


def taken_up(story: Story, made: Made) -> tuple[Block, ...]:
    """Return who it is that the last of the choices made lets a reader follow, and what they did before, as it is remembered.

    Before that, how the country went on while nobody followed was left. Who was followed before needs no telling who they
    are. Of what they did that is told on which most hangs; nothing where the choice lets nobody be followed.
    """
    people = [person for person in story.people if made and person.id in follows(story, made[-1][1])]
    lives = tuple(block for person in people for block in _life(story, made, person.id))
    return (*_meanwhile(story, made), *lives) if people else ()


def _meanwhile(story: Story, made: Made) -> Iterator[Block]:
    """Yield what had happened before each act to which the reader has just gone on with nobody left to stand in it."""
    alone = takewhile(lambda one: not _is_somebody_left(story, one[0]), reversed(made))
    for before, _choice in reversed(tuple(alone)):
        scene = story.scenes[before.place]
        if scene.sort is SceneKind.EXCHANGE:
            yield from story.acts[scene.act + 1].so_far


def _is_somebody_left(story: Story, moment: Moment) -> bool:
    return any(holds(person.present_while, moment.values) for person in followed(story, moment))


def _life(story: Story, made: Made, whose: str) -> tuple[Block, ...]:
    known = any(person.id == whose for before, _choice in made for person in followed(story, before))
    about = next(() if known else person.about for person in story.people if person.id == whose)
    done = [
        (story.weight(choice), choice.remembered)
        for scene, moment in happened_offstage(story, made)
        if eyes(scene, moment) == whose
        for choice in scene.choices
        if choice.default and choice.remembered and is_open(choice, moment)
    ]
    told = [inline for words in greatest(done, MOST_TOLD) for inline in (Span(" "), *words)][1:]
    return (*about, Block(BlockKind.PARAGRAPH, tuple(told))) if told else about
