"""The calendar: where everybody was, day by day, as far as it was met."""

from game.play.run import Run
from game.session.atlas.contents import LeafContents
from game.session.atlas.journal import journal_leaf


def calendar_leaf(run: Run) -> LeafContents:
    """Return the scenes that were read, by act."""
    return journal_leaf(run)
