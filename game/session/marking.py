"""The reader's own marks: a word beside a page, which is kept with the run, and what is told of it."""

from game.keep.tree import LONGEST_WORD, as_word
from game.play.page import PageKind
from game.play.run import Run
from game.session import command as do
from game.session.views import AskView, AtlasEntry, AtlasView, PageView, View
from game.support.words import _


def step_marked(view: View, entry: AtlasEntry | None = None) -> int | None:
    """Return the step (choices made before it) of the page that is shown, or that an entry of the atlas stands for."""
    if isinstance(view, PageView):
        step, _index = view.at
        return step if view.page.kind is PageKind.SCENE else step - 1
    if isinstance(view, AtlasView) and entry is not None:
        return entry.step if entry.step is not None or entry.command != do.Back() else view.made
    return None


def mark_question(run: Run, step: int) -> AskView:
    """Return the question for the word beside a mark; the usual one is what stands there already."""
    usual = run.marks.get(step) or _("marked")
    return AskView(_("A word of yours beside this page"), usual, LONGEST_WORD, lambda word: do.Mark(step, word))


def set_mark(run: Run, step: int, word: str) -> str:
    """Set a mark at a step of the run, or take it away where it has no word; say so."""
    history = run.history
    path = history.path(history.at)
    words = as_word(word)
    if not 0 <= step < len(path):
        return _("There is no such page.")
    if words is None:
        return _("A mark has no more than {number} letters and no control characters.").format(number=LONGEST_WORD)
    if words:
        history.marks[path[step]] = words
        return _("Marked: {word}").format(word=words)
    return _("The mark is taken away.") if history.marks.pop(path[step], "") else _("There is no mark here.")
