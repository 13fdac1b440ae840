"""Says what an authored condition asks: looks up its names and turns its comparisons into sets of values."""

import ast
import re
from collections.abc import Sequence
from contextlib import suppress

from game.story.diagnostics import Blamed, Diagnostics
from game.story.expr.comparison_meaning import ComparisonReader
from game.story.expr.condition_parser import (
    DEEPEST,
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
from game.story.format.values import is_id
from game.story.logic import ALWAYS, Among, Condition, conj, disj, negated
from game.story.nearest import did_you_mean
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
            reader = _ConditionReader(scalar, scope, problems, start)
            told = reader.read()
            if reader.tells_lacked(told):
                return told  # which is to be told wherever it stands
            known[key] = told
        except Blamed:
            return None
    return known[key]


class _ConditionReader(ComparisonReader):
    """Reads one condition; every method that finds a problem reports it and raises `Blamed`."""

    def read(self) -> PerPerson:
        """Return the condition, for each person `you` can be."""
        if len(self.text) > LONGEST:
            self.blame("E007", 0, f"this condition is longer than {LONGEST} characters", "split it")
        try:
            tree, self.atoms = parsed(self.text)
        except UnreadableCondition as error:
            self.blame(error.code, error.offset, error.message, error.hint or self.names.condition_shown())
        return self.condition(tree, 0)

    def tells_lacked(self, told: PerPerson) -> bool:
        """Report of whom a name of `you` asks what they do not have, where what was read would else be other; say whether."""
        if self.lacked is None:
            return False
        otherwise = _ConditionReader(self.scalar, self.scope, self.problems, self.start, ALWAYS).read()
        people = [person for person, so, other in zip(self.scope.people, told, otherwise, strict=True) if so != other]
        where = self.scalar.at(self.start + self.lacked.offset)
        return self.scope.blame_lacked(self.lacked.text, people, where, self.problems, "nothing holds that is asked of")

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
                return self.comparison(node)
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
        found = self.variables(word)
        if any(index is not None and self.names.variables[index].domain != FLAG for index in found):
            values = self.domains(found)
            hint = f"compare it, as in `{word.text} == {values[0]}`"
            hint = f"{hint}, or declare it with `values: flag`" if set(values) == set(FLAG) else hint
            lacks = [] if "yes" in values else self.scope.lacks_value(word.text, "yes")
            self.blame("E017", word.offset, f"{word.text!r} is no flag and cannot stand alone", hint, lacks)
        return tuple(self.of_lacked if index is None else Among(index, 0b10) for index in found)

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
            self.blame("E030", offset, f"there is no scene {scene!r}", hint, [] if chosen else [("scenes", scene)])
        if atom.verb == "seen":
            if choice:
                self.blame("E017", offset + len(scene), "`seen` takes a scene", f"write `chose {atom.what}`")
            return Among(self.names.seen(scene, where), 0b10)
        choices = self.names.scenes[scene]
        if choices is None:
            raise Blamed
        if scene in self.names.unwritten and is_id(choice):
            return Among(self.names.chosen(scene, choice, where), 0b10)  # nobody has chosen it as yet
        if not choice:
            hint = f"write `chose {scene}.{choices[0] if choices else '…'}`, or `seen {scene}`"
            self.blame("E031", offset, "`chose` takes a scene and one of its choices", hint)
        if choice not in choices:
            hint = did_you_mean(choice, choices) or f"its choices are {', '.join(choices)}"
            self.blame("E031", offset + len(scene) + 1, f"the scene {scene!r} has no choice {choice!r}", hint)
        return Among(self.names.chosen(scene, choice, where), 0b10)
