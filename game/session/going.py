"""Going back and forth in a run's history: where a command leads, and what is told of it."""

from game.play.history import History
from game.play.run import Run
from game.session import command as do
from game.session.command import Command
from game.session.reading import Reading
from game.support.words import _


def go(reading: Reading, command: Command) -> tuple[str, ...]:
    """Go where a command leads, and return what there is to tell of it."""
    run = reading.run
    node = node_meant(run, command)
    if node is None:
        return (_why_not(command),)
    if node == run.history.at:
        return ()
    back = run.history.fork(node) == node
    lost = reading.stand_at(node)
    title = reading.page.title
    where = _("You are back at “{title}”; redo returns.") if back else _("You are at “{title}” again.")
    return (where.format(title=title), *([lost] if lost else []))


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
    path, wanted = run.history.path(run.history.at), words.casefold().strip()
    titles = [(step.scene.title.casefold(), node) for step, node in zip(run.steps, path, strict=False)][::-1]
    exact = (node for title, node in titles if title == wanted)
    within = (node for title, node in titles if wanted and wanted in title)
    return next(exact, next(within, None))


def _why_not(command: Command) -> str:
    match command:
        case do.Undo():
            return _("No choice is made yet.")
        case do.Redo():
            return _("No choice was taken back.")
    return _("You have made no choice in such a scene.")
