"""The people's leaf: who was met, through whose eyes and since when, real people who were named, and places stood in."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from game.play.acquaintance import Acquaintance, Encounter, Standing, Stretch, acquaintances, forms_met
from game.play.compose import spans_of
from game.play.page import PageKind
from game.play.pages_read import TurnedPage, pages_read
from game.play.run import Run
from game.render.paragraph import CHOSEN, Paragraph, Phrase, Phrases, paragraph, phrases
from game.session import command as do
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.atlas.find import folded, folded_words
from game.session.command import Command
from game.session.reading import Reading
from game.session.texts import block_words
from game.session.views import AtlasEntry, Section, TextView
from game.story.model import Figure, Person, Place, RealPerson, SceneKind, Story
from game.support.words import N_, _, listed, ngettext

HEADINGS = {
    Standing.FOLLOWED: N_("Those you can follow"),
    Standing.FIGURE: N_("Met on the way"),
    Standing.REAL: N_("Real people, named"),
}
_Who = TypeVar("_Who")
MOST_TOLD = 8
"""So many of the pages on which somebody was met are told; the others are counted."""


def people_leaf(reading: Reading) -> LeafContents:
    """Return everybody met so far, those on the page that lies open first, and the places where the reader has been."""
    run, shown_at = reading.run, reading.at
    met = acquaintances(run, _read_to(reading))
    of: dict[Standing, list[AtlasEntry]] = {standing: [] for standing in Standing}
    here: list[AtlasEntry] = []
    for one in met:
        is_here = any((on.read.step, on.read.index) == shown_at for on in one.encounters)
        (here if is_here else of[one.standing]).append(_entry_of(run, one))
    of[Standing.FOLLOWED] += _not_met(run, {one.id for one in met if one.standing is Standing.FOLLOWED})
    sections = [Section(_("On the page that lies open"), tuple(here))]
    sections += [Section(_(HEADINGS[standing]), tuple(entries)) for standing, entries in of.items()]
    sections.append(Section(_("Places"), tuple(_places(reading))))
    shown = tuple(section for section in sections if section.entries)
    nobody = paragraph(_("There is nobody and nowhere to tell of yet."))
    count = ngettext("{number} person met", "{number} people met", len(met)).format(number=len(met))
    return LeafContents(shown, count if met else "", about=() if shown else (nobody,))


def who_text(reading: Reading, name: str) -> TextView | None:
    """Return the card of somebody met who goes by a name, or None where nobody met does."""
    who = _called(name, forms_met(reading.run, _read_to(reading)))
    return TextView(who.name, _entry_of(reading.run, who).seen) if who else None


def person_text(story: Story, name: str) -> TextView | None:
    """Return what there is to tell before any run of somebody who can be followed and goes by a name, or None."""
    who = _called(name, ((form, person) for person in story.people for form in person.forms))
    return TextView(who.name, tuple(_about(who))) if who else None


def _called(name: str, forms: Iterable[tuple[str, _Who]]) -> _Who | None:
    """Return whoever goes by a name, or else has it in theirs."""
    wanted, folded_forms = folded_words(name), [(folded(form), who) for form, who in forms]
    exact = (who for form, who in folded_forms if form == wanted)
    within = (who for form, who in folded_forms if wanted and wanted in form.split())
    return next(exact, next(within, None))


def _read_to(reading: Reading) -> int:
    """Return which of the present pages is the last whose text was read."""
    return reading.index - reading.asking


def _entry_of(run: Run, who: Acquaintance) -> AtlasEntry:
    return _person_entry(run, who) if who.standing is Standing.FOLLOWED else _card(run, who)


# --- those who can be followed --------------------------------------------------------------------------------------


def _person_entry(run: Run, who: Acquaintance) -> AtlasEntry:
    """Return one who can be followed: what they are to the reader by now, and each page on which they were met."""
    person = next(one for one in run.story.people if one.id == who.id)
    own = [one for one in who.encounters if one.own]
    crossed = [one for one in who.encounters if not one.own]
    seen = (
        *_about(person),
        *_stood(run, own),
        *_told(run, _("Met through others, or spoken of"), crossed),
    )
    standing, step = (Phrase(_state(who), "faint"),), _last(run, who.encounters)
    return atlas_entry(
        _again(step),
        (Phrase(person.name, "strong"),),
        standing,
        seen=seen,
        step=step,
    )


def _not_met(run: Run, met: set[str]) -> Iterator[AtlasEntry]:
    """Yield those whom the reader could have picked at the beginning and has not met since: their names and no more."""
    begin = next((read.page for read in pages_read(run, 0) if read.page.sort is SceneKind.BEGIN), None)
    offered = {who for option in begin.options for who in option.follows} if begin else set()
    for person in run.story.people:
        if person.id in offered - met:
            not_met = (Phrase(_("not met"), "faint"),)
            yield atlas_entry(do.Consult(), (Phrase(person.name),), not_met, open=False)


def _about(person: Person) -> Iterator[Paragraph]:
    yield from _said(person.said)
    yield from (Paragraph(block_words(block), close=True) for block in person.about)
    if person.invented:
        yield paragraph(person.invented, close=True, role="invented")


def _said(how: str) -> Iterator[Paragraph]:
    if how:
        yield paragraph(how, close=True, role="faint")


def _state(who: Acquaintance) -> str:
    """Say since when somebody is followed, or when the reader left them; or that they were only met."""
    if not who.stretches:
        return _("met, never followed")
    last = who.stretches[-1]
    ended = any(one.read.page.kind is PageKind.ENDING for one in who.encounters if one.own)
    if ended:
        return _("with you to their end")
    if last.last:
        return _("left, {when}").format(when=_when(last.last))
    return _("with you since {when}").format(when=_when(_first_own(who, last)))


def _first_own(who: Acquaintance, stretch: Stretch) -> TurnedPage:
    """Return the page from which on somebody was followed; of two who are, that is the first of their own."""
    own = (one.read for one in who.encounters if one.own and one.read.step >= stretch.first.step)
    return next(own, stretch.first)


def _when(read: TurnedPage) -> str:
    return read.page.when or read.page.title


def _stood(run: Run, encounters: Iterable[Encounter]) -> Iterator[Paragraph]:
    """Yield each scene in which somebody stood before the reader's eyes: which and when, and below it what was chosen."""
    for at, one in enumerate(one for one in encounters if one.read.page.kind is PageKind.SCENE):
        page, step = one.read.page, one.read.step
        when: Phrases = (Phrase(f"  {page.when}", "faint"),) if page.when else ()
        here: Phrases = () if step < run.made else (Phrase("  "), Phrase(_("you are here"), "label"))
        yield Paragraph((Phrase(page.title), *when, *here), first="· ", close=at > 0)
        if step < run.made:
            yield Paragraph(phrases(spans_of(run.steps[step].choice.text), "chosen"), 2, first=CHOSEN, close=True)


