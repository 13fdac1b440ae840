"""What a reader can do, as values: a sitting is given one and shows what comes of it."""

from typing import Literal, TypeAlias

from msgspec import Struct

from game.keep.settings import Settings
from game.keep.shelf import Slot

Card: TypeAlias = Literal[
    "hours", "so far", "saves", "people", "about", "settings", "heat", "help", "know", "differ", "turns", "unseen"
]
"""What can be opened over a page: `know` is *How do we know*, `differ` *Sources differ*, `turns` are the choices that turned it."""

Leaf: TypeAlias = Literal["calendar", "map", "people", "journal", "ledger", "branches"]
"""What the atlas has, in its order."""


class New(Struct, frozen=True):
    """Begin anew: which story (the whole one where none is named, or a part of it)."""

    story: str = ""


class Open(Struct, frozen=True):
    """Go on in a save."""

    slot: Slot


class Tick(Struct, frozen=True):
    """Pick a person (an id) to be followed, or put them back."""

    person: str


class Follow(Struct, frozen=True):
    """Follow just these people (ids)."""

    people: tuple[str, ...]


class Choose(Struct, frozen=True):
    """Make a choice (an id) that the page offers."""

    id: str


class Turn(Struct, frozen=True):
    """Go on to the next page."""


class LeafBack(Struct, frozen=True):
    """Show the page before, which changes nothing."""


class Return(Struct, frozen=True):
    """Go from an earlier page to where the run stands."""


class OpenNote(Struct, frozen=True):
    """Open the note at this index of the page's notes; None closes the open one."""

    at: int | None


class Undo(Struct, frozen=True):
    """Go back by so many choices; they stay in the run's history."""

    steps: int = 1


class Redo(Struct, frozen=True):
    """Go forward again along so many of the choices that were last taken back."""

    steps: int = 1


class GoTo(Struct, frozen=True):
    """Stand at a node of the run's history, on whichever branch it is."""

    node: int


class GoToScene(Struct, frozen=True):
    """Stand again in the scene whose title has these words in it, the latest on the way that was gone."""

    words: str


class NameBranch(Struct, frozen=True):
    """Call the branch with its tip at this node by a name, which is asked for where it is None; an empty one is none."""

    node: int
    name: str | None = None


class PutAside(Struct, frozen=True):
    """List the branch with its tip at this node apart from the others, or among them again."""

    node: int


class ReadBranch(Struct, frozen=True):
    """Read again what was chosen last on the way to this node of the run's history."""

    node: int


class ReadAgain(Struct, frozen=True):
    """Read the scene of the choice at this index of the log again."""

    step: int


class Show(Struct, frozen=True):
    """Open something that can be looked at."""

    card: Card


class Consult(Struct, frozen=True):
    """Open the atlas at a leaf, or turn to that leaf in it; None is the leaf that was seen last."""

    leaf: Leaf | None = None


class Seek(Struct, frozen=True):
    """Show of a leaf of the atlas only what holds these words, all of it for none; they are asked for where they are None."""

    words: str | None = None


class LookUp(Struct, frozen=True):
    """Open the text at this index of those that can be looked up."""

    at: int


class Use(Struct, frozen=True):
    """Use these settings from now on."""

    settings: Settings


class Tune(Struct, frozen=True):
    """Set the setting of this name to a value that was typed."""

    name: str
    value: str


class Widen(Struct, frozen=True):
    """Make the column so many characters wider, or narrower where that is less than none."""

    by: int


class SetHeat(Struct, frozen=True):
    """Show scenes in full up to this heat (0 to 3) from now on, in this run too."""

    heat: int


class Keep(Struct, frozen=True):
    """Keep the run under a name, which is asked for where it is empty; `over` writes over a save of that name."""

    name: str = ""
    over: bool = False


class SetAside(Struct, frozen=True):
    """Take a save off the shelf; it is asked whether that is meant unless one is `sure`."""

    slot: Slot
    sure: bool = False


class Who(Struct, frozen=True):
    """Open the card of somebody met who goes by this name."""

    name: str


class Mark(Struct, frozen=True):
    """Set a word beside the page after so many choices; it is asked for where it is None, and an empty one takes it away."""

    step: int
    word: str | None = None


class Print(Struct, frozen=True):
    """Write what was read to a file, whose path is asked for where it is empty."""

    path: str = ""


class ReadOn(Struct, frozen=True):
    """Close what lies over the page of the run and read on there, from the page before where it is asked for."""

    back: bool = False


class GoOn(Struct, frozen=True):
    """Go on at the end of a text."""


class Back(Struct, frozen=True):
    """Go back to where the reader was before."""


class Leave(Struct, frozen=True):
    """Leave the run for the title; it is saved."""


class Quit(Struct, frozen=True):
    """Save and leave the game."""


Command: TypeAlias = (
    New
    | Open
    | Tick
    | Follow
    | Choose
    | Turn
    | LeafBack
    | Return
    | OpenNote
    | Undo
    | Redo
    | GoTo
    | GoToScene
    | NameBranch
    | PutAside
    | ReadBranch
    | ReadAgain
    | Show
    | Consult
    | Seek
    | LookUp
    | Use
    | Tune
    | Widen
    | SetHeat
    | Keep
    | SetAside
    | Mark
    | Who
    | Print
    | ReadOn
    | GoOn
    | Back
    | Leave
    | Quit
)
