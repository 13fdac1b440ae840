"""Proves one way into a story: the whole of it, or one of its hours."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from game.proof import checks
from game.proof.arguments import Arguments
from game.proof.budget import Budget, spent_within
from game.proof.entry import WayIn
from game.proof.measure.moments import live_moments
from game.proof.model.dataflow import DataFlow, analyse, with_texts
from game.proof.model.goals import goals_of
from game.proof.model.runs import Choices, choices_of
from game.proof.model.sampling import Observed, watch
from game.proof.result import Finding, PromiseProof, Proof, Verdict, by_place
from game.story.model import Hour, Promise, PromiseKind, Story

_T = TypeVar("_T")

KnownRuns: TypeAlias = Sequence[Choices] | Observed
"""What is known of a way into a story: runs that showed everything before an edit, or what runs showed of it by now."""


def parts_of(entry: WayIn, meter: Budget, known: KnownRuns = ()) -> tuple[Callable[[], Proof], ...]:
    """Return what is to be done to prove one way into a story: parts that can be done in any order, the first by watching runs.

    Each returns what it proves and leaves the rest as it is in a proof of nothing; `put_together` makes one proof of them.
    """
    work = _EntryWork(entry.story, entry.hour, meter, known)
    return (work.claims, work.promises, work.notices) if entry.hour is None else (work.claims,)


def put_together(entry: WayIn, proofs: Sequence[Proof]) -> Proof:
    """Return the proof of one way into a story from those of its parts."""
    claims, *others = proofs
    promised = {promise.where: promise for one in proofs for promise in one.promises}
    return replace(
        claims,
        promises=tuple(promised[one.where] for one in entry.story.promises if one.where in promised),
        findings=by_place([finding for one in proofs for finding in one.findings]),
        stopped=claims.stopped or next((one.stopped for one in others if one.stopped), ""),
    )


class _Partial(Struct):
    """A part of a proof in the making, which is cut short where a limit is reached."""

    meter: Budget
    proof: Proof = Proof()
    findings: list[Finding] = field(default_factory=list)

    def within(self, find: Callable[[], _T]) -> _T | None:
        """What is found, or None when a limit was reached first."""
        found, reason = spent_within(self.meter, find)
        self.proof = replace(self.proof, stopped=self.proof.stopped or reason)
        return found

    def judged(self, *found: Sequence[Finding] | None) -> Verdict:
        """Refuted by any finding, even where another search was cut short."""
        for findings in found:
            self.findings += findings or ()
        if any(found):
            return Verdict.REFUTED
        return Verdict.UNDECIDED if None in found else Verdict.PROVED

    def covered(self, covered: checks.Coverage | None, blank: Sequence[Finding] | None) -> Verdict:
        """Never proved where the prover contradicts itself about something."""
        verdict = self.judged(None if covered is None else covered.findings, blank)
        if covered is None or not covered.unsure:
            return verdict
        self.proof = replace(self.proof, stopped=self.proof.stopped or covered.unsure)
        return Verdict.REFUTED if verdict is Verdict.REFUTED else Verdict.UNDECIDED

    def done(self) -> Proof:
        """What was proved, with all that was found."""
        return replace(self.proof, findings=by_place(self.findings))


class _EntryWork:
    """The proof of a whole story, or of an hour of it, of which only what it offers is to be reached."""

    def __init__(self, story: Story, hour: Hour | None, meter: Budget, known: KnownRuns) -> None:
        self._hour, self._meter, self._known = hour, meter, known
        self._shape = analyse(story, endings=True)
        self._remembered = with_texts(self._shape) if meter.limits.counts and hour is None else None
        self._stopped = ""
        self._arguments = Arguments(self._shape, lambda: self._seen, meter)

    @cached_property
    def _seen(self) -> Observed:
        """What runs show, which are watched now if they were not before."""
        if isinstance(self._known, Observed):
            return self._known
        story, meter, known = self._shape.story, self._meter, self._known
        goals = goals_of(story) if self._hour is None else checks.hour_goals(story)
        seen, self._stopped = spent_within(meter, lambda: watch(story, goals, meter, self._remembered, known))
        return seen or Observed(goals)

    def claims(self) -> Proof:
        """The verdicts on the three claims and on what is to be possible, and the live moments where they are counted."""
        meter, decide, seen = self._meter, self._arguments.decide, self._seen
        part = _Partial(meter, Proof(stopped=self._stopped))
        stuck = part.within(lambda: decide(lambda back, search: checks.stuck_readers(back, search, meter)))
        without = part.within(lambda: decide(lambda back, search: checks.without_ending(back, search, meter)))
        endless = part.within(lambda: checks.endless_paths(self._shape, lambda: self._arguments.reached, meter))
        covered = part.within(lambda: decide(lambda back, _: checks.unreachable(back, seen.left, meter), likely=True))
        blank = part.within(lambda: decide(lambda back, search: checks.blank_ends(self._hour, back, search, meter)))
        verdicts = {
            "never_stuck": part.judged(stuck, without),
            "terminates": part.judged(endless),
            "all_reachable": part.covered(covered, blank),  # which may say why it is not known
        }
        runs = [choices_of(self._shape.story, run) for run in (*seen.runs, *(covered.runs if covered else ()))]
        part.proof = replace(
            part.proof, **verdicts, unreachable=covered.missing if covered else (), runs=tuple(dict.fromkeys(runs))
        )
        self._promised(part, possible=True)
        if self._remembered is not None:
            self._count(part, self._remembered)
        return part.done()

    def promises(self) -> Proof:
        """Which promises of what never is are kept: runs would be watched for them in vain."""
        part = _Partial(self._meter)
        self._promised(part, possible=False)
        return part.done()

    def notices(self) -> Proof:
        """What is no fault, and may not be meant."""
        part = _Partial(self._meter)
        meter, decide = self._meter, self._arguments.decide
        unstable = part.within(lambda: decide(lambda back, search: checks.unstable_endings(back, search, meter)))
        blank = part.within(lambda: decide(lambda back, search: checks.blank_pages(back, search, meter)))
        part.findings += (*(unstable or ()), *(blank or ()))
        return part.done()

    def _promised(self, part: _Partial, *, possible: bool) -> None:
        """Find out which promises are kept: those of what is possible, or the others."""
        promises = [one for one in self._shape.story.promises if (one.kind is PromiseKind.POSSIBLE) is possible]
        part.proof = replace(part.proof, promises=tuple([self._kept(part, one, likely=possible) for one in promises]))

    def _kept(self, part: _Partial, promise: Promise, *, likely: bool) -> PromiseProof:
        """Find out whether a promise is kept."""
        decide, meter = self._arguments.decide, self._meter
        broken = part.within(
            lambda: decide(lambda back, search: checks.broken_promise(promise, back, search, meter), likely=likely)
        )
        return PromiseProof(promise.kind, promise.asked, promise.at, promise.where, part.judged(broken))

    def _count(self, part: _Partial, remembered: DataFlow) -> None:
        """Count the live moments, and find the choices that do not matter."""
        arguments, seen, meter = self._arguments, self._seen, self._meter
        reached = part.within(lambda: arguments.reached)
        if reached is None:
            return
        part.proof = replace(part.proof, moments=live_moments(reached))
        cosmetic = part.within(
            lambda: arguments.decide(lambda back, _: checks.cosmetic_choices(back, remembered, seen, meter))
        )
        if cosmetic is not None:
            part.proof = replace(part.proof, cosmetic=tuple(cosmetic))
            part.findings += checks.undistinguished(cosmetic)
