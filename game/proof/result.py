"""What a proof is once it is done: verdicts, counts, figures, and what was found wrong. Plain values."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from game.proof.metrics import Figures
from game.proof.model.goals import GoalKind
from game.proof.model.runs import Choices
from game.proof.model.witness import Witness
from game.story.diagnostics import Diagnostic
from game.story.model import Location, PromiseKind

COSMETIC = "P011"
"""The code of a choice that nothing later can tell from another; it is asked only where moments are counted."""


class Verdict(StrEnum):
    """What is known of a claim."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


class Finding(Diagnostic, frozen=True):
    """One thing that the proof found wrong: a diagnostic, and the keys that show it.

    `entry` is the id of the hour in which it is so, and empty where it is the whole story. `follows` are the findings that
    are told below it, for they are so because it is.
    """

    witness: Witness | None = None
    entry: str = ""
    follows: tuple[Diagnostic, ...] = ()


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


class PromiseProof(Struct, frozen=True):
    """What is known of a promise, as the story makes it."""

    kind: PromiseKind
    asked: str
    at: str
    where: Location
    verdict: Verdict


class EntryProof(Struct, frozen=True):
    """What is known of an hour: its id and title, those whom it names (ids), and the claims."""

    id: str
    title: str
    people: tuple[str, ...]
    claims: Claims


class Proof(Claims, frozen=True):
    """What is true of every path through a story, and through each of its hours.

    The claims, counts and figures are those of the whole story; `findings` are those of the hours, too. `runs` showed
    everything that was seen to be shown, one after another.
    """

    moments: Moments = Moments()
    findings: tuple[Finding, ...] = ()
    unreachable: tuple[Missing, ...] = ()
    cosmetic: tuple[Cosmetic, ...] | None = None
    figures: Figures | None = None
    hours: tuple[EntryProof, ...] = ()
    promises: tuple[PromiseProof, ...] = ()
    runs: tuple[Choices, ...] = ()
    seconds: float = 0.0
    peak_mib: int | None = None

    @property
    def promises_kept(self) -> Verdict:
        """What is known of all promises together."""
        verdicts = {promise.verdict for promise in self.promises}
        return next((one for one in (Verdict.REFUTED, Verdict.UNDECIDED) if one in verdicts), Verdict.PROVED)

    @property
    def holds(self) -> bool:
        """Whether all three claims are proved, of the whole story and of each hour, and all promises kept."""
        kept = self.promises_kept is Verdict.PROVED
        return kept and self.hold and all(hour.claims.hold for hour in self.hours)


def by_place(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of their places."""
    return tuple(sorted(findings, key=lambda one: (one.where, one.code, one.message)))
