"""What is asked before something is done: whether it is meant, and under what name."""

from msgspec.structs import replace

from game.keep.save import LONGEST_NAME
from game.keep.tree import LONGEST_TITLE, LONGEST_WORD
from game.play.page import Page
from game.play.run import Run
from game.session import command as do
from game.session.menus import confirm_menu, slot_name
from game.session.views import AskView, AtlasView, MenuView, TextView, View
from game.support.words import _

LONGEST_PATH = 400
LONGEST_USUAL_NAME = 40


def aside_question(aside: do.SetAside) -> MenuView:
    """Return the question whether a save is to leave the list."""
    question = _("Set “{name}” aside?").format(name=slot_name(aside.slot))
    about = _("It leaves the list; its file stays in the saves folder under another name.")
    return confirm_menu(question, about, _("Set it aside"), _("Keep it here"), replace(aside, sure=True))


def over_question(name: str) -> MenuView:
    """Return the question whether the save of this name is to be written over."""
    question = _("There is a save called “{name}”.").format(name=name)
    return confirm_menu(question, "", _("Write over it"), _("Leave it"), do.Keep(name, over=True))


def name_question(page: Page) -> AskView:
    """Return the question what a run is to be kept as; that of the page is the usual name."""
    return AskView(_("Keep this run as"), page.title[:LONGEST_USUAL_NAME], LONGEST_NAME, do.Keep)


def branch_question(run: Run, node: int) -> AskView:
    """Return the question what the branch with its tip at a node is to be called."""
    usual = run.history.names.get(node, "")
    return AskView(_("Call this branch"), usual, LONGEST_WORD, lambda name: do.NameBranch(node, name))


def scene_question(run: Run) -> AskView:
    """Return the question in which scene to stand again; that of the last choice is the usual one."""
    return AskView(_("Go back to the scene called"), run.steps[-1].scene.title, LONGEST_TITLE, do.GoToScene)


def file_question(usual: str) -> AskView:
    """Return the question where to write what was read."""
    return AskView(_("Write what you read to"), usual, LONGEST_PATH, do.Print)


def seek_question(where: View) -> AskView:
    """Return the question which words are sought, in a text or a leaf of the atlas that lies open, or else in all that was read."""
    match where:
        case TextView():
            question = _("Find, in this text")
        case AtlasView():
            question = _("Find, on the leaf “{leaf}”").format(leaf=dict(where.leaves)[where.leaf])
        case _:
            question = _("Find, in all that you have read")
    return AskView(question, "", LONGEST_NAME, do.Seek)


def is_question(view: View) -> bool:
    """Return whether a view asks something that comes before what is done."""
    asks = isinstance(view, MenuView) and any(entry.command == do.Back() for entry in view.entries)
    return asks or isinstance(view, AskView)
