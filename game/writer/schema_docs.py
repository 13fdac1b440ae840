"""Prints the schema: as a reference for writers, and as JSON Schema for their editors."""

from collections.abc import Iterator
from typing import Any

from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind

_HEAD = (
    "# Every key of the format",
    "",
    "Printed from the schema that the compiler checks against. `docs/format.md` explains the same at leisure.",
    "",
)

JSON = dict[str, Any]
"""A value as `json` writes it."""


def reference() -> str:
    """Return every key of the format with what may stand under it and what it is for, as a page of Markdown."""
    return "\n".join((*_HEAD, *(line for thing in SCHEMA.values() for line in _section(thing))))


def _section(thing: RecordType) -> Iterator[str]:
    yield from (f"## {thing.name}", "", f"{thing.help[0].upper()}{thing.help[1:]}.", "")
    yield from ("| key | what stands there | what it is for |", "| --- | --- | --- |")
    for key in thing.keys.values():
        cells = (f"`{key.name}`{_need(key)}", _what(key), key.help)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""


def _need(key: KeySpec) -> str:
    return (f", required but for a {key.unless}" if key.unless else ", required") if key.required else ""


def _what(key: KeySpec) -> str:
    words = f": {', '.join(f'`{word}`' for word in key.words)}" if key.words else ""
    of = f" of [{key.of}](#{key.of.replace(' ', '-')})" if key.of else ""
    return f"{key.kind}{of}{words}"


def json_schema(name: str) -> JSON:
    """Return the JSON Schema of one sort of file: `story`, `scene`, `ending`, or a table such as `people` or `facts`.

    Raises `KeyError` for anything else.
    """
    tables = {key.name: key for key in SCHEMA["story"].keys.values() if key.kind in (ValueKind.NAMED, ValueKind.ORDER)}
    root = _named(tables[name].of) if name in tables else _reference(SCHEMA[name].name)
    definitions = {_id(thing.name): _object(thing) for thing in SCHEMA.values()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": definitions}


def _id(name: str) -> str:
    return name.replace(" ", "-")


def _reference(name: str) -> JSON:
    return {"$ref": f"#/$defs/{_id(name)}"}


def _object(thing: RecordType) -> JSON:
    return {
        "type": "object",
        "description": thing.help,
        "properties": {key.name: _schema_of(key) | {"description": key.help} for key in thing.keys.values()},
        "required": [key.name for key in thing.keys.values() if key.required and not key.unless],
        "additionalProperties": False,
    }


def _named(of: str) -> JSON:
    return {"type": ["object", "null"], "additionalProperties": _reference(of)}


_WORD: JSON = {"type": "string", "minLength": 1}
_WORD_OR_NUMBER: JSON = {"type": ["string", "integer"]}


def _schema_of(key: KeySpec) -> JSON:
    """What may stand under a key."""
    if key.kind is ValueKind.NUMBER:
        return {"enum": [int(word) for word in key.words]}
    if key.words:
        return {"enum": list(key.words)}
    passage = {"anyOf": [_WORD, _reference("passage")]}
    simple: dict[ValueKind, JSON] = {
        ValueKind.ID: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        ValueKind.YES_NO: {"enum": ["yes", "no"]},
        ValueKind.REFS: _some(_WORD_OR_NUMBER),
        ValueKind.PHRASES: _some(_WORD),
        ValueKind.POINTS: _some(_WORD),
        ValueKind.EFFECTS: _some(_WORD),
        ValueKind.NUMBERS: _some({"type": "integer", "minimum": 1}),
        ValueKind.DATES: _WORD_OR_NUMBER,
        ValueKind.LINES: _WORD_OR_NUMBER,
        ValueKind.VALUES: _WORD_OR_NUMBER,
        ValueKind.TEXT: {"anyOf": [*passage["anyOf"], {"type": "array", "minItems": 1, "items": passage}]},
        ValueKind.REASONS: {"type": "object", "additionalProperties": _WORD},
    }
    if key.kind in simple:
        return simple[key.kind]
    return _compound(key) if key.of else _WORD


def _some(items: JSON) -> JSON:
    """One of something, or a list of them."""
    return {"anyOf": [items, {"type": ["array", "null"], "items": items}]}


def _compound(key: KeySpec) -> JSON:
    match key.kind:
        case ValueKind.ONE:
            return _reference(key.of)
        case ValueKind.MANY:
            return {"type": "array", "items": _reference(key.of)}
        case ValueKind.ORDER:
            return {"anyOf": [{"type": ["array", "null"], "items": _WORD_OR_NUMBER}, _named(key.of)]}
    return _named(key.of)
