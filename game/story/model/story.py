"""The story as it is played, proved and painted: frozen values that the compiler makes and nobody changes.

Words are those of the writers' guide. Indices (of variables, scenes, endings) are positions in the story's own tuples;
ids are what writers wrote, and what saves and logs keep.
"""

from collections import Counter
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from game.story.graph import END, Vertex, ending_place, vertex_of
from game.story.logic import Condition, variables_of
from game.story.model.evidence import Answer, Disagreement, Fact, Note, RealPerson, Source, Topic, Warning, Work
from game.story.model.promise import Promise
from game.story.model.prose import Block, Location, Passage, Text
from game.story.model.scene import Choice, Ending, Scene, SceneKind
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
    name: str  # the full name; namesakes have the short one behind it
    short: str  # the name in running text: "Judit"
    forms: tuple[str, ...]  # all words that name them in texts, those two among them
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
    def scenes_and_endings(self) -> tuple[Scene | Ending, ...]:
        """All that has an id and a page of its own."""
        return (*self.scenes, *self.endings)

    @property
    def picks(self) -> tuple[Choice, ...]:
        """The choices with which a reader picks whom to follow; none in a story without people."""
        return tuple(choice for scene in self.scenes if scene.sort is SceneKind.BEGIN for choice in scene.choices)

    @property
    def last_passages(self) -> tuple[Passage, ...]:
        """All that may be read behind every ending."""
        return (*self.close.text, *self.coda.text)

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
    def _asked(self) -> Counter[int]:
        """How many conditions ask about each variable."""
        passages = [passage for one in self.scenes_and_endings for passage in one.passages]
        conditions = [passage.condition for passage in (*passages, *self.last_passages)]
        for scene in self.scenes:
            conditions += [scene.happens, *[choice.condition for choice in scene.choices]]
            conditions += [effect.condition for choice in scene.choices for effect in choice.effects]
        conditions += [condition for ending in self.endings for _whose, condition in ending.whose]
        conditions += [person.present_while for person in self.people]
        return Counter(variable for condition in conditions for variable in variables_of(condition))

    def weight(self, choice: Choice) -> int:
        """Return how much hangs on a choice: how often it is asked what it changes, whom the reader follows left aside."""
        changed = {effect.variable for effect in choice.effects}
        return sum(self._asked[at] for at in changed if self.variables[at].kind is not VariableKind.FOLLOWED)

    @cached_property
    def follow_flags(self) -> tuple[tuple[Person, int], ...]:
        """Return each person with the variable that says whether the reader follows them."""
        flags = {one.name: at for at, one in enumerate(self.variables) if one.kind is VariableKind.FOLLOWED}
        return tuple((person, flags[f"{person.id}.followed"]) for person in self.people)

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def source(self) -> dict[str, Source]:
        """The documents by their ids."""
        return {source.id: source for source in self.sources}

    def ending_place(self, number: int) -> int:
        """Return the place of the ending of this number, where it is reached by name."""
        return ending_place(self.end, number)

    def ending_at(self, place: int) -> Ending | None:
        """Return the ending that is reached by name at this place; None for a scene and for the calendar's end."""
        number = place - self.ending_place(0)
        return self.endings[number] if number >= 0 else None
