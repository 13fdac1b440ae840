"""The story as it is played, proved and painted: frozen values that the compiler makes and nobody changes.

Words are those of the writers' guide. Indices (of variables, scenes, endings) are positions in the story's own tuples;
ids are what writers wrote, and what saves and logs keep.
"""

from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from game.story.graph import END, Vertex, ending_place, vertex_of
from game.story.logic import Condition, Effect
from game.story.model.dates import DateSpan
from game.story.model.evidence import Answer, Disagreement, Fact, Note, RealPerson, Source, Topic, Warning, Work
from game.story.model.promise import Promise
from game.story.model.prose import Block, Inline, Location, Text
from game.story.model.sites import Site, StoryMap


class VariableKind(StrEnum):
    """Where a variable comes from."""

    AUTHORED = "authored"
    FOLLOWED = "followed"  # `judit.followed`: whether the reader follows this person
    SEEN = "seen"  # `seen:ii-cable`: whether that scene was played before the reader's eyes
    CHOSEN = "chosen"  # `chose:ii-cable.pull`: whether that choice was made, by the reader or offstage


class Variable(Struct, frozen=True, gc=False, array_like=True):
    """One thing the story remembers, with its finite domain; `start` is an index into it."""

    name: str
    domain: tuple[str, ...]
    start: int
    ordered: bool  # whether < and > mean anything between its values
    meaning: str
    where: Location
    kind: VariableKind = VariableKind.AUTHORED

    @property
    def asked(self) -> str:
        """How a condition asks about it, as in `seen ii-cable`."""
        return self.name.replace(":", " ", 1)


class Person(Struct, frozen=True, gc=False, array_like=True):
    """One who can be followed. While `present_while` does not hold they are in no scene any more."""

    id: str
    name: str
    short: str  # the name in running text: "Judit"
    about: tuple[Block, ...]
    hook: tuple[Block, ...]  # the first lines of their own story, or empty
    invented: str  # the label given at first meeting; empty for a story that needs none
    said: str  # how the name is said
    present_while: Condition
    where: Location


class Figure(Struct, frozen=True, gc=False, array_like=True):
    """Somebody invented whom one can meet and never follow; `forms` are the words that name them."""

    id: str
    name: str
    forms: tuple[str, ...]
    said: str
    about: str
    where: Location


class Place(Struct, frozen=True, gc=False, array_like=True):
    """A place scenes happen in."""

    id: str
    name: str
    about: str
    said: str
    where: Location
    site: str = ""  # id of the Site it lies at; empty where it lies nowhere in particular


class Vignette(Struct, frozen=True, gc=False, array_like=True):
    """A small drawing: its lines, of signs that take one cell each, and in a sentence what it shows."""

    lines: tuple[str, ...]
    told: str


class Act(Struct, frozen=True, gc=False, array_like=True):
    """A stretch of the calendar."""

    id: str
    title: str
    dates: str
    so_far: tuple[Block, ...]  # what has happened before it, or empty
    where: Location
    drawing: Vignette | None = None  # above its first page


class Choice(Struct, frozen=True, gc=False, array_like=True):
    """One act a reader may do. `effects` holds all that follows in variables, what the engine itself keeps included.

    `to` is a place (see `Story`) or None for simply onward; `closed` is the reason shown while the choice is closed,
    or None when a closed choice is not shown. `report` stands for `then` where the scene was told in short, and
    `remembered` tells of it when it lies in the past.
    """

    id: str
    text: tuple[Inline, ...]
    condition: Condition
    closed: str | None
    effects: tuple[Effect, ...]
    then: Text
    to: int | None
    default: bool
    once: bool
    where: Location
    report: tuple[Block, ...] = ()
    remembered: tuple[Inline, ...] = ()


class SceneKind(StrEnum):
    """What a scene is for."""

    SCENE = "scene"
    BEGIN = "begin"  # the reader picks whom to follow
    EXCHANGE = "exchange"  # between two acts the reader may exchange one followed person


class Scene(Struct, frozen=True, gc=False, array_like=True):
    """One stop of the calendar.

    It *happens* when `happens` holds; it is *on stage* when `on_stage` holds, which implies that it happens. A scene that
    happens offstage takes `offstage` in silence and goes to `offstage_to`; one that does not happen is passed over.
    `viewpoints` names, in order, through whom it is seen: the first person whose condition holds.
    """

    id: str
    sort: SceneKind
    act: int
    title: str
    when: str
    place: str  # id of a Place, or words of its own where the story declares no places
    people: tuple[str, ...]
    heat: int
    content: str
    report: Text
    happens: Condition
    on_stage: Condition
    viewpoints: tuple[tuple[str, Condition], ...]
    text: Text
    choices: tuple[Choice, ...]
    offstage: tuple[Effect, ...]
    offstage_to: int | None
    notes: tuple[Note, ...]
    facts: tuple[str, ...]
    disagreements: tuple[str, ...]
    answers: tuple[Answer, ...]  # to notices about the scene
    where: Location
    date: DateSpan | None = None
    draft: bool = False  # whether it is not written yet, and a page stands in its place or in that of a part

    @property
    def effects(self) -> tuple[Effect, ...]:
        """All that it may write, on stage or off."""
        return (*[effect for choice in self.choices for effect in choice.effects], *self.offstage)


