"""How a map is painted: within its cells, whatever their number, with each site at most once and the one pointed at by name."""

from hypothesis import given
from hypothesis import strategies as st

from game.session.atlas.map import map_leaf
from game.session.drawings import MapDrawing
from game.tui.typeset.map_layout import set_map
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
