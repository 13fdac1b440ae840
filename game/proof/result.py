"""What a proof is once it is done: verdicts, counts, figures, and what was found wrong. Plain values."""

from enum import StrEnum

from msgspec import Struct

from game.proof.metrics import Figures
from game.proof.model.goals import GoalKind
from game.proof.symbolic.shortest import Witness
from game.story.diagnostics import Diagnostic
from game.story.model import Location


class Verdict(StrEnum):
    """What is known of a claim."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


class Finding(Diagnostic, frozen=True):
    """One thing that the proof found wrong: a diagnostic, and the keys that show it."""

    witness: Witness | None = None


class Missing(Struct, frozen=True):
    """Something written that occurs on no path."""

    thing: GoalKind
    id: str
    where: Location


class Cosmetic(Struct, frozen=True):
    """A choice that nothing later can tell from the other one named."""

    scene: str
    choice: str
    like: str
    where: Location


class Moments(Struct, frozen=True):
    """How many moments can be reached. None is: not counted within the limits.

    `live` tells apart only what play and endings later depend on; `all` keeps every variable. The live ones are also told
    by act and by who is followed (the groups by ids joined with `+`).
    """

    live: int | None = None
    all: int | None = None
    by_act: tuple[tuple[str, int], ...] = ()
    by_people: tuple[tuple[str, int], ...] = ()


class Proof(Struct, frozen=True):
    """What is true of every path through a story. `stopped` says at which limit the proof ended, if at one."""

    terminates: Verdict = Verdict.UNDECIDED
    never_stuck: Verdict = Verdict.UNDECIDED
    all_reachable: Verdict = Verdict.UNDECIDED
    moments: Moments = Moments()
    findings: tuple[Finding, ...] = ()
    unreachable: tuple[Missing, ...] = ()
    cosmetic: tuple[Cosmetic, ...] | None = None
    figures: Figures | None = None
    stopped: str = ""
    seconds: float = 0.0
    peak_mib: int | None = None

    @property
    def holds(self) -> bool:
        """Whether all three claims are proved."""
        return {self.terminates, self.never_stuck, self.all_reachable} == {Verdict.PROVED}
