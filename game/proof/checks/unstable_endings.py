"""Finds unstable endings: those read when somebody leaves, and perhaps not theirs at the end (a notice)."""

from collections.abc import Callable

from game.proof.budget import Budget
from game.proof.model.goals import ending_guards, is_followed, people_of, stands
from game.proof.model.masks import changed_by, mask_of
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis, TargetSets
from game.proof.symbolic.shortest import ShortestRun
from game.proof.symbolic.state_sets import StateSet
from game.story.logic import ALWAYS, Condition, conj, negated


def unstable_endings(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding for each ending that a person has on leaving the story, and need not have any more at its end."""
    story = backward.flow.story
    found = []
    for person in people_of(story):
        last_choices = farewells(backward, person) if person else ()
        for number, fit in ending_guards(story, person) if last_choices else ():
            other = negated(fit)
            later = backward.all_before({story.end: (backward.sets.encode(other), mask_of(other))}, meter)
            gone = conj(is_followed(story, person), negated(stands(story, person)))
            for place, at in last_choices:
                region, mask = backward.landing(place, at, _still_open(backward, later, conj(gone, fit)))
                before = conj(story.scenes[place].choices[at].condition, negated(gone))
                region, mask = region & backward.sets.encode(before), mask | mask_of(before)
                if backward.occurs(place, region, mask, arriving=False, meter=meter):
                    ending = story.endings[number]
                    message = f"{person!r} can leave with the ending {ending.id!r} and have another one at the end"
                    hint = "let it ask only for what cannot change any more once they have left"
                    found.append(Finding(ending.where, "P010", message, hint, search.to_standing({place: region})))
                    break
    return found


def farewells(backward: BackwardAnalysis, person: str) -> tuple[tuple[int, int], ...]:
    """Return the choices, by place and number, on which somebody may leave the story who is followed then."""
    story, sets = backward.flow.story, backward.sets
    here, still = is_followed(story, person), stands(story, person)
    asked, written = mask_of(still), mask_of(here, still)
    there = sets.encode(conj(here, still))
    aside = still != ALWAYS and any(
        changed_by(edge.effects) & asked and there & sets.encode(edge.guard) != sets.empty
        for vertex in story.graph
        for edge in vertex.silent
    )
    return tuple(
        (place, number)
        for place, vertex in enumerate(story.graph)
        for number, edge in enumerate(vertex.choices)
        if still != ALWAYS and (aside or changed_by(edge.effects) & written)
    )


def _still_open(
    backward: BackwardAnalysis, later: TargetSets, condition: Condition
) -> Callable[[int], tuple[StateSet, int] | None]:
    """Wants moments in which the condition holds and from which the goals can still come about."""
    now, asked = backward.sets.encode(condition), mask_of(condition)

    def wanted(place: int) -> tuple[StateSet, int] | None:
        known = later.standing.get(place)
        return None if known is None else (known[0] & now, known[1] | asked)

    return wanted
