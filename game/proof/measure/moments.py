"""Counts the moments of a story: live ones by act and by who is followed, and all of them with nothing forgotten."""

from msgspec.structs import replace

from game.proof.budget import Budget, BudgetExceeded
from game.proof.model.dataflow import analyse
from game.proof.result import Moments
from game.proof.symbolic.forward import Reachable, SetDomain, count_moments
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.model import Story, VariableKind


def all_moments(story: Story, meter: Budget) -> int | None:
    """Return how many moments there are with nothing forgotten; None when a limit comes first."""
    limits = meter.limits
    seconds = [one for one in (limits.all_seconds, meter.left) if one is not None]
    if seconds and min(seconds) <= 0:
        return None
    own = Budget(replace(limits, seconds=min(seconds, default=None)), meter.progress)
    try:
        domain = SetDomain(analyse(story, everything=True), StateSets(story, limits, own.check))
        return count_moments(domain, own, "counting all moments")
    except (BudgetExceeded, MemoryError):
        return None


def live_moments(reached: Reachable) -> Moments:
    """Return the live moments: all, by act, and by who is followed."""
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
