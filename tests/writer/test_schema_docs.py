"""The schema in print: the list of keys in the docs is the one that is checked, and editors get the same."""

import json
import re
from pathlib import Path

import pytest

from game.story.format.schema import SCHEMA, ValueKind
from game.writer.schema_docs import json_schema, reference

DOCS = Path(__file__).parents[2] / "docs"


def test_the_printed_keys_are_those_that_are_checked() -> None:
    """`docs/keys.md` is what the schema prints; after a change of the schema print it anew."""
    again = "python -c 'from game.writer.schema_docs import reference; print(reference(), end=str())' > docs/keys.md"
    assert (DOCS / "keys.md").read_text("utf-8") == reference(), f"print it anew: {again}"


def test_the_guide_knows_every_key_of_a_scene() -> None:
    """`docs/format.md` explains each key that a scene, a choice, a person or an ending can have."""
    guide = (DOCS / "format.md").read_text("utf-8")
    for thing in ("scene", "choice", "person", "ending", "variable"):
        for key in SCHEMA[thing].keys:
            assert re.search(rf"\b{key}\b", guide), f"{thing}: {key}"


def test_every_key_says_what_it_is_for() -> None:
    """Each thing and each key has its line of help, and what stands below is a thing of the schema."""
    for thing in SCHEMA.values():
        assert thing.help
        for key in thing.keys.values():
            assert key.help
            assert not key.of or key.of in SCHEMA
            assert bool(key.of) == (key.kind in (ValueKind.ONE, ValueKind.MANY, ValueKind.NAMED, ValueKind.ORDER))


@pytest.mark.parametrize(
    "name", ["story", "scene", "ending", "people", "places", "variables", "endings", "sources", "facts"]
)
def test_a_schema_for_editors_refers_only_to_itself(name: str) -> None:
    """Each sort of file has a JSON Schema whose references lead somewhere, and which allows no other keys."""
    text = json.dumps(json_schema(name))
    known = set(json_schema(name)["$defs"])
    assert set(re.findall(r'"#/\$defs/([^"]+)"', text)) <= known
    assert known == {thing.replace(" ", "-") for thing in SCHEMA}
    for definition in json_schema(name)["$defs"].values():
        assert definition["additionalProperties"] is False
        assert set(definition["required"]) <= set(definition["properties"])


def test_there_is_no_schema_for_anything_else() -> None:
    """A name that is no sort of file raises `KeyError`."""
    with pytest.raises(KeyError):
        json_schema("dragon")
