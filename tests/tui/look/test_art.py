"""The drawing on the title, told by the flag with the hole, in colours and in tones."""

from collections.abc import Sequence

import pytest
from textual.content import Content

from game.edition import WHERE_YOU_STOOD
from game.tui.look.art import art_width, drawn

assert WHERE_YOU_STOOD.art is not None
FLAG = WHERE_YOU_STOOD.art
HEIGHTS = (4, 6, 9, 12, 18, 21)


def rows(drawing: Sequence[Content]) -> list[str]:
    """The lines of a drawing, without the pole."""
    return [line.plain[1:] for line in drawing]


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("coloured", [True, False])
def test_it_is_as_large_as_it_says(height: int, *, coloured: bool) -> None:
    """So many lines, each as wide as the next."""
    lines = [line.plain for line in drawn(FLAG, height, coloured=coloured)]
    assert [len(line) for line in lines] == [art_width(FLAG, height)] * height


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("coloured", [True, False])
def test_the_background_shows_through_its_middle(height: int, *, coloured: bool) -> None:
    """There is nothing in the middle, and cloth on all sides of it."""
    lines = rows(drawn(FLAG, height, coloured=coloured))
    middle = lines[height // 2]
    assert middle[len(middle) // 2] == " "
    assert middle.strip() != ""
    assert middle.lstrip() == middle
    assert middle.rstrip() == middle
    column = [line[len(line) // 2] for line in lines]
    assert column[height // 5] != " "
    assert column[-1 - height // 5] != " "


@pytest.mark.parametrize("height", HEIGHTS)
def test_without_colour_each_band_has_its_tone(height: int) -> None:
    """Three tones, one below the other."""
    edge = "".join(line[2] for line in rows(drawn(FLAG, height, coloured=False)))
    assert edge == "".join(sorted(edge, key="▓░▒".index))
    assert set(edge) == set("▓░▒")


@pytest.mark.parametrize("height", HEIGHTS)
def test_in_colour_the_bands_are_red_white_and_green(height: int) -> None:
    """The looks are the flag's own, in this order from above to below."""
    spans = [span for line in drawn(FLAG, height, coloured=True) for span in line.spans]
    styles = [str(span.style) for span in spans if "art" in str(span.style)]
    order = [name for style in styles for name in ("red", "white", "green") if style.startswith(f"$art-{name}")]
    assert [order.index(name) for name in ("red", "white", "green")] == sorted(
        order.index(name) for name in ("red", "white", "green")
    )
