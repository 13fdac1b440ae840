"""Going back and forth in a run's history: where a command leads, and what is told of it."""

from game.keep.tree import LONGEST_WORD, as_word
from game.play.history import History
from game.play.replay import replay
from game.play.run import Run
from game.session import command as do
from game.session.atlas.find import folded, folded_words
from game.session.command import Command
from game.session.offer_table import NO_CHOICE, NOTHING_TAKEN_BACK
from game.session.questions import branch_question, scene_question
from game.session.reading import Reading
from game.session.texts import read_again_text
from game.session.views import Hint, Said, View
from game.support.words import N_, _

RETURN = Hint("redo", N_("{key} goes forward again."), N_("Type redo to go forward again."))


def opened(run: Run, command: Command) -> View | None:
    """Return what a command opens before anything else can be done, if it does."""
    match command:
        case do.GoToScene("") if run.steps:
            return scene_question(run)
        case do.NameBranch(node, None) if 0 <= node <= len(run.history):
            return branch_question(run, node)
        case do.ReadBranch(node) if 0 < node <= len(run.history):
            history = run.history
            other = replay(run.story, map(history.choice, history.path(node)[1:]), run.heat).run
            return read_again_text(other, other.made - 1) if other.made else None
    return None


def go(reading: Reading, command: Command) -> tuple[Said, ...]:
    """Go where a command leads, or do to a branch what it says, and return what there is to tell of it."""
    run = reading.run
    if isinstance(command, do.ReadBranch):
        return ()
    if isinstance(command, do.NameBranch | do.PutAside):
        return _set_in_order(run.history, command)
    node = node_meant(run, command)
    if node is None:
        return (_why_not(command),)
    if node == run.history.at:
        return ()
    back = run.history.fork(node) == node
    lost = reading.stand_at(node)
    title = reading.page.title
    where = _("You are back at “{title}”.") if back else _("You are at “{title}” again.")
    return (where.format(title=title), *([RETURN] if back else []), *([lost] if lost else []))


def _set_in_order(history: History, command: do.NameBranch | do.PutAside) -> tuple[str, ...]:
    """Name a branch or set it aside."""
    node = command.node
    if not 0 <= node <= len(history):
        return ()
    if isinstance(command, do.PutAside):
        return (_put_aside(history, node),)
    name = as_word(command.name or "")
    if name is None:
        return (_("A name has no more than {number} letters and no control characters.").format(number=LONGEST_WORD),)
    history.names.pop(node, None)
    if not name:
        return (_("The branch has no name now."),)
    history.names[node] = name
    return (_("The branch is called “{name}” now.").format(name=name),)


def _put_aside(history: History, node: int) -> str:
    """Set a branch aside, or take it back among the others, and say so; not the one on which the reader is."""
    if node == history.tip(history.at):
        return _("You are on this branch; only the others can be set aside.")
    history.aside ^= {node}
    if node in history.aside:
        return _("The branch is set aside; it stands below the others.")
    return _("The branch stands among the others again.")


def node_meant(run: Run, command: Command) -> int | None:
    """Return the node to which a command leads, or None where there is none."""
    history = run.history
    match command:
        case do.Undo(steps):
            path = history.path(history.at)
            return path[-1 - min(steps, len(path) - 1)] if steps > 0 and len(path) > 1 else None
        case do.Redo(steps):
            return _forward(history, steps) if steps > 0 and history.ahead is not None else None
        case do.GoTo(node):
            return node if 0 <= node <= len(history) else None
        case do.GoToScene(words):
            return _scene(run, words)
    return None


def _forward(history: History, steps: int) -> int:
    node = history.at
    for _step in range(min(steps, len(history))):
        node = next(iter(history.ways(node)), node)
    return node


def _scene(run: Run, words: str) -> int | None:
    """Return the latest node on the present way whose scene has these words in its title; a title of just them first."""
    path, wanted = run.history.path(run.history.at), folded_words(words)
    titles = [(folded(step.scene.title), node) for step, node in zip(run.steps, path, strict=False)][::-1]
    exact = (node for title, node in titles if title == wanted)
    within = (node for title, node in titles if wanted and wanted in title)
    return next(exact, next(within, None))


def _why_not(command: Command) -> str:
    match command:
        case do.Undo():
            return _(NO_CHOICE)
        case do.Redo():
            return _(NOTHING_TAKEN_BACK)
    return _("You have made no choice in such a scene.")
