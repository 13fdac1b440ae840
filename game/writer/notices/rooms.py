"""Rooms of a hub that do not lead back to it, but go on in silence into the next one."""

from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.model import Scene, Story


def going_on(story: Story) -> Iterator[Diagnostic]:
    """Yield N210 for each choice of a room that leads simply onward, where another room of the same hub comes next.

    A hub is a scene that leads to several others by name, and the next room is one that leads back to it.
    """
    told = set[tuple[int, int]]()
    for hub, scene in enumerate(story.scenes):
        rooms = _led_to(scene) - {hub}
        for room in sorted(rooms):
            after = room + 1
            if after not in rooms or after >= story.end or hub not in _led_to(story.scenes[after]):
                continue
            for number, choice in enumerate(() if story.scenes[room].draft else story.scenes[room].choices):
                if choice.to is None and (room, number) not in told:
                    told.add((room, number))
                    next_id = story.scenes[after].id
                    message = (
                        f"the choice {choice.id!r} goes on into {next_id!r}, which is another room of {scene.id!r}"
                    )
                    hint = f"write `to: {scene.id}`, or `to: {next_id}` if that is meant"
                    yield Diagnostic(choice.where, "N210", message, hint)


def _led_to(scene: Scene) -> set[int]:
    """Return the places to which choices of a scene lead by name."""
    return {choice.to for choice in scene.choices if choice.to is not None}
