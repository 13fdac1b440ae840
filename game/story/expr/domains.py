"""Declares what a story remembers: reads the domains that writers give their variables."""

import re

from game.story.diagnostics import Diagnostics
from game.story.expr.symbols import FLAG, RESERVED, SIGNS, SymbolTable, instead_of_value, is_name, is_value
from game.story.format.validate import Fields
from game.story.format.values import as_range, too_long
from game.story.model import Variable
from game.story.source.nodes import Scalar

MOST = 64
"""How many values a variable may have."""

_RANGE = re.compile(r"([+-]?[0-9]{1,9})\s*\.\.\s*([+-]?[0-9]{1,9})", re.ASCII)
_SPAN = re.compile(r"(-?[0-9]{1,9})\s*(?:-|–|\.{3}|…|to)\s*(-?[0-9]{1,9})", re.ASCII)
_NUMBER = re.compile(r"[+-]?0*[0-9]{1,9}", re.ASCII)


def declare_variable(names: SymbolTable, key: Scalar, fields: Fields, problems: Diagnostics) -> bool:
    """Declare a variable; return whether it could be, and report what is wrong when not."""
    if not is_name(key.text):
        reserved = ", ".join((*RESERVED, "….followed"))
        offered = key.text.lower().replace("-", "_").replace(" ", "_")
        rule = f"lower-case words, with `_` or dots between them; {reserved} mean something else"
        hint = f"write `{offered}`: {rule}" if is_name(offered) else too_long(key.text) or f"use {rule}"
        problems.add("E014", key.where, f"{key.text!r} cannot be the name of a variable", hint)
        return False
    scalar = fields.scalar("values")
    domain = _domain(scalar, problems if fields.whole else Diagnostics()) if scalar else None
    if scalar is None or domain is None:
        return False
    start = _start(domain, fields, problems)
    ordered = "|" not in scalar.text
    names.declare(Variable(key.text, domain, start, ordered, fields.words("means"), key.where))
    return True


def _start(domain: tuple[str, ...], fields: Fields, problems: Diagnostics) -> int:
    scalar = fields.scalar("start")
    if scalar is None:
        return 0
    if scalar.text in domain:
        return domain.index(scalar.text)
    hint = instead_of_value(scalar.text, domain)
    problems.add("E016", scalar.where, f"{scalar.text!r} is no value of this variable", hint)
    return 0


def _domain(scalar: Scalar, problems: Diagnostics) -> tuple[str, ...] | None:
    """Return the values in order; None when they are blamed."""
    text = " ".join(scalar.text.split())
    if text == "flag":
        return FLAG
    span = _RANGE.fullmatch(text)
    first, last = (int(span[1]), int(span[2])) if span else (0, 0)
    message, hint = _objection_to_range(text, first, last) if span else _objection(text)
    if message:
        problems.add("E024", scalar.where, message, hint)
        return None
    return tuple(map(str, range(first, last + 1))) if span else tuple(_values_in(text))


def _values_in(text: str) -> list[str]:
    return [value.strip() for value in re.split(r"[<|]", text)]


def _objection_to_range(text: str, first: int, last: int) -> tuple[str, str]:
    """Return what is wrong with a range and what to do; two empty strings when nothing is."""
    first, last = min(first, last), max(first, last)
    if not 2 <= last + 1 - first <= MOST:
        return _too_many_or_few(last + 1 - first)
    if text.replace(" ", "") != f"{first}..{last}":
        return f"{text!r} is no domain", f"write `{first}..{last}`"
    return "", ""


def _too_many_or_few(number: int) -> tuple[str, str]:
    hint = f"a variable has from 2 to {MOST} values, as in `a < b`, `a | b`, `flag` or `0..3`"
    return (f"{number} values are no domain" if number > 1 else "1 value is no domain"), hint


def _objection(text: str) -> tuple[str, str]:
    """Return what is wrong with the values of a domain and what to do; two empty strings when nothing is."""
    values = _values_in(text)
    if "<" in text and "|" in text:
        return "`<` and `|` cannot be mixed", "use `<` where the values have an order, `|` where they have none"
    if instead := _written_otherwise(text):
        return f"{text!r} is no domain", f"write `{instead}`"
    for value in values:
        if not is_value(value):
            return f"{value!r} cannot be a value", _instead_of_value(value)
    if len(set(values)) < len(values):
        return "a value stands twice", "keep one"
    return ("", "") if 2 <= len(values) <= MOST else _too_many_or_few(len(values))


def _instead_of_value(value: str) -> str:
    if _NUMBER.fullmatch(value):
        return f"write `{int(value)}`"
    signs = ", ".join(SIGNS)
    rule = f"values are lower-case words, with `_` between their parts, or numbers, as in 7; {signs} are none"
    return too_long(value) or rule


def _written_otherwise(text: str) -> str:
    """Return how a domain is written that is written here as in other formats; empty where this is none of them."""
    if text.lower() in ("true", "false", "bool", "boolean", "yes", "no", "yes/no", "yes or no", "true | false"):
        return "flag"
    if span := _SPAN.fullmatch(text):
        return "..".join(map(str, sorted((int(span[1]), int(span[2])))))
    words = re.split(r"\s*[,/]\s*|\s+(?:or|to)\s+", text.strip("[]"))
    if len(words) < 2 or not all(map(is_value, words)):
        return ""
    return as_range(words) or ("flag" if set(words) == set(FLAG) else " | ".join(words))
