"""Authors' YAML with something added: it says what it said and the new thing, and nothing else in it has moved."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.yaml_reader import read
from game.writer.edit_yaml import InOneLine, with_entry, with_item, with_words

ITEMS = st.lists(st.sampled_from(["a", "hall", "b-2", "'c'", '"d"']), max_size=4, unique=True)
COMMENTS = st.sampled_from(["", " # why", "\n", "\n# above\n", "   # [a, b]"])
BELOW = st.sampled_from(["", "more: 1\n", "# end", "last: [x]", "\n\n# far\nmore: |\n  words\n"])
ENDS = st.sampled_from(["\n", "\r\n"])


def data(node: Node | None) -> Any:
    """What a file says, as plain lists, tables and text; whether its last line has an end is not said."""
    if isinstance(node, Scalar):
        return node.text.rstrip("\n")
    if isinstance(node, YamlSequence):
        return [data(one) for one in node.items]
    return {name: data(value) for name, (_, value) in node.entries.items()} if node else None


def root_of(text: str) -> YamlMapping:
    """What a text says, which must be a table that nothing is wrong with."""
    problems = Diagnostics()
    root = read("a.yaml", text, problems)
    assert isinstance(root, YamlMapping), (text, problems.found)
    assert not problems.found
    return root


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A file with a list under `scenes`, laid out in any way."""
    items, end = draw(ITEMS), draw(ENDS)
    style = draw(st.sampled_from(["flow", "lines of flow", "block", "flush block", "nothing"]))
    if style == "flow":
        told = f"scenes: [{', '.join(items)}]{draw(st.sampled_from(['', ' # why']))}\n"
    elif style == "lines of flow":
        told = "scenes: [\n" + "".join(f"    {one}, # {one}\n" for one in items) + "  ]\n"
    elif style == "nothing" or not items:
        told = f"scenes:{draw(st.sampled_from(['', ' # none yet']))}\n"
    else:
        indent = "  " if style == "block" else ""
        told = "scenes: # in order\n" + "".join(f"{indent}- {one}{draw(COMMENTS).rstrip(chr(10))}\n" for one in items)
    text = draw(st.sampled_from(["", "id: x\n", "# top\n\nid: x # é\n"])) + told + draw(BELOW)
    return (text if draw(st.booleans()) else text.rstrip("\n")).replace("\n", end)


@given(lists(), st.data())
def test_a_word_more_stands_in_the_list(text: str, drawn: st.DataObject) -> None:
    """At the place that was asked for, in every layout; what the file said else it says still, every old line among its lines."""
    before = data(root_of(text))
    items = before["scenes"] or []
    at = drawn.draw(st.none() | st.integers(0, len(items)))
    key, node = root_of(text).entries["scenes"]
    changed = with_item(text, key, node, "new", at)
    where = len(items) if at is None else at
    assert data(root_of(changed)) == {**before, "scenes": [*items[:where], "new", *items[where:]]}
    assert only_added(text, changed)


ENTRIES = st.sampled_from(
    [
        "{}: words",
        "{}: |\n  two\n\n  # no comment\n  lines",
        "{}: >-\n    folded\n    words # too",
        "{}: [a, 'it''s', # why\n   b]",
        '{}: {{c: "d\\"}}", e: [f, ]}} # }}',
        "{}:\n  c: d\n  # of c\n  e:\n    - f",
        "{}:\n- f\n- g # h",
        "{}: 'two\n  lines'",
        "{}: plain\n  over two",
        "{}:",
    ]
)


@given(st.lists(ENTRIES, max_size=4), st.sampled_from(["", "# last\n", "\n\n"]), ENDS, st.booleans(), st.data())
def test_an_entry_more_stands_in_the_table(
    entries: list[str], below: str, end: str, ended: bool, drawn: st.DataObject
) -> None:
    """Behind whatever entry stands above its place, at the top of a file and within another table."""
    keys = [f"k{at}" for at in range(len(entries))]
    lines = "\n".join(["first: 1", *(entry.format(key) for entry, key in zip(entries, keys, strict=True))]).split("\n")
    nested = drawn.draw(st.booleans())
    text = "\n".join(["table: # of things", *(f"  {line}".rstrip() for line in lines)] if nested else lines)
    text = (text + ("\n" + below if ended else "")).replace("\n", end)
    root = root_of(text)
    table = root.entries["table"][1] if nested else root
    assert isinstance(table, YamlMapping)
    before = drawn.draw(st.none() | st.sampled_from(["first", *keys]))
    changed = with_entry(text, table, ["new:", "  c: d"], before)
    said = data(root_of(changed))
    inside = said["table"] if nested else said
    order = ["first", *keys]
    where = order.index(before) if before else len(order)
    assert list(inside) == [*order[:where], "new", *order[where:]]
    assert inside == {**data(table), "new": {"c": "d"}}
    assert only_added(text, changed)


def only_added(text: str, changed: str) -> bool:
    """Whether every character stands there still, in its order, around what came in."""
    left = iter(changed)
    return all(letter in left for letter in text)


def test_comments_stay_with_what_they_are_about() -> None:
    """A word behind the last one comes below that one's own comment, and above those that follow."""
    text = "scenes:\n  - a # the first\n  # - b, not written yet\nmore: 1\n"
    key, node = root_of(text).entries["scenes"]
    told = "scenes:\n  - a # the first\n  - new\n  # - b, not written yet\nmore: 1\n"
    assert with_item(text, key, node, "new") == told


def test_nothing_is_added_to_a_table_in_braces() -> None:
    """There lines cannot stand, and that is said."""
    with pytest.raises(InOneLine):
        with_entry("{a: b}", root_of("{a: b}"), ["new: x"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: old # why\n", "id: new # why\n"),
        ('é: 1\nid: "old"\n', 'é: 1\nid: "new"\n'),
        ("id:   'old'   \n", "id:   'new'   \n"),
        ("{e\u0301: 1, id: old}", "{e\u0301: 1, id: new}"),
    ],
)
def test_words_take_the_place_of_others(text: str, told: str) -> None:
    """Their quotes stay, and so does everything round them."""
    value = root_of(text).entries["id"][1]
    assert isinstance(value, Scalar)
    assert with_words(text, value, "new") == told
