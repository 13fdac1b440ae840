"""Reads the syntax of authored conditions with the standard library's `ast`; nothing an author writes is ever run."""

import ast
import keyword
import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from game.story.format.advice import NO_ELSE

DEEPEST = 40
"""How many brackets and `not`s may stand in one another."""

_ATOM = re.compile(r"(?<![\w.-])(seen|chose)[ \n]+(?!(?:and|or|not)\b)([a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*)")
_KEYWORD = re.compile(
    r"(?<![\w])(?:" + "|".join(w for w in keyword.kwlist if w not in ("and", "or", "not")) + r")(?![\w])"
)
NO_COMPARISON = "what `seen` and `chose` ask is so or not: write it alone, or `not` before it"
_STRANGE = {
    r"(?:(?<=_____)|(?<=_____ ))=(?!=)": NO_COMPARISON,  # behind an atom, which stands there as underscores
    r"(?<=\s)in(?=\s*[(\[])": "compare with each value, joined by `or`",
    ",": "join two conditions by `and` or `or`",
    r"(?<=[a-z0-9_])/(?=[a-z0-9])": "a scene and its choice are joined by a dot",
    r"&&?": "write `and`",
    r"\|\|?": "write `or`",
    r"!(?!=)": "write `not`",
    r"<>": "write `!=`",
    r"=>|=<": "write `>=` or `<=`",
    r"(?<![=!<>])=(?!=)|===+": "compare with `==`",
    r"[≥≤≠]": "write `>=`, `<=` or `!=`",
    "[\"'“”‘’]": "write values without quotation marks",
    r"(?:(?<==)|(?<== ))T(?:rue|RUE)(?!\w)": "write `yes`",
    r"(?:(?<==)|(?<== ))F(?:alse|ALSE)(?!\w)": "write `no`",
    r"[A-Z]+": "names, values, `and`, `or` and `not` are written in lower case",
    r"(?<!\w)\d+[a-z_]\w*": "names begin with a letter",
    r"(?<![\w.])0\d+": "write numbers without a nought before them, as in 7",
    r"[^a-z0-9_.<>=!() \n-]": "a condition has names, values, comparisons, `and`, `or`, `not` and brackets",
}
_OTHERWISE = (
    (r"(?<![\w.-])else(?![\w.-])", NO_ELSE),
    (r"(?<![\w.-])unless(?=[\s(])", "write `not`"),
    (r"(?<![\w.-])(?:following|follows|followed|follow)(?=\s+[a-z])", "write the person, as in `somebody.followed`"),
    (r"(?<=\s)(?:is|equals|be|eq)\s+true(?!\w)", "write `== yes`"),
    (r"(?<=\s)(?:is|equals|be|eq)\s+false(?!\w)", "write `== no`"),
    (r"(?<=\s)is not(?=\s)", "write `!=`"),
    (r"(?<=\s)(?:is|equals|be|eq)(?=\s)", "write `==`"),
    (r"(?<![\w.-])(?:has|have|got)(?=\s)", "a flag stands alone, as in `if: key`; else compare, as in `key == gold`"),
    (r"(?<![\w.-])(?:visited|visit|been|saw|entered|read|was)(?=[\s(])", "write `seen` and the id of a scene"),
    (
        r"(?<![\w.-])(?:chosen|choice|picked|took|did)(?=[\s(])",
        "write `chose` with a scene and its choice, joined by a dot",
    ),
    (r"(?<![\w.-])(?:seen|chose)(?=\s*\()", "write it without brackets"),
    (r"(?<![\w.-])chose\s+[\w-]+\s+(?!(?:and|or)\b)[\w-]+", "join the scene and its choice by a dot"),
)
"""How other formats ask, and how that is written here; looked for only in what cannot be read."""

_CUT = re.compile(
    r"(?P<behind>(?<![\w.-])(?:and|or|not)|[=!<>]=|[<>])\s*(?:\)|$)|(?:^|\()\s*(?P<before>(?:and|or)\b|[=!<>]=|[<>])"
)
"""A word or a sign behind which, or before which, nothing stands."""

_LONE_DOT = re.compile(r"(?P<before>[\w.-]*)\.(?![a-z0-9_])|(?<![\w.])\.")
"""A dot behind which no name stands, or before which none does."""

_ANY_STRANGE = re.compile("|".join(f"({pattern})" for pattern in _STRANGE))


OPERATORS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("==", "=="),
    ast.NotEq: ("!=", "!="),
    ast.Lt: ("<", ">"),
    ast.LtE: ("<=", ">="),
    ast.Gt: (">", "<"),
    ast.GtE: (">=", "<="),
}
"""How each comparison is written, and how when its sides are exchanged."""


class Atom(Struct, frozen=True):
    """`seen` or `chose` with what it asks about, and where that stands in the condition."""

    verb: str
    what: str
    offset: int


