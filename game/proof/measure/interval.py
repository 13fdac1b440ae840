"""Bounds for all paths without a search: a coarser story that has every path of the real one, and more.

It knows only who is followed. Whatever else a condition asks for may be so and may also not be (abstract interpretation,
Cousot and Cousot 1977); so its paths are at least as many, its longest at least as long and its shortest at most as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from game.proof.budget import Budget
from game.proof.model.dataflow import DataFlow, analyse
from game.proof.model.frames import Frames
from game.proof.model.masks import Mask
from game.proof.model.word_count import words_in, words_of, words_of_choice, written_choices
from game.proof.symbolic.propagate import Domain, crossed, passing, propagate, staying, takers_leaving
from game.story.logic import ALWAYS, NEVER, Condition, Effect, negated, substitute
from game.story.model import Scene, Story, Text, VariableKind

Bounds: TypeAlias = tuple[int, int, int, int, int]
"""Paths at most; choices at least and at most; words at least and at most."""

_Known: TypeAlias = tuple[tuple[int, int], ...]  # the variables that say who is followed, with their values


def bounds(story: Story, meter: Budget) -> Bounds | None:
    """Return bounds for all paths of a story; None where its calendar leads back.

    Raises `BudgetExceeded` when time is over.
    """
    flow = analyse(story, everything=True)
    if any(flow.is_cyclic(component) for component in flow.sccs):
        return None
    domain = KnownDomain(flow)
    met = [(place, arrived or ()) for place, arrived, _ in propagate(domain, meter, "bounding paths")]
    found: dict[tuple[int, _Known], Bounds] = {}
    for place, arrived in reversed(met):
        for known in arrived:
            found[place, known] = _arriving(domain, place, known, found)
    (first,) = domain.start()
    return found[0, first]


class KnownDomain(Domain[frozenset[_Known]]):
    """Sets of what may be known of who is followed; a condition holds where what is known does not forbid it."""

    def __init__(self, flow: DataFlow) -> None:
        self.story = flow.story
        self.frames = Frames(flow)

    def start(self) -> frozenset[_Known]:
        """Return what is known at the beginning."""
        variables = enumerate(self.story.variables)
        return frozenset([tuple((at, one.start) for at, one in variables if one.kind is VariableKind.FOLLOWED)])

    def restrict(self, value: frozenset[_Known], condition: Condition) -> frozenset[_Known] | None:
        """Return what is known where the condition may hold."""
        return frozenset(known for known in value if substitute(condition, dict(known)) != NEVER) or None

    def image(self, value: frozenset[_Known], effects: Sequence[Effect]) -> frozenset[_Known]:
        """Return what is known after the effects."""
        return frozenset(_after(known, effects) for known in value)

    def project(self, value: frozenset[_Known], mask: Mask) -> frozenset[_Known]:
        """Return the same: nothing of what is known is forgotten."""
        return value

    def add_starts(self, value: frozenset[_Known], mask: Mask) -> frozenset[_Known]:
        """Return the same: all is known from the beginning."""
        return value

    def join(self, one: frozenset[_Known], other: frozenset[_Known]) -> frozenset[_Known]:
        """Return the union."""
        return one | other

    def fresh(self, value: frozenset[_Known], known: frozenset[_Known]) -> frozenset[_Known] | None:
        """Return the difference."""
        return value - known or None


def _after(known: _Known, effects: Iterable[Effect]) -> _Known:
    told = dict(known)
    for effect in effects:
        if effect.variable in told:  # the engine's own, without condition
            told[effect.variable] = effect.table[told[effect.variable]]
    return tuple(told.items())


def _arriving(domain: KnownDomain, place: int, known: _Known, found: Mapping[tuple[int, _Known], Bounds]) -> Bounds:
    """The bounds of all paths on from who arrives at a place, from those further on."""
    if place >= domain.story.end:
        return (1, 0, 0, 0, _most_read_at_the_end(domain.story, place))
    scene, only = domain.story.scenes[place], frozenset([known])
    options = [found[target, after] for target, (after,) in passing(domain, place, only)]
    stands = staying(domain, place, only)
    if stands is not None:
        choices = []
        for edge, taken in takers_leaving(domain, place, stands):
            (after,) = crossed(domain, edge, taken)
            paths, few, many, short, long = found[edge.target, after]
            least, most = _read(scene.choices[edge.choice or 0].then, known)
            choices.append((paths, few + 1, many + 1, short + least, long + most))
        options.append(_standing(scene, known, choices))
    return _any_of(options)


def _standing(scene: Scene, known: _Known, ways: list[Bounds]) -> Bounds:
    """The bounds of a scene on stage; where no choice need be open, a path may also end there."""
    least, most = _read(scene.text, known)
    for choice in written_choices(scene):
        words = words_in(choice.text)
        always = substitute(choice.condition, dict(known)) == ALWAYS
        least += words if always or choice.shut == negated(choice.condition) else 0
        most += words if always else words_of_choice(choice)
    sure = any(substitute(choice.condition, dict(known)) == ALWAYS for choice in scene.choices)
    few, short = (min(way[1] for way in ways), min(way[3] for way in ways)) if ways and sure else (0, 0)
    paths = max(1, sum(way[0] for way in ways))
    many, long = max((way[2] for way in ways), default=0), max((way[4] for way in ways), default=0)
    return paths, few, many, short + least, long + most


def _any_of(options: list[Bounds]) -> Bounds:
    return (
        max(one[0] for one in options),
        min(one[1] for one in options),
        max(one[2] for one in options),
        min(one[3] for one in options),
        max(one[4] for one in options),
    )


def _read(text: Text, known: _Known) -> tuple[int, int]:
    """How many words of a text are read at least and at most."""
    least = most = 0
    for passage in text:
        words = words_of(passage)
        condition: Condition = substitute(passage.condition, dict(known))
        least += words if condition == ALWAYS else 0
        most += words if condition != NEVER else 0
    return least, most


def _most_read_at_the_end(story: Story, place: int) -> int:
    by_name = story.ending_at(place)
    if by_name:
        return _read(by_name.text, ())[1]
    each = [max(_read(ending.text, ())[1], _read(ending.line, ())[1]) for ending in story.endings]
    return max(each, default=0) * (len(story.people) or 1)
