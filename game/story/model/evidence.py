"""What a story rests on: documents, what they say, where they differ, and the notes that tell a reader so."""

from enum import StrEnum

from msgspec import Struct

from game.story.model.prose import Inline, Location


class Source(Struct, frozen=True, gc=False, array_like=True):
    """One document: who made it, for whom, what it wants one to think, what it leaves out, what only it tells.

    `file_at` is where its file is named, or the source itself stands where none is.
    """

    id: str
    title: str
    short: str  # as a note names it: author, or editors, and title: "a wiki page"
    file: str  # its file in a folder of the documents
    by: str
    for_whom: str
    wants: str
    omits: str
    alone: str
    where: Location
    file_at: Location


class Work(Struct, frozen=True, gc=False, array_like=True):
    """A book or a document behind what is generally known: named for what it is good for, never for a page."""

    id: str
    author: str
    title: str
    year: str
    short: str  # as a note names it: author, or editors, and title
    good_for: str
    where: Location


class Locator(Struct, frozen=True, gc=False, array_like=True):
    """Where a source says something: heading, part, lines, and the words that stand there exactly; and where each is written."""

    source: str
    heading: str
    part: str
    lines: tuple[int, int]
    exact: tuple[str, ...]
    where: Location
    heading_at: Location
    lines_at: Location
    exact_at: tuple[Location, ...]

    @property
    def names_heading(self) -> bool:
        """Whether its heading stands in the source: words in brackets say in the author's own what is in its place."""
        return bool(self.heading) and not self.heading.startswith("(")


class Topic(Struct, frozen=True, gc=False, array_like=True):
    """What facts belong together under; topics stand in the order in which they are to be read."""

    id: str
    title: str
    where: Location


class Fact(Struct, frozen=True, gc=False, array_like=True):
    """One claim, in our own words, with its locators."""

    id: str
    topic: str  # id of a Topic, or words of its own where the story declares no topics
    text: str
    kind: str  # fact, document, quotation, sign or photo
    flags: tuple[str, ...]  # disagreements and warnings that belong to it
    locators: tuple[Locator, ...]
    where: Location


class Position(Struct, frozen=True, gc=False, array_like=True):
    """What one source, or several that agree, says in a disagreement; `source` is as a card names it."""

    source: str
    says: str
    locators: tuple[Locator, ...]


class Disagreement(Struct, frozen=True, gc=False, array_like=True):
    """A matter on which the sources differ; grade A is worth a reader's while, B and C are for writers."""

    id: str
    title: str
    grade: str
    positions: tuple[Position, ...]
    held: str  # what is generally held, from outside the sources
    works: tuple[str, ...]  # works (ids) that treat of that
    answers: tuple["Answer", ...]
    where: Location


class Warning(Struct, frozen=True, gc=False, array_like=True):
    """A statement in the sources that must not be used as it stands; what it says is for writers, in their files."""

    id: str
    locators: tuple[Locator, ...]
    where: Location


class RealPerson(Struct, frozen=True, gc=False, array_like=True):
    """Somebody who lived: the words that name them, and the only scenes and endings whose text may do so."""

    name: str
    forms: tuple[str, ...]
    scenes: tuple[str, ...]
    said: str  # how the name is said
    about: str
    where: Location


class Basis(StrEnum):
    """What a note's matter rests on."""

    RECORDED = "recorded"
    GENERAL = "general"  # general knowledge: not in any of the sources
    INVENTED = "invented"


class Note(Struct, frozen=True, gc=False, array_like=True):
    """A footnote: what a detail rests on, in two or three plain sentences."""

    id: str
    standing: Basis
    text: tuple[Inline, ...]
    facts: tuple[str, ...]  # fact ids; only when recorded
    works: tuple[str, ...]  # works (ids) that treat of what is generally known of it
    where: Location


class Answer(Struct, frozen=True, gc=False, array_like=True):
    """Why a notice of `check` is right as it is stands in the file; here is its code, and where it is answered."""

    code: str
    where: Location
