"""Checks one table of a file against the schema, and hands out what stands under its keys as the kind it should be."""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct, field, structs

from game.story.diagnostics import Diagnostics
from game.story.format.advice import (
    SAID,
    asks_for_else,
    in_list,
    instead_of_else,
    instead_of_thing,
    key_elsewhere,
    key_meant,
    list_with,
    reads_as_condition,
    takes,
)
from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.format.shape import OF_WORDS, blame_shape, fits_key, is_promised
from game.story.format.values import is_id
from game.story.model import Location
from game.story.source.lookalikes import COLONS, blame_lookalike, lookalike_in, without_lookalikes
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.unicode import ODD_BLANKS
from game.support.words import listed

_ODDLY_PARTED = re.compile(f"([a-z -]+):?([{ODD_BLANKS}{COLONS}])")
_REQUIRED = {name: frozenset(key.name for key in thing.keys.values() if key.required) for name, thing in SCHEMA.items()}


class Fields(Struct, frozen=True):
    """One thing as it stands in a file: under each key what the schema wants there. What was blamed is left out."""

    thing: RecordType
    where: Location
    problems: Diagnostics
    nodes: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    whole: bool = True  # False when part of it was blamed and left out
    broken: bool = False  # whether part of it may be what could not be read

    def __contains__(self, name: str) -> bool:
        return name in self.nodes

    def node(self, name: str) -> Node | None:
        """Return what stands under the key, or None."""
        entry = self.nodes.get(name)
        return entry[1] if entry else None

    def key(self, name: str) -> Location:
        """Return where the key stands; where the thing begins when it has no such key."""
        entry = self.nodes.get(name)
        return entry[0].where if entry else self.where

    def at(self, name: str, otherwise: Location | None = None) -> Location:
        """Return where what is under the key stands; where the thing begins, or `otherwise`, when it has no such key."""
        entry = self.nodes.get(name)
        return entry[1].where if entry else otherwise or self.where

    def scalar(self, name: str) -> Scalar | None:
        """Return the single piece of text under the key, or None."""
        entry = self.nodes.get(name)
        return entry[1] if entry and isinstance(entry[1], Scalar) else None

    def words(self, name: str) -> str:
        """Return the words under the key as one line; empty when there are none."""
        scalar = self.scalar(name) if name in self.nodes else None
        return " ".join(scalar.text.split()) if scalar else ""

    def yes(self, name: str) -> bool:
        """Return whether `yes` stands under the key."""
        scalar = self.scalar(name) if name in self.nodes else None
        return scalar is not None and scalar.text == "yes"

    def number(self, name: str) -> int:
        """Return the number under the key; 0 when there is none."""
        scalar = self.scalar(name)
        return int(scalar.text) if scalar else 0

    def list(self, name: str) -> tuple[Scalar, ...]:
        """Return the pieces of text in the list under the key."""
        if name not in self.nodes:
            return ()
        node = self.node(name)
        if isinstance(node, Scalar):
            return (node,) if node.text else ()
        return tuple(item for item in node.items if isinstance(item, Scalar)) if isinstance(node, YamlSequence) else ()

    def one(self, name: str) -> "Fields | None":
        """Return the thing under the key, checked, or None."""
        node, key = self.node(name), self.thing.keys.get(name)
        return validated(node, SCHEMA[key.of], self.problems) if node is not None and key else None

    def many(self, name: str) -> "Iterator[Fields]":
        """Return the things in the list under the key, checked; those that are no tables are blamed and left out."""
        node, key = self.node(name), self.thing.keys.get(name)
        if isinstance(node, YamlSequence) and key:
            for item in node.items:
                fields = validated(item, SCHEMA[key.of], self.problems)
                if fields is not None:
                    yield fields

    def named(self, name: str) -> "Iterator[tuple[Scalar, Fields]]":
        """Return the ids and things in the table under the key, checked."""
        node, key = self.node(name), self.thing.keys.get(name)
        if isinstance(node, YamlMapping) and key:
            yield from checked_table(node, SCHEMA[key.of], self.problems)


