"""The map: where sites lie, what is drawn round them, and what is no point of the earth."""

import pytest

from game.story.model import LineKind
from tests.stories.house import FILES, check, sound

SITES = {"sites.yaml": "quay: {name: the quay, at: 47.5 -19.04, general: any map}\n"}


def test_a_place_lies_at_a_site() -> None:
    """Its coordinates are degrees north and east of nought; a place may lie nowhere."""
    story = sound(SITES | {"places.yaml": "hall: {name: the hall, site: quay}\nyard: {name: the yard}\n"})
    assert [(one.id, one.at) for one in story.sites] == [("quay", (47.5, -19.04))]
    assert [one.site for one in story.places] == ["quay", ""]
    assert story.map is None


def test_a_site_that_there_is_not_is_blamed() -> None:
    """With the one that was perhaps meant."""
    check("places.yaml", "hall: {name: the hall, site: ‸quai}\n", "E029", SITES)


@pytest.mark.parametrize("at", ["47.5", "91 19", "47.5 181", "here", "47.5, 19"])
def test_what_is_no_point_of_the_earth_is_blamed(at: str) -> None:
    """Two numbers are wanted, and no more degrees than there are."""
    check("sites.yaml", f"quay: {{name: the quay, at: ‸{at!r}, general: any map}}\n", "E057")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{kind: ‸river, along: [47.1 19.0, 47.2 19.0]}", "E015"),
        ("‸{along: [47.1 19.0, 47.2 19.0]}", "E010"),
        ("{kind: water, ‸along: [47.1 19.0]}", "E057"),
        ("{kind: water, along: ‸[]}", "E011"),
    ],
)
def test_a_line_is_of_a_kind_and_has_two_ends(line: str, code: str) -> None:
    """What it lacks is told at the line, once."""
    check("story.yaml", f"{FILES['story.yaml']}map: {{title: M, general: a map, lines: [{line}]}}\n", code)


def test_the_story_that_comes_with_the_game_has_a_map() -> None:
    """Rivers, bridges and a road, and every site says what it rests on."""
    from tests.session.atlas.readings import shipped

    story = shipped()
    assert story.map is not None
    assert {line.kind for line in story.map.lines} == set(LineKind)
    assert all(site.general for site in story.sites)
    assert {place.site for place in story.places if place.site} == {site.id for site in story.sites}
