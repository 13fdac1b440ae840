"""How a map is painted: within its cells, whatever their number, with each site at most once and the one pointed at by name."""

import re

from hypothesis import given
from hypothesis import strategies as st

from game.session.atlas.map import map_leaf
from game.session.drawings import MapDrawing
from game.tui.typeset.map_layout import ARROWS, HERE, READ, set_map
from tests.session.atlas.readings import read_to_the_end


def drawing(seed: int) -> MapDrawing:
    """The map of a run."""
    found = map_leaf(read_to_the_end(seed)).drawing
    assert isinstance(found, MapDrawing)
    return found


DRAWINGS = [drawing(seed) for seed in range(3)]


@given(st.sampled_from(DRAWINGS), st.integers(10, 120), st.integers(3, 60), st.data())
def test_it_fits_whatever_room_there_is(of: MapDrawing, width: int, height: int, data: st.DataObject) -> None:
    """No line is wider and there are no more of them."""
    at = data.draw(st.sampled_from([0, *(spot.number for spot in of.spots)]))
    day = data.draw(st.sampled_from([None, *of.days]))
    lines = set_map(of, at, day, width, height)
    assert len(lines) == height
    assert max(line.cell_length for line in lines) <= width


@given(st.sampled_from(DRAWINGS), st.data())
def test_the_site_pointed_at_has_its_name(of: MapDrawing, data: st.DataObject) -> None:
    """Where the map is as large as on a usual screen."""
    spot = data.draw(st.sampled_from(of.spots))
    shown = "\n".join(line.plain for line in set_map(of, spot.number, None, 60, 31))
    assert f"{spot.number} {spot.name}" in shown


@given(st.sampled_from(DRAWINGS), st.data())
def test_a_day_names_who_stood_where(of: MapDrawing, data: st.DataObject) -> None:
    """At the site pointed at, in the place of its name."""
    day = data.draw(st.sampled_from(of.days))
    number, who = data.draw(st.sampled_from(day.stood))
    shown = "\n".join(line.plain for line in set_map(of, number, day, 60, 31))
    assert not who or f"{number} {who}" in shown or f", {who}" in shown


@given(st.sampled_from(DRAWINGS), st.sampled_from([(44, 17), (60, 31), (90, 50)]), st.data())
def test_nothing_is_written_over_anything_else(of: MapDrawing, size: tuple[int, int], data: st.DataObject) -> None:
    """On a usual screen each site has its sign and its number, whatever lies near it, and the names of the parts are whole."""
    at = data.draw(st.sampled_from([0, *(spot.number for spot in of.spots)]))
    day = data.draw(st.sampled_from([None, *of.days]))
    shown = "\n".join(line.plain for line in set_map(of, at, day, *size))
    assert sum(shown.count(sign) for sign in (READ, HERE, *ARROWS)) == len(of.spots)
    assert {spot.number for spot in of.spots} <= set(map(int, re.findall(r"\d+", shown)))
    assert all(name.words in shown for name in of.names)
