"""Says in a writer's words, and at the most telling place, what the YAML parser complains about."""

import re
from collections.abc import Sequence

from msgspec import Struct

from game.story.source.indentation import blanks_before, standing_above


class Explanation(Struct, frozen=True):
    """What is wrong, where, and what to do."""

    line: int
    column: int
    message: str
    hint: str


class ParserError(Struct, frozen=True):
    """What the parser says, what it was reading, where it gave up, and where that began; all counted from 1.

    The words are those of libyaml or of the parser in Python, which differ a little.
    """

    problem: str
    context: str
    line: int
    column: int
    since_line: int
    since_column: int


_OPENED = re.compile(r"""[\s-]*[\w ]+:\s+(["'])(?!.*\1\s*(?:#.*)?$)""")
_BRACKETS = re.compile(r"[\[\]{}]")
_INSIDE = "inside [ ] and { } words with a comma, a colon or a bracket need quotes"
_IN_PAIRS = "write a pair, [ ] or { }; inside them words with a comma, a colon or a bracket need quotes"
_NOT_CLOSED = ("this bracket is not closed", f"close it; {_INSIDE}")
_QUOTE = "put the words in quotes, or on lines of their own after `|`"
NOT_INDENTED = (
    "the text below `|` is not indented",
    "begin each line of the text with two blanks more than the key has",
)
"""What is wrong, and what to do, where words below a `|` stand no further in than its key."""

_MERGE = re.compile(r"(?:<{7}|>{7})(?: |$)")
_COMMENT = re.compile(r"(?:[^'\"#]*[^\s'\"#\]}|>:])? +(#.*)")
_WITH_BRACKET = re.compile(r"[^'\"#]*[^\s'\"#\]}|>:] +(#.*[\]}].*)")
_ENTRY = re.compile(r" *(?:- |[a-z0-9][\w.-]*:(?: |$))")
_CURLY = re.compile(r":\s+[“”„‘’]")
_EFFECTS = re.compile(": +")
_EFFECT = re.compile(r"[\s-]*effects: +([a-z][\w.]*: +[\w-]+(?:, +[a-z][\w.]*: +[\w-]+)*) *$")
_LAST_WORD = re.compile(r"\S+$")
_LABEL = re.compile(r"(?:[:,-] |[\[{] ?)([*&])\S+ +$")
_SIMPLE = (
    ("character escape code", "this escape stands for no character", "write the character itself"),
    ("hexdecimal", "hexadecimal digits are missing here: 2 after `\\x`, 4 after `\\u`, 8 after `\\U`", "use `|`"),
    ("hexadecimal", "hexadecimal digits are missing here: 2 after `\\x`, 4 after `\\u`, 8 after `\\U`", "use `|`"),
    ("cannot start any token", "words cannot begin with this character", _QUOTE),
    ("node content", "words cannot begin with this character", _QUOTE),
    ("mapping keys are not allowed", "words cannot begin with `? `", _QUOTE),
    (
        "line break",
        "nothing more may stand on this line",
        "begin the words on the next line; words that begin so need quotes",
    ),
    ("unknown escape", "a backslash stands in double quotes before something that needs none", "use `|`"),
    (
        "sequence entries",
        "a list cannot begin on this line",
        "begin it on the next one; words that begin so need quotes",
    ),
)


def is_certain(complaint: ParserError, lines: Sequence[str]) -> bool:
    """Return whether it is clear what is meant by a complaint, so that nothing else needs to be looked for."""
    return "unexpected end of stream" in complaint.problem or any(
        cause(complaint, lines) for cause in (_merge_marker, _comment)
    )


def explained(complaint: ParserError, lines: Sequence[str]) -> Explanation:
    """Return the complaint in words for a writer; `lines` are those of the file."""
    for cause in (_merge_marker, _comment, _label, _known, _opened_bracket):
        if found := cause(complaint, lines):
            return found
    for sign, message, hint in _SIMPLE:
        if sign in complaint.problem:
            return _here(complaint, message, hint)
    hint = "check the indentation, the quotation marks and each `: ` here"
    return _here(complaint, f"this is not YAML: {complaint.problem}", hint)


