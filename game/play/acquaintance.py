"""Who was met in a run and where, to the word: those followed, those met on the way, and real people; nobody else."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from game.play.page import Naming, Page, PageKind
from game.play.pages_read import TurnedPage, pages_read, told_in
from game.play.rules import followed
from game.play.run import Run
from game.story.mention import Mention, mentions
from game.story.model import Figure, Person, RealPerson, SceneKind, Story


class Standing(StrEnum):
    """What somebody is in a story."""

    FOLLOWED = "followed"  # one who can be followed
    FIGURE = "figure"  # invented, and only met
    REAL = "real"  # one who lived


class Encounter(Struct, frozen=True):
    """A page on which somebody was met: through their own eyes or somebody else's."""

    read: TurnedPage
    own: bool = False


class Stretch(Struct, frozen=True):
    """From which page to which somebody was followed; `last` is None while they still are."""

    first: TurnedPage
    last: TurnedPage | None = None


class Acquaintance(Struct, frozen=True):
    """Somebody met: their id in the story, and every page on which they were, in order.

    `eyes` are those (ids) through whom they were met, themselves left out; `stretches` are when they were followed.
    """

    standing: Standing
    id: str
    name: str
    encounters: tuple[Encounter, ...]
    eyes: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()


def acquaintances(run: Run, index: int | None = None) -> tuple[Acquaintance, ...]:
    """Return who was met on the pages read, those who can be followed first, then the others, each in the order met.

    Of the present step the pages up to `index` were read, or all.
    """
    met: dict[tuple[Standing, str], list[Encounter]] = {}
    names = _names_in(run.story)
    reads = tuple(pages_read(run, index))
    for read in reads:
        if read.page.sort is not SceneKind.BEGIN:
            for who, own in _on_page(read, names):
                met.setdefault(who, []).append(Encounter(read, own))
    order = {(Standing.FOLLOWED, person.id): at for at, person in enumerate(run.story.people)}
    called = {(Standing.FIGURE, one.id): one.name for one in run.story.figures}
    called |= {(Standing.FOLLOWED, one.id): one.name for one in run.story.people}
    stretches = _stretches(run, reads)
    return tuple(
        Acquaintance(
            *(who[0], who[1], called.get(who, who[1])),
            encounters=tuple(some),
            eyes=_eyes(who[1], some),
            stretches=stretches.get(who[1], ()) if who[0] is Standing.FOLLOWED else (),
        )
        for who, some in sorted(met.items(), key=lambda one: order.get(one[0], len(order)))
    )


def forms_met(run: Run, index: int | None = None) -> tuple[tuple[str, Acquaintance], ...]:
    """Return the words that name somebody already met, each with whom it names first."""
    known = {(one.standing, one.id): one for one in acquaintances(run, index)}
    return tuple((form, known[who[0]]) for form, who in _names_in(run.story).items() if who[0] in known)


def namings(story: Story, page: Page) -> tuple[Naming, ...]:
    """Return where the text of a page that is read names those who are met by that, in order, each by whom it names first."""
    names = _names_in(story) if page.sort is not SceneKind.BEGIN else {}
    forms = tuple(names)
    return tuple(
        Naming(at, one.start, one.start + len(one.words), one.name, names[one.name][0])
        for at, block in enumerate(page.blocks)
        for one in _mentions(told_in(block), forms)
    )


_Names: TypeAlias = dict[str, tuple[tuple[Standing, str], ...]]
"""The words that name somebody, with all whom they name, as standing and id."""


def _names_in(story: Story) -> _Names:
    return _names(story.people, story.figures, story.real_people)


@lru_cache(maxsize=4)
def _names(people: tuple[Person, ...], figures: tuple[Figure, ...], real: tuple[RealPerson, ...]) -> _Names:
    """Return the names of those that a story has; the whole story would take longer to be known again than to be searched."""
    names: _Names = {}
    for form, who in _forms(people, figures, real):
        if form and who not in names.get(form, ()):
            names[form] = (*names.get(form, ()), who)
    return names


def _forms(
    people: Iterable[Person], figures: Iterable[Figure], real: Iterable[RealPerson]
) -> Iterator[tuple[str, tuple[Standing, str]]]:
    for person in people:
        yield from ((form, (Standing.FOLLOWED, person.id)) for form in (*person.forms, person.name))
    for figure in figures:
        yield from ((form, (Standing.FIGURE, figure.id)) for form in (*figure.forms, figure.name))
    for one in real:
        yield from ((form, (Standing.REAL, one.name)) for form in (*one.forms, one.name))


def _on_page(read: TurnedPage, names: _Names) -> Iterator[tuple[tuple[Standing, str], bool]]:
    """Yield who is in the text of a page, each once, and whether it is read through them; its notes name others as well."""
    own = (Standing.FOLLOWED, read.page.person)
    if read.page.person:
        yield own, True
    forms = tuple(names)
    named = (mention.name for block in read.page.blocks for mention in _mentions(told_in(block), forms))
    found = dict.fromkeys(who for name in named for who in names[name])
    yield from ((who, False) for who in found if who != own)


@lru_cache(maxsize=16384)
def _mentions(text: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    """Return where names stand in a text; a page is asked again whenever it is shown, and whenever the atlas is opened."""
    return tuple(mentions(text, names))


def _eyes(id: str, encounters: Iterable[Encounter]) -> tuple[str, ...]:
    through = dict.fromkeys(one.read.page.person for one in encounters if one.read.page.person)
    return tuple(person for person in through if person != id)


def _stretches(run: Run, reads: Iterable[TurnedPage]) -> dict[str, tuple[Stretch, ...]]:
    """Return when each person (id) was followed, from the first scene to the last that says when it is."""
    found: dict[str, list[Stretch]] = {}
    open: dict[str, TurnedPage] = {}
    last: TurnedPage | None = None
    moments = run.moments
    for read in reads:
        if read.page.kind is not PageKind.SCENE or read.page.sort is not SceneKind.SCENE:
            continue
        now = {person.id for person in followed(run.story, moments[read.step])}
        for person in [one for one in open if one not in now]:
            found.setdefault(person, []).append(Stretch(open.pop(person), last))
        open |= {person: read for person in now if person not in open}
        last = read
    for person, first in open.items():
        found.setdefault(person, []).append(Stretch(first))
    return {person: tuple(some) for person, some in found.items()}
