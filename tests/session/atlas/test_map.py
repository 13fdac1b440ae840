"""The map: wherever one has been stands on it once, or below it where it lies at no site, and nothing else is named."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from game.session import command as do
from game.session.atlas.map import _days, map_leaf
from game.session.atlas.people import people_leaf
from game.session.drawings import MapDrawing
from game.session.reading import Reading
from game.session.views import AtlasEntry
from game.story.model import LineKind, Location, MapLine, SceneKind, Site, Story, StoryMap
from tests.session.atlas.readings import BRIDGE, NUMBERS, STORIES, read, read_to_the_end, shipped, stop_on

WHERE = Location("sites.yaml", 1, 1)


def entries(reading: Reading) -> list[AtlasEntry]:
    """The entries of the map."""
    return [entry for section in map_leaf(reading).sections for entry in section.entries]


def names(reading: Reading) -> list[str]:
    """What they are called."""
    return [entry.words[0].text for entry in entries(reading)]


def on_map(story: Story) -> Story:
    """A story whose first place lies at a site of a map, and of whose other places nobody knows where they lie."""
    line = MapLine(LineKind.WATER, ((47.0, 19.0), (48.0, 19.5)))
    first, *others = story.places
    return replace(
        story,
        sites=(Site("here", "the site", (47.5, 19.2), (), WHERE), Site("far", "far away", (40.0, 3.0), (), WHERE)),
        map=StoryMap("The map", (), (line,), ()),
        places=(replace(first, site="here"), *others),
    )


def check(reading: Reading) -> None:
    """Hold a map to where one has been."""
    story, run = reading.run.story, reading.run
    been = {step.scene.place for step in run.steps} | ({run.scene.place} if run.scene else set())
    site_of = {place.id: place.site for place in story.places if place.site and story.map}
    sites = {site.name for site in story.sites if site.id in {site_of.get(place) for place in been}}
    drawing, found = map_leaf(reading).drawing, entries(reading)
    assert len(names(reading)) == len(set(names(reading)))
    assert {spot.name for spot in drawing.spots} == sites if isinstance(drawing, MapDrawing) else not sites
    for entry in found:
        assert isinstance(entry.command, do.Back | do.ReadAgain)
        if isinstance(entry.command, do.ReadAgain):
            place = run.steps[entry.command.step].scene.place
            assert place in been
    if isinstance(drawing, MapDrawing):
        assert [spot.number for spot in drawing.spots] == list(range(1, len(drawing.spots) + 1))
        assert [spot.name for spot in drawing.spots] == names(reading)[: len(drawing.spots)]
        stood = {number for day in drawing.days for number, _who in day.stood}
        assert stood <= {spot.number for spot in drawing.spots}


@settings(max_examples=40)
@given(STORIES, NUMBERS)
def test_only_where_one_has_been_is_named(story: Story, numbers: list[int]) -> None:
    """In whatever story, with a map or without."""
    check(read(story, numbers))
    if story.places:
        check(read(on_map(story), numbers))


@pytest.mark.parametrize("seed", range(3))
def test_the_city_is_drawn(seed: int) -> None:
    """Of two lives to their end: sites and days, each person on the day on which one stood there with them."""
    reading = read_to_the_end(seed)
    check(reading)
    drawing = map_leaf(reading).drawing
    assert isinstance(drawing, MapDrawing)
    assert len(drawing.spots) < len(shipped().sites)
    assert drawing.days
    assert {name for day in drawing.days for _number, name in day.stood} <= {one.short for one in shipped().people}


def test_the_days_come_as_one_read_them() -> None:
    """A scene of no known day, in its month, stands where it was read and not before the month's days."""
    story = on_map(BRIDGE)
    stops = [stop_on(date) for date in ("1956-11-04", "1956-11-04 to 1956-11-10", "1956-11-06")]
    here = [replace(stop, scene=replace(stop.scene, place=story.places[0].id)) for stop in stops]
    assert [day.name for day in _days(story, here, {"here": 1})] == ["4 November", "November 1956", "6 November"]


def test_a_story_without_a_map_has_its_places() -> None:
    """They stand in the order in which one came to them, and nothing is drawn."""
    contents = map_leaf(read(BRIDGE, [0, 0]))
    assert contents.drawing is None
    assert [section.title for section in contents.sections] == ["Without a place on any map"]


def test_what_the_map_rests_on_is_said() -> None:
    """As general knowledge, in both editions: it stands below the list."""
    contents = map_leaf(read_to_the_end(0))
    assert "Not to scale" in contents.foot[0].text
    assert contents.foot[0].text.startswith("general knowledge")


def test_a_map_without_places_says_so() -> None:
    """Where something was read that has none."""
    nowhere = replace(BRIDGE, scenes=tuple(replace(scene, place="") for scene in BRIDGE.scenes))
    leaf = map_leaf(read(nowhere, [0, 0, 0]))
    assert not leaf.sections
    assert leaf.about[0].text == "Nothing of what you have read has a place."


def test_places_of_one_name_stay_two() -> None:
    """A kitchen is not another kitchen, on the map's leaf and on that of the people."""
    kitchen = replace(BRIDGE.places[0], name="a kitchen", site="")
    places = tuple(replace(kitchen, id=scene.id) for scene in BRIDGE.scenes)
    scenes = tuple(replace(one, place=one.id) if one.sort is SceneKind.SCENE else one for one in BRIDGE.scenes)
    reading = read(replace(BRIDGE, scenes=scenes, places=places), [0, 0, 0])
    (stood,) = (section for section in people_leaf(reading).sections if section.title == "Places")
    assert len(entries(reading)) == len(stood.entries) > 1
    assert set(names(reading)) == {"a kitchen"}


def test_how_often_one_stood_in_a_place_is_told_in_words() -> None:
    """On how many pages, where it was more than one; a bare number behind a name says nothing."""
    reading = read_to_the_end(3)
    told = {entry.words[0].text: "".join(part.text for part in entry.words[1:]) for entry in entries(reading)}
    drawing = map_leaf(reading).drawing
    assert isinstance(drawing, MapDrawing)
    often = {spot.name: spot.scenes for spot in drawing.spots}
    assert {told[name] for name, count in often.items() if count == 1} == {""}
    assert [told[name] for name, count in often.items() if count > 1] == [
        f"  {count} pages" for count in often.values() if count > 1
    ]
