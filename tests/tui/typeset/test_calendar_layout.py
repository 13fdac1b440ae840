"""The calendar: as much of it as there is room for, with the scene pointed at, and it says where there is more."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.atlas.calendar import calendar_leaf
from game.session.drawings import CalendarDrawing
from game.tui.typeset.calendar_layout import set_calendar
from tests.session.atlas.readings import read_to_the_end

ROOM = st.integers(46, 150)


@cache
def drawn() -> CalendarDrawing:
    """The calendar of two lives read to their end."""
    drawing = calendar_leaf(read_to_the_end(3)).drawing
    assert isinstance(drawing, CalendarDrawing)
    return drawing


@settings(deadline=None)
@given(ROOM, st.integers(1, 28))
def test_signs_stand_beside_the_acts_where_there_are_others(width: int, at: int) -> None:
    """Before the first that is drawn, and after the last; what is pointed at is drawn, and no line is too wide."""
    drawing = drawn()
    all_numbers = [number for day in range(len(drawing.days)) for life in drawing.lives for number in life.read[day]]
    found = set_calendar(drawing, at, set(all_numbers), width, airy=False)
    assert at in found.spots
    assert max(line.cell_length for line in found.lines) <= width
    days = [
        day
        for day in range(len(drawing.days))
        if any(number in found.spots for life in drawing.lives for number in life.read[day])
    ]
    heading = found.lines[0].plain
    assert ("‹" in heading) == (days[0] > 0)
    assert ("›" in heading) == (days[-1] < len(drawing.days) - 1)
