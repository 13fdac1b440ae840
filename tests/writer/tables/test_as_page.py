"""Figures as a page and as pictures: all rows are there, bars are as long as their numbers, and words are words."""

import re
from xml.etree import ElementTree as ET

import pytest

from game.writer.tables.as_page import to_page
from game.writer.tables.as_picture import to_picture
from game.writer.tables.on_terminal import plot_lines
from game.writer.tables.sections import SectionFigures
from game.writer.tables.table import Column, Spread, Table, words_column

ODD = '<b>&amp; "so"'
TABLE = Table(
    "odd",
    ODD,
    (words_column("name", "name"), Column("count", "count")),
    tuple((f"{ODD} {at}", at) for at in range(30)),
    ODD,
    "count",
    Spread(ODD, (1.0, 1.0, 1.0, 5.0)),
)
SVG = "{http://www.w3.org/2000/svg}"


def test_a_page_has_every_row_and_nothing_from_elsewhere() -> None:
    """Each table is whole, a section that a limit ended says so, and no address is asked for."""
    page = to_page(ODD, "en", [SectionFigures("words", (TABLE,), "a limit")])
    assert page.count("<tr>") == 1 + 30
    assert "Not everything was found: a limit." in page
    assert ODD not in page
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    assert set(re.findall(r"https?://[^\"]+", page)) == {"http://www.w3.org/2000/svg"}


def test_a_bar_is_as_long_as_its_number() -> None:
    """Of a long table the first twenty; what has nothing to draw has no picture."""
    picture = ET.fromstring(to_picture(ODD, [TABLE]))
    bars, parts = picture.findall(f"{SVG}g")
    long = [float(one.get("width", "")) for one in bars.findall(f"{SVG}rect")]
    assert len(long) == 20
    assert long[19] == pytest.approx(19 * long[1], rel=0.01)
    tall = [float(one.get("height", "")) for one in parts.findall(f"{SVG}rect")]
    assert (tall[0], tall[-1]) == (150, 50)
    assert [one.text for one in picture.iter(f"{SVG}text")].count(ODD) == 3
    plain = Table("plain", "Plain", TABLE.columns, TABLE.rows)
    assert ET.fromstring(to_picture("T", [plain])).findall(f"{SVG}g") == []


@pytest.mark.parametrize("columns", [40, 80])
def test_a_plot_keeps_to_its_columns(columns: int) -> None:
    """It has no colours, and higher bars where more numbers are."""
    lines = plot_lines(Spread("How often", (1.0,) * 9 + (5.0,)), columns)
    assert max(map(len, lines)) <= columns
    assert "How often" in lines[0]
    assert "\x1b" not in "".join(lines)
    full = [line.count("█") for line in lines if "█" in line]
    assert full
    assert full == sorted(full)