def checked_table(table: YamlMapping, thing: RecordType, problems: Diagnostics) -> Iterator[tuple[Scalar, Fields]]:
    """Return the ids and things of a table, checked; keys of a thing that stand in the place of ids are blamed once."""
    are_keys = len(table.entries) > 1 and table.entries.keys() <= thing.keys.keys()
    if are_keys and not all(isinstance(node, YamlMapping) for _, node in table.entries.values()):
        message = f"these are keys of {a(thing.name)}, and its id is missing"
        problems.add("E008", table.where, message, "write the id and a colon above them, and two blanks before each")
        return
    for key, node in table.entries.values():
        fields = validated(node, thing, problems, key.where)
        if (at := lookalike_in(key.text)) is not None and fields is not None:
            blame_lookalike(key.text[at], key.at(at), problems, in_name=True)
            yield structs.replace(key, text=without_lookalikes(key.text).replace(" ", "")), fields
        elif fields is not None:
            yield key, fields


def validated(node: Node, thing: RecordType, problems: Diagnostics, where: Location | None = None) -> Fields | None:
    """Return the table as this sort of thing, without what was blamed; None when it is no table at all."""
    if not isinstance(node, YamlMapping):
        if isinstance(node, Scalar) and not node.text and not node.style:
            node = YamlMapping(node.source, node.line, node.column, {})
        else:
            blame_shape(node, a(thing.name), "keys and values", instead_of_thing(node, thing), problems)
            return None
    nodes = {}
    unknown = []
    meant = set[str]()
    promised = False  # whether the text of the entry above is still to come
    for name, entry in node.entries.items():
        key = thing.keys.get(name)
        if key is None and promised:
            continue  # a line of that text, which is blamed for not being indented
        promised = is_promised(entry[1])
        if key is None:
            unknown.append(entry)
        elif key.kind is ValueKind.WORDS and (lacks := _called_otherwise(key, entry[1], thing, node.entries)):
            message = f"a text stands under {name!r}, which takes words on one line"
            problems.add("E008", entry[0].where, message, f"did you mean {lacks!r}?")
            meant.add(lacks)
        elif node.broken and isinstance(entry[1], Scalar) and not entry[1].text.strip():
            continue  # what stood there may be what was left out
        elif fits_key(entry[1], key, problems):
            nodes[name] = entry
    whole = not node.broken and len(nodes) == len(node.entries)
    fields = Fields(thing, where or node.where, problems, nodes, whole, node.broken)
    meant |= _blame_unknown(unknown, thing, node.entries, problems) if unknown else set()
    if not node.broken and not _REQUIRED[thing.name] <= node.entries.keys():
        _blame_missing(fields, meant.union(node.entries), problems)
    return fields


def _id_in_place_of_key(
    key: Scalar, value: Node, thing: RecordType, present: Collection[str], problems: Diagnostics
) -> set[str]:
    """Report an id that stands where the first key of its thing should, its words behind it; return the keys that it was for."""
    words, text = SAID.get(thing.name, ""), value.text if isinstance(value, Scalar) else ""
    if "id" in present or "id" not in thing.keys or key.text != next(iter(present)) or not is_id(key.text):
        return set()
    guess = thing.keys.get(key_meant(key.text, list(thing.keys), present))
    if (guess and guess.required) or bool(text) is (words in present):
        return set()
    hint = f"write `- id: {key.text}`" + f", and below it `{words}: {text}`" * bool(text)
    problems.add("E009", key.where, f"{a(thing.name)} has no key {key.text!r}", hint)
    return {"id", words} if text else {"id"}


def _blame_unknown(
    unknown: Sequence[tuple[Scalar, Node]], thing: RecordType, present: Collection[str], problems: Diagnostics
) -> set[str]:
    """Report keys that the thing does not have beside those `present`; return those that were perhaps meant."""
    if named := _id_in_place_of_key(*unknown[0], thing, present, problems):
        return named | (_blame_unknown(unknown[1:], thing, present, problems) if len(unknown) > 1 else set())
    known = list(thing.keys)
    told = {key.text: lacks for key, _ in unknown if (lacks := _meant_otherwise(key, thing, problems)) is not None}
    left = [(key, value) for key, value in unknown if key.text not in told]
    lists = _blame_of_entries([key for key, _ in left], thing, problems)
    left = [(key, value) for key, value in left if key.text not in lists]
    meant = dict[str, str]()
    for key, value in left:
        meant[key.text] = _key_meant(key.text, value, thing, {*present, *meant.values()})
    cut = [key for key, value in left if not meant[key.text] and _is_cut(key, value)]
    for key in cut[:1]:
        message = f"{key.text!r} stands where a key should, and {a(thing.name)} has none such"
        problems.add("E009", key.where, message, "inside { } words with a comma need quotes, and a list needs [ ]")
    for key, _ in left:
        if guess := meant[key.text]:
            problems.add("E009", key.where, f"{a(thing.name)} has no key {key.text!r}", f"did you mean {guess!r}?")
    if others := [key for key, _ in left if key not in cut and not meant[key.text]]:
        problems.add("E009", others[0].where, _no_keys(others, thing), f"its keys are {', '.join(known)}")
    return {*meant.values(), *told.values(), *lists.values()}


