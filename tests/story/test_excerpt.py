"""A part of a story as a story of its own."""

import pytest

from game.play.rules import begin, choose, fates, has_ended, open_choices
from game.story.excerpt import OVER, excerpt, story_or_hour
from game.story.model import Hour, Location, SceneKind, Story
from tests.stories import two_keys


def hour(story: Story, first: int, last: int) -> Hour:
    """An hour for everybody from one scene of the story to another, by their number among those an author wrote."""
    ids = [scene.id for scene in story.scenes if scene.sort is SceneKind.SCENE]
    people = tuple(person.id for person in story.people)
    return Hour("short", "A short one", "", people, ids[first], ids[last], (), Location("story.yaml", 1, 1))


@pytest.mark.parametrize(("first", "last"), [(0, 4), (0, 0), (1, 3), (2, 4), (4, 4)])
def test_every_way_through_an_hour_stays_in_it_and_ends(first: int, last: int) -> None:
    """Whatever is chosen, only scenes of the hour are played, and then everybody has its one ending."""
    story = two_keys()
    ids = [scene.id for scene in story.scenes if scene.sort is SceneKind.SCENE]
    part = excerpt(story, hour(story, first, last))
    waiting, turns = [begin(part)], 0
    while waiting and turns < 5_000:
        moment, turns = waiting.pop(), turns + 1
        if has_ended(part, moment):
            assert {ending.id for _, ending in fates(part, moment)} == {OVER}
            continue
        assert part.scenes[moment.place].id in ("begin", *ids[first : last + 1])
        waiting += [choose(part, moment, choice) for choice in open_choices(part, moment)]
    assert not waiting


def test_an_hour_follows_one_of_its_people_only() -> None:
    """Its first page offers its people one by one, and no pair."""
    story = two_keys()
    part = excerpt(story, hour(story, 1, 3))
    assert [choice.id for choice in open_choices(part, begin(part))] == [person.id for person in story.people]


def test_an_hour_is_found_by_the_id_that_its_saves_keep() -> None:
    """The whole story has its own id, an hour that and its own, and nothing else has any."""
    story = two_keys()
    assert story_or_hour(story, story.id) is story
    assert story_or_hour(story, f"{story.id}.short") is None
