"""A part of a story as a story of its own: the same scenes, rules and people, from one scene to another."""

from msgspec.structs import replace

from game.story.logic import ALWAYS
from game.story.model import Choice, Ending, Hour, Scene, SceneKind, Story

OVER = "over"
"""The id of the one ending that such a part has."""


def excerpt(story: Story, hour: Hour) -> Story:
    """Return the story in which one person is followed from the hour's first scene to its last.

    What comes before happens offstage, so the hour begins where the default choices have led; nobody is exchanged, and
    everybody has the same ending, which says that the hour is over. It has an id of its own, so that saves keep apart.
    """
    ids = [scene.id for scene in story.scenes]
    first, last = ids.index(hour.first), ids.index(hour.last)
    begin_at, begin = next((at, scene) for at, scene in enumerate(story.scenes) if scene.sort is SceneKind.BEGIN)
    picked = replace(begin, act=story.scenes[first].act, text=(), choices=_picks(begin, hour))
    order: list[int] = []
    for place, scene in enumerate(story.scenes[: last + 1]):
        if place == first:
            order.append(begin_at)
        if scene.sort is SceneKind.SCENE:
            order.append(place)
    moved = _moved(order, story.end, begin_at)
    scenes = tuple(
        picked
        if place == begin_at
        else _leading(story.scenes[place], moved, order.index(begin_at) if place < first else 0)
        for place in order
    )
    whose = tuple((person.id, ALWAYS) for person in story.people)
    over = Ending(OVER, hour.title, whose, hour.after, (), (), (), (), hour.where)
    return replace(story, id=f"{story.id}.{hour.id}", subtitle=hour.title, scenes=scenes, endings=(over,), hours=())


def story_or_hour(story: Story, id: str) -> Story | None:
    """Return the story or the part of it that has this id, as logs and saves keep it; None when there is no such thing."""
    if id == story.id:
        return story
    return next((excerpt(story, hour) for hour in story.hours if id == f"{story.id}.{hour.id}"), None)


def _picks(begin: Scene, hour: Hour) -> tuple[Choice, ...]:
    """Return the choices that follow one of the hour's people."""
    return tuple(choice for choice in begin.choices if choice.id in hour.people)


def _moved(order: list[int], end: int, begin: int) -> dict[int, int]:
    """Return for every place of the calendar the place in the part from which it goes on there."""
    moved = {}
    for place in range(end + 1):
        later = [at for at, old in enumerate(order) if old >= place and old != begin]
        moved[place] = later[0] if later else len(order)
    return moved


def _leading(scene: Scene, moved: dict[int, int], most: int) -> Scene:
    """Return the scene with its choices leading to where their destinations now are; named endings are the end.

    Offstage nothing leads further than `most`, where that is not 0: what comes before the hour does not jump into it.
    """
    end = max(moved.values())
    choices = tuple(replace(one, to=None if one.to is None else moved.get(one.to, end)) for one in scene.choices)
    to = None if scene.offstage_to is None else min(moved.get(scene.offstage_to, end), most or end)
    return replace(scene, choices=choices, offstage_to=to)
