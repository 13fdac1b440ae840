"""The journal's leaf: what was read and chosen, act by act, with whose eyes, and where the reader is now."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from game.play.compose import plain as spans_of
from game.play.pages_read import TurnedPage, pages_read, told_words
from game.play.run import Run
from game.render.paragraph import Paragraph, Phrase, Phrases, paragraph, phrases
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.menus import counted
from game.session.reading import Reading
from game.session.views import AtlasEntry, Section
from game.support.words import _


def journal_leaf(reading: Reading) -> LeafContents:
    """Return every page read with what was chosen on it, pointing at the one that lies open."""
    run = reading.run
    of_step: dict[int, list[TurnedPage]] = {}
    for read in pages_read(run, reading.index):
        if read.choice >= 0:  # a story may be over before anything is chosen
            of_step.setdefault(read.choice, []).append(read)
    lines = [(_act(run, pages), _line(run, step, pages)) for step, pages in of_step.items()]
    sections = tuple(_section(run, act, [line for _act, line in some]) for act, some in groupby(lines, itemgetter(0)))
    about = () if run.log else (paragraph(_("Nothing chosen yet.")),)
    return LeafContents(sections, counted(len(run.log)), about, at=max(len(of_step) - 1, 0))


def _act(run: Run, pages: list[TurnedPage]) -> int:
    """Return the act (an index) of the scene that these pages are of."""
    ids = {read.page.id for read in pages}
    return next((scene.act for scene in run.story.scenes if scene.id in ids), len(run.story.acts) - 1)


def _section(run: Run, act: int, entries: list[AtlasEntry]) -> Section:
    acts = run.story.acts
    return Section(acts[act].title, tuple(entries), acts[act].dates) if act < len(acts) else Section("", tuple(entries))


def _line(run: Run, step: int, pages: list[TurnedPage]) -> AtlasEntry:
    """Return a line of the journal: through whose eyes, the scene, and the choice made in it or that it lies open."""
    page = pages[0].page
    where = " · ".join(part for part in (page.when, page.place) if part)
    eyes = next((person.short for person in run.story.people if person.id == page.person), page.eyes)
    made, mark = step < len(run.steps), run.marks.get(step, "")
    chosen: Phrases = (Phrase(_("you are here"), "label"),)
    if made:
        chosen = (Phrase("› "), *phrases(spans_of(run.steps[step].choice.text), "chosen"))
    return atlas_entry(
        do.ReadAgain(step) if made else do.Back(),
        (Phrase(eyes, "faint"),) if eyes else (),
        (Phrase(page.title),),
        (*((Phrase("m ", "label"),) if mark else ()), *chosen),
        seen=tuple(_seen(where, mark)),
        step=step if made else None,
        text="\n".join(words for read in pages for words in told_words(read.page)),
    )


def _seen(where: str, mark: str) -> Iterator[Paragraph]:
    if where:
        yield paragraph(where, role="faint")
    if mark:
        yield Paragraph((Phrase(_("marked by you: {word}").format(word=mark), "label"),))
