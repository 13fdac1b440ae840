"""The journal: what was read and chosen, act by act."""

from game.play.compose import plain as spans_of
from game.play.run import Run
from game.render.paragraph import Phrase, paragraph, phrases
from game.session import command as do
from game.session.atlas.contents import LeafContents, acts_of, atlas_entry, page_read
from game.session.menus import counted
from game.session.views import AtlasEntry, Section
from game.support.words import _


def journal_leaf(run: Run) -> LeafContents:
    """Return what was read and chosen, pointing at the last of it."""
    sections = tuple(
        Section(title, tuple(_read(run, step) for step in steps), dates) for title, dates, steps in acts_of(run)
    )
    about = () if run.log else (paragraph(_("Nothing chosen yet.")),)
    return LeafContents(sections, counted(len(run.log)), about, at=max(len(run.log) - 1, 0))


def _read(run: Run, step: int) -> AtlasEntry:
    page = page_read(run, step)
    chosen = (Phrase("› "), *phrases(spans_of(run.steps[step].choice.text), "chosen"))
    where = " · ".join(part for part in (page.when, page.place, page.eyes) if part)
    seen = (paragraph(where, role="faint"),) if where else ()
    return atlas_entry(do.ReadAgain(step), (Phrase(page.title),), chosen, seen=seen, step=step)