def _blame_of_entries(keys: Sequence[Scalar], thing: RecordType, problems: Diagnostics) -> dict[str, str]:
    """Report keys of the entries of a list that stand beside it, once for each list; return under which key that stands."""
    lists = {key.text: name for key in keys if (name := list_with(key.text, thing))}
    for name in dict.fromkeys(lists.values()):
        among = [key for key in keys if lists.get(key.text) == name]
        hint = in_list([key.text for key in among], thing.keys[name])
        problems.add("E009", among[0].where, _no_keys(among, thing), hint)
    return lists


def _no_keys(keys: Sequence[Scalar], thing: RecordType) -> str:
    return f"{a(thing.name)} has no key{'s' * (len(keys) > 1)} {listed([repr(key.text) for key in keys])}"


def _key_meant(name: str, value: Node, thing: RecordType, taken: Collection[str]) -> str:
    """Return the key that was perhaps meant by a name, be it that what stands under it can stand under no other."""
    lacked = [key for key in thing.keys.values() if key.required and key.name not in taken]
    by_shape = next((key.name for key in lacked if takes(key, value)), "")
    by_name = thing.keys.get(key_meant(name, list(thing.keys), taken))
    return by_name.name if by_name and (not by_shape or by_name.kind in OF_WORDS) else by_shape


def _called_otherwise(key: KeySpec, value: Node, thing: RecordType, present: Collection[str]) -> str:
    """Return the key that a text is missing under, where other formats call that key as this one is called."""
    lacked = [other.name for other in thing.keys.values() if other.required and other.name not in present]
    lacked = [name for name in lacked if takes(thing.keys[name], value)]
    return key_elsewhere(key.name, lacked) if lacked else ""


def _meant_otherwise(key: Scalar, thing: RecordType, problems: Diagnostics) -> str | None:
    """Report what is no key at all but a slip of another sort; return the key it leaves missing, None where it is a key."""
    if (match := _ODDLY_PARTED.match(key.text)) and match[1] in thing.keys:
        blame_lookalike(match[2], key.at(match.start(2)), problems)
        return match[1]
    if (at := lookalike_in(key.text)) is not None and (typed := without_lookalikes(key.text).strip()) in thing.keys:
        blame_lookalike(key.text[at], key.at(at), problems)
        return typed
    if "if" in thing.keys and asks_for_else(key.text):
        problems.add("E009", key.where, f"{a(thing.name)} has no key {key.text!r}", instead_of_else(thing))
        return "text" if thing.name == "passage" else ""
    asked = key.text.removeprefix("if ")
    if "if" in thing.keys and reads_as_condition(asked, surely=asked == key.text):
        hint = f"write `if: {asked}`" + ", and what is read under `text:`" * (thing.name == "passage")
        problems.add("E009", key.where, f"{a(thing.name)} has no key {key.text!r}", hint)
        return "text" if thing.name == "passage" else "if"
    return None


def _is_cut(key: Scalar, value: Node) -> bool:
    """Return whether a key is no more than words between commas: nothing stands under it, and no colon behind it."""
    behind = key.source.lines[key.line - 1][key.column - 1 + len(key.text) :]
    return isinstance(value, Scalar) and not value.text and not behind.startswith(":")


def _blame_missing(fields: Fields, present: set[str], problems: Diagnostics) -> None:
    for key in fields.thing.keys.values():
        excused = key.unless in present and (key.unless not in fields or fields.yes(key.unless))
        if key.required and key.name not in present and not excused:
            message = f"this {fields.thing.name} has no {key.name!r}"
            problems.add("E010", fields.where, message, f"add `{key.name}:`, {key.help}")


def a(noun: str) -> str:
    """Return the noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
