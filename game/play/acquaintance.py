"""Who was met in a run and where: those followed, those met on the way, and real people who were named; nobody else."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from game.play.page import PageKind
from game.play.pages_read import TurnedPage, pages_read, told_words
from game.play.rules import followed
from game.play.run import Run
from game.story.mention import mentions
from game.story.model import SceneKind, Story


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
    names = _names(run.story)
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
    return tuple((form, known[who[0]]) for form, who in _names(run.story).items() if who[0] in known)


@lru_cache(maxsize=4)
def _names(story: Story) -> dict[str, tuple[tuple[Standing, str], ...]]:
    """Return the words that name somebody, with all whom they name, as standing and id."""
    names: dict[str, tuple[tuple[Standing, str], ...]] = {}
    for form, who in _forms(story):
        if form and who not in names.get(form, ()):
            names[form] = (*names.get(form, ()), who)
    return names


def _forms(story: Story) -> Iterator[tuple[str, tuple[Standing, str]]]:
    for person in story.people:
        yield from ((form, (Standing.FOLLOWED, person.id)) for form in (person.short, person.name))
    for figure in story.figures:
        yield from ((form, (Standing.FIGURE, figure.id)) for form in (*figure.forms, figure.name))
    for real in story.real_people:
        yield from ((form, (Standing.REAL, real.name)) for form in (*real.forms, real.name))


def _on_page(
    read: TurnedPage, names: dict[str, tuple[tuple[Standing, str], ...]]
) -> Iterator[tuple[tuple[Standing, str], bool]]:
    """Yield who is in the text of a page, each once, and whether it is read through them; its notes name others as well."""
    own = (Standing.FOLLOWED, read.page.person)
    if read.page.person:
        yield own, True
    text = "\n".join(told_words(read.page, decided=False))
    found = dict.fromkeys(who for name in _named(text, tuple(names)) for who in names[name])
    yield from ((who, False) for who in found if who != own)


@lru_cache(maxsize=4096)
def _named(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that stand in a text, each once; a page is asked again whenever the atlas is opened."""
    return tuple(dict.fromkeys(mention.name for mention in mentions(text, names)))


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
