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
    """One thing that the proof found wrong: a diagnostic, and the keys that show it.

    `entry` is the id of the hour in which it is so, and empty where it is the whole story.
    """

    witness: Witness | None = None
    entry: str = ""


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


class Claims(Struct, frozen=True):
    """What is known of the three claims about one way into a story. `stopped` says at which limit that ended, if at one."""

    terminates: Verdict = Verdict.UNDECIDED
    never_stuck: Verdict = Verdict.UNDECIDED
    all_reachable: Verdict = Verdict.UNDECIDED
    stopped: str = ""

    @property
    def hold(self) -> bool:
        """Whether all three are proved."""
        return {self.terminates, self.never_stuck, self.all_reachable} == {Verdict.PROVED}


class EntryProof(Struct, frozen=True):
    """What is known of an hour: its id and title, those whom it names (ids), and the claims."""

    id: str
    title: str
    people: tuple[str, ...]
    claims: Claims


class Proof(Claims, frozen=True):
    """What is true of every path through a story, and through each of its hours.

    The claims, counts and figures are those of the whole story; `findings` are those of the hours, too.
    """

    moments: Moments = Moments()
    findings: tuple[Finding, ...] = ()
    unreachable: tuple[Missing, ...] = ()
    cosmetic: tuple[Cosmetic, ...] | None = None
    figures: Figures | None = None
    hours: tuple[EntryProof, ...] = ()
    seconds: float = 0.0
    peak_mib: int | None = None

    @property
    def holds(self) -> bool:
        """Whether all three claims are proved, of the whole story and of each hour."""
        return self.hold and all(hour.claims.hold for hour in self.hours)
