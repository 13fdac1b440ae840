"""What a plan of a story is: stops in acts, and the ways between them, with what is rare and where it ends marked."""

from enum import StrEnum

from msgspec import Struct


class StopMark(StrEnum):
    """What is told of a stop beside its title."""

    PLAIN = "plain"
    RARE = "rare"  # few readers come here
    STUCK = "stuck"  # some readers find no choice open: a dead end
    UNMET = "unmet"  # no reader of those drawn comes here
    BEYOND = "beyond"  # outside what was asked for


class PlanStop(Struct, frozen=True):
    """A scene or an ending: its place, id and title, the act (number, or None for an ending), whose it is, how it is marked."""

    place: int
    id: str
    title: str
    act: int | None
    people: tuple[str, ...]
    mark: StopMark


class PlanWay(Struct, frozen=True):
    """A way between two stops by their places: the choices that lead there, whose it is, and whether it is rare or leads back."""

    start: int
    to: int
    choices: tuple[str, ...]
    people: tuple[str, ...]
    rare: bool
    back: bool


class Plan(Struct, frozen=True):
    """What is drawn: a title, acts in order (id and title), those who can be followed (id and name), stops and ways.

    `labelled` says whether ways show their choices. `told` says in a sentence which ways these are.
    """

    title: str
    acts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    stops: tuple[PlanStop, ...]
    ways: tuple[PlanWay, ...]
    labelled: bool
    told: str


COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#5f4bb6", "#56b4e9", "#7a7a2a")
"""A colour for each of those who can be followed, in order, told apart by people who see few colours (Okabe and Ito 2008)."""
INK, PALE = "#333333", "#999999"


def colour_of(plan: Plan, people: tuple[str, ...]) -> str:
    """Return the colour of one person, and that of ink for nobody in particular, or for several."""
    ids = [id for id, _ in plan.people]
    return COLOURS[ids.index(people[0]) % len(COLOURS)] if len(people) == 1 and people[0] in ids else INK
