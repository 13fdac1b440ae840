"""Where the order of scenes and their dates disagree."""

from msgspec.structs import replace

from game.story.model import SLOTS, DateSpan, Story
from game.writer.notices.order import dated_before
from tests.stories import ferry


def dated(*days: int) -> Story:
    """The ferry's scenes on days of these numbers; 0 is none."""
    story = ferry()
    scenes = tuple(
        replace(scene, date=DateSpan(day * SLOTS, day * SLOTS + SLOTS - 1) if day else None)
        for scene, day in zip(story.scenes, days, strict=True)
    )
    return replace(story, scenes=scenes)


def test_scenes_in_order_are_not_spoken_of() -> None:
    """Neither those of one day nor those without a date."""
    assert not list(dated_before(dated(1, 1, 2)))
    assert not list(dated_before(dated(0, 3, 0)))


def test_a_scene_before_any_earlier_one_is_named() -> None:
    """It is compared with the latest of those before it."""
    assert [one.code for one in dated_before(dated(3, 0, 2))] == ["N108"]
    (found,) = dated_before(dated(2, 3, 2))
    assert f"after '{ferry().scenes[1].id}'" in found.message
