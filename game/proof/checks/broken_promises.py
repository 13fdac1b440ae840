"""Checks what a story promises of itself: each promise is proved for every path, or a run breaks it."""

from collections.abc import Iterator

from game.proof.budget import Budget
from game.proof.model.endings import endings_of
from game.proof.model.query import StateQuery, at
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.story.logic import Condition, conj, holds, negated
from game.story.model import Promise, PromiseKind, Story


def broken_promise(
    promise: Promise, backward: BackwardAnalysis, search: ShortestRun, meter: Budget
) -> tuple[Finding, ...]:
    """Return the finding of a promise that is not kept, and nothing where it is.

    Raises `BudgetExceeded` or `MemoryError` when a limit is reached.
    """
    asks = tuple(_asks(promise, search.story))
    meter.tick(f"looking whether it is kept that {promise.asked}", 0, 0)
    occurs = any(_occurs(promise, ask, backward, meter) for ask in asks)
    wanted = promise.kind is PromiseKind.POSSIBLE
    if occurs is wanted:
        return ()
    what = "that it never does" if promise.kind is PromiseKind.NEVER else "it"
    hint = f"the story promises {what} because: {promise.because}"
    if wanted:
        return (Finding(promise.where, "P016", f"on no path {promise.asked!r} comes true", hint),)
    return (Finding(promise.where, "P015", _broken(promise), hint, search.to_asks(asks)),)


def _occurs(promise: Promise, ask: StateQuery, backward: BackwardAnalysis, meter: Budget) -> bool:
    """Return whether a query can be met: as a run shows, or not where no step makes it so, or else as the search finds."""
    story = backward.flow.story
    if promise.kind is PromiseKind.POSSIBLE and backward.known.shows(ask):
        return True
    if not promise.at and not holds(ask.condition, [variable.start for variable in story.variables]):
        if backward.meeting(backward.steps_into(ask.condition), meter) is None:
            return False
    return backward.possible(ask, meter)


def _broken(promise: Promise) -> str:
    where = f"at {promise.at!r} " if promise.at else ""
    so = "comes true" if promise.kind is PromiseKind.NEVER else "is not so"
    return f"on some path {where}{promise.asked!r} {so}"


def _asks(promise: Promise, story: Story) -> Iterator[StateQuery]:
    """Return at which moments a promise is broken or, where something is to be possible, kept."""
    everywhere = range(len(story.graph))
    match promise.kind:
        case PromiseKind.NEVER | PromiseKind.POSSIBLE:
            yield StateQuery(everywhere, promise.condition)
        case PromiseKind.ALWAYS:
            yield StateQuery(everywhere, negated(promise.condition))
        case PromiseKind.HOLDS:
            yield from _at(promise.at, negated(promise.condition), story)


def _at(what: str, so: Condition, story: Story) -> Iterator[StateQuery]:
    """Return when something is so where a scene is read, a choice is made or an ending is had."""
    scene_id, _, choice_id = what.partition(".")
    for place, scene in enumerate(story.scenes):
        if scene.id == scene_id and not choice_id:
            yield at(place, so)
        for number, choice in enumerate(scene.choices if scene.id == scene_id else ()):
            if choice.id == choice_id:
                yield at(place, conj(choice.condition, so), number)
    for number, ending in enumerate(story.endings):
        if ending.id == what:
            yield from endings_of(story).asks(number, so)
