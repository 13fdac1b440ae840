"""Proves one way into a story: the whole of it, or one of its hours."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from game.proof import checks
from game.proof.arguments import Arguments
from game.proof.budget import Budget, spent_within
from game.proof.measure.moments import live_moments
from game.proof.model.dataflow import DataFlow, analyse, with_texts
from game.proof.model.goals import CoverageGoal, questions
from game.proof.model.sampling import Observed, watch
from game.proof.result import Finding, PromiseProof, Proof, Verdict
from game.story.model import Hour, Promise, Story

_T = TypeVar("_T")


class WayIn(Struct, frozen=True):
    """A way into a story: `story` is what is played then, and `hour` the one that is offered; None is the whole."""

    story: Story
    hour: Hour | None = None


def prove_entry(entry: WayIn, meter: Budget) -> Proof:
    """Return the verdicts on one way into a story, and all that is found there, the live moments where they are counted."""
    return _EntryWork(entry.story, entry.hour, meter).claims()


class _EntryWork(Struct):
    """A proof in the making: of a whole story, or of an hour of it, of which only what it offers is to be reached."""

    story: Story
    hour: Hour | None
    meter: Budget
    proof: Proof = Proof()
    findings: list[Finding] = field(default_factory=list)

    def claims(self) -> Proof:
        """The verdicts and all that is found on the way, proved now."""
        shape = analyse(self.story, endings=True)
        remembered = with_texts(shape) if self._counts else None
        seen = self._within(lambda: watch(self.story, self.goals, self.meter, remembered)) or Observed(self.goals)
        arguments = Arguments(shape, seen, self.meter)
        self._judge(shape, seen, arguments)
        for promise in self.story.promises:
            self._keep(promise, arguments)
        if self.hour is None:
            self._warn(arguments)
        if remembered is not None:
            self._count(remembered, seen, arguments)
        return replace(self.proof, findings=by_place(self.findings))

    def _judge(self, shape: DataFlow, seen: Observed, arguments: Arguments) -> None:
        meter, decide = self.meter, arguments.decide
        stuck = self._within(lambda: decide(lambda back, search: checks.stuck_readers(back, search, meter)))
        without = self._within(lambda: decide(lambda back, search: checks.without_ending(back, search, meter)))
        endless = self._within(lambda: checks.endless_paths(shape, lambda: arguments.reached, meter))
        covered = self._within(lambda: decide(lambda back, _: checks.unreachable(back, seen.left, meter), likely=True))
        blank = self._within(lambda: decide(lambda back, search: checks.blank_ends(self.hour, back, search, meter)))
        verdicts = {
            "never_stuck": self._judged(stuck, without),
            "terminates": self._judged(endless),
            "all_reachable": self._covered(covered, blank),  # which may say why it is not known
        }
        self.proof = replace(self.proof, **verdicts, unreachable=covered.missing if covered else ())

    def _warn(self, arguments: Arguments) -> None:
        meter, decide = self.meter, arguments.decide
        unstable = self._within(lambda: decide(lambda back, search: checks.unstable_endings(back, search, meter)))
        blank = self._within(lambda: decide(lambda back, search: checks.blank_pages(back, search, meter)))
        self.findings += (*(unstable or ()), *(blank or ()))

    def _count(self, remembered: DataFlow, seen: Observed, arguments: Arguments) -> None:
        """Count the live moments, and find the choices that do not matter."""
        reached = self._within(lambda: arguments.reached)
        if reached is None:
            return
        self.proof = replace(self.proof, moments=live_moments(reached))
        cosmetic = self._within(
            lambda: arguments.decide(lambda back, _: checks.cosmetic_choices(back, remembered, seen, self.meter))
        )
        if cosmetic is not None:
            self.proof = replace(self.proof, cosmetic=tuple(cosmetic))
            self.findings += checks.undistinguished(cosmetic)

    def _keep(self, promise: Promise, arguments: Arguments) -> None:
        """Find out whether a promise is kept."""
        broken = self._within(
            lambda: arguments.decide(lambda back, search: checks.broken_promise(promise, back, search, self.meter))
        )
        known = PromiseProof(promise.kind, promise.asked, promise.at, promise.where, self._judged(broken))
        self.proof = replace(self.proof, promises=(*self.proof.promises, known))

    def _within(self, find: Callable[[], _T]) -> _T | None:
        """What is found, or None when a limit was reached first."""
        found, reason = spent_within(self.meter, find)
        self.proof = replace(self.proof, stopped=self.proof.stopped or reason)
        return found

    def _judged(self, *found: Sequence[Finding] | None) -> Verdict:
        """Refuted by any finding, even where another search was cut short."""
        for findings in found:
            self.findings += findings or ()
        if any(found):
            return Verdict.REFUTED
        return Verdict.UNDECIDED if None in found else Verdict.PROVED

    def _covered(self, covered: checks.Coverage | None, blank: Sequence[Finding] | None) -> Verdict:
        """Never proved where the prover contradicts itself about something."""
        verdict = self._judged(None if covered is None else covered.findings, blank)
        if covered is None or not covered.unsure:
            return verdict
        self.proof = replace(self.proof, stopped=self.proof.stopped or covered.unsure)
        return Verdict.REFUTED if verdict is Verdict.REFUTED else Verdict.UNDECIDED

    @property
    def goals(self) -> tuple[CoverageGoal, ...]:
        """What must be shown on some path."""
        return questions(self.story) if self.hour is None else checks.hour_goals(self.story)

    @property
    def _counts(self) -> bool:
        return self.meter.limits.counts and self.hour is None


def by_place(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of their places."""
    return tuple(
        sorted(findings, key=lambda one: (one.where.file, one.where.line, one.where.column, one.code, one.message))
    )
