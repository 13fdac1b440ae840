"""`you`: one authored condition or effect becomes one for each person, and one again where it is known who `you` is.

Say that a scene names `people: [ada, ben]`, and that one of its choices has `if: you.key == gold`. Three steps follow:

1. Its `Scope` has these two people, so the text is read for each of them. That is a `PerPerson`, in their order:
   `(ada.key == gold, ben.key == gold)`. Where a text says nothing of `you`, all of them are equal.
2. The scene's `Viewpoint` says when `you` is whom. On stage it is the first of them who is followed and present, so for
   the two it is `(ada is followed and present, not (ada is followed and present))`; offstage, where nobody followed is,
   it is the first who is present.
3. `for_viewpoint` joins the two, and the choice has a condition without `you`, which is all that rules and prover know:
   `(ada is followed and present and ada.key == gold) or (not (ada is followed and present) and ben.key == gold)`.

An effect `you.key = gold` becomes a `PersonEffect` for each of them in the same way. As an effect may change who is
present, and with it who `you` is, `in_safe_order` puts those that do behind those that ask.
"""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from game.story.diagnostics import Diagnostics, Lacking
from game.story.expr.symbols import ConditionKey, SymbolTable
from game.story.logic import ALWAYS, Among, And, Condition, Effect, Not, Or, conj, disj, negated, variables_of
from game.story.model import Location
from game.story.nearest import closest
from game.story.source.nodes import Scalar
from game.support.words import listed

PerPerson: TypeAlias = tuple[Condition, ...]
"""A condition as it is for each person `you` can be; a single one where `you` means nobody."""


class Scope(Struct, frozen=True):
    """What a condition may name, and who `you` can be there; `no_you` says why it can be nobody.

    `blamed` says that some of the people were blamed, so that nothing more is said about `you`.
    """

    names: SymbolTable
    people: tuple[str, ...] = ()
    no_you: str = "there is nobody to be `you` here"
    blamed: bool = False

    @property
    def width(self) -> int:
        """How many conditions one condition becomes."""
        return len(self.people) or 1

    @property
    def always(self) -> PerPerson:
        """The condition that always holds, for each person."""
        return self.alike(ALWAYS)

    def alike(self, condition: Condition) -> PerPerson:
        """Return a condition that is the same for everybody."""
        return (condition,) * self.width

    def key(self, words: str) -> ConditionKey:
        """Return the words with everything that their meaning depends on."""
        return words, self.people, self.blamed

    def you_shown(self) -> str:
        """Return how `you` is compared, with somebody who is there."""
        return f"write `you == {(self.people or ('somebody',))[0]}`, or `you.` with the name of what is theirs"

    def nobody_has(self, rest: str) -> tuple[str, str]:
        """Return what is wrong with `you.` and a name that no variable of anybody here has, and what to do instead."""
        own = {name.partition(".")[2] for name in self.names.index if name.partition(".")[0] in self.people}
        here = " or ".join(f"'{person}.{rest}'" for person in self.people)
        if not rest:
            return "there is no name behind `you.`", "write the name of what is theirs"
        close = closest(rest, own)
        hint = f"did you mean 'you.{close}'?" if close else "declare one under `variables:`"
        return f"unknown variable 'you.{rest}': there is no {here}", hint

    def lacks(self, name: str) -> Sequence[Lacking]:
        """Return a variable of this name, or those of it that `you` can have, as what is not declared."""
        return [] if self.names.said_otherwise(name) else [("variables", one) for one in self._meant(name)]

    def lacks_value(self, name: str, value: str) -> Sequence[Lacking]:
        """Return a value of a variable of this name, or of those that `you` can have, as what is not declared."""
        return [(f"values of {one}", value) for one in self._meant(name)]

    def _meant(self, name: str) -> Sequence[str]:
        you, _, rest = name.partition(".")
        return [f"{person}.{rest}" for person in self.people] if you == "you" else [name]

    def blame_lacked(self, name: str, people: Sequence[str], where: Location, problems: Diagnostics, so: str) -> bool:
        """Report which of these people have no variable behind `you.x`, and what comes of it; say whether any has none."""
        own = {person: f"{person}.{name.partition('.')[2]}" for person in people}
        lacked = {person: one for person, one in own.items() if one not in self.names.index}
        missing = {person: one for person, one in lacked.items() if not self.names.is_suspect(one, problems)}
        if missing:
            hint = f"declare what is missing, or say whom this is about: `you != {next(iter(missing))}`"
            message = f"there is no {listed(list(missing.values()))}, so {so} `{name}` of {listed(list(missing))}"
            problems.add("N004", where, message, hint, [("variables", one) for one in missing.values()])
        return bool(lacked)


class PersonEffect(Struct, frozen=True):
    """An effect that is made for everybody, or only where `you` is the person of this number in the scope."""

    effect: Effect
    person: int | None
    scalar: Scalar


