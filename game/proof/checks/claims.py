"""Answers for the three claims, one after another, and for the two warnings: each as findings with their witnesses."""

import itertools
from collections.abc import Callable, Sequence

from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow, Way, changed_by, mask_of, needed
from game.proof.model.goals import CoverageGoal, GoalKind, StateQuery, farewells, fits, followed, people_of, stands
from game.proof.model.sampling import Observed
from game.proof.result import Cosmetic, Finding, Missing
from game.proof.symbolic.backward import BackwardAnalysis, TargetSets
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.lasso import endless, turning
from game.proof.symbolic.shortest import ShortestRun, replayed
from game.proof.symbolic.state_sets import StateSet
from game.story.logic import ALWAYS, Condition, conj, negated
from game.story.model import SceneKind, Story

SHOWN = 50  # witnesses are looked for up to so many findings of one kind; further ones are named without


# --- terminates -----------------------------------------------------------------------------------------------------


def endless_paths(reached: Reachable, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding with a path that never ends, or nothing."""
    turns = endless(reached, meter)
    if not turns:
        return []
    witness = turning(reached, turns, search)
    story = search.story
    begins = replayed(story, witness)[len(witness.steps) - witness.turning].place
    round_ = [step.title or step.scene for step in witness.steps[-witness.turning :]]
    message = f"a reader can go round for ever: {' → '.join(round_)}"
    hint = "let each turn use something up: a choice made `once: yes`, or a counter that nothing in the loop sets back"
    return [Finding("P001", story.scenes[begins].where, message, hint, witness)]


# --- never stuck ----------------------------------------------------------------------------------------------------


def stuck_readers(reached: Reachable, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding for each scene in which a reader can stand without an open choice."""
    story, sets = search.story, search.sets
    found: list[Finding] = []
    for place, scene in enumerate(story.scenes):
        meter.tick("looking for stuck readers", place, story.end)
        if any(choice.condition == ALWAYS for choice in scene.choices):
            continue
        region = reached.stood[place]
        for choice in scene.choices:
            region = region & ~sets.where(choice.condition)
        if region != sets.empty:
            message = f"a reader can stand in {scene.id!r} with no choice open"
            hint = "give the scene a choice without `if`, or let its own `if` keep this reader out"
            witness = search.to_standing({place: region}) if len(found) < SHOWN else None
            found.append(Finding("P002", scene.where, message, hint, witness))
    return found


def without_ending(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding for each person, or the story itself, for whom the calendar can be over without an ending."""
    story = search.story
    found = []
    for person in people_of(story):
        conditions = [condition for ending in story.endings for whose, condition in ending.whose if whose == person]
        ask = StateQuery(story.end, conj(*(negated(condition) for condition in conditions)))
        if backward.possible(ask, meter):
            who = repr(person) if person else "the story"
            last = story.endings[-1].where if story.endings else story.acts[-1].where
            message = f"the calendar can be over with no ending for {who}"
            hint = f"give {who} a last ending without `if`"
            found.append(Finding("P003", last, message, hint, search.to_asks([ask])))
    return found


# --- all reachable --------------------------------------------------------------------------------------------------

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
    return Finding(code, question.where, message.format(question.id.partition("@")[0]), hint)


# --- endings that are read and do not stay ---------------------------------------------------------------------------


def fickle_endings(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """A finding for each ending that a person has on leaving the story, and need not have any more at its end."""
    story = backward.flow.story
    found = []
    for person in people_of(story):
        last_choices = farewells(story, person) if person else ()
        for number, fit in fits(story, person) if last_choices else ():
            other = negated(fit)
            later = backward.all_before({story.end: (backward.sets.where(other), mask_of(other))}, meter)
            gone = conj(followed(story, person), negated(stands(story, person)))
            for place, at in last_choices:
                region, mask = backward.landing(place, at, _still_open(backward, later, conj(gone, fit)))
                before = conj(story.scenes[place].choices[at].condition, negated(gone))
                region, mask = region & backward.sets.where(before), mask | mask_of(before)
                if backward.occurs(place, region, mask, arriving=False, meter=meter):
                    ending = story.endings[number]
                    message = f"{person!r} can leave with the ending {ending.id!r} and have another one at the end"
                    hint = "let it ask only for what cannot change any more once they have left"
                    found.append(Finding("P010", ending.where, message, hint, search.to_standing({place: region})))
                    break
    return found


def _still_open(
    backward: BackwardAnalysis, later: TargetSets, condition: Condition
) -> Callable[[int], tuple[StateSet, int] | None]:
    """Wants moments in which the condition holds and from which the goals can still come about."""

    def wanted(place: int) -> tuple[StateSet, int] | None:
        known = later.standing.get(place)
        if known is None:
            return None
        return known[0] & backward.sets.where(condition), known[1] | mask_of(condition)

    return wanted


# --- cosmetic choices -----------------------------------------------------------------------------------------------


def cosmetic_choices(backward: BackwardAnalysis, remembered: DataFlow, seen: Observed, meter: Budget) -> list[Cosmetic]:
    """The choices that nothing later can tell from a sibling; `remembered` is the flow in which words read, too."""
    story = backward.flow.story
    found = []
    for place, scene in enumerate(story.scenes):
        if scene.sort is SceneKind.SCENE:
            meter.tick("looking for choices that do not matter", place, story.end)
            likes = _likes(backward, remembered, seen, place, meter)
            for choice, other in zip(scene.choices, likes, strict=True):
                if other is not None:
                    found.append(Cosmetic(scene.id, choice.id, scene.choices[other].id, choice.where))
    return found


def _likes(
    backward: BackwardAnalysis, remembered: DataFlow, seen: Observed, place: int, meter: Budget
) -> list[int | None]:
    """For each choice of a scene the first sibling that is open together with it and always comes to the same."""
    ways = remembered.ways[place]
    found: list[int | None] = [None] * len(ways)
    for other, one in itertools.combinations(range(len(ways)), 2):
        wanting = found[one] is None or found[other] is None
        if wanting and (place, one, other) not in seen.apart and ways[one].to == ways[other].to:
            if _alike(backward, ways[one], ways[other], remembered.arriving[ways[one].to], place, meter):
                found[one] = other if found[one] is None else found[one]
                found[other] = one if found[other] is None else found[other]
    return found


def _alike(backward: BackwardAnalysis, one: Way, other: Way, wanted: int, place: int, meter: Budget) -> bool:
    """Whether two ways can be open together, and make the same of the wanted variables whenever they are."""
    together = conj(one.condition, other.condition)
    if together == ALWAYS and one.effects == other.effects:
        return backward.reached.stood[place] != backward.sets.empty
    region, asked = backward.sets.where(together), mask_of(together)
    differs, mask = _differs(backward, one, other, wanted)
    apart = region & differs
    if apart != backward.sets.empty and backward.occurs(place, apart, mask | asked, arriving=False, meter=meter):
        return False
    return backward.occurs(place, region, asked, arriving=False, meter=meter)


def _differs(backward: BackwardAnalysis, one: Way, other: Way, wanted: int) -> tuple[StateSet, int]:
    """Before which two ways differ in what they make of the wanted variables."""
    effects, others = needed(one.effects, wanted)[1], needed(other.effects, wanted)[1]
    if effects == others:
        return backward.sets.empty, 0
    changed = changed_by(effects) | changed_by(others)
    mask = changed | needed(effects, changed & wanted)[0] | needed(others, changed & wanted)[0]
    return backward.sets.apart(effects, others, changed & wanted), mask


def unanswered(story: Story, cosmetic: list[Cosmetic]) -> list[Finding]:
    """A warning for each cosmetic choice whose file does not answer it."""
    answered = {scene.id for scene in story.scenes if "P011" in scene.answers}
    hint = "let something later remember it, or say under `answers:` why it is right so"
    return [
        Finding("P011", one.where, f"nothing later can tell {one.scene}.{one.choice} from {one.scene}.{one.like}", hint)
        for one in cosmetic
        if one.scene not in answered
    ]
