"""A page: everything that a reader may see now, as a plain value. Renderers paint it and decide nothing."""

from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from game.story.model import Basis, BlockKind, SceneKind, Span, Vignette


class PageKind(StrEnum):
    """What a page is for."""

    SCENE = "scene"
    CONSEQUENCE = "consequence"  # what followed from the choice before
    ENDING = "ending"
    CLOSE = "close"  # the last page of a run
    CODA = "coda"  # behind it, for who turns on


class NoteMark(Struct, frozen=True):
    """A mark in the text that stands for the page's note of this number."""

    number: int


Piece: TypeAlias = Span | NoteMark


class PageBlock(Struct, frozen=True):
    """A paragraph, quotation or sign as it stands on this page."""

    look: BlockKind
    pieces: tuple[Piece, ...]


class PageNote(Struct, frozen=True):
    """A note as it is read: its number, or None where no mark points to it, and where it is recorded.

    A note has one number in a scene and in what follows from its choice. `anchor` are the words that its mark stands at.
    """

    number: int | None
    standing: Basis
    text: tuple[Span, ...]
    citations: tuple[str, ...]  # "A wiki page, “Events › Mutiny”, ¶1", and works on it
    anchor: str = ""


class Option(Struct, frozen=True):
    """A choice as it is offered. `number` is what the reader presses; None when it is closed, for the reason given.

    `follows` names who is followed after it (ids), where it is picked whom to follow.
    """

    id: str
    number: int | None
    text: tuple[Span, ...]
    reason: str | None = None
    follows: tuple[str, ...] = ()


class ActHeading(Struct, frozen=True):
    """What stands above the first page of an act; `id` is the act's.

    `number` is its place in the story, from 1, or None where the story has no other act.
    """

    id: str
    title: str
    dates: str
    number: int | None = 1
    drawing: Vignette | None = None


class Meeting(Struct, frozen=True):
    """A person met for the first time on this page, with the label that says they are invented; `person` is their id."""

    person: str
    name: str
    said: str
    label: str


class Naming(Struct, frozen=True):
    """Where a page names somebody, and by which name: in which of its blocks, from which letter of the words there to which.

    `who` tells them from all others: what they are in the story, and which.
    """

    block: int
    start: int
    stop: int
    name: str
    who: tuple[str, str]


class Difference(Struct, frozen=True):
    """A disagreement as a card: what each source says, in pairs of source and saying, then what is generally held, and works on it."""

    id: str
    title: str
    positions: tuple[tuple[str, str], ...]
    held: str
    works: tuple[str, ...] = ()


class Road(Struct, frozen=True):
    """A choice that turned the story, told when it lies in the past, and in the words of their offer those beside it.

    `whose` is the name of the person through whom it was made, or empty.
    """

    whose: str
    taken: tuple[Span, ...]
    beside: tuple[tuple[Span, ...], ...]
    person: str = ""  # the id of whose it is, whose name may be another's as well
    step: int = 0  # which choice of the run it is
    weight: int = 0  # how much hangs on it


class Unseen(Struct, frozen=True):
    """A scene that was not seen: its id, through whom it would be (their id, and their name or the act's), and how it begins."""

    scene: str
    person: str
    whose: str
    title: str
    when: str
    place: str
    opening: str

    @property
    def placed(self) -> str:
        """Whose it is, when and where, as far as each is known."""
        return ", ".join(part for part in (self.whose, self.when, self.place) if part)


class Page(Struct, frozen=True):
    """One page.

    `differences` and `known` (all the scene's notes, for *How do we know*) are there only once the choice is made, so
    on consequences and endings. `act` is set where a page opens an act. `brief` says that this is the short report of a
    scene hotter than the reader wished. `sort` tells the page on which the reader picks whom to follow from other scenes.
    On the last page only, `roads` are the choices that turned the story most, `lines` the one-sentence endings of those not
    followed, and `unseen` has for each person a scene that was not seen.
    """

    kind: PageKind
    id: str  # of the scene or the ending; empty on the last page
    title: str
    blocks: tuple[PageBlock, ...]
    sort: SceneKind = SceneKind.SCENE
    act: ActHeading | None = None
    when: str = ""
    place: str = ""
    person: str = ""  # the id of the person it is read through
    eyes: str = ""  # and their name, which may be another's as well
    content: str = ""  # the content note, where the heat asks for one
    heat: int = 0  # how hot the scene is
    brief: bool = False
    chosen: tuple[Span, ...] = ()
    notes: tuple[PageNote, ...] = ()
    known: tuple[PageNote, ...] = ()
    differences: tuple[Difference, ...] = ()
    options: tuple[Option, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    roads: tuple[Road, ...] = ()
    lines: tuple[str, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @property
    def roads_of(self) -> tuple[tuple[str, tuple[Road, ...]], ...]:
        """The roads of one person after the other, each behind the name; two of one name stay two."""
        grouped = groupby(self.roads, key=lambda road: (road.person, road.whose))
        return tuple((whose, tuple(roads)) for (_person, whose), roads in grouped)
