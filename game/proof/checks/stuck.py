"""Checks freedom from deadlock, the second claim: wherever a reader stands a choice is open, and everybody has an ending."""

from game.proof.budget import Budget
from game.proof.model.endings import people_of
from game.proof.model.masks import mask_of
from game.proof.model.query import at
from game.proof.result import Finding
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.shortest import ShortestRun
from game.story.logic import ALWAYS, Condition, conj, negated
from game.story.model import Story
from game.support.words import listed

SHOWN = 50  # witnesses are looked for up to so many findings of one kind; further ones are named without


def stuck_readers(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding for each scene in which a reader can stand without an open choice."""
    story, sets = search.story, search.sets
    found: list[Finding] = []
    for place, scene in enumerate(story.scenes):
        meter.tick("looking for stuck readers", place, story.end)
        if any(choice.condition == ALWAYS for choice in scene.choices):
            continue
        closed = conj(scene.on_stage, *(negated(choice.condition) for choice in scene.choices))
        region = sets.encode(closed) & sets.valid(mask_of(closed))
        if backward.occurs(place, region, mask_of(closed), arriving=False, meter=meter):
            message = f"a reader can stand in {scene.id!r} with no choice open"
            hint = "give the scene a choice without `if`, or let its own `if` keep this reader out"
            witness = search.to_standing({place: region}) if len(found) < SHOWN else None
            found.append(Finding(scene.choices[0].where, "P002", message, hint, witness))
    return found


def without_ending(backward: BackwardAnalysis, search: ShortestRun, meter: Budget) -> list[Finding]:
    """Return a finding where the calendar can be over without an ending: for somebody, or for the story itself."""
    story = search.story
    asks = {person: at(story.end, _without(story, person)) for person in people_of(story)}
    lacking = [person for person, ask in asks.items() if backward.possible(ask, meter)]
    if not lacking:
        return []
    who = listed([repr(person) if person else "the story" for person in lacking])
    last = story.endings[-1].asked_at if story.endings else story.acts[-1].where
    hint = f"give {who} a last ending without `if`"
    witness = search.to_asks([asks[lacking[0]]])
    return [Finding(last, "P003", f"the calendar can be over with no ending for {who}", hint, witness)]


def _without(story: Story, person: str | None) -> Condition:
    """Return that this person, or the story itself, has no ending."""
    conditions = (condition for ending in story.endings for whose, condition in ending.whose if whose == person)
    return conj(*(negated(condition) for condition in conditions))
