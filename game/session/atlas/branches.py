"""The branches: what was chosen otherwise, and where it led."""

from game.play.run import Run
from game.render.paragraph import paragraph
from game.session.atlas.contents import LeafContents
from game.session.menus import counted
from game.support.words import _


def branches_leaf(run: Run) -> LeafContents:
    """Return the one branch that is read."""
    return LeafContents((), counted(len(run.log)), (paragraph(_("You have read one branch so far.")),))
