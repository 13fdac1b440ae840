"""What the last page leads back to: the choices that turned a run, and scenes that were not seen in it."""

from game.play.compose import spans_of
from game.play.page import Page, Unseen
from game.play.run import Run
from game.play.unseen import unseen, ways_to
from game.render.paragraph import Phrase, Phrases, letters, phrases
from game.render.text import UNSEEN, beside_words
from game.session import command as do
from game.session.command import Command
from game.session.views import Entry, MenuView
from game.story.model import Choice, Scene, SceneKind
from game.support.words import N_, _

EACH = 3  # scenes of a person
BRANCH = N_("Whoever takes a line stands there again; what came after stays a branch.")


def ways_back(page: Page) -> tuple[tuple[Command, str], ...]:
    """Return what leads back from the last page, with its words; where no choice turned the run, the journal does."""
    turns = (do.Show("turns"), _("Go back to where it turned: every turn, and what was not taken"))
    journal = (do.Consult("journal"), _("Go back to a choice"))
    missed = (do.Show("unseen"), _("Go where you did not stand"))
    return (turns if page.roads else journal, *([missed] if page.unseen else []))


def turns_menu(run: Run) -> MenuView:
    """Return the choices that turned the run, each with those beside it; taking one stands before it."""
    path, entries = run.history.path(run.history.at), []
    for number, road in enumerate(run.roads, start=1):
        where = ", ".join(part for part in (road.whose, run.steps[road.step].scene.when) if part)
        below = (((Phrase(where, "faint"),),) if where else ()) + ((beside_words(road.beside),) if road.beside else ())
        entries.append(Entry(do.GoTo(path[road.step]), phrases(road.taken), number, below=below))
    return MenuView("list", _("Where it turned"), _(BRANCH), tuple(entries), spaced=True)


def unseen_menu(run: Run) -> MenuView:
    """Return scenes that were not seen, those first that a choice of the run could have led to: taking one stands there."""
    story, calendar = run.story, {scene.id: at for at, scene in enumerate(run.story.scenes)}
    happened, might = (unseen(story, run.moment, run.taken, EACH, otherwise=more) for more in (False, True))
    ways = ways_to(story, run.taken, {one.scene: one.person for one in (*happened, *might)})
    order = ["", *(person.id for person in story.people)]
    missed = sorted(
        {*happened, *(one for one in might if one.scene in ways)},
        key=lambda one: (one.scene not in ways, order.index(one.person), calendar[one.scene]),
    )
    entries = tuple(_entry(run, one, at, ways.get(one.scene)) for at, one in enumerate(missed, start=1))
    return MenuView("list", _(UNSEEN), _(BRANCH), entries, spaced=True)


def _entry(run: Run, one: Unseen, number: int, way: tuple[int, Choice] | None) -> Entry:
    words = (Phrase(f"{one.title}. ", "strong"), Phrase(one.opening))
    below: tuple[Phrases, ...] = ((Phrase(one.placed, "faint"),),)
    if way is None:
        return Entry(do.Turn(), words, open=False, below=below, reason=_("no one choice of this run leads there"))
    step, choice = way
    path = run.history.path(run.history.at)
    told = Phrase(_way(run, run.steps[step].scene, choice), "note")
    return Entry(do.GoTo(path[step]), words, number, below=(*below, (told,)))


def _way(run: Run, scene: Scene, choice: Choice) -> str:
    """Tell where a way leads off, and by which choice; the pages between two acts have one title, and are told by theirs."""
    between = scene.sort is SceneKind.EXCHANGE
    words = _("At “{scene}” after “{act}”, by “{choice}”") if between else _("At “{scene}”, by “{choice}”")
    act = run.story.acts[scene.act].title if between else ""
    return words.format(scene=scene.title, act=act, choice=letters(phrases(spans_of(choice.text))))