class Word(Struct, frozen=True):
    """A name or a value as it stands in a condition."""

    text: str
    offset: int


class UnreadableCondition(Exception):
    """A condition is no condition from this offset on."""

    def __init__(self, code: str, offset: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.message = message
        self.hint = hint


# a story that is being written is read time and again, and hardly a condition is another one then
@lru_cache(maxsize=5_000)
def parsed(text: str) -> tuple[ast.expr, Mapping[int, Atom]]:
    """Return a condition as Python's syntax tree, and its atoms by their offset.

    Atoms and Python's own words stand in the tree as names of the same length, so columns stay right: an atom as `a`
    and underscores, a word like `with` in capitals. The tree's columns are one too many, for the bracket put before it, so
    that `offset_of` and `end_of` are to be asked for them.
    Raises `UnreadableCondition`.
    """
    atoms: dict[int, Atom] = {}

    def named(match: re.Match[str]) -> str:
        atoms[match.start()] = Atom(match.group(1), match.group(2), match.start(2))
        return "a" + "_" * (len(match.group()) - 1)

    authored, text = text, _ATOM.sub(named, text)
    _check_signs(text)
    _check_dots(authored)
    _check_ends(text)
    _check_brackets(text)
    text = _KEYWORD.sub(lambda match: match.group().upper(), text.replace("\n", " "))
    try:
        return ast.parse(f"({text})", mode="eval").body, atoms
    except SyntaxError as error:
        offset = min(max((error.offset or 2) - 2, 0), len(text))
    except (ValueError, RecursionError, MemoryError):
        offset = 0
    check_otherwise(authored)
    raise UnreadableCondition("E017", offset, "this condition cannot be read from here on", "")


def check_otherwise(text: str) -> None:
    """Raise `UnreadableCondition` where something in a condition that cannot be read is said as other formats say it."""
    found = ((match, hint) for pattern, hint in _OTHERWISE if (match := re.search(pattern, text, re.IGNORECASE)))
    for match, hint in found:
        raise UnreadableCondition("E017", match.start(), f"{match.group().lower()!r} means nothing here", hint)


def offset_of(node: ast.expr) -> int:
    """Return where a part of the tree begins in the condition."""
    return node.col_offset - 1


def end_of(node: ast.expr) -> int:
    """Return where something stands behind a part of the tree, after a blank."""
    return node.end_col_offset or node.col_offset


def word_of(node: ast.expr) -> Word | None:
    """Return the name, value or number that a part of the tree is, or None."""
    match node:
        case ast.Name(name):
            return Word(name.lower(), offset_of(node))
        case ast.Attribute():
            return _dotted(node)
        case ast.Constant(int(number)):
            return Word(str(number), offset_of(node))
        case ast.UnaryOp(ast.USub(), ast.Constant(int(number))):
            return Word(f"-{number}", offset_of(node))
    return None


def _dotted(node: ast.expr) -> Word | None:
    """Return the name that names and dots make; there may be a thousand of them."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr.lower())
        node = node.value
    first = word_of(node)
    return Word(".".join((first.text, *reversed(names))), first.offset) if first else None


def _check_signs(text: str) -> None:
    match = _ANY_STRANGE.search(text)
    if match:
        hint = tuple(_STRANGE.values())[(match.lastindex or 1) - 1]
        raise UnreadableCondition("E017", match.start(), f"{match.group()!r} cannot stand in a condition", hint)


def _check_dots(text: str) -> None:
    match = _LONE_DOT.search(text)
    if match is None:
        return
    if not match["before"]:
        raise UnreadableCondition(
            "E017", match.start(), "there is no name before this dot", "write it, without a blank"
        )
    hint = "write the name of what is theirs" if match.group() == "you." else "write it, or leave the dot out"
    raise UnreadableCondition("E017", match.start(), f"there is no name behind `{match.group()}`", hint)


def _check_ends(text: str) -> None:
    if match := _CUT.search(text):
        side = "behind" if match["behind"] else "before"
        message = f"nothing stands {side} this `{match[side]}`"
        raise UnreadableCondition("E017", match.start(side), message, "write what is missing, or leave it out")


def _check_brackets(text: str) -> None:
    opened: list[int] = []
    for match in re.finditer("[()]", text):
        if match.group() == "(":
            opened.append(match.start())
        elif not opened:
            raise UnreadableCondition("E017", match.start(), "this bracket closes nothing", "open it, or leave it out")
        else:
            opened.pop()
        if len(opened) > DEEPEST:
            message = f"more than {DEEPEST} brackets in one another"
            raise UnreadableCondition("E007", match.start(), message, "split the condition")
    if opened:
        raise UnreadableCondition("E017", opened[-1], "this bracket is never closed", "close it")
