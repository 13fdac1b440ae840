"""The people's leaf: who has been met, and how their names are said."""

from game.play.run import Run
from game.render.paragraph import Paragraph, Phrase, paragraph
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.texts import block_words
from game.session.views import AtlasEntry, Section
from game.story.model import Person, Place
from game.support.words import _


def people_leaf(run: Run) -> LeafContents:
    """Return those who can be followed, and the places where the reader has been."""
    been = {step.scene.place for step in run.steps}
    places = tuple(_place(run, place) for place in run.story.places if place.id in been)
    people = tuple(_person(run, person) for person in run.story.people)
    sections = (Section(_("People"), people), Section(_("Places"), places))
    nobody = paragraph(_("There is nobody and nowhere to tell of yet."))
    met = tuple(section for section in sections if section.entries)
    return LeafContents(met, about=() if met else (nobody,))


def _person(run: Run, person: Person) -> AtlasEntry:
    steps = [at for at, step in enumerate(run.steps) if person.id in step.scene.people]
    about = tuple(Paragraph(block_words(block)) for block in person.about)
    label = (paragraph(person.invented, role="invented"),) if person.invented else ()
    said = (Phrase(person.said, "faint"),) if person.said else ()
    name = (Phrase(person.name, "strong"),)
    return atlas_entry(_last(steps), name, said, seen=(*about, *label), open=bool(steps))


def _place(run: Run, place: Place) -> AtlasEntry:
    steps = [at for at, step in enumerate(run.steps) if step.scene.place == place.id]
    said = (Phrase(place.said, "faint"),) if place.said else ()
    about = (paragraph(place.about),) if place.about else ()
    return atlas_entry(_last(steps), (Phrase(place.name),), said, seen=about)


def _last(steps: list[int]) -> do.ReadAgain | do.Consult:
    return do.ReadAgain(steps[-1]) if steps else do.Consult()
