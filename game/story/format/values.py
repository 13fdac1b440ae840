"""Checks a single piece of text: whether it is what may stand under its key, and is read as words by everybody."""

import re
from collections.abc import Callable, Mapping, Sequence

from game.story.diagnostics import Diagnostics
from game.story.format.remarks import remark
from game.story.format.schema import KeySpec, ValueKind
from game.story.model import Location
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar
from game.support.slug import slug

LONGEST_ID = 64
"""How many characters an id may have: file names, logs and saves are made of them."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

_MARKUP = re.compile(r"\[\^[\w-]+\]|(?<!\w)\*(?=\S)[^*]+\*(?!\w)")
_SUSPECT = re.compile(r"[-+.\d~=<yYnNoOtTfF]")
_OTHERWISE = (
    (re.compile(r"(?i:yes|no|on|off|true|false|y|n)"), "yes or no"),
    (re.compile(r"(?i:~|null)"), "nothing at all"),
    (re.compile(r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?"), "a time in base sixty"),
    (re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt ].*)?"), "a date"),
    (re.compile(r"[-+]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0o[0-7]+|\d[\d_]*)"), "a number"),
    (re.compile(r"(?i:[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*|\d[\d_]*(?=e))(?:e[-+]?\d+)?|[-+]?\.inf|\.nan)"), "a number"),
    (re.compile(r"=|<<"), "a sign of YAML’s own"),
)
_LONGEST = 40  # characters; whatever is longer is prose


def read_otherwise(scalar: Scalar) -> str:
    """Return what other YAML tools would take these words for, or the empty string when they are words to all."""
    if scalar.style or len(scalar.text) > _LONGEST or not _SUSPECT.match(scalar.text):
        return ""
    return next((what for pattern, what in _OTHERWISE if pattern.fullmatch(scalar.text)), "")


def fits(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    """Return whether a single piece of text fits the kind of its key; it is blamed when not."""
    if key.words:
        return _is_one_of(node, key, key.words, problems)
    test = _TESTS.get(key.kind)
    if test is not None and not test(node, key, problems):
        return False
    remark(node, key, problems)
    return True


def _is_one_of(node: Scalar, key: KeySpec, words: Sequence[str], problems: Diagnostics) -> bool:
    if node.text in words:
        return True
    hint = did_you_mean(node.text, words) or f"write {' or '.join(words)}"
    problems.add("E015", node.where, f"{node.text!r} cannot stand under {key.name!r}", hint)
    return False


def _is_yes_or_no(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    return _is_one_of(node, key, ("yes", "no"), problems)


def blame_comment(where: Location, problems: Diagnostics) -> None:
    """Report words behind a text that YAML takes for a comment."""
    hint = 'put the words in quotes: "…"; a comment stands on a line of its own'
    problems.add("E043", where, "YAML takes what stands behind ` #` for a comment, and leaves it out", hint)


def is_text_to_all(node: Scalar, _: KeySpec, problems: Diagnostics) -> bool:
    """Return whether all of a text is read by everybody as words; it is blamed when not."""
    if where := node.comment:
        blame_comment(where, problems)
        return False
    if what := read_otherwise(node):
        message = f"words are wanted here, and without quotes `{node.text}` is {what} to other tools"
        problems.add("E013", node.where, message, f'put it in quotes: "{node.text}"')
    return not what


def _is_without_markup(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    if not is_text_to_all(node, key, problems):
        return False
    if markup := _MARKUP.search(node.text):
        hint = "only texts, choices and notes have emphasis and note marks"
        problems.add("E042", node.at(markup.start()), f"{key.name!r} takes no markup", hint)
    return not markup


def is_id(text: str) -> bool:
    """Return whether this is an id: lower-case words and numbers joined by hyphens."""
    return len(text) <= LONGEST_ID and bool(_ID.fullmatch(text))


def closest_id(text: str) -> str:
    """Return the id that comes closest to some words; the empty string where nothing is left of them."""
    return slug(text.replace("'", ""))[:LONGEST_ID].strip("-")


def too_long(text: str) -> str:
    """Return what to do where this is longer than an id may be, and so a name or a value; the empty string where it is not."""
    return f"shorten it: it has {len(text)} characters, and {LONGEST_ID} are the most" if len(text) > LONGEST_ID else ""


def as_range(values: Sequence[str]) -> str:
    """Return how whole numbers that follow one another are written in short, as in `0..3`; empty where others are among them."""
    if not all(re.fullmatch("-?[0-9]{1,9}", value, re.ASCII) for value in values):
        return ""
    numbers = [int(value) for value in values]
    in_a_row = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return f"{numbers[0]}..{numbers[-1]}" if in_a_row else ""


def instead_of_id(text: str) -> str:
    """Return what to do instead of something that is no id."""
    if _ID.fullmatch(text):
        return too_long(text)
    offered = closest_id(text)
    rule = f"lower-case letters, digits and hyphens, at most {LONGEST_ID}"
    return f"write `{offered}`: {rule}" if is_id(offered) else f"use {rule}"


def _fits_id(node: Scalar, _: KeySpec, problems: Diagnostics) -> bool:
    if not is_id(node.text):
        problems.add("E014", node.where, f"{node.text[:LONGEST_ID]!r} is no id", instead_of_id(node.text))
        return False
    return True


def _is_number(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    found = re.fullmatch("[0-9]{1,3}", node.text, re.ASCII)
    if not found:
        problems.add("E015", node.where, f"{node.text!r} is no number", f"{key.name!r} takes numbers, as in [1, 2]")
    return bool(found)


_TESTS: Mapping[ValueKind, Callable[[Scalar, KeySpec, Diagnostics], bool]] = {
    ValueKind.ID: _fits_id,
    ValueKind.WORDS: _is_without_markup,
    ValueKind.VERBATIM: is_text_to_all,
    ValueKind.MARKED: is_text_to_all,
    ValueKind.PROSE: is_text_to_all,
    ValueKind.TEXT: is_text_to_all,
    ValueKind.PHRASES: is_text_to_all,
    ValueKind.YES_NO: _is_yes_or_no,
    ValueKind.NUMBERS: _is_number,
}
"""What a single piece of text has to be under a key of each kind, unless the key names its words."""
