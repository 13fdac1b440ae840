"""What a story promises of itself, to be true of all its paths or of one."""

from enum import StrEnum

from msgspec import Struct

from game.story.logic import Condition
from game.story.model.prose import Location


class PromiseKind(StrEnum):
    """What a promise says of its condition."""

    NEVER = "never"
    ALWAYS = "always"
    POSSIBLE = "possible"
    HOLDS = "holds"  # at one place


class Promise(Struct, frozen=True, gc=False, array_like=True):
    """What must be true of all paths, or of one, because the story would contradict itself.

    `at` is the id of a scene or an ending, or `scene.choice`, for a promise about one place, and otherwise empty; `asked`
    is the condition as it is written.
    """

    kind: PromiseKind
    condition: Condition
    asked: str
    because: str
    where: Location
    at: str = ""