def _known(complaint: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Explain a complaint that needs a look at what stands round it."""
    text = lines[complaint.line - 1] if complaint.line <= len(lines) else ""
    before = text[: complaint.column - 1]
    if "unexpected end of stream" in complaint.problem:
        return _at_start(complaint, "this quotation mark is never closed", "close it, or put the words after `|`")
    if "could not find expected ':'" in complaint.problem:
        hint = "write `key: value` with a blank behind the colon, or `- ` before it in a list"
        return _at_start(complaint, "this line has no `: ` behind its key", hint)
    if "mapping values are not allowed" in complaint.problem:
        return _second_colon(complaint, lines, before)
    if "expected ',' or" in complaint.problem:
        return _bracket(complaint, lines)
    if "block collection" in complaint.context:
        return _here(complaint, "this line does not fit the list above it", "begin it with `- ` in the list’s column")
    if "block mapping" in complaint.context:
        return _never_closed(complaint, lines) or _no_key(complaint, lines, before)
    return None


def _opened_bracket(complaint: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Explain a bracket that is still open at the end of the file."""
    opened = _open_bracket(lines) if "node content" in complaint.problem and not _rest(complaint, lines) else None
    return Explanation(*opened, *_NOT_CLOSED) if opened else None


def _merge_marker(_: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Explain a line that a version control system wrote where it could not bring two versions together."""
    number = next((at for at, line in enumerate(lines, 1) if _MERGE.match(line)), None)
    if number is None:
        return None
    hint = "keep what is right of the lines between `<<<<<<<` and `>>>>>>>`, and delete the marks"
    return Explanation(number, 1, "a merge was not finished here", hint)


def _comment(complaint: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Explain words behind ` #` that take the end of a bracket with them, or end a text which goes on below."""
    if "expected ',' or" in complaint.problem:
        among, pattern = range(complaint.since_line, min(complaint.line, len(lines)) + 1), _WITH_BRACKET
    else:
        below = complaint.since_line if "could not find expected ':'" in complaint.problem else complaint.line
        goes_on = 1 < below <= len(lines) and blanks_before(lines[below - 2]) <= blanks_before(lines[below - 1])
        goes_on = goes_on and not _ENTRY.match(lines[below - 1])  # which stands out of its column, rather
        among, pattern = range(below - 1, below if goes_on else 0), _COMMENT
    for number in among:
        if (match := pattern.match(lines[number - 1])) and not _ends_text(lines, number):
            hint = f"{_QUOTE}; a comment stands on a line of its own"
            return Explanation(number, match.start(1) + 1, "YAML takes what stands behind ` #` for a comment", hint)
    return None


def _ends_text(lines: Sequence[str], number: int) -> bool:
    """Return whether this line is nothing but a comment, below a text after `|`."""
    return lines[number - 1].lstrip(" ").startswith("#") and any(
        one.is_text for one in standing_above(lines[: number - 1])
    )


def _label(complaint: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Explain words that begin with a sign that YAML keeps for itself."""
    if "expected alphabetic" in complaint.problem:
        hint = f"in a list write `- ` in its place; else {_QUOTE}"
        return _at_start(complaint, "words cannot begin with `*` or `&`", hint)
    match = _LABEL.search(lines[complaint.line - 1][: complaint.column - 1]) if complaint.line <= len(lines) else None
    if match is None:
        return None
    return Explanation(complaint.line, match.start(1) + 1, f"words cannot begin with `{match.group(1)}`", _QUOTE)


def _rest(complaint: ParserError, lines: Sequence[str]) -> str:
    """Return what stands behind the place of a complaint but blanks."""
    return "\n".join(lines[complaint.line - 1 :])[complaint.column - 1 :].strip()


def _open_bracket(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column of the last bracket that is not closed."""
    closed = 0
    for number in range(len(lines), 0, -1):
        for match in reversed(tuple(_BRACKETS.finditer(lines[number - 1]))):
            closed += 1 if match.group() in "]}" else -1
            if closed < 0:
                return number, match.start() + 1
    return None


def _here(complaint: ParserError, message: str, hint: str) -> Explanation:
    return Explanation(complaint.line, complaint.column, message, hint)


def _at_start(complaint: ParserError, message: str, hint: str) -> Explanation:
    return Explanation(complaint.since_line, complaint.since_column, message, hint)


def _second_colon(complaint: ParserError, lines: Sequence[str], before: str) -> Explanation:
    if match := _EFFECT.match(lines[complaint.line - 1]):
        return _here(complaint, "an effect has `=`, and no `:`", f"write `effects: [{_EFFECTS.sub(' = ', match[1])}]`")
    if ": " in before:
        curly = "“ ” are words to YAML; " if _CURLY.search(before) else ""
        return _here(complaint, "a second `: ` stands on this line", curly + _QUOTE)
    hint = "check its indentation, and that the line above has its `:`"
    return _here(complaint, "this key does not fit the line above it", hint)


def _bracket(complaint: ParserError, lines: Sequence[str]) -> Explanation:
    if complaint.line > complaint.since_line:
        return _at_start(complaint, *_NOT_CLOSED)
    if slip := _comma_missing(complaint, lines[complaint.line - 1]):
        return slip
    opened = lines[complaint.since_line - 1][complaint.since_column - 1 : complaint.since_column]
    closed = lines[complaint.line - 1][complaint.column - 1 : complaint.column]
    if (opened, closed) in (("{", "]"), ("[", "}")):
        return _here(complaint, f"`{opened}` is closed with `{closed}`", _IN_PAIRS)
    return _here(complaint, "what stands in the brackets ends too early", _INSIDE)


def _comma_missing(complaint: ParserError, line: str) -> Explanation | None:
    """Explain a second colon in one entry of braces: no comma parts it from the entry before."""
    word = _LAST_WORD.search(line[: complaint.column - 1])
    if line[complaint.column - 1 : complaint.column] != ":" or word is None or ": " not in line[: word.start()]:
        return None
    message = f"a comma is missing before `{word.group()}`, or words with a colon need quotes"
    return Explanation(complaint.line, word.start() + 1, message, f"write `, {word.group()}:`")


def _never_closed(complaint: ParserError, lines: Sequence[str]) -> Explanation | None:
    """Return the first quotation before the complaint that does not end on its line: it may have swallowed what follows."""
    for number, line in enumerate(lines[: complaint.line - 1], 1):
        match = _OPENED.match(line)
        if match:
            message = "this quotation mark is not closed on its line"
            return Explanation(number, match.start(1) + 1, message, "close it, or put the words after `|`")
    return None


def _no_key(complaint: ParserError, lines: Sequence[str], before: str) -> Explanation:
    text = lines[complaint.line - 1] if complaint.line <= len(lines) else ""
    if not before.strip():
        hint = "check its indentation, and the quotation marks and brackets before it"
        return _here(complaint, "this line does not fit the lines above it", hint)
    if text[complaint.column - 1 : complaint.column] in ("]", "}"):
        return _here(complaint, "this bracket closes nothing", "leave it out, or put the words in quotes")
    hint = "inside quotes use “ ” and ‘ ’, or put the words on lines of their own after `|`"
    return _here(complaint, "something stands behind the end of the quotation", hint)
