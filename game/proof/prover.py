"""Proves a story within a budget: each way into it, and what of it is counted and measured; what is known is not asked again."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.proof.budget import Budget, Limits, Progress, no_progress, peak_mib, spent_within
from game.proof.entry import WayIn, not_offered, ways_into
from game.proof.metrics import Figures
from game.proof.model.runs import Choices
from game.proof.result import Claims, EntryProof, Proof, Verdict, by_place
from game.proof.store.cache import Cache, rules_of
from game.proof.store.relocate import placed, unplaced
from game.story.model import Story
from game.support.background import parallel_map
from game.support.gc_pause import not_collecting

if TYPE_CHECKING:
    from game.proof.model.sampling import Observed
    from game.proof.way_in import KnownRuns

_LONG = 50  # scenes; for a shorter story a second process takes longer than it spares

_NOBODY = Proof(Verdict.PROVED, Verdict.REFUTED, Verdict.REFUTED)
"""What is true of an hour that can offer nobody: it is over before it begins."""


def prove(
    story: Story,
    limits: Limits | None = None,
    progress: Progress = no_progress,
    cache: Cache | None = None,
    seen: "Observed | None" = None,
) -> Proof:
    """Return what is true of every path through the story, and through each of its hours.

    Nothing is raised at a limit: what was not decided by then is `undecided`, and `stopped` says where it was. With a
    cache, what was proved before of the same rules is not proved again. `seen` is what runs of the whole story showed, if
    they were `watched` already.
    """
    meter, cache = Budget(limits or Limits(), progress), cache or Cache()
    with not_collecting():
        entries = ways_into(story)
        whole, *hours = _proved(entries, meter, cache, seen)
        proof = _with_hours(story, whole, entries[1:], hours)
        if meter.limits.figures and proof.terminates is Verdict.PROVED:
            figures, reason = spent_within(meter, lambda: _figures(story, meter, cache))
            proof = replace(proof, figures=figures, stopped=proof.stopped or reason)
        if meter.limits.counts:
            proof = replace(proof, moments=replace(proof.moments, all=_all_moments(story, meter, cache)))
    return replace(proof, seconds=meter.seconds, peak_mib=peak_mib())


def watched(story: Story, meter: Budget, cache: Cache) -> "Observed":
    """Return what runs of the whole story show, those first that showed everything before an edit.

    Raises `BudgetExceeded` when time is over.
    """
    from game.proof.model.goals import goals_of  # as below
    from game.proof.model.sampling import watch

    return watch(story, goals_of(story), meter, known=_runs_before(story, cache))


def _runs_before(story: Story, cache: Cache) -> Sequence[Choices]:
    return cache.get(_runs_of(story), tuple[Choices, ...]) or ()


def _runs_of(story: Story) -> str:
    return f"runs {story.id}"


def _proved(entries: Sequence[WayIn], meter: Budget, cache: Cache, seen: "Observed | None") -> list[Proof]:
    """Return what is true of each way into the story, proved now where it is not known."""
    keys = [_key(entry, meter.limits) if cache.folder else "" for entry in entries]
    known = [cache.get(key, Proof) for key in keys]
    proofs = [proof and placed(proof, entry.story) for proof, entry in zip(known, entries, strict=True)]
    unknown = [number for number, proof in enumerate(proofs) if proof is None]
    whole = entries[0].story
    found = _proved_now([entries[one] for one in unknown], meter, seen or _runs_before(whole, cache))
    for number, proof in zip(unknown, found, strict=True):
        proofs[number] = proof
        if cache.folder and not proof.stopped:
            cache.put(keys[number], unplaced(proof, entries[number].story))
        if number == 0 and proof.runs:
            cache.put(_runs_of(whole), proof.runs)
    return [proof for proof in proofs if proof is not None]


def _key(entry: WayIn, limits: Limits) -> str:
    return f"claims {rules_of(entry.story)} {entry.hour is not None} {limits.counts}"


def _proved_now(entries: Sequence[WayIn], meter: Budget, known: "KnownRuns") -> list[Proof]:
    """Return what is true of some ways into the story; two processes share the parts of that where it is long."""
    from game.proof.way_in import put_together  # as below

    parts = [(number, part) for number, entry in enumerate(entries) for part in _offered(entry, meter, known)]
    worth = any(len(entry.story.scenes) >= _LONG for entry in entries)
    proofs: list[list[Proof]] = [[] for _ in entries]
    for (number, _), proof in zip(
        parts, parallel_map(len(parts), lambda one: parts[one][1](), worth=worth), strict=True
    ):
        proofs[number].append(proof)
    return [put_together(entry, of_one) for entry, of_one in zip(entries, proofs, strict=True)]


def _offered(entry: WayIn, meter: Budget, known: "KnownRuns") -> tuple[Callable[[], Proof], ...]:
    from game.proof.way_in import parts_of  # what is known already needs nothing of all that proves

    offers = entry.hour is None or entry.story.scenes[0].choices
    return parts_of(entry, meter, () if entry.hour else known) if offers else (lambda: _NOBODY,)


def _with_hours(story: Story, whole: Proof, entries: Sequence[WayIn], proofs: Sequence[Proof]) -> Proof:
    """Return the proof of a story with what is true of its hours, said of them."""
    hours, findings = [], [*whole.findings]
    for entry, proof in zip(entries, proofs, strict=True):
        if entry.hour is not None:
            hour = entry.hour
            missing = not_offered(story, hour, entry.story)
            reachable = Verdict.REFUTED if missing else proof.all_reachable
            found = Claims(proof.terminates, proof.never_stuck, reachable, proof.stopped)
            hours.append(EntryProof(hour.id, hour.title, hour.people, found))
            findings += (
                replace(one, message=f"in the hour {hour.id!r}, {one.message}", entry=hour.id)
                for one in (*missing, *proof.findings)
            )
    return replace(whole, hours=tuple(hours), findings=by_place(findings))


def _figures(story: Story, meter: Budget, cache: Cache) -> Figures:
    from game.proof.measure.estimate import figures  # only here is it needed

    return figures(story, meter, cache)


def _all_moments(story: Story, meter: Budget, cache: Cache) -> int | None:
    from game.proof.measure.moments import all_moments  # as above

    limits = meter.limits
    return cache.memo(
        f"all {rules_of(story) if cache.folder else ''} {limits.all_seconds} {limits.memory}",
        int | None,
        lambda: all_moments(story, meter),
        worth=lambda found: found is not None or limits.seconds is None,
    )
