"""What to write instead of a key that there is not, or of something of another shape than its key takes."""

from collections.abc import Mapping, Sequence

from game.story.diagnostics import closest
from game.story.format.schema import KeySpec, ValueKind
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.slips import Explanation, line_outside

_FORE = {
    "to": ("target", "next", "goto", "go to", "go", "destination", "leads to", "link", "scene", "jump", "divert"),
    "text": ("label", "option", "body", "prose", "content", "words", "description"),
    "if": ("condition", "requires", "when", "only if", "show if"),
    "then": ("result", "outcome", "response", "after"),
    "effects": ("effect", "set", "do", "sets", "changes"),
    "title": ("name",),
    "values": ("type", "value", "domain"),
    "start": ("default", "initial"),
    "means": ("description", "about", "note"),
}
_ELSEWHERE = {meant: key for key, names in _FORE.items() for meant in names}
"""The key here for what other formats call so; where a thing has no such key, it is no advice."""

_ELSE = ("else", "elif", "else if", "elseif", "otherwise")
NO_ELSE = "there is no `else`: write another passage whose `if` is the opposite, as in `if: not (…)`"

_IN_QUOTES = "words with `: ` in them need quotes, or stand on lines of their own after `|`"
_LIKE_A_LIST = "words that begin with `- ` or `[` need quotes, or stand on lines of their own after `|`"
_SHAPES = "a list is `[a, b]` or lines with `- `, a table is `{a: b}` or lines with `key: value`"
_DASHES = "begin each entry of the list with `- `"


def key_meant(name: str, known: Sequence[str]) -> str:
    """Return the known key that was perhaps meant by a name, or the empty string."""
    elsewhere = _ELSEWHERE.get(name.lower(), "")
    return elsewhere if elsewhere in known else closest(name, known)


def asks_for_else(name: str) -> bool:
    """Return whether a key was to say what is read where no `if` holds."""
    return name.lower() in _ELSE


def words_outside(key: Scalar) -> Explanation | None:
    """Explain a key that is a line of a text, which stands to the left of that."""
    return line_outside(key.source.lines, key.line)


def is_line_of_text(key: Scalar) -> bool:
    """Return whether a key looks like the first words of a text: it has several or a capital letter."""
    return key.text[:1].isupper() or key.text.count(" ") > 1


def instead_of(node: Node, key: KeySpec | None) -> str:
    """Return what to write instead of something of another shape than it should have; `key` is what it stands under."""
    if isinstance(node, YamlMapping):
        return _instead_of_table(node, key)
    if isinstance(node, YamlSequence):
        return _domain(node) if key is not None and key.name == "values" else _LIKE_A_LIST
    return f"write `[{ids_in(node)}]`" if key is not None and key.kind is ValueKind.ORDER else _SHAPES


def _instead_of_table(table: YamlMapping, key: KeySpec | None) -> str:
    kind = key.kind if key is not None else None
    if kind is ValueKind.EFFECTS:
        return f"write `[{', '.join(_as_effects(table.entries))}]`"
    if kind is ValueKind.MANY:
        first = next(iter(table.entries), "")
        return f"write `- {first[1:]}:` with a blank behind the `-`" if first[:1] == "-" else _DASHES
    return _IN_QUOTES


def _as_effects(entries: Mapping[str, tuple[Scalar, Node]]) -> list[str]:
    """Return entries of a table, at most three, as effects are written."""
    pairs = list(entries.items())[:3]
    return [f"{name} = {node.text if isinstance(node, Scalar) else '…'}" for name, (_, node) in pairs]


def ids_in(words: Scalar) -> str:
    """Return words that were to be several ids as a list has them."""
    return ", ".join(part for part in words.text.replace(",", " ").split() if part != "and")


def _domain(items: YamlSequence) -> str:
    """Return how the values in a list are written as a domain."""
    values = [item.text for item in items.items if isinstance(item, Scalar)]
    numbers = [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 5]
    if numbers and len(numbers) == len(values) and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"write `{numbers[0]}..{numbers[-1]}`"
    if {value.lower() for value in values} <= {"yes", "no", "true", "false", "on", "off"}:
        return "write `flag`"
    return f"write `{' < '.join(values)}` where they have an order, else `{' | '.join(values)}`"
