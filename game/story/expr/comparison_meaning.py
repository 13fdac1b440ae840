"""Says what one comparison in an authored condition asks: which variable, and which of its values."""

import ast
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from game.story.diagnostics import Blamed, Diagnostics, Lacking
from game.story.expr.condition_parser import NO_COMPARISON, OPERATORS, Atom, Word, end_of, offset_of, word_of
from game.story.expr.symbols import instead_of_value
from game.story.expr.you import PerPerson, Scope
from game.story.logic import ALWAYS, NEVER, Among, Condition
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar


class ComparisonReader:
    """Reads comparisons of one condition; every method that finds a problem reports it and raises `Blamed`.

    `atoms` are the offsets at which something stands for `seen …` or `chose …`. `of_lacked` is what a variable of `you` asks
    of those who have none; `lacked` is then the first such name.
    """

    def __init__(
        self, scalar: Scalar, scope: Scope, problems: Diagnostics, start: int, of_lacked: Condition = NEVER
    ) -> None:
        self.scalar = scalar
        self.scope = scope
        self.names = scope.names
        self.problems = problems
        self.start = start
        self.text = scalar.text[start:].rstrip()
        self.atoms: Mapping[int, Atom] = {}
        self.of_lacked = of_lacked
        self.lacked: Word | None = None

    def blame(self, code: str, offset: int, message: str, hint: str = "", lacks: Iterable[Lacking] = ()) -> NoReturn:
        """Report a problem at an offset of the condition, and what is not declared, and give up on it."""
        self.problems.add(code, self.scalar.at(self.start + offset), message, hint, lacks)
        raise Blamed

    def comparison(self, node: ast.Compare) -> PerPerson:
        """Return what a comparison asks, for each person `you` can be."""
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
        return self._unknown(right if "." in right.text and "." not in left.text else left)

    def _operand(self, node: ast.expr) -> Word:
        word = word_of(node)
        if word is None or word.offset in self.atoms:
            hint = "a comparison has a variable on one side and one of its values on the other"
            self.blame("E017", offset_of(node), "this cannot be compared", NO_COMPARISON if word else hint)
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
        found = self.variables(name)
        values = self.domains(found)
        if value.text not in values:
            self._blame_value(name, value, values)
        told = [
            self.of_lacked if index is None else self._is(index, self._mask(index, sign, name, value))
            for index in found
        ]
        asked = {one for one, index in zip(told, found, strict=True) if index is not None}
        if asked in ({NEVER}, {ALWAYS}):
            self._blame_idle(name, sign, value, values, always=ALWAYS in asked)
        return tuple(told)

    def _is(self, index: int, mask: int) -> Condition:
        if mask == 0:
            return NEVER
        return ALWAYS if mask == (1 << len(self.names.variables[index].domain)) - 1 else Among(index, mask)

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
            self.blame("E032", value.offset, f"there is no person {value.text!r}", hint, [("people", value.text)])
        if len(people) == 1:
            self.blame("E018", name.offset, f"`you` is always {value.text} here", "leave it out")
        is_so = ((person == value.text) == (sign == "==") for person in people)
        return tuple(ALWAYS if so else NEVER for so in is_so)

    def _blame_idle(self, name: Word, sign: str, value: Word, values: Sequence[str], *, always: bool) -> NoReturn:
        hint = f"{name.text} is one of {', '.join(values)}"
        message = f"`{name.text} {sign} {value.text}` {'always' if always else 'never'} holds"
        self.blame("E018", name.offset, message, hint)

    def _blame_value(self, name: Word, value: Word, values: Sequence[str]) -> NoReturn:
        if self._is_variable(value.text):
            hint = "compare a variable with one of its values"
            self.blame("E017", value.offset, f"{value.text!r} is a variable too", hint)
        hint = instead_of_value(value.text, values)
        lacks = self.scope.lacks_value(name.text, value.text)
        self.blame("E016", value.offset, f"{value.text!r} is no value of {name.text}", hint, lacks)

    # --- names --------------------------------------------------------------------------------------------------------

    def variables(self, word: Word) -> tuple[int | None, ...]:
        """Return the variable of this name for each person `you` can be; None for those who have none of that name."""
        if word.text == "you":
            self.blame("E017", word.offset, "`you` cannot stand alone", self.scope.you_shown())
        if not word.text.startswith("you."):
            index = self.names.index.get(word.text)
            return (self._unknown(word) if index is None else index,) * self.scope.width
        self._need_you(word.offset)
        rest = word.text.removeprefix("you.")
        found = tuple(self.names.index.get(f"{person}.{rest}") for person in self.scope.people)
        if all(index is None for index in found):
            if any(self.names.is_suspect(f"{person}.{rest}", self.problems) for person in self.scope.people):
                raise Blamed
            self.blame("E012", word.offset, *self.scope.nobody_has(rest), self.scope.lacks(f"you.{rest}"))
        self.lacked = word if self.lacked is None and None in found else self.lacked
        return found

    def _need_you(self, offset: int) -> None:
        if self.scope.blamed:
            raise Blamed
        if not self.scope.people:
            self.blame("E021", offset, "`you` means nobody here", self.scope.no_you)

    def _unknown(self, word: Word) -> NoReturn:
        """Report a name that no variable has, unless its declaration was blamed already."""
        if self.names.is_suspect(word.text, self.problems):
            raise Blamed
        told = (one for one in self.names.variables if word.text in one.domain and one.name in self.text)
        of = next(told, None)
        hint = f"to compare once more write `{of.name} == {word.text}`" if of else self.names.instead_of(word.text)
        self.blame(
            "E012", word.offset, f"unknown variable {word.text!r}", hint, [] if of else self.scope.lacks(word.text)
        )

    def domains(self, found: Sequence[int | None]) -> list[str]:
        """Return every value that one of these variables can have, in order."""
        domains = (self.names.variables[index].domain for index in found if index is not None)
        return list(dict.fromkeys(value for domain in domains for value in domain))
