"""The drawing above an act: what it is made of, and what it is brought into."""

from game.story.compiler import compile_files

STORY = """
id: house
title: The House
acts:
  - id: day
    title: One day
    drawing:
      of: A gate.
      lines: |
%s
    scenes: [hall]
endings: {home: {title: Home, text: That is all.}}
"""
HALL = "id: hall\ntitle: The hall\ntext: A lamp.\nchoices: [{id: go, text: Go on}]\n"


def compiled(*lines: str) -> tuple[tuple[str, ...] | None, list[str]]:
    """The lines of the drawing of a story with these, and the codes of what is wrong."""
    text = STORY % "\n".join(f"        {line}" for line in lines)
    made = compile_files({"story.yaml": text.encode(), "scenes/hall.yaml": HALL.encode()})
    drawing = made.story.acts[0].drawing if made.story else None
    return drawing and drawing.lines, [one.code for one in made.problems]


def test_the_lines_of_a_drawing_are_of_one_length_and_have_no_place_to_break() -> None:
    """Blanks become signs of braille without a dot, and what stands empty on the right is the same for all lines."""
    assert compiled("█▀ █", "█", "⣿⣿ ") == (("█▀\u2800█", "█\u2800\u2800\u2800", "⣿⣿\u2800\u2800"), [])


def test_a_drawing_of_other_signs_or_too_large_is_blamed() -> None:
    """Signs that are not of one cell everywhere, more columns than the narrowest page has, more lines than leave room."""
    assert compiled("/-\\") == (None, ["E046"])
    assert compiled("█" * 36) == (("█" * 36,), [])
    assert compiled("█" * 37) == (None, ["E046"])
    assert compiled(*"████████")[1] == []
    assert compiled(*"█████████") == (None, ["E046"])
