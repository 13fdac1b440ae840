"""The journal's leaf: what was read and chosen, act by act, with whose eyes, and where the reader is now."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from game.play.compose import spans_of
from game.play.pages_read import TurnedPage, pages_read, told_words
from game.play.run import Run, Step
from game.render.paragraph import CHOSEN, Paragraph, Phrase, Phrases, paragraph, phrases
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry, mark_told
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
    steps, marks = run.steps, run.marks
    acts = [scene.act for scene in (*(step.scene for step in steps), run.scene) if scene is not None]
    lines = (
        (acts[at], _line(reading, at, steps[at] if at < len(steps) else None, pages, marks.get(at, "")))
        for at, pages in of_step.items()
    )
    sections = tuple(_section(run, act, [line for _act, line in some]) for act, some in groupby(lines, itemgetter(0)))
    about = () if steps else (paragraph(_("Nothing chosen yet.")),)
    return LeafContents(sections, counted(len(steps)) if steps else "", about, at=max(len(of_step) - 1, 0))


def _section(run: Run, act: int, entries: list[AtlasEntry]) -> Section:
    acts = run.story.acts
    return Section(acts[act].title, tuple(entries), acts[act].dates) if act < len(acts) else Section("", tuple(entries))


def _line(reading: Reading, at: int, step: Step | None, pages: list[TurnedPage], mark: str) -> AtlasEntry:
    """Return a line of the journal: through whose eyes, the scene, and the choice made in it or that it lies open."""
    run, page = reading.run, pages[0].page
    told = [read.page for read in pages if step or not reading.asking]
    where = " · ".join(part for part in (page.when, page.place) if part)
    eyes = next((person.short for person in run.story.people if person.id == page.person), page.eyes)
    chosen: Phrases = (Phrase(_("you are here"), "label"),)
    if step:
        chosen = (Phrase(CHOSEN), *phrases(spans_of(step.choice.text), "chosen"))
    return atlas_entry(
        do.ReadAgain(at) if step else do.Back(),
        (Phrase(eyes, "faint"),) if eyes else (),
        (Phrase(page.title),),
        (*((Phrase("m ", "label"),) if mark else ()), *chosen),
        seen=tuple(_seen(where, mark)),
        step=at if step else None,
        text="\n".join(words for page in told for words in told_words(page, decided=step is not None)),
    )


def _seen(where: str, mark: str) -> Iterator[Paragraph]:
    if where:
        yield paragraph(where, role="faint")
    yield from mark_told(mark)
