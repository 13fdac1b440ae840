"""What to write instead of a key that there is not, or of something of another shape than its key takes."""

import re
from collections.abc import Collection, Mapping, Sequence

from game.story.format.schema import SCHEMA, KeySpec, RecordType, ValueKind
from game.story.format.values import as_range, closest_id, is_id
from game.story.nearest import closest
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence

_FORE = {
    "to": ("target", "next", "goto", "go to", "go", "destination", "leads to", "link", "scene", "jump", "divert"),
    "text": (
        *("label", "option", "prompt", "body", "prose", "content", "words", "description", "desc", "narration"),
        *("paragraph", "paragraphs", "passage", "passages", "dialogue", "dialog", "line", "lines", "story", "claim"),
    ),
    "if": ("condition", "requires", "when", "only if", "show if"),
    "then": ("result", "outcome", "response", "after", "consequence", "reply"),
    "effects": ("effect", "set", "do", "sets", "changes"),
    "title": ("name", "heading", "headline"),
    "name": ("title", "label"),
    "id": ("name", "label", "key", "slug"),
    "values": ("type", "value", "domain"),
    "start": ("default", "initial"),
    "about": ("description", "desc", "bio", "biography", "summary", "blurb"),
    "means": ("description", "desc", "about", "note"),
    "because": ("description", "reason", "why"),
    "briefing": ("intro", "introduction", "preface", "foreword"),
    "report": ("summary",),
    "line": ("summary",),
    "choices": ("options", "links", "responses", "actions", "decisions"),
    "people": ("characters", "character", "cast", "who"),
    "place": ("location", "where", "setting"),
    "when": ("time", "day"),
    "notes": ("footnotes",),
    "scenes": ("passages", "nodes"),
    "acts": ("chapters", "parts"),
    "variables": ("state", "vars", "flags"),
    "recorded": ("facts", "fact"),
    "rests on": ("evidence", "based on"),
    "says": ("text", "claim", "position"),
    "exact": ("quote", "quotation"),
}
_ELSEWHERE = {
    name: [key for key, names in _FORE.items() if name in names] for names in _FORE.values() for name in names
}
"""The keys here for what other formats call so; where a thing has no such key, it is no advice."""

_ELSE = ("else", "elif", "else if", "elseif", "otherwise")
NO_ELSE = "there is no `else`: write another whose `if` is the opposite, as in `if: not (…)`"
_INSTEAD_OF_ELSE = {
    "choice": f"{NO_ELSE}, or `fallback: yes` for one that is open only while no other is",
    "ending": "there is no `else`: an ending without `if`, behind the others, is had by whoever has none of them",
}

_IN_QUOTES = "words with `: ` in them need quotes, or stand on lines of their own after `|`"
_LIKE_A_LIST = "words that begin with `- ` or `[` need quotes, or stand on lines of their own after `|`"
_SHAPES = "a list is `[a, b]` or lines with `- `, a table is `{a: b}` or lines with `key: value`"
_DASHES = "begin each entry of the list with `- `"
_REASONS = "write each as `N103: why it is right as it is`"
_UNDASHED = "leave out the `- ` before its keys"

_MADE_OF = {"note": ("general",), "promise": ("never", "because")} | dict.fromkeys(
    ("begin", "exchange", "close"), ("title", "text")
)
"""Keys that say most of a thing of whose keys none is required."""
SAID = {"promise": "never", "choice": "text", "act": "title", "ending": "title"}
"""The key under which words alone were to stand, of things that have several; their id comes of the words as well."""

_SHORT = 40  # so many letters are shown again
_NAMES = re.compile("[A-Z.!?]")
_SIGNS = re.compile(r"[,:{}\[\]#\n]")

_ASKED = r"(?:not +|\( *)*(?:(?:seen|chose) +[a-z0-9][\w.-]*|[a-z][\w.]*(?: *(?:[=!<>]=|[<>=]) *-?\w+)?)(?: *\))*"
_CONDITION = re.compile(rf"{_ASKED}(?: +(?:and|or) +{_ASKED})*", re.ASCII)
_SURELY = re.compile(r"[=<>]|\b(?:seen|chose) ")


def reads_as_condition(words: str, *, surely: bool = False) -> bool:
    """Return whether words can be a condition; `surely` where they compare something or ask what was done, and are no mere name."""
    return bool(_CONDITION.fullmatch(words)) and (not surely or bool(_SURELY.search(words)))