def _told(run: Run, heading: str, encounters: list[Encounter]) -> Iterator[Paragraph]:
    """Yield the pages on which somebody was met through others, each once, with whose eyes those were."""
    names = {person.id: person.short for person in run.story.people}
    read = (one.read.page for one in encounters)
    titles = {(page.id or page.title, page.person): page.title for page in read}  # the last pages have no id
    pages = [(title, names.get(person, "")) for (_id, person), title in titles.items()]
    if not pages:
        return
    yield paragraph(heading, role="label")
    for title, through in pages[:MOST_TOLD]:
        words = _("{scene}, through {person}").format(scene=title, person=through) if through else title
        yield paragraph(words, first="· ", close=True)
    if len(pages) > MOST_TOLD:
        more = len(pages) - MOST_TOLD
        counted = ngettext("and on {number} more page", "and on {number} more pages", more)
        yield paragraph(counted.format(number=more), close=True, role="faint")


# --- those who were met ---------------------------------------------------------------------------------------------


def _card(run: Run, who: Acquaintance) -> AtlasEntry:
    """Return somebody who can only be met, or who lived: how they are said, who they are, and where they were met."""
    thing: Figure | RealPerson
    if who.standing is Standing.FIGURE:
        thing = next(one for one in run.story.figures if one.id == who.id)
    else:
        thing = next(one for one in run.story.real_people if one.name == who.id)
    names = {person.id: person.short for person in run.story.people}
    lives = [names[eyes] for eyes in who.eyes if eyes in names]
    label = N_("invented") if who.standing is Standing.FIGURE else N_("lived")
    seen = (
        *_said(thing.said),
        *((paragraph(thing.about, close=True),) if thing.about else ()),
        paragraph(_(label), close=True, role="invented" if who.standing is Standing.FIGURE else "general"),
        *_told(run, _("Met in"), list(who.encounters)),
    )
    through, step = (Phrase(listed(lives), "faint"),) if lives else (), _last(run, who.encounters)
    return atlas_entry(
        _again(step),
        (Phrase(thing.name),),
        through,
        seen=seen,
        step=step,
    )


# --- places ---------------------------------------------------------------------------------------------------------


def _places(reading: Reading) -> Iterator[AtlasEntry]:
    """Yield the places where the reader has been, in the order in which they came there."""
    of = {place.id: place for place in reading.run.story.places}
    place_of = {scene.id: scene.place for scene in reading.run.story.scenes}
    been: dict[str, list[Encounter]] = {}
    for read in pages_read(reading.run, reading.index):
        if read.page.kind is PageKind.SCENE and read.page.place:
            been.setdefault(place_of[read.page.id], []).append(Encounter(read))
    for id, encounters in been.items():
        yield _place(reading.run, encounters[0].read.page.place, of.get(id), encounters)


def _place(run: Run, name: str, place: Place | None, encounters: list[Encounter]) -> AtlasEntry:
    seen = (
        *_said(place.said if place else ""),
        *((paragraph(place.about, close=True),) if place and place.about else ()),
        *_told(run, _("You stood there in"), encounters),
    )
    step = _last(run, encounters)
    return atlas_entry(_again(step), (Phrase(name),), seen=seen, step=step)


# --- where they lead ------------------------------------------------------------------------------------------------


def _last(run: Run, encounters: Iterable[Encounter]) -> int | None:
    """Return the last of these pages that has been chosen on, as an index of the log."""
    return max((one.read.choice for one in encounters if 0 <= one.read.choice < run.made), default=None)


def _again(step: int | None) -> Command:
    """Return what reads that page again; where nothing was chosen yet, it is the one that lies open below."""
    return do.Back() if step is None else do.ReadAgain(step)
