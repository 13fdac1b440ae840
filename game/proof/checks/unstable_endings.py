"""Finds unstable endings: those read when somebody leaves, and perhaps not theirs at the end (a notice)."""

from game.proof.budget import Budget
from game.proof.model.endings import ending_guards, is_followed, people_of, stands
from game.proof.model.masks import mask_of
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.proof.symbolic.state_sets import StateSet
from game.proof.symbolic.targets import Target, TargetSets, add_target
from game.story.logic import Condition, conj, negated


def unstable_endings(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding for each ending that a person has on leaving the story, and need not have any more at its end."""
    story = backward.flow.story
    found = []
    for person in filter(None, people_of(story)):
        left = negated(stands(story, person))
        gone = conj(is_followed(story, person), left)
        for number, fit in ending_guards(story, person):
            if _can_end(backward, conj(left, fit), meter):
                region = _last_choice(backward, gone, fit, meter)
                if region is not None:
                    ending = story.endings[number]
                    message = f"{person!r} can leave with the ending {ending.id!r} and have another one at the end"
                    hint = "let it ask only for what cannot change any more once they have left"
                    found.append(Finding(ending.asked_at, "P010", message, hint, search.to_standing(region)))
    return found


def _can_end(backward: BackwardAnalysis, condition: Condition, meter: Budget) -> bool:
    """Return whether some step that can be made ends a condition; where none can, what holds once holds at the end."""
    return backward.meeting(backward.steps_into(negated(condition)), meter) is not None


def _last_choice(
    backward: BackwardAnalysis, gone: Condition, fit: Condition, meter: Budget
) -> dict[int, StateSet] | None:
    """Return the first place, with its moments, at which a choice lets somebody leave with an ending that may not stay."""
    sets, graph = backward.sets, backward.flow.story.graph
    here, others = sets.encode(negated(gone)), mask_of(gone)
    landings = backward.all_landings(_not_final(backward, gone, fit, meter))
    asked: dict[tuple[int, int], Target] = {}
    anywhere = TargetSets()
    for place, vertex in enumerate(graph):
        for number in range(len(vertex.choices)):
            region, mask = backward.standing(place, landings, only=number)
            region, mask = region & here, mask | others
            if region != sets.empty:
                asked[place, number] = region, mask
                add_target(anywhere.standing, place, region, mask)
    if backward.meeting(anywhere, meter) is None:  # as nearly always
        return None
    return next(
        (
            {place: region}
            for (place, _), (region, mask) in asked.items()
            if backward.occurs(place, region, mask, arriving=False, meter=meter)
        ),
        None,
    )


def _not_final(backward: BackwardAnalysis, gone: Condition, fit: Condition, meter: Budget) -> dict[int, Target]:
    """Return the moments, by place, in which somebody has left with an ending that need not be theirs at the end."""
    now, other = conj(gone, fit), negated(fit)
    region, asked = backward.sets.encode(now), mask_of(now)
    later = backward.all_before({backward.flow.story.end: (backward.sets.encode(other), mask_of(other))}, meter)
    both = ((place, still & region, mask | asked) for place, (still, mask) in later.standing.items())
    return {place: (left, mask) for place, left, mask in both if left != backward.sets.empty}