def key_meant(name: str, known: Sequence[str], taken: Collection[str] = ()) -> str:
    """Return the known key that was perhaps meant by a name, or the empty string; none that is `taken` is called otherwise."""
    return key_elsewhere(name, [key for key in known if key not in taken]) or closest(name, known)


def list_with(name: str, thing: RecordType) -> str:
    """Return the key under which a thing has a list whose entries have a key of this name; empty where it has none."""
    lists = (key for key in thing.keys.values() if key.kind is ValueKind.MANY and name != "id")
    return next((key.name for key in lists if name in SCHEMA[key.of].keys), "")


def in_list(names: Sequence[str], key: KeySpec) -> str:
    """Return how the keys of an entry stand in the list under a key."""
    shown = _shown(SCHEMA[key.of])[:-1]
    more = (f", {name}: …" for name in names if f"{name}:" not in shown)
    return f"write {'it' if len(names) == 1 else 'them'} in the list under {key.name!r}: `{key.name}: [{shown}{''.join(more)}}}]`"


def key_elsewhere(name: str, known: Collection[str]) -> str:
    """Return the known key that other formats call so, or the empty string."""
    return next((key for key in _ELSEWHERE.get(name.lower(), ()) if key in known), "")


def takes(key: KeySpec, node: Node) -> bool:
    """Return whether this is, by its shape alone, what stands under a key and under no other: a text, or a list of things."""
    if isinstance(node, Scalar):
        return node.style in ("|", ">") and key.kind in (ValueKind.TEXT, ValueKind.PROSE)
    of = SCHEMA.get("passage" if key.kind is ValueKind.TEXT else key.of)
    if not isinstance(node, YamlSequence) or of is None or key.kind not in (ValueKind.TEXT, ValueKind.MANY):
        return False
    return bool(node.items) and all(
        item.entries.keys() <= of.keys.keys() if isinstance(item, YamlMapping) else takes(key, item)
        for item in node.items
    )


def asks_for_else(name: str) -> bool:
    """Return whether a key was to say what is read where no `if` holds."""
    return name.lower() in _ELSE


def instead_of_else(thing: RecordType) -> str:
    """Return how such a thing says what is so where no `if` holds."""
    return _INSTEAD_OF_ELSE.get(thing.name, NO_ELSE)


def instead_of(node: Node, key: KeySpec) -> str:
    """Return what to write instead of something of another shape than should stand under a key."""
    if isinstance(node, YamlMapping):
        return _instead_of_table(node, key)
    if isinstance(node, YamlSequence):
        return _instead_of_list(node, key)
    if key.kind is ValueKind.REASONS:
        return _REASONS
    if key.kind is ValueKind.ONE and node.text in ("no", "none", "false"):
        return f"leave {key.name!r} out"
    if key.kind is ValueKind.ONE:
        return instead_of_thing(node, SCHEMA[key.of])
    if key.kind is ValueKind.MANY and key.of in SAID:
        return f"write `[{_shown(SCHEMA[key.of], node)}]`"
    return f"write `[{_ids_in(node)}]`" if key.kind is ValueKind.ORDER else _SHAPES


def instead_of_thing(node: Scalar | YamlSequence, thing: RecordType) -> str:
    """Return what to write instead of words or a list where the keys of a thing should stand."""
    if isinstance(node, YamlSequence):
        return _UNDASHED if all(isinstance(item, YamlMapping) for item in node.items) else f"write `{_shown(thing)}`"
    if thing.name in ("story", "scene", "ending") and node.column == 1:  # a file of its own
        return "begin with its keys, each on a line, as in `id: …`"
    return f"write `{_shown(thing, node)}`" + ", or `always:`" * (thing.name == "promise")


def instead_of_ids(words: Scalar, *, in_list: bool) -> str:
    """Return what to write instead of words where an id should stand, be it in a list or in the place of one."""
    if _NAMES.search(words.text):
        return "name each by its id, not by its name or its words"
    several = _ids_in(words)
    if not in_list:
        return f"write `[{several}]`"
    return (
        f"write `{several}`" if "," in words.text else f"write `{several}`, or `{'-'.join(words.text.split())}` for one"
    )


