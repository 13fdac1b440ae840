"""Checks a thing and all that stands in it by the schema alone, however deep, where nothing is to be made of it."""

import re
from collections.abc import Iterator

from game.story.diagnostics import Diagnostics
from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.format.validate import Fields, checked_table, validated
from game.story.format.values import fits
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence

_PROSE = re.compile(r"[.,;!?”’…]$|[^\x00-\x7f]| - ")
_UNLIKELY = {
    ValueKind.CONDITION: _PROSE,
    ValueKind.EFFECTS: _PROSE,
    ValueKind.REFS: re.compile(" - "),
    ValueKind.REF: re.compile(r"\S\s+\S"),
}
_ONE_OF = {"promise": ("never", "always", "possible", "holds"), "note": ("recorded", "general", "invented")}
_CODE = re.compile(r"[A-Z]\d+")


def blame_all(node: Node, thing: RecordType, problems: Diagnostics) -> None:
    """Report whatever is wrong with the shape of a thing and of all in it, and prose where a condition or an id should stand."""
    fields = validated(node, thing, problems)
    if fields is not None:
        _blame_within(fields)


def blame_all_of(table: YamlMapping, thing: RecordType, problems: Diagnostics) -> None:
    """Report the same of all things of a table."""
    for _, fields in checked_table(table, thing, problems):
        _blame_within(fields)


def _blame_within(fields: Fields) -> None:
    kinds = _ONE_OF.get(fields.thing.name, ())
    if kinds and fields.whole and sum(kind in fields for kind in kinds) != 1:
        fields.problems.add("E008", fields.where, f"this is not one of {', '.join(kinds)}")
    for name, (_, node) in fields.nodes.items():
        key = fields.thing.keys[name]
        for scalar in _unlikely(node, key.kind):
            fields.problems.add("E008", scalar.where, f"{scalar.text!r} can hardly stand under {name!r}")
        for one, of in _things(node, key):
            if of is not None and isinstance(one, YamlMapping) and key.kind in (ValueKind.NAMED, ValueKind.ORDER):
                blame_all_of(one, of, fields.problems)
            elif of is not None:
                blame_all(one, of, fields.problems)
            elif isinstance(one, Scalar):
                fits(one, _PASSAGE, fields.problems)


_PASSAGE = KeySpec("text", ValueKind.PROSE, "")


def _things(node: Node, key: KeySpec) -> Iterator[tuple[Node, RecordType | None]]:
    """Yield the things that stand under a key, each with its sort; None for a passage that is words alone."""
    of = SCHEMA.get(key.of)
    if key.kind is ValueKind.TEXT and isinstance(node, YamlSequence):
        yield from ((item, None if isinstance(item, Scalar) else SCHEMA["passage"]) for item in node.items)
    elif key.kind is ValueKind.TEXT and isinstance(node, YamlMapping):
        yield node, SCHEMA["passage"]
    elif of is not None and isinstance(node, YamlSequence) and key.kind is ValueKind.MANY:
        yield from ((item, of) for item in node.items)
    elif of is not None and isinstance(node, YamlMapping):
        yield node, of


def _unlikely(node: Node, kind: ValueKind) -> Iterator[Scalar]:
    """Yield what can hardly stand under a key of this kind, as sentences under some, though its shape is right."""
    if kind is ValueKind.REASONS and isinstance(node, YamlMapping):
        yield from (code for code, _ in node.entries.values() if not _CODE.fullmatch(code.text))
    elif pattern := _UNLIKELY.get(kind):
        items = node.items if isinstance(node, YamlSequence) else (node,)
        yield from (item for item in items if isinstance(item, Scalar) and pattern.search(item.text))
