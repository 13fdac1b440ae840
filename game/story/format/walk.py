"""Finds in what a file says all single pieces of text, with the key that each stands under, by the schema alone."""

from collections.abc import Iterator

from game.story.format.remarks import is_read
from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence


def words_read(node: Node, thing: RecordType) -> Iterator[Scalar]:
    """Yield every piece of words in a thing that a reader sees, in the order of the file, whatever else is wrong with them."""
    yield from (scalar for scalar, key in _texts_in(node, thing) if is_read(key))


def texts_under(node: Node, key: KeySpec) -> Iterator[tuple[Scalar, KeySpec]]:
    """Yield every piece of text that stands under a key, however deep, each with the key that it stands under itself."""
    of = SCHEMA["passage"] if key.kind is ValueKind.TEXT else SCHEMA.get(key.of)
    if isinstance(node, Scalar):
        yield node, key
    elif isinstance(node, YamlSequence):
        for item in node.items:
            if isinstance(item, Scalar):
                yield item, key
            elif of is not None:
                yield from _texts_in(item, of)
    elif of is not None and key.kind in (ValueKind.NAMED, ValueKind.ORDER):
        for _, entry in node.entries.values():
            yield from _texts_in(entry, of)
    elif of is not None:
        yield from _texts_in(node, of)


def _texts_in(node: Node, thing: RecordType) -> Iterator[tuple[Scalar, KeySpec]]:
    if isinstance(node, YamlMapping):
        for name, (_, under) in node.entries.items():
            key = thing.keys.get(name)
            if key is not None:
                yield from texts_under(under, key)