class Ending(Struct, frozen=True, gc=False, array_like=True):
    """One way a person's story, or the whole story, ends.

    `whose` pairs each person who can have it with the condition for them; in a story without people it holds the single
    pair `(None, condition)`. Of the endings a person can have, the first in the story's order whose condition holds is
    theirs.
    """

    id: str
    title: str
    whose: tuple[tuple[str | None, Condition], ...]
    text: Text
    line: Text  # the same in one sentence, for somebody the reader did not follow
    notes: tuple[Note, ...]
    facts: tuple[str, ...]
    disagreements: tuple[str, ...]
    where: Location
    answers: tuple[Answer, ...] = ()  # to notices about the ending


class Hour(Struct, frozen=True, gc=False, array_like=True):
    """A part of the story to be played by itself: one person, from one scene of the calendar to another, both included.

    `after` is read where it is over.
    """

    id: str
    title: str
    about: str
    people: tuple[str, ...]
    first: str
    last: str
    after: Text
    where: Location


class LastPage(Struct, frozen=True, gc=False, array_like=True):
    """A page behind every ending: the close, without a title under the story's, or the coda, with notes of its own."""

    title: str = ""
    text: Text = ()
    notes: tuple[Note, ...] = ()
    facts: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()


class ReferencePage(Struct, frozen=True, gc=False, array_like=True):
    """A page that belongs to no scene: what a reader may look up at any time."""

    id: str
    title: str
    text: tuple[Block, ...]


class Story(Struct, frozen=True, dict=True, array_like=True):
    """A compiled story.

    A *place in the calendar* is a number: `0 … len(scenes) - 1` are scenes in calendar order, `len(scenes)` is the
    calendar's end, where everybody's ending falls, and `len(scenes) + 1 + k` is ending `k` reached by name.
    """

    id: str
    title: str
    subtitle: str
    tagline: str  # what this is and how long it takes
    language: str
    about: tuple[Block, ...]
    briefing: tuple[Block, ...]  # what a reader should know before the first page; may be empty
    digest: str  # of everything the author wrote
    acts: tuple[Act, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    variables: tuple[Variable, ...]
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]
    sources: tuple[Source, ...]
    works: tuple[Work, ...]
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    warnings: tuple[Warning, ...]
    real_people: tuple[RealPerson, ...] = ()
    topics: tuple[Topic, ...] = ()
    figures: tuple[Figure, ...] = ()
    hours: tuple[Hour, ...] = ()
    leaves: tuple[ReferencePage, ...] = ()
    answers: tuple[Answer, ...] = ()  # to notices about anything in the story
    sites: tuple[Site, ...] = ()
    map: StoryMap | None = None
    close: LastPage = LastPage()
    coda: LastPage = LastPage()
    promises: tuple[Promise, ...] = ()

    @property
    def end(self) -> int:
        """The place at the calendar's end."""
        return len(self.scenes)

    @cached_property
    def graph(self) -> tuple[Vertex, ...]:
        """The vertex of every place, the ends included: all that play can do, made once from what is written."""
        scenes = (
            vertex_of(
                place,
                scene.on_stage,
                scene.happens,
                (scene.offstage, scene.offstage_to),
                [(choice.condition, (choice.effects, choice.to)) for choice in scene.choices],
            )
            for place, scene in enumerate(self.scenes)
        )
        return (*scenes, *[END] * (1 + len(self.endings)))

    @cached_property
    def follow_flags(self) -> tuple[tuple[Person, int], ...]:
        """Return each person with the variable that says whether the reader follows them."""
        flags = {one.name: at for at, one in enumerate(self.variables) if one.kind is VariableKind.FOLLOWED}
        return tuple((person, flags[f"{person.id}.followed"]) for person in self.people)

    def ending_place(self, number: int) -> int:
        """Return the place of the ending of this number, where it is reached by name."""
        return ending_place(self.end, number)

    def ending_at(self, place: int) -> Ending | None:
        """Return the ending that is reached by name at this place; None for a scene and for the calendar's end."""
        number = place - self.ending_place(0)
        return self.endings[number] if number >= 0 else None