class Viewpoint(Struct, frozen=True):
    """When `you` is whom in a scene: conditions in the order of its scope's people, of which one holds at a time."""

    scope: Scope
    present: PerPerson  # they are in the scene, followed or not; these may hold together, and so may the next
    followed: PerPerson  # they are followed and present
    on_stage: PerPerson  # it is they, given that the scene is on stage
    offstage: PerPerson  # it is they, given that it happens offstage
    anywhere: PerPerson  # it is they, wherever it happens

    @property
    def happens(self) -> Condition:
        """Somebody is left to be in the scene."""
        return disj(*self.present) if self.scope.people else ALWAYS

    @property
    def is_read(self) -> Condition:
        """Somebody followed is in the scene."""
        return disj(*self.followed) if self.scope.people else ALWAYS


def viewpoint(scope: Scope, present: PerPerson) -> Viewpoint:
    """Return when `you` is whom in a scene whose people are each in it while their condition in `present` holds."""
    if not scope.people:
        return Viewpoint(scope, *(scope.always,) * 5)
    followed = tuple(
        conj(Among(scope.names.followed(person), 0b10), here)
        for person, here in zip(scope.people, present, strict=True)
    )
    if len(scope.people) == 1:
        return Viewpoint(scope, present, followed, *(scope.always,) * 3)
    nobody_followed = conj(*(negated(one) for one in followed))
    anywhere = tuple(
        disj(_first(followed, at), conj(nobody_followed, _first(present, at))) for at in range(len(present))
    )
    return Viewpoint(scope, present, followed, _first_of_some(followed), _first_of_some(present), anywhere)


def _first(conditions: Sequence[Condition], at: int) -> Condition:
    """Return the condition that the one at this place holds and none before it."""
    return conj(*(negated(one) for one in conditions[:at]), conditions[at])


def _first_of_some(conditions: Sequence[Condition]) -> PerPerson:
    """Return for each condition that it is the first to hold, given that some does; so the last need not be asked."""
    last = len(conditions) - 1
    return tuple(
        conj(*(negated(one) for one in conditions[:at]), *((conditions[at],) if at < last else ()))
        for at in range(len(conditions))
    )


def for_viewpoint(conditions: PerPerson, who: PerPerson) -> Condition:
    """Return the one condition that asks of whoever `you` is what `conditions` asks of each person."""
    if len(set(conditions)) == 1:
        return conditions[0]
    return disj(*(conj(so, one) for so, one in zip(who, conditions, strict=True)))


# --- effects ---------------------------------------------------------------------------------------------------------


def in_safe_order(effects: Sequence[PersonEffect], who: PerPerson, problems: Diagnostics) -> tuple[Effect, ...]:
    """Return the effects in an order that may be made, each only for the person whose condition in `who` holds.

    An effect can decide who is still present, and with it who `you` is. So it moves behind those that ask, which all
    mean the `you` there was before: a topological order. Where it cannot move without meaning something else, E025.
    """
    if not effects:
        return ()
    if all(one.person is None for one in effects):
        return tuple(one.effect for one in effects)
    order = range(len(effects))
    before = {at: {first for first in order if _must_precede(effects, first, at, who)} for at in order}
    made: list[Effect] = []
    blamed = False
    while before:
        ready = next((at for at, needed in before.items() if not needed & before.keys()), None)
        if ready is None:
            ready = next(at for at in reversed(before) if effects[at].person is not None)
            if not blamed:
                _blame_order(effects[ready].scalar, problems)
            blamed = True
        del before[ready]
        one = effects[ready]
        so = conj(who[one.person], one.effect.condition) if one.person is not None else one.effect.condition
        made.append(under(one.effect, so))
    return tuple(made)


def under(one: Effect, condition: Condition) -> Effect:
    """Return the effect, made under this condition instead of its own."""
    return one if condition == one.condition else Effect(one.variable, one.does, one.amount, one.table, condition)


def _blame_order(scalar: Scalar, problems: Diagnostics) -> None:
    hint = "put this effect before the ones that change it, or name the people instead of `you`"
    problems.add("E025", scalar.where, "who `you` is may have changed by another effect", hint)


def _must_precede(effects: Sequence[PersonEffect], first: int, second: int, who: PerPerson) -> bool:
    """Return whether the effect of the one number must be made before that of the other."""
    one, other = effects[first], effects[second]
    if first != second and one.person is not None and _flips(other.effect, who[one.person]):
        return True
    together = one.person is None or other.person is None or one.person == other.person
    return first < second and together and _depend(one.effect, other.effect)


def _depend(one: Effect, other: Effect) -> bool:
    """Return whether the order of two effects matters."""
    asked = {*variables_of(one.condition), one.variable}
    return one.variable in variables_of(other.condition) or other.variable in asked


def _flips(one: Effect, condition: Condition) -> bool:
    """Return whether an effect can change what one of the comparisons in a condition says."""
    match condition:
        case Among(variable, allowed):
            pairs = enumerate(one.table)
            return variable == one.variable and any((allowed >> old ^ allowed >> new) & 1 for old, new in pairs)
        case Not(part):
            return _flips(one, part)
        case And(parts) | Or(parts):
            return any(_flips(one, part) for part in parts)
