"""The map: where everybody was, place by place, as far as it was met."""

from msgspec.structs import replace

from game.session.atlas.contents import LeafContents
from game.session.atlas.people import people_leaf
from game.session.reading import Reading


def map_leaf(reading: Reading) -> LeafContents:
    """Return the places where the reader has been."""
    contents = people_leaf(reading)
    return replace(contents, sections=contents.sections[-1:])
