"""Where the order of a story's scenes and their dates disagree: for each person, and for all."""

from collections.abc import Iterator, Sequence

from game.story.diagnostics import Diagnostic
from game.story.model import Scene, Story


def dated_before(story: Story) -> Iterator[Diagnostic]:
    """Yield N108 for each scene that is over before an earlier one begins: for the people who are in both, or for nobody.

    A scene is compared with the latest of those before it, as far as they have dates.
    """
    blamed = set()
    for person in story.people:
        for scene, earlier in _turned(story.scenes, person.id):
            blamed.add(scene.id)
            yield _notice(scene, earlier, f", and {person.short} is in both")
    for scene, earlier in _turned(story.scenes):
        if scene.id not in blamed:
            yield _notice(scene, earlier, "")


def _turned(scenes: Sequence[Scene], person: str = "") -> Iterator[tuple[Scene, Scene]]:
    """Yield each scene that is dated before an earlier one, with that one; of a person's scenes where one is named."""
    latest: Scene | None = None
    for scene in scenes:
        if scene.date is None or (person and person not in scene.people):
            continue
        if latest is not None and latest.date is not None:
            if scene.date.last < latest.date.first:
                yield scene, latest
            if scene.date.first <= latest.date.first:
                continue
        latest = scene


def _notice(scene: Scene, earlier: Scene, whose: str) -> Diagnostic:
    what = f"the scene '{scene.id}' comes after '{earlier.id}' and is dated before it{whose}"
    return Diagnostic(scene.where, "N108", what, "put them in order, correct a `date`, or answer it with the reason")
