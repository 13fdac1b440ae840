"""Checks one table of a file against the schema, and hands out what stands under its keys as the kind it should be."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from game.story.diagnostics import Diagnostics, closest, did_you_mean
from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.model import Location
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence

LONGEST_ID = 64
"""How many characters an id may have: file names, logs and saves are made of them."""

ID_HINT = f"use lower-case letters, digits and hyphens, as in `i-carbon`, and at most {LONGEST_ID}"
"""What to do instead of something that is no id."""

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

_TABLES = frozenset((ValueKind.ONE, ValueKind.NAMED, ValueKind.REASONS, ValueKind.ORDER, ValueKind.TEXT))
_LISTS = frozenset(
    (
        ValueKind.REFS,
        ValueKind.NUMBERS,
        ValueKind.PHRASES,
        ValueKind.EFFECTS,
        ValueKind.ORDER,
        ValueKind.MANY,
        ValueKind.TEXT,
    )
)
_OF_ANYTHING = frozenset((ValueKind.MANY, ValueKind.TEXT))
_NOT_SINGLE = frozenset((ValueKind.MANY, ValueKind.ONE, ValueKind.NAMED, ValueKind.REASONS, ValueKind.ORDER))
_OF_WORDS = frozenset((ValueKind.WORDS, ValueKind.VERBATIM, ValueKind.MARKED, ValueKind.PROSE, ValueKind.TEXT))
_REQUIRED = {name: frozenset(key.name for key in thing.keys.values() if key.required) for name, thing in SCHEMA.items()}
_LONGEST = 40  # no longer words are read otherwise by anybody


def read_otherwise(scalar: Scalar) -> str:
    """What other YAML tools would take these words for, or the empty string when they are words to all."""
    if scalar.style or len(scalar.text) > _LONGEST or not _SUSPECT.match(scalar.text):
        return ""
    return next((what for pattern, what in _OTHERWISE if pattern.fullmatch(scalar.text)), "")


class Fields(Struct, frozen=True):
    """One thing as it stands in a file: under each key what the schema wants there. What was blamed is left out."""

    thing: RecordType
    where: Location
    problems: Diagnostics
    nodes: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    whole: bool = True  # False when part of it was blamed and left out

    def __contains__(self, name: str) -> bool:
        return name in self.nodes

    def node(self, name: str) -> Node | None:
        """What stands under the key, or None."""
        entry = self.nodes.get(name)
        return entry[1] if entry else None

    def key(self, name: str) -> Location:
        """Where the key stands; where the thing begins when it has no such key."""
        entry = self.nodes.get(name)
        return entry[0].where if entry else self.where

    def scalar(self, name: str) -> Scalar | None:
        """The single piece of text under the key, or None."""
        entry = self.nodes.get(name)
        return entry[1] if entry and isinstance(entry[1], Scalar) else None

    def words(self, name: str) -> str:
        """The words under the key as one line; empty when there are none."""
        scalar = self.scalar(name) if name in self.nodes else None
        return " ".join(scalar.text.split()) if scalar else ""

    def yes(self, name: str) -> bool:
        """Whether `yes` stands under the key."""
        scalar = self.scalar(name) if name in self.nodes else None
        return scalar is not None and scalar.text == "yes"

    def number(self, name: str) -> int:
        """The number under the key; 0 when there is none."""
        scalar = self.scalar(name)
        return int(scalar.text) if scalar else 0

    def list(self, name: str) -> tuple[Scalar, ...]:
        """The pieces of text in the list under the key."""
        if name not in self.nodes:
            return ()
        node = self.node(name)
        if isinstance(node, Scalar):
            return (node,) if node.text else ()
        return tuple(item for item in node.items if isinstance(item, Scalar)) if isinstance(node, YamlSequence) else ()

    def one(self, name: str) -> "Fields | None":
        """The thing under the key, checked, or None."""
        node, key = self.node(name), self.thing.keys.get(name)
        return validated(node, SCHEMA[key.of], self.problems) if node is not None and key else None

    def many(self, name: str) -> "Iterator[Fields]":
        """The things in the list under the key, checked; those that are no tables are blamed and left out."""
        node, key = self.node(name), self.thing.keys.get(name)
        if isinstance(node, YamlSequence) and key:
            for item in node.items:
                fields = validated(item, SCHEMA[key.of], self.problems)
                if fields is not None:
                    yield fields

    def named(self, name: str) -> "Iterator[tuple[Scalar, Fields]]":
        """The ids and things in the table under the key, checked."""
        node, key = self.node(name), self.thing.keys.get(name)
        if isinstance(node, YamlMapping) and key:
            yield from checked_table(node, SCHEMA[key.of], self.problems)


def checked_table(table: YamlMapping, thing: RecordType, problems: Diagnostics) -> Iterator[tuple[Scalar, Fields]]:
    """The ids and things of a table, checked."""
    for key, node in table.entries.values():
        fields = validated(node, thing, problems, key.where)
        if fields is not None:
            yield key, fields


def validated(node: Node, thing: RecordType, problems: Diagnostics, where: Location | None = None) -> Fields | None:
    """The table as this sort of thing, without what was blamed; None when it is no table at all."""
    if not isinstance(node, YamlMapping):
        if isinstance(node, Scalar) and not node.text and not node.style:
            node = YamlMapping(node.source, node.line, node.column, {})
        else:
            _blame_shape(node, a(thing.name), "keys and values", problems)
            return None
    nodes = {}
    unknown = []
    for name, entry in node.entries.items():
        key = thing.keys.get(name)
        if key is None:
            unknown.append(entry)
        elif _fits(entry[1], key, problems):
            nodes[name] = entry
    whole = not node.broken and len(nodes) == len(node.entries)
    fields = Fields(thing, where or node.where, problems, nodes, whole)
    meant = _blame_unknown(unknown, thing, problems) if unknown else set()
    if not node.broken and not _REQUIRED[thing.name] <= node.entries.keys():
        _blame_missing(fields, meant.union(node.entries), problems)
    return fields


def _blame_unknown(unknown: Sequence[tuple[Scalar, Node]], thing: RecordType, problems: Diagnostics) -> set[str]:
    """Reports keys that the thing does not have; gives those that were perhaps meant."""
    known = list(thing.keys)
    meant = {key.text: closest(key.text, known) for key, _ in unknown}
    cut = [key for key, value in unknown if not meant[key.text] and isinstance(value, Scalar) and not value.text]
    for key in cut[:1]:
        hint = "inside { } words with a comma need quotes"
        problems.add(
            "E009", key.where, f"{key.text!r} stands where a key should, and {a(thing.name)} has none such", hint
        )
    for key, _ in unknown:
        if key not in cut:
            hint = f"did you mean {meant[key.text]!r}?" if meant[key.text] else f"its keys are {', '.join(known)}"
            problems.add("E009", key.where, f"{a(thing.name)} has no key {key.text!r}", hint)
    return set(meant.values())


def _blame_missing(fields: Fields, present: set[str], problems: Diagnostics) -> None:
    for key in fields.thing.keys.values():
        if key.required and key.name not in present:
            message = f"this {fields.thing.name} has no {key.name!r}"
            problems.add("E010", fields.where, message, f"add `{key.name}:`, {key.help}")


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


_STANDS = {
    Scalar: ("are words", "a list is `[a, b]` or lines with `- `, a table is `{a: b}` or lines with `key: value`"),
    YamlSequence: (
        "is a list",
        "words that begin with `- ` or `[` need quotes, or stand on lines of their own after `|`",
    ),
    YamlMapping: (
        "are keys and values",
        "words with `: ` in them need quotes, or stand on lines of their own after `|`",
    ),
}


def _blame_shape(node: Node, what: str, wanted: str, problems: Diagnostics) -> None:
    stands, hint = _STANDS[type(node)]
    problems.add("E008", node.where, f"{what} must be {wanted}; here {stands}", hint)


def _fits(node: Node, key: KeySpec, problems: Diagnostics) -> bool:
    """Whether what stands under a key is of its kind; it is blamed when not."""
    if isinstance(node, Scalar):
        if not node.text.strip():
            return _may_be_empty(node, key, problems)
        if key.kind not in _NOT_SINGLE:
            return fits(node, key, problems)
    elif isinstance(node, YamlSequence) and key.kind in _LISTS:
        return key.kind in _OF_ANYTHING or _all_fit(node, key, problems)
    elif isinstance(node, YamlMapping) and key.kind in _TABLES:
        return True
    _blame_shape(node, f"what stands under {key.name!r}", str(key.kind), problems)
    return False


def _may_be_empty(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    if not node.style and key.kind not in _OF_ANYTHING and key.kind in _LISTS | _TABLES:
        return True
    if key.kind in _OF_WORDS and (where := node.comment):
        _blame_comment(where, problems)
    else:
        hint = f"write it, {key.help}" if key.required else f"write it, or leave {key.name!r} out"
        problems.add("E011", node.where, f"nothing stands under {key.name!r}", hint)
    return False


def _blame_comment(where: Location, problems: Diagnostics) -> None:
    hint = 'put the words in quotes: "…"; a comment stands on a line of its own'
    problems.add("E043", where, "YAML takes what stands behind ` #` for a comment, and leaves it out", hint)


def _all_fit(node: YamlSequence, key: KeySpec, problems: Diagnostics) -> bool:
    """Whether every item fits; each that does not is blamed."""
    fits = [_fits_item(item, key, problems) for item in node.items]
    return all(fits)


def _fits_item(item: Node, key: KeySpec, problems: Diagnostics) -> bool:
    if isinstance(item, Scalar):
        return fits(item, key, problems)
    _blame_shape(item, f"each in the list under {key.name!r}", "a word or a line of words", problems)
    return False


def fits(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    """Whether a single piece of text fits the kind of its key; it is blamed when not."""
    if key.words:
        return _is_one_of(node, key, key.words, problems)
    test = _TESTS.get(key.kind)
    return test is None or test(node, key, problems)


def _is_one_of(node: Scalar, key: KeySpec, words: Sequence[str], problems: Diagnostics) -> bool:
    if node.text in words:
        return True
    hint = did_you_mean(node.text, words) or f"write {' or '.join(words)}"
    problems.add("E015", node.where, f"{node.text!r} cannot stand under {key.name!r}", hint)
    return False


def _is_yes_or_no(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    return _is_one_of(node, key, ("yes", "no"), problems)


def is_text_to_all(node: Scalar, _: KeySpec, problems: Diagnostics) -> bool:
    """Return whether all of a text is read by everybody as words; it is blamed when not."""
    if where := node.comment:
        _blame_comment(where, problems)
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


def _fits_id(node: Scalar, _: KeySpec, problems: Diagnostics) -> bool:
    if not is_id(node.text):
        problems.add("E014", node.where, f"{node.text!r} is no id", ID_HINT)
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