def _instead_of_table(table: YamlMapping, key: KeySpec) -> str:
    first, names = next(iter(table.entries), ""), ", ".join(table.entries)
    match key.kind:
        case ValueKind.EFFECTS:
            return f"write `[{', '.join(as_effects(table.entries))}]`"
        case ValueKind.MANY if first[:1] == "-":
            return f"write `- {first[1:]}:` with a blank behind the `-`"
        case ValueKind.MANY if "id" in SCHEMA[key.of].keys and first not in SCHEMA[key.of].keys:
            said = table.entries[first][1]
            words = isinstance(said, Scalar) and said.text and f", and below it `{SAID[key.of]}: {said.text}`"
            return f"{_DASHES}, as in `- id: {first}`{words or ''}"
        case ValueKind.MANY:
            return _DASHES
        case ValueKind.REFS:
            return f"write `[{names}]`"
        case ValueKind.CONDITION:
            return f"write `{' and '.join(as_effects(table.entries)).replace(' = ', ' == ')}`"
    return _IN_QUOTES


def id_before(entry: Node | None) -> str:
    """Return how an entry of a list is written in a table, where its id stands before its keys."""
    entries = entry.entries if isinstance(entry, YamlMapping) else {}
    first, (_, value) = next(iter(entries.items()), ("", (None, None)))
    if entry is not None and entry.source.lines[entry.line - 1][entry.column - 1] != "{":
        if first == "id" and isinstance(value, Scalar) and value.text:
            further = " with 2 blanks before it, 4 before its keys" * (entry.column == len("- ") + 1)
            return f"write `{value.text}:` in the place of `- id: {value.text}`{further}, and so for each"
        if len(entries) == 1 and is_id(first):
            return f"leave out the `- ` before `{first}:`, and so for each"
    return "write the id before each, and no `- `, as in `id: {…}`"


def _instead_of_list(items: YamlSequence, key: KeySpec) -> str:
    first = next(iter(items.items), None)
    match key.kind:
        case ValueKind.VALUES if key.name == "values":
            return _domain(items)
        case ValueKind.NAMED if isinstance(first, Scalar):
            return f"write each as `{first.text}: {_shown(SCHEMA[key.of])}`"
        case ValueKind.NAMED:
            return id_before(first)
        case ValueKind.REASONS:
            return _REASONS
        case ValueKind.ONE:
            return _UNDASHED
        case ValueKind.CONDITION:
            return f"write `{' and '.join(item.text for item in items.items if isinstance(item, Scalar))}`"
        case ValueKind.REF:
            return "name one of them"
        case ValueKind.LINES:
            return 'write the first and the last, as in "16–23"'
        case ValueKind.PROSE:
            return "write it after `|`, with an empty line between two paragraphs"
    return _LIKE_A_LIST


def _shown(thing: RecordType, words: Scalar | None = None) -> str:
    """Return a thing as a table of the keys that it must have, with the words that stand there under the key they are for."""
    keys = _MADE_OF.get(thing.name) or tuple(key.name for key in thing.keys.values() if key.required)
    said = dict[str, str]()
    if words is not None and len(words.text) <= _SHORT and not _SIGNS.search(words.text):
        said = {keys[0] if len(keys) == 1 else SAID.get(thing.name, ""): words.text}
        said |= {"id": closest_id(words.text)} if thing.name in SAID else {}
    return "{" + ", ".join(f"{key}: {said.get(key) or '…'}" for key in keys) + "}"


def as_effects(entries: Mapping[str, tuple[Scalar, Node]]) -> list[str]:
    """Return entries of a table, at most three, as effects are written."""
    pairs = list(entries.items())[:3]
    return [f"{name} = {node.text if isinstance(node, Scalar) else '…'}" for name, (_, node) in pairs]


def _ids_in(words: Scalar) -> str:
    """Return words that were to be several ids as a list has them."""
    return ", ".join(part for part in words.text.replace(",", " ").split() if part != "and")


def _domain(items: YamlSequence) -> str:
    """Return how the values in a list are written as a domain."""
    values = [item.text for item in items.items if isinstance(item, Scalar)]
    if numbers := as_range(values):
        return f"write `{numbers}`"
    if {value.lower() for value in values} <= {"yes", "no", "true", "false", "on", "off"}:
        return "write `flag`"
    return f"write `{' < '.join(values)}` where they have an order, else `{' | '.join(values)}`"
