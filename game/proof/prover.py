"""Proves a story within a budget: asks everything that is to be true of all its paths, cheapest argument first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from game.proof import checks
from game.proof.arguments import Arguments
from game.proof.budget import Budget, BudgetExceeded, Limits, Progress, no_progress, peak_mib
from game.proof.metrics import Figures
from game.proof.model.dataflow import DataFlow, analyse, with_texts
from game.proof.model.goals import CoverageGoal, questions
from game.proof.model.sampling import Observed, watch
from game.proof.result import Claims, EntryProof, Finding, Moments, PromiseProof, Proof, Verdict
from game.proof.store.cache import Cache, rules_of
from game.proof.store.relocate import placed, unplaced
from game.proof.symbolic.forward import Reachable, SetDomain, count_moments
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.excerpt import excerpt
from game.story.model import Hour, Promise, Story, VariableKind
from game.support.gc_pause import not_collecting

_T = TypeVar("_T")


def prove(
    story: Story, limits: Limits | None = None, progress: Progress = no_progress, cache: Cache | None = None
) -> Proof:
    """Return what is true of every path through the story, and through each of its hours.

    Nothing is raised at a limit: what was not decided by then is `undecided`, and `stopped` says where it was. With a
    cache, what was proved before of the same rules is not proved again.
    """
    work = _Work(story, Budget(limits or Limits(), progress), cache or Cache())
    with not_collecting():
        work.run()
    return replace(work.proof, seconds=work.meter.seconds, peak_mib=peak_mib())


_NOBODY = Proof(Verdict.PROVED, Verdict.REFUTED, Verdict.REFUTED)
"""What is true of an hour that can offer nobody: it is over before it begins."""


class _Work(Struct):
    """A proof in the making: of a whole story, or of an hour of it, of which only what it offers is to be reached."""

    story: Story
    meter: Budget
    cache: Cache
    hour: Hour | None = None
    proof: Proof = Proof()
    findings: list[Finding] = field(default_factory=list)

    def run(self) -> None:
        """Takes one step after another; a limit reached in one leaves the others their chance."""
        rules = rules_of(self.story) if self.cache.folder else ""
        self.proof = self._known_claims(rules) if self.cache.folder else self.claims()
        self._add_hours()
        if self.proof.terminates is Verdict.PROVED and self.meter.limits.figures:
            figures = self._within(self._figures)
            self.proof = replace(self.proof, figures=figures)
        limits = self.meter.limits
        everything = self.cache.memo(
            f"all {rules} {limits.all_seconds} {limits.memory}",
            int | None,
            self._all_moments,
            worth=lambda found: found is not None or limits.seconds is None,
        )
        self.proof = replace(self.proof, moments=replace(self.proof.moments, all=everything))

    def _known_claims(self, rules: str) -> Proof:
        """The verdicts and all that is found on the way, from the cache where it knows the rules."""
        kept = self.cache.memo(
            f"claims {rules}",
            Proof,
            lambda: unplaced(self.claims(), self.story),
            worth=lambda proof: not proof.stopped,
        )
        return placed(kept, self.story)

    def _add_hours(self) -> None:
        """Proves each hour of the story by itself."""
        for hour in self.story.hours:
            part = excerpt(self.story, hour)
            missing = checks.not_offered(self.story, hour, part)
            proof = _Work(part, self.meter, Cache(), hour).claims() if part.scenes[0].choices else _NOBODY
            reachable = Verdict.REFUTED if missing else proof.all_reachable
            found = Claims(proof.terminates, proof.never_stuck, reachable, proof.stopped)
            findings = tuple(
                replace(one, message=f"in the hour {hour.id!r}, {one.message}", entry=hour.id)
                for one in (*missing, *proof.findings)
            )
            self.proof = replace(
                self.proof,
                hours=(*self.proof.hours, EntryProof(hour.id, hour.title, hour.people, found)),
                findings=tuple(sorted((*self.proof.findings, *findings), key=_by_place)),
            )

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
        return replace(self.proof, findings=tuple(sorted(self.findings, key=_by_place)))

    def _judge(self, shape: DataFlow, seen: Observed, arguments: Arguments) -> None:
        meter, decide = self.meter, arguments.decide
        stuck = self._within(lambda: decide(lambda back, search: checks.stuck_readers(back, search, meter)))
        without = self._within(lambda: decide(lambda back, search: checks.without_ending(back, search, meter)))
        endless = self._within(lambda: checks.endless_paths(shape, lambda: arguments.reached, meter))
        covered = self._within(lambda: decide(lambda back, _: checks.unreachable(back, seen.left, meter)))
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
        self.proof = replace(self.proof, moments=_counted(reached))
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

    def _figures(self) -> Figures:
        from game.proof.measure.estimate import figures  # only here is it needed

        return figures(self.story, self.meter, self.cache)

    def _within(self, find: Callable[[], _T]) -> _T | None:
        """What is found, or None when a limit was reached first."""
        try:
            return find()
        except BudgetExceeded as spent:
            reason = str(spent)
        except MemoryError:
            reason = f"{self.meter.limits.memory} MiB were full while {self.meter.doing}"
        self.proof = replace(self.proof, stopped=self.proof.stopped or reason)
        return None

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

    def _all_moments(self) -> int | None:
        """Counts the moments with nothing forgotten; None when a limit comes first."""
        limits = self.meter.limits
        seconds = [one for one in (limits.all_seconds, self.meter.left) if one is not None]
        if seconds and min(seconds) <= 0:
            return None
        meter = Budget(replace(limits, seconds=min(seconds, default=None)), self.meter.progress)
        try:
            kept = analyse(self.story, everything=True)
            return count_moments(
                SetDomain(kept, StateSets(self.story, limits, meter.check)), meter, "counting all moments"
            )
        except (BudgetExceeded, MemoryError):
            return None


def _by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    where = finding.where
    return where.file, where.line, where.column, finding.code, finding.message


def _total(reached: Reachable) -> int:
    return sum(reached.moments(place) for place in range(len(reached.stood)))


def _counted(reached: Reachable) -> Moments:
    """The live moments: all, by act, and by who is followed."""
    story = reached.flow.story
    acts = [0] * len(story.acts)
    for place, scene in enumerate(story.scenes):
        acts[scene.act] += reached.moments(place)
    over = sum(reached.moments(place) for place in range(story.end, len(reached.stood)))
    by_act = tuple((act.id, count) for act, count in zip(story.acts, acts, strict=True))
    return Moments(sum(acts) + over, None, by_act, _by_people(reached))


def _by_people(reached: Reachable) -> tuple[tuple[str, int], ...]:
    """The live moments of each group that is followed."""
    story, sets = reached.flow.story, reached.sets
    flags = [index for index, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED]
    if not flags:
        return ()
    mask = sum(1 << flag for flag in flags)
    groups: dict[tuple[int, ...], int] = {}
    for place in range(story.end + 1):
        kept = reached.known(place)
        if not mask & ~kept:
            for values, region in _split(sets, reached.stood[place], flags):
                groups[values] = groups.get(values, 0) + sets.count(region, kept)
    names = [story.variables[flag].name.removesuffix(".followed") for flag in flags]
    told = {values: "+".join(name for name, value in zip(names, values, strict=True) if value) for values in groups}
    return tuple((told[values], count) for values, count in sorted(groups.items(), reverse=True) if told[values])


def _split(sets: StateSets, region: StateSet, flags: list[int]) -> list[tuple[tuple[int, ...], StateSet]]:
    """The region parted by the values of the flags, empty parts left out."""
    parts: list[tuple[tuple[int, ...], StateSet]] = [((), region)]
    for flag in flags:
        halves = [
            ((*values, value), part & sets.literal(flag, 1 << value)) for values, part in parts for value in (0, 1)
        ]
        parts = [(values, part) for values, part in halves if part != sets.empty]
    return parts
