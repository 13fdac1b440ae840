"""Where moments come from: in each act the scene with the most, and by how much each variable multiplies them there."""

from fractions import Fraction

from msgspec import Struct

from game.proof.budget import Budget
from game.proof.model.dataflow import analyse
from game.proof.model.masks import Mask, members
from game.proof.symbolic.forward import SetDomain
from game.proof.symbolic.propagate import propagate
from game.proof.symbolic.state_sets import StateSet, StateSets
from game.story.model import Story

_TOLD = 6  # variables of one scene


class Widest(Struct, frozen=True):
    """The scene of an act at which the most live moments stand, and the variables that multiply them most, as conditions ask.

    A factor is how many values a variable has on average where all the others have theirs.
    """

    scene: str
    moments: int
    factors: tuple[tuple[str, Fraction], ...]


def widest_by_act(story: Story, meter: Budget) -> tuple[Widest, ...]:
    """Return the widest scene of each act, in order; an act in which nobody ever stands has one without a name.

    Raises `BudgetExceeded` or `MemoryError` when a limit is reached.
    """
    domain = SetDomain(analyse(story, endings=True), StateSets(story, meter.limits, meter.check))
    widest: dict[int, tuple[int, int, StateSet, Mask]] = {}
    for place, _, stood in propagate(domain, meter, "looking where moments come from"):
        if stood is not None and place < story.end:
            kept = domain.frames.vertex(place).standing
            count = domain.sets.count(stood, kept)
            act = story.scenes[place].act
            if act not in widest or count > widest[act][1]:
                widest[act] = (place, count, stood, kept)
    return tuple(_told(domain, *widest[act]) if act in widest else Widest("", 0, ()) for act in range(len(story.acts)))


def _told(domain: SetDomain, place: int, count: int, stood: StateSet, kept: Mask) -> Widest:
    sets, variables = domain.sets, domain.flow.story.variables
    factors = []
    for variable in members(kept):
        alone = 1 << variable
        without = sets.count(sets.project(stood, alone), kept & ~alone)
        if count > without:
            factors.append((variables[variable].asked, Fraction(count, without)))
    factors.sort(key=lambda one: -one[1])
    return Widest(domain.flow.story.scenes[place].id, count, tuple(factors[:_TOLD]))
