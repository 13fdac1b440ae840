"""Tells once what is not declared: at the declaration that is perhaps misspelt, or at the first of the places that name it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.story.compile.collect import ParsedStory
from game.story.diagnostics import Diagnostic, Diagnostics, Severity
from game.story.expr.symbols import SymbolTable
from game.story.format.schema import KeySpec, ValueKind
from game.story.format.walk import texts_under
from game.story.model import Location, VariableKind
from game.story.nearest import closest, one_slip_apart
from game.story.source.nodes import Scalar
from game.support.words import listed

_TABLES = ("people", "places", "sites", "facts", "disagreements", "warnings", "sources", "topics", "works")
_NAMING = frozenset((ValueKind.REF, ValueKind.REFS, ValueKind.CONDITION, ValueKind.EFFECTS))
_WORD = re.compile(r"[\w.-]+")
_TOLD = 8  # of so many places that name the same every one is told


def tell_undeclared_once(parsed: ParsedStory, names: SymbolTable, problems: Diagnostics) -> None:
    """Put one problem in the place of all that come of one name which is not declared.

    Where the nearest declaration is one that nothing names, it stands there: that is perhaps misspelt. Where none is near it
    is the first of them. Where the nearest is named elsewhere, whoever names another is misspelt there, each by itself.
    """
    if not problems.lacking:
        return
    declared, named = _declared(parsed, names), set(_named(parsed))
    lost: set[str] = set()  # people who are not declared: nothing more is said of what is theirs
    for (table, name), uses in sorted(
        problems.lacking.items(), key=lambda one: (one[0][0] != "people", -len(one[1]), one[0])
    ):
        left = sorted(problems.found.intersection(uses))
        other = _nearest(name, declared.get(table, ()), named)
        if table == "people":
            lost.add(name)
        if table == "variables" and name.partition(".")[0] in lost:
            problems.found.difference_update(left)
        elif other and _is_idle(other, named):
            told = (
                [_misspelt(name, other, declared[table][other], left)]
                if len(left) > 1
                else [_either(one) for one in left]
            )
            problems.found.difference_update(left)
            problems.found.update(told)
            named.add(other)
        elif not other and len(left) > 1 and left[0].severity is Severity.ERROR:
            problems.found.difference_update(left)
            problems.found.add(_here_and_there(left))


def _nearest(name: str, known: Iterable[str], named: set[str]) -> str:
    """Return the nearest name that is declared, rather one that nothing names, or the empty string."""
    idle = (one for one in known if one_slip_apart(name, one) and _is_idle(one, named))
    return next(idle, "") or closest(name, known)


def _misspelt(name: str, other: str, where: Location, uses: Sequence[Diagnostic]) -> Diagnostic:
    """Return that a declaration is perhaps misspelt: nothing names it, and something near it is named and not declared."""
    message = f"nothing names {other!r}, and {name!r} is named in {len(uses)} places and not declared, first at {uses[0].where}"
    hint = f"write {name!r} here, or declare that as well"
    return Diagnostic(where, min(one.code for one in uses), message, hint)


def _either(use: Diagnostic) -> Diagnostic:
    """Return that of two near names, of which one is declared and the other one is named, either may be misspelt."""
    near = use.hint.startswith("did you mean")
    return Diagnostic(use.where, use.code, use.message, use.hint[:-1] + ", which nothing names?" if near else use.hint)


def _here_and_there(uses: Sequence[Diagnostic]) -> Diagnostic:
    """Return the first of several uses, with the lines of the others."""
    first, *others = uses
    lines = list(dict.fromkeys(f"{one.where.file}:{one.where.line}" for one in others))
    more = [f"{len(lines) - _TOLD} more"] if len(lines) > _TOLD else []
    message = f"{first.message}; the same at {listed([*lines[:_TOLD], *more])}"
    return Diagnostic(first.where, first.code, message, first.hint)


def _declared(parsed: ParsedStory, names: SymbolTable) -> Mapping[str, Mapping[str, Location]]:
    """Return what is declared, and where, by what it is."""
    found = {table: {key.text: key.where for key, _ in parsed.things(table)} for table in _TABLES}
    authored = [one for one in names.variables if one.kind is VariableKind.AUTHORED]
    found["variables"] = {one.name: one.where for one in authored}
    written = {key.text: fields.scalar("values") for key, fields in parsed.things("variables")}
    for one in authored:
        scalar = written.get(one.name)
        found[f"values of {one.name}"] = {value: _place(value, scalar, one.where) for value in one.domain}
    scenes = {id: scene.fields.at("id", scene.where) for id, scene in parsed.scenes.items()}
    found["scenes"] = scenes | {id: fields.at("id", where) for id, (where, fields) in parsed.endings.items()}
    return found


def _place(value: str, scalar: Scalar | None, otherwise: Location) -> Location:
    """Return where a value stands in a domain."""
    match = re.search(rf"(?<![\w.]){re.escape(value)}(?![\w.])", scalar.text) if scalar else None
    return scalar.at(match.start()) if scalar and match else otherwise


def _named(parsed: ParsedStory) -> Iterator[str]:
    """Yield all words by which something is named that is declared elsewhere; what has parts by its first as well."""
    tables = (fields for things in parsed.tables.values() for _, fields in things.values())
    written = (scene.fields for scene in parsed.scenes.values())
    endings = (fields for _, fields in parsed.endings.values())
    for fields in (parsed.story, *written, *endings, *tables):
        for name, (_, node) in fields.nodes.items():
            for scalar, key in texts_under(node, fields.thing.keys[name]):
                for word in _WORD.findall(scalar.text) if _names(scalar, key) else ():
                    yield from (word, word.partition(".")[0])


def _names(scalar: Scalar, key: KeySpec) -> bool:
    """Return whether a text names something; the scenes that an act lists are declared by that."""
    if key.kind is ValueKind.WORDS:
        return len(scalar.text.split()) == 1
    return (key.kind in _NAMING and key.name != "scenes") or key.name == "start"


def _is_idle(name: str, named: set[str]) -> bool:
    """Return whether nothing names something; what is somebody’s is named through `you`, too."""
    _, dot, rest = name.partition(".")
    return name not in named and not (dot and f"you.{rest}" in named)
