"""Finds in what a file says all words that a reader sees, by the schema alone: whatever else is wrong with them."""

from collections.abc import Iterator

from game.story.format.remarks import is_read
from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence


def words_read(node: Node, thing: RecordType) -> Iterator[Scalar]:
    """Yield every piece of words in a thing that a reader sees, in the order of the file."""
    if isinstance(node, YamlMapping):
        for name, (_, under) in node.entries.items():
            key = thing.keys.get(name)
            if key is not None:
                yield from _under(under, key)


def _under(node: Node, key: KeySpec) -> Iterator[Scalar]:
    of = SCHEMA["passage"] if key.kind is ValueKind.TEXT else SCHEMA.get(key.of)
    if isinstance(node, Scalar):
        yield from (node,) if is_read(key) else ()
    elif isinstance(node, YamlSequence):
        for item in node.items:
            if isinstance(item, Scalar):
                yield from (item,) if is_read(key) else ()
            elif of is not None:
                yield from words_read(item, of)
    elif of is not None and key.kind in (ValueKind.NAMED, ValueKind.ORDER):
        for _, entry in node.entries.values():
            yield from words_read(entry, of)
    elif of is not None:
        yield from words_read(node, of)
