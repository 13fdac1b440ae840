"""The map: where everybody was, place by place, as far as it was met."""

from msgspec.structs import replace

from game.play.run import Run
from game.session.atlas.contents import LeafContents
from game.session.atlas.people import people_leaf


def map_leaf(run: Run) -> LeafContents:
    """Return the places where the reader has been."""
    contents = people_leaf(run)
    return replace(contents, sections=contents.sections[-1:])
