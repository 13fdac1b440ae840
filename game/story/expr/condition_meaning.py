"""Says what an authored condition asks: looks up its names and turns its comparisons into sets of values."""

import ast
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from game.story.diagnostics import Blamed, Diagnostics, did_you_mean
from game.story.expr.condition_parser import (
    DEEPEST,
    OPERATORS,
    Atom,
    UnreadableCondition,
    Word,
    check_otherwise,
    end_of,
    offset_of,
    parsed,
    word_of,
)
from game.story.expr.symbols import FLAG
from game.story.expr.you import PerPerson, Scope
from game.story.logic import ALWAYS, NEVER, Among, Condition, conj, disj, negated
from game.story.source.nodes import Scalar

_IDS = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")

LONGEST = 2_000
"""How many characters a condition may have."""


def read_condition(scalar: Scalar, scope: Scope, problems: Diagnostics, start: int = 0) -> PerPerson | None:
    """Return the condition that stands in a piece of text from an offset on, for each person `you` can be; None when blamed."""
    known = scope.names.conditions
    key = scope.key(scalar.text[start:])
    if key not in known:
        try:
            known[key] = _ConditionReader(scalar, scope, problems, start).read()
        except Blamed:
            return None
    return known[key]


class _ConditionReader:
    """Reads one condition; every method that finds a problem reports it and raises `Blamed`."""

    def __init__(self, scalar: Scalar, scope: Scope, problems: Diagnostics, start: int) -> None:
        self.scalar = scalar
        self.scope = scope
        self.names = scope.names
        self.problems = problems
        self.start = start
        self.text = scalar.text[start:].rstrip()
        self.atoms: Mapping[int, Atom] = {}

    def read(self) -> PerPerson:
        """Return the condition, for each person `you` can be."""
        if len(self.text) > LONGEST:
            self.blame("E007", 0, f"this condition is longer than {LONGEST} characters", "split it")
        try:
            tree, self.atoms = parsed(self.text)
        except UnreadableCondition as error:
            self.blame(error.code, error.offset, error.message, error.hint or self.names.condition_shown())
        return self.condition(tree, 0)

    def blame(self, code: str, offset: int, message: str, hint: str = "") -> NoReturn:
        """Report a problem at an offset of the condition and give up on it."""
        self.problems.add(code, self.scalar.at(self.start + offset), message, hint)
        raise Blamed

    # --- meaning ----------------------------------------------------------------------------------------------------

    def condition(self, node: ast.expr, depth: int) -> PerPerson:
        """Return what a part of the syntax tree asks, for each person `you` can be."""
        if depth > DEEPEST:
            self.blame("E007", offset_of(node), f"this condition is more than {DEEPEST} deep", "split it")
        match node:
            case ast.BoolOp(op, values):
                parts = self._all(values, depth)
                join = conj if isinstance(op, ast.And) else disj
                return tuple(join(*of_one) for of_one in zip(*parts, strict=True))
            case ast.UnaryOp(ast.Not(), operand):
                return tuple(negated(part) for part in self.condition(operand, depth + 1))
            case ast.Compare():
                return self._comparison(node)
            case ast.Name() | ast.Attribute() if word := word_of(node):
                return self._bare(word)
        self._blame_known(node)
        hint = "compare a variable with a value; there is no arithmetic, and words have no hyphens"
        return self.blame("E017", offset_of(node), "this is no condition", hint)

    def _blame_known(self, node: ast.expr) -> None:
        """Blame what is no condition for what it was meant for, where that can be told: words said otherwise, and ids."""
        try:
            check_otherwise(self.text)
        except UnreadableCondition as error:
            self.blame(error.code, error.offset, error.message, error.hint)
        words = self.text[offset_of(node) : end_of(node) - 1]
        if words in self.names.suspect_ids:
            raise Blamed
        if _IDS.fullmatch(words) is None:
            return
        if hint := self.names.asked_about(words) or did_you_mean(words.replace("-", "_"), self.names.authored()):
            self.blame("E012", offset_of(node), f"unknown variable {words!r}", hint)

    def _all(self, nodes: Sequence[ast.expr], depth: int) -> list[PerPerson]:
        """Return the parts, each read even when one before it was blamed."""
        parts = []
        for node in nodes:
            with suppress(Blamed):
                parts.append(self.condition(node, depth + 1))
        if len(parts) < len(nodes):
            raise Blamed
        return parts

    def _bare(self, word: Word) -> PerPerson:
        """Return what a name asks that stands alone: a flag, or what was seen or chosen."""
        if word.offset in self.atoms:
            return self.scope.alike(self._asked(self.atoms[word.offset]))
        if word.text in ("seen", "chose"):
            hint = "write `seen scene-id` or `chose scene-id.choice-id`"
            self.blame("E017", word.offset, f"`{word.text}` of what?", hint)
        found = self._variables(word)
        if any(index is not None and self.names.variables[index].domain != FLAG for index in found):
            values = self._domains(found)
            hint = f"compare it, as in `{word.text} == {values[0]}`"
            hint = f"{hint}, or declare it with `values: flag`" if set(values) == set(FLAG) else hint
            self.blame("E017", word.offset, f"{word.text!r} is no flag and cannot stand alone", hint)
        return tuple(NEVER if index is None else Among(index, 0b10) for index in found)

    def _asked(self, atom: Atom) -> Condition:
        """Return what `seen` or `chose` asks."""
        scene, _, choice = atom.what.partition(".")
        where, offset = self.scalar.where, atom.offset
        if scene not in self.names.scenes:
            if scene in self.names.suspect_ids:
                raise Blamed
            chosen = self.names.choice_called(atom.what) if atom.verb == "chose" else ""
            close = did_you_mean(scene, self.names.scenes)
            hint = chosen or close or "give the id of a scene that an act lists"
            self.blame("E030", offset, f"there is no scene {scene!r}", hint)
        if atom.verb == "seen":
            if choice:
                self.blame("E017", offset + len(scene), "`seen` takes a scene", f"write `chose {atom.what}`")
            return Among(self.names.seen(scene, where), 0b10)
        choices = self.names.scenes[scene]
        if choices is None:
            raise Blamed
        if not choice:
            hint = f"write `chose {scene}.{choices[0] if choices else '…'}`, or `seen {scene}`"
            self.blame("E031", offset, "`chose` takes a scene and one of its choices", hint)
        if choice not in choices:
            hint = did_you_mean(choice, choices) or f"its choices are {', '.join(choices)}"
            self.blame("E031", offset + len(scene) + 1, f"the scene {scene!r} has no choice {choice!r}", hint)
        return Among(self.names.chosen(scene, choice, where), 0b10)

    def _variables(self, word: Word) -> tuple[int | None, ...]:
        """Return the variable of this name for each person `you` can be; None for those who have none of that name."""
        if word.text == "you":
            self.blame("E017", word.offset, "`you` cannot stand alone", self.scope.you_shown())
        if not word.text.startswith("you."):
            index = self.names.index.get(word.text)
            return (self.unknown(word) if index is None else index,) * self.scope.width
        self._need_you(word.offset)
        rest = word.text.removeprefix("you.")
        found = tuple(self.names.index.get(f"{person}.{rest}") for person in self.scope.people)
        if all(index is None for index in found):
            if any(self.names.is_suspect(f"{person}.{rest}", self.problems) for person in self.scope.people):
                raise Blamed
            self.blame("E012", word.offset, *self.scope.nobody_has(rest))
        return found

    def _need_you(self, offset: int) -> None:
        if self.scope.blamed:
            raise Blamed
        if not self.scope.people:
            self.blame("E021", offset, "`you` means nobody here", self.scope.no_you)

    def unknown(self, word: Word) -> NoReturn:
        """Report a name that no variable has, unless its declaration was blamed already."""
        if self.names.is_suspect(word.text, self.problems):
            raise Blamed
        told = (one for one in self.names.variables if word.text in one.domain and one.name in self.text)
        of = next(told, None)
        hint = f"to compare once more write `{of.name} == {word.text}`" if of else self.names.instead_of(word.text)
        self.blame("E012", word.offset, f"unknown variable {word.text!r}", hint)

    def _domains(self, found: Sequence[int | None]) -> list[str]:
        """Return every value that one of these variables can have, in order."""
        domains = (self.names.variables[index].domain for index in found if index is not None)
        return list(dict.fromkeys(value for domain in domains for value in domain))

    # --- comparisons ------------------------------------------------------------------------------------------------

    def _comparison(self, node: ast.Compare) -> PerPerson:
        if len(node.ops) > 1:
            offset = offset_of(node.comparators[1])
            self.blame("E020", offset, "two comparisons in one", "join two comparisons with `and`")
        signs = OPERATORS.get(type(node.ops[0]))
        if signs is None:
            offset = end_of(node.left)
            self.blame("E017", offset, "this is no comparison", "write `==`, `!=`, `<`, `<=`, `>` or `>=`")
        left, right = self._operand(node.left), self._operand(node.comparators[0])
        if self._is_variable(right.text) and (not self._is_variable(left.text) or self._is_value_of(left, right)):
            return self._compared(right, signs[1], left)
        if self._is_variable(left.text):
            return self._compared(left, signs[0], right)
        return self.unknown(right if "." in right.text and "." not in left.text else left)

    def _operand(self, node: ast.expr) -> Word:
        word = word_of(node)
        if word is None or word.offset in self.atoms:
            hint = "a comparison has a variable on one side and one of its values on the other"
            self.blame("E017", offset_of(node), "this cannot be compared", hint)
        return word

    def _is_variable(self, text: str) -> bool:
        return text in self.names.index or text == "you" or text.startswith("you.")

    def _is_value_of(self, value: Word, name: Word) -> bool:
        """Return whether a variable has a value of this name, which may be that of another variable too."""
        index = self.names.index.get(name.text)
        return index is not None and value.text in self.names.variables[index].domain

    def _compared(self, name: Word, sign: str, value: Word) -> PerPerson:
        if name.text == "you":
            return self._you_is(name, sign, value)
        index = self.names.index.get(name.text)
        if index is None:
            return self._each_compared(name, sign, value)
        variable = self.names.variables[index]
        if value.text not in variable.domain:
            self._blame_value(name, value, variable.domain)
        mask = self._mask(index, sign, name, value)
        if mask in (0, (1 << len(variable.domain)) - 1):
            self._blame_idle(name, sign, value, variable.domain, always=bool(mask))
        return self.scope.alike(Among(index, mask))

    def _each_compared(self, name: Word, sign: str, value: Word) -> PerPerson:
        """Return the comparison of a variable of `you`, for each person."""
        found = self._variables(name)
        values = self._domains(found)
        if value.text not in values:
            self._blame_value(name, value, values)
        told = [NEVER if index is None else self._is(index, self._mask(index, sign, name, value)) for index in found]
        asked = {one for one, index in zip(told, found, strict=True) if index is not None}
        if asked in ({NEVER}, {ALWAYS}):
            self._blame_idle(name, sign, value, values, always=ALWAYS in asked)
        return tuple(told)

    def _is(self, index: int, mask: int) -> Condition:
        if mask == 0:
            return NEVER
        return ALWAYS if mask == (1 << len(self.names.variables[index].domain)) - 1 else Among(index, mask)

    def _blame_idle(self, name: Word, sign: str, value: Word, values: Sequence[str], *, always: bool) -> NoReturn:
        hint = f"{name.text} is one of {', '.join(values)}"
        message = f"`{name.text} {sign} {value.text}` {'always' if always else 'never'} holds"
        self.blame("E018", name.offset, message, hint)

    def _blame_value(self, name: Word, value: Word, values: Sequence[str]) -> NoReturn:
        if self._is_variable(value.text):
            hint = "compare a variable with one of its values"
            self.blame("E017", value.offset, f"{value.text!r} is a variable too", hint)
        hint = did_you_mean(value.text, values) or f"its values are {', '.join(values)}"
        self.blame("E016", value.offset, f"{value.text!r} is no value of {name.text}", hint)

    def _mask(self, index: int, sign: str, name: Word, value: Word) -> int:
        """Return the values for which the comparison holds, as bits."""
        variable = self.names.variables[index]
        full = (1 << len(variable.domain)) - 1
        if sign not in ("==", "!=") and not variable.ordered:
            hint = f"compare it with `==` or `!=`, or give it an order: {' < '.join(variable.domain)}"
            self.blame("E019", name.offset, f"the values of {variable.name} have no order", hint)
        if value.text not in variable.domain:
            if sign in ("==", "!="):
                return 0 if sign == "==" else full
            hint = f"ask for them alone: `you == {variable.name.partition('.')[0]} and …`"
            self.blame("E016", value.offset, f"{value.text!r} is no value of {variable.name}", hint)
        equal = 1 << variable.domain.index(value.text)
        below = equal - 1
        allowed = {"=": equal, "<": below, ">": full & ~below & ~equal, "!": full & ~equal}[sign[0]]
        return allowed | equal if sign in ("<=", ">=") else allowed

    def _you_is(self, name: Word, sign: str, value: Word) -> PerPerson:
        self._need_you(name.offset)
        people = self.scope.people
        if sign not in ("==", "!="):
            self.blame("E019", name.offset, "people have no order", "compare `you` with `==` or `!=`")
        if value.text not in people:
            if value.text in self.names.people:
                message = f"`you` is never {value.text} here"
                self.blame("E018", name.offset, message, f"the people here are {', '.join(people)}")
            hint = did_you_mean(value.text, people) or f"the people here are {', '.join(people)}"
            self.blame("E032", value.offset, f"there is no person {value.text!r}", hint)
        if len(people) == 1:
            self.blame("E018", name.offset, f"`you` is always {value.text} here", "leave it out")
        is_so = ((person == value.text) == (sign == "==") for person in people)
        return tuple(ALWAYS if so else NEVER for so in is_so)
