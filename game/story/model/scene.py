"""What a reader comes to: scenes with their choices, and endings."""

from enum import StrEnum

from msgspec import Struct

from game.story.logic import NEVER, Condition, Effect
from game.story.model.dates import DateSpan
from game.story.model.evidence import Answer, Note
from game.story.model.prose import Block, Inline, Location, Passage, Text


class Choice(Struct, frozen=True, gc=False, array_like=True):
    """One act a reader may do. `effects` holds all that follows in variables, what the engine itself keeps included.

    `to` is a place (see `Story`) or None for simply onward. `closed` is the reason that is shown where the choice cannot be
    made while `shut` holds; without a reason it is not shown, and `shut` never holds. `report` stands for `then` where the
    scene was told in short, and `remembered` tells of it when it lies in the past.
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
    asked_at: Location  # where its `if` stands, or it itself where it has none
    report: tuple[Block, ...] = ()
    remembered: tuple[Inline, ...] = ()
    shut: Condition = NEVER


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
    asked_at: Location  # where its `if` stands, or it itself where it has none
    date: DateSpan | None = None
    draft: bool = False  # whether it is not written yet, and a page stands in its place or in that of a part
    dated_at: Location | None = None  # where its `date` stands, if it has one

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that may be read of it, at any heat: its own texts and what follows from its choices."""
        return (*self.text, *self.report, *[passage for choice in self.choices for passage in choice.then])

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
    asked_at: Location  # where its `if` stands, or it itself where it has none
    answers: tuple[Answer, ...] = ()  # to notices about the ending

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that may be read of it, whole and told in a line."""
        return (*self.text, *self.line)
