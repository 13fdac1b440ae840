"""Answers for the third claim: everything written can be reached."""

from collections.abc import Sequence

from game.proof.budget import Budget
from game.proof.model.goals import CoverageGoal, GoalKind
from game.proof.result import Finding, Missing
from game.proof.symbolic.backward import BackwardAnalysis

_MISSING = {
    GoalKind.SCENE: ("P004", "the scene {!r} is never played", "ease its `if`, or let something lead there"),
    GoalKind.CHOICE: ("P005", "the choice {!r} is never open", "ease its `if`, or take it out"),
    GoalKind.ENDING: (
        "P006",
        "nobody ever has the ending {!r}",
        "ease its `if`, or put it before the endings that forestall it",
    ),
    GoalKind.PASSAGE: ("P007", "nobody ever reads this passage of {!r}", "ease its `if`, or take it out"),
    GoalKind.VALUE: ("P008", "no path makes {!r} so", "let a choice that can be made set it, or take the value out"),
    GoalKind.CLOSED: ("P009", "the choice {!r} is never closed, so its reason is never shown", "take `closed` out"),
}


def unreachable(
    backward: BackwardAnalysis, asked: Sequence[CoverageGoal], meter: Budget
) -> tuple[list[Missing], list[Finding]]:
    """What is written and occurs on no path; of a thing that never occurs, its parts are not named."""
    absent: set[tuple[GoalKind, str]] = set()
    missing, findings = [], []
    for number, question in enumerate(asked):
        meter.tick("looking for what nobody can reach", number, len(asked))
        if question.within in absent:
            absent.add((question.thing, question.id))
        elif not backward.answer(question, meter):
            absent.add((question.thing, question.id))
            missing.append(Missing(question.thing, question.id, question.where))
            findings.append(_never(question))
    return missing, findings


def _never(question: CoverageGoal) -> Finding:
    code, message, hint = _MISSING[question.thing]
    return Finding(question.where, code, message.format(question.id.partition("@")[0]), hint)
