"""What can be asked of the moments of a story: whether one that fits can be reached."""

from msgspec import Struct

from game.play.moment import Moment
from game.story.logic import ALWAYS, Condition, Effect, applied, holds


class StateQuery(Struct, frozen=True):
    """Whether at a moment of one of these places `condition` holds, and `then` after `effects`.

    `arriving` asks what arrives at the place, before it is known whether the scene is on stage; otherwise what stands
    there. `choice` is the number of the choice that is then made, so that the thing is really shown.
    """

    places: range
    condition: Condition = ALWAYS
    effects: tuple[Effect, ...] = ()
    then: Condition = ALWAYS
    choice: int | None = None
    arriving: bool = False


def at(place: int, condition: Condition = ALWAYS, choice: int | None = None) -> StateQuery:
    """Return the query for who stands at one place, where the condition holds, and then makes the choice."""
    return StateQuery(range(place, place + 1), condition, choice=choice)


def meets(ask: StateQuery, moment: Moment) -> bool:
    """Return whether this very moment (standing, or arriving if the query is about that) meets the query."""
    here = moment.place in ask.places and holds(ask.condition, moment.values)
    return here and holds(ask.then, applied(ask.effects, moment.values))
