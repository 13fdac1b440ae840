"""Turns authored effects into tables of old and new values, for each person whom `you` can be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

from msgspec import Struct

from game.story.diagnostics import Blamed, Diagnostics, Lacking
from game.story.expr.condition_meaning import read_condition
from game.story.expr.symbols import instead_of_value, value_called
from game.story.expr.you import PerPerson, PersonEffect, Scope, under
from game.story.logic import NEVER, Effect, Operation, effect
from game.story.model import Variable, VariableKind
from game.story.source.nodes import Scalar

_EFFECT = re.compile(
    r"\s*(?P<name>[^\s=+<>-]+)\s*(?P<does>\+=|-=|=(?!=)|rises\s+to\b|falls\s+to\b)\s*(?P<amount>[^\s=]+)"
    r"(?P<if>\s+if\b)?(?P<rest>.*)",
    re.DOTALL,
)
_OTHERWISE = (
    (re.compile(r"if +(?P<so>\S.*?)(?: +then +| *[:,] *)(?P<does>\S.*)"), "{does} if {so}"),
    (re.compile(r"(?P<does>\S.*?) +unless +(?P<so>\S.*)"), "{does} if not ({so})"),
    (re.compile(r"[$~ ]*(?P<name>[a-z][\w.]*) *(?P<sign>[+-])(?P=sign)"), "{name} {sign}= 1"),
    (re.compile(r"[$~ ]*(?P<name>[a-z][\w.]*) *=?(?P<sign>[+-]) *(?P<by>\d+)"), "{name} {sign}= {by}"),
    (re.compile(r"(?P<name>[a-z][\w.]*) +(?P<verb>rise|fall) +to +(?P<value>\w+)"), "{name} {verb}s to {value}"),
    (re.compile(r"[$~ ]*(?P<name>[a-z][\w.]*) *:?= *(?P=name) *(?P<sign>[+-]) *(?P<by>\d+)"), "{name} {sign}= {by}"),
    (re.compile(r"(?:not +|!)(?P<name>[a-z][\w.]*)"), "{name} = no"),
    (
        re.compile(
            r"(?:set +|[$~] *)?(?P<name>[a-z][\w.]*)(?: +(?:is|to|becomes) +| *(?::=|==|=|:) *)(?P<value>[\w]+)"
        ),
        "{name} = {value}",
    ),
    (re.compile(r"(?:set +|[$~] *)?(?P<name>[a-z][\w.]*)"), "{name} = yes"),
)
"""How other formats say what follows from a choice, and how that is written here."""
_STEPS = re.compile(r"(?P<sign>[+-]?)0*(?P<steps>[1-9][0-9]?)", re.ASCII)
_STEP = re.compile(r"(?:-+>|=+>|go ?to\b|jump\b|divert\b) *\w")


def read_effects(scalars: Sequence[Scalar], scope: Scope, problems: Diagnostics) -> tuple[PersonEffect, ...]:
    """Return the effects that a list of texts describes, in order; those that were blamed are left out."""
    return tuple(guarded for scalar in scalars for guarded in _known_effect(scalar, scope, problems))


def _known_effect(scalar: Scalar, scope: Scope, problems: Diagnostics) -> Iterable[PersonEffect]:
    """Return the effects of one text, which is read once for the same people if there is nothing wrong with it."""
    known = scope.names.effects
    key = scope.key(scalar.text)
    if key not in known:
        said = len(problems.found)
        found = tuple(_read_effect(scalar, scope, problems))
        if not found or len(problems.found) > said:
            return found
        known[key] = tuple((one.effect, one.person) for one in found)
    return [PersonEffect(made, person, scalar) for made, person in known[key]]


def _read_effect(scalar: Scalar, scope: Scope, problems: Diagnostics) -> Iterator[PersonEffect]:
    match = _EFFECT.fullmatch(scalar.text)
    if match is None or bool(match["rest"].strip()) != bool(match["if"]):
        _blame_unreadable(scalar, match, scope, problems)
        return
    conditions: PerPerson | None = scope.always
    if match["if"]:
        conditions = read_condition(scalar, scope, problems, match.start("rest"))
    try:
        effects = _EffectReader(scalar, match, scope, problems).effects()
    except Blamed:
        return
    if conditions is None:
        return
    if len(effects) == len(set(conditions)) == 1 and effects[0]:
        yield PersonEffect(under(effects[0], conditions[0]), None, scalar)
        return
    lacking = [
        person
        for person, so, one in zip(scope.people, conditions, effects, strict=False)
        if one is None and so != NEVER
    ]
    scope.blame_lacked(match["name"], lacking, scalar.at(match.start("name")), problems, "nothing is done to")
    for person, so in enumerate(conditions):
        one = effects[person if len(effects) > 1 else 0]
        if one and so != NEVER:
            yield PersonEffect(under(one, so), person, scalar)


def _blame_unreadable(scalar: Scalar, match: re.Match[str] | None, scope: Scope, problems: Diagnostics) -> None:
    """Report a text that is no effect, unless it names a variable whose declaration was blamed."""
    if scalar.text.split(maxsplit=1)[0] in scope.names.suspect_ids:
        return
    at = match.start("rest") if match else 0
    several = match and ("," in match["amount"] or match["rest"].split()[:1] in (["and"], [","], [";"]))
    does, _, condition = scalar.text.partition(" if ")
    meant = next(
        (form.format(**_as_here(found, scope)) for said, form in _OTHERWISE if (found := said.fullmatch(does))), ""
    )
    if match and match["if"] and not match["rest"].strip():
        at, hint = match.start("if") + 1, "write a condition behind `if`, or leave it out"
    elif _STEP.match(does):
        hint = "where a choice leads stands under its `to:`"
    elif several:
        hint = "several effects are a list: [a, b]"
    elif meant:
        at, hint = 0, f"write `{meant}{' if ' * bool(condition)}{condition}`"
    else:
        hint = scope.names.effect_shown()
    problems.add("E022", scalar.at(at), "this effect cannot be read", hint)


def _as_here(found: re.Match[str], scope: Scope) -> dict[str, str]:
    """Return the parts of an effect that is written as elsewhere, its value as it is called here."""
    parts, names = found.groupdict(), scope.names
    index = names.index.get(parts.get("name", ""))
    if index is not None and "value" in parts:
        parts["value"] = value_called(parts["value"], names.variables[index].domain)
    return parts


class _EffectReader(Struct, frozen=True):
    """Reads what one effect does, its condition apart; what is wrong is reported, and `Blamed` is raised."""

    scalar: Scalar
    match: re.Match[str]
    scope: Scope
    problems: Diagnostics

    def effects(self) -> list[Effect | None]:
        """Return the effect; for `you` one for each person, None for those without such a variable."""
        indices = self._targets()
        does = Operation(" ".join(self.match["does"].split()))
        variables = [index is not None and self.scope.names.variables[index] for index in indices]
        for one in variables:
            if one and does is not Operation.SET and not one.ordered:
                hint = f"write `{self.match['name']} = …`, or give it an order: {' < '.join(one.domain)}"
                self._blame("E019", "name", f"the values of {one.name} have no order", hint)
        amounts = [_amount(one, does, self.match["amount"]) if one else None for one in variables]
        if all(amount is None for amount in amounts):
            self._blame_amount(does, next(one for one in variables if one))
        made = [
            effect(index, does, amount, len(one.domain)) if index is not None and amount is not None and one else None
            for index, amount, one in zip(indices, amounts, variables, strict=True)
        ]
        if all(one is None or one.table == tuple(range(len(one.table))) for one in made):
            message = f"`{self.match['name']} {does} {self.match['amount']}` never changes anything"
            self._blame("E023", "name", message, "leave it out, or name another value")
        return made

    def _blame(self, code: str, group: str, message: str, hint: str, lacks: Iterable[Lacking] = ()) -> NoReturn:
        self.problems.add(code, self.scalar.at(self.match.start(group)), message, hint, lacks)
        raise Blamed

    def _targets(self) -> list[int | None]:
        """Return the variables to change: one, or one for each person that `you` can be."""
        name, names = self.match["name"], self.scope.names
        index = names.index.get(name)
        if index is None:
            return self._mine(name.removeprefix("you.")) if name.startswith("you.") else self._unknown(name)
        if names.variables[index].kind is not VariableKind.AUTHORED:
            hint = "no effect can change whom the reader follows"
            self._blame("E023", "name", f"{name!r} belongs to the engine", hint)
        return [index]

    def _unknown(self, name: str) -> NoReturn:
        if self.scope.names.is_suspect(name, self.problems):
            raise Blamed
        if name == "you":
            self._blame(
                "E012", "name", "`you` itself cannot be changed", "write `you.` with the name of what is theirs"
            )
        hint = self.scope.names.nearest(name)
        self._blame("E012", "name", f"unknown variable {name!r}", hint, self.scope.lacks(name))

    def _mine(self, rest: str) -> list[int | None]:
        """Return the variable of this name for each person that `you` can be."""
        names, people = self.scope.names, self.scope.people
        if self.scope.blamed:
            raise Blamed
        if not people:
            self._blame("E021", "name", "`you` means nobody here", self.scope.no_you)
        found = [names.index.get(f"{person}.{rest}") for person in people]
        if any(index is not None for index in found) and rest != "followed":
            return found
        if any(names.is_suspect(f"{person}.{rest}", self.problems) for person in people):
            raise Blamed
        self._blame("E012", "name", *self.scope.nobody_has(rest), self.scope.lacks(f"you.{rest}"))

    def _blame_amount(self, does: Operation, one: Variable) -> NoReturn:
        word = self.match["amount"]
        if does in (Operation.ADD, Operation.SUBTRACT):
            self._blame("E022", "amount", f"{word!r} is no number of steps", self._instead_of_steps(does))
        hint = instead_of_value(word, one.domain)
        lacks = self.scope.lacks_value(self.match["name"], word)
        self._blame("E016", "amount", f"{word!r} is no value of {self.match['name']}", hint, lacks)

    def _instead_of_steps(self, does: Operation) -> str:
        name = self.match["name"]
        if number := _STEPS.fullmatch(self.match["amount"]):
            other = Operation.SUBTRACT if does is Operation.ADD else Operation.ADD
            return f"write `{name} {other if number['sign'] == '-' else does} {number['steps']}`"
        return f"write a small whole number, as in `{name} {does} 1`"


def _amount(variable: Variable, does: Operation, word: str) -> int | None:
    """Return what the word after the effect's sign means for this variable, or None when it means nothing."""
    if does in (Operation.ADD, Operation.SUBTRACT):
        return int(word) if (steps := _STEPS.fullmatch(word)) and steps["steps"] == word else None
    return variable.domain.index(word) if word in variable.domain else None
