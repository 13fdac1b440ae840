"""Checks coverage, the third claim: everything written is reached on some path."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from game.proof.arguments import backwards, forwards
from game.proof.budget import Budget
from game.proof.model.dataflow import analyse
from game.proof.model.goals import CoverageGoal, GoalKey, GoalKind, goals_of
from game.proof.model.remembering import remembering
from game.proof.model.runs import Steps
from game.proof.model.viewer import Viewer
from game.proof.result import Finding, Missing
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.concrete_run import RunSearch
from game.proof.symbolic.forward import Reachable
from game.story.format.values import as_range
from game.story.logic import ALWAYS

_MISSING = {
    GoalKind.SCENE: ("P004", "the scene {!r} is never played", "let a choice lead there, by its `to:`"),
    GoalKind.CHOICE: ("P005", "the choice {!r} is never open", "take it out"),
    GoalKind.ENDING: ("P006", "nobody ever has the ending {!r}", "put it before the endings that forestall it"),
    GoalKind.PASSAGE: ("P007", "nobody ever reads this passage of {!r}", "take it out"),
    GoalKind.VALUE: ("P008", "no path makes {!r} so", "let a choice that can be made set it, or take the value out"),
    GoalKind.CLOSED: ("P009", "the choice {!r} is never closed, so its reason is never shown", "take `closed` out"),
}
_NAMED = "let a choice lead to it, or give it an `if` and "
_LINE = "nobody is ever told this line of {!r}"
_LINE_HINT = "a line tells of somebody whom the reader does not follow; "
NEVER_SHOWN = frozenset(code for code, _, _ in _MISSING.values())
"""The codes of what is written and shown on no path."""


class Coverage(Struct, frozen=True):
    """What is written and shown on no path, the runs that showed the rest, and why things are not known, if they are not."""

    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]
    runs: tuple[Steps, ...] = ()
    unsure: str = ""


def unreachable(backward: BackwardAnalysis, asked: Sequence[CoverageGoal], meter: Budget) -> Coverage:
    """Decide each goal that runs left open: the sets refute it, or a run that they lead to must show it on a page.

    What such a run shows beside is decided by it, too. Of a thing that is never shown its parts are not named.
    """
    judge = _Judge(backward, asked, meter)
    absent: set[GoalKey] = set()
    never, unsure = [], []
    for number, goal in enumerate(asked):
        meter.tick("looking for what nobody can reach", number, len(asked))
        if goal.within in absent:
            absent.add(goal.key)
            continue
        shown = judge.is_shown(goal)
        if shown is None:
            unsure.append(goal)
        elif not shown:
            absent.add(goal.key)
            never.append(goal)
    missing = tuple(Missing(goal.thing, goal.id, goal.where) for goal in never)
    return Coverage(missing, tuple(never_shown(never)), tuple(judge.runs), _contradicted(unsure))


class _Judge:
    """Decides goals one after another by the sets of a story, and by those of it that remembers more, once needed."""

    def __init__(self, backward: BackwardAnalysis, asked: Sequence[CoverageGoal], meter: Budget) -> None:
        self._story = backward.flow.story
        self._meter = meter
        self._plain = RunSearch(backward, meter)
        self._exact: RunSearch | None = None
        self._viewer = Viewer(self._story, asked)
        self.runs: list[Steps] = []

    def is_shown(self, goal: CoverageGoal) -> bool | None:
        """Return whether some page shows the goal; None where sets and pages contradict each other."""
        shown = goal.key not in self._viewer.open or self._decided(self._plain, goal)
        if shown is None and self._exact is not self._plain:
            exact = self._exact or self._remembering()
            same = next(one for one in goals_of(exact.backward.flow.story) if one.key == goal.key)
            shown = self._decided(exact, same)
        return shown

    def _decided(self, search: RunSearch, goal: CoverageGoal) -> bool | None:
        """Return False where no query can be met, True where a run shows the goal, and else None."""
        possible, backward = False, search.backward
        for ask in goal.asks:
            meeting = backward.meeting(backward.targets(ask), self._meter)
            if meeting is not None:
                possible = True
                steps = search.run_to(meeting, ask)
                self._viewer.view_run(steps or (), meeting.met.sample)
                if goal.key not in self._viewer.open:
                    self.runs.append(steps or ())
                    return True
        return None if possible else False

    def _remembering(self) -> RunSearch:
        """Return the sets of the story that remembers whose ending was read; nobody's can be where none leaves."""
        self._exact = self._plain
        if any(person.present_while != ALWAYS for person in self._story.people):
            story = remembering(self._story)
            by_sets = isinstance(self._plain.backward.known, Reachable)
            backward = (forwards if by_sets else backwards)(analyse(story, endings=True), self._meter)
            self._exact = RunSearch(backward, self._meter)
        return self._exact


def _contradicted(unsure: Sequence[CoverageGoal]) -> str:
    """Return what must be said where the prover contradicts itself, or nothing."""
    if not unsure:
        return ""
    first = f"the {unsure[0].thing} {unsure[0].id!r} at {unsure[0].where}"
    others = f" and {len(unsure) - 1} more" if len(unsure) > 1 else ""
    return (
        f"the prover contradicts itself about {first}{others}: its sets lead to a run that does not show it on a page; "
        "please report this with the story"
    )


def never_shown(never: Iterable[CoverageGoal]) -> Iterator[Finding]:
    """Yield what is said of goals that no path shows: a finding for each, and one for all values of a variable."""
    values: dict[str, list[CoverageGoal]] = {}
    for goal in never:
        if goal.thing is GoalKind.VALUE:
            values.setdefault(goal.id.partition(" = ")[0], []).append(goal)
        else:
            yield _never(goal)
    for variable, goals in values.items():
        yield _never(goals[0]) if len(goals) == 1 else _never_any(variable, goals)


def _never(goal: CoverageGoal) -> Finding:
    code, message, hint = _MISSING[goal.thing]
    message = _LINE if goal.is_line else message
    return Finding(goal.where, code, message.format(goal.id.partition("@")[0]), _before_hint(goal) + hint)


def _before_hint(goal: CoverageGoal) -> str:
    """Return what to know or to do first where a goal is never met."""
    if goal.thing is GoalKind.CLOSED:
        return f"{'its `if` always holds there; ' * goal.has_if}give it the `if` that was meant, or "
    if goal.thing is GoalKind.ENDING and not goal.has_if:
        return _NAMED
    return _LINE_HINT * goal.is_line + "ease its `if`, or " * goal.has_if


def _never_any(variable: str, goals: Sequence[CoverageGoal]) -> Finding:
    values = [goal.id.partition(" = ")[2] for goal in goals]
    lost = as_range(values) or ", ".join(values)
    hint = "let choices that can be made set them, or take the values out"
    code, _, _ = _MISSING[GoalKind.VALUE]
    return Finding(goals[0].where, code, f"no path gives {variable!r} any of the values {lost}", hint)
