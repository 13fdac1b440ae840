"""Checks what stands under a key: whether it has the shape that the key's kind takes, and each text in it the form."""

from game.story.diagnostics import Diagnostics
from game.story.format.advice import as_effects, id_before, instead_of, instead_of_ids
from game.story.format.schema import KeySpec, ValueKind
from game.story.format.values import blame_comment, fits
from game.story.source.lookalikes import blame_lookalike, lookalike_in
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.yaml_errors import NOT_INDENTED

_TABLES = frozenset((ValueKind.ONE, ValueKind.NAMED, ValueKind.REASONS, ValueKind.ORDER, ValueKind.TEXT))
_LISTS = frozenset(
    (
        ValueKind.REFS,
        ValueKind.NUMBERS,
        ValueKind.PHRASES,
        ValueKind.POINTS,
        ValueKind.EFFECTS,
        ValueKind.ORDER,
        ValueKind.MANY,
        ValueKind.TEXT,
    )
)
_OF_ANYTHING = frozenset((ValueKind.MANY, ValueKind.TEXT))
_NOT_SINGLE = frozenset((ValueKind.MANY, ValueKind.ONE, ValueKind.NAMED, ValueKind.REASONS, ValueKind.ORDER))
OF_WORDS = frozenset((ValueKind.WORDS, ValueKind.VERBATIM, ValueKind.MARKED, ValueKind.PROSE, ValueKind.TEXT))
"""Kinds of which what stands there is words that somebody reads."""

_DASHED = frozenset((ValueKind.VALUES, ValueKind.DATES))
"""Kinds in which a dash of another sort was meant for something else than a hyphen, which is told where they are read."""
_NAMES = frozenset((ValueKind.ID, ValueKind.REF, ValueKind.REFS))
_SIGNS = (
    _DASHED
    | _NAMES
    | {
        ValueKind.CONDITION,
        ValueKind.EFFECTS,
        ValueKind.YES_NO,
        ValueKind.NUMBER,
        ValueKind.NUMBERS,
        ValueKind.POINT,
        ValueKind.POINTS,
        ValueKind.ORDER,
        ValueKind.MANY,
    }
)
"""Kinds of which nothing is words, so that each character is one of the format's own."""
_ONE_EACH = "write them one by one, without `[ ]` round each; words with `: ` in them need quotes"
_STANDS = {Scalar: "are words", YamlSequence: "is a list", YamlMapping: "are keys and values"}


def blame_shape(node: Node, what: str, wanted: str, hint: str, problems: Diagnostics) -> None:
    """Report something of another shape than is wanted, and what to write instead."""
    problems.add("E008", node.where, f"{what} must be {wanted}; here {_STANDS[type(node)]}", hint)


def fits_key(node: Node, key: KeySpec, problems: Diagnostics) -> bool:
    """Return whether what stands under a key is of its kind; it is blamed when not."""
    if isinstance(node, Scalar):
        if not node.text.strip():
            return _may_be_empty(node, key, problems)
        if _looks_alike(node, key, problems) or (
            key.kind is ValueKind.REFS and not _is_one_id(node, problems, in_list=False)
        ):
            return False
        if key.kind not in _NOT_SINGLE:
            return fits(node, key, problems)
    elif isinstance(node, YamlSequence) and not node.items and key.required and not key.may_be_empty:
        problems.add("E011", node.where, *nothing_under(key))
        return False
    elif isinstance(node, YamlSequence) and key.kind in _LISTS:
        return key.kind in _OF_ANYTHING or _all_fit(node, key, problems)
    elif isinstance(node, YamlMapping) and key.kind in _TABLES:
        return True
    blame_shape(node, f"what stands under {key.name!r}", str(key.kind), instead_of(node, key), problems)
    return False


def _looks_alike(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    """Return whether a character in this only looks like one that may stand there; it is blamed then."""
    at = lookalike_in(node.text, dashes=key.kind not in _DASHED) if key.kind in _SIGNS or key.words else None
    if at is not None:
        blame_lookalike(node.text[at], node.at(at), problems, in_name=key.kind in _NAMES)
    return at is not None


def _is_one_id(node: Scalar, problems: Diagnostics, *, in_list: bool) -> bool:
    """Return whether this may be a single id; several that nothing parts are blamed, once for all of them."""
    if "," not in node.text and " " not in node.text.strip():
        return True
    message = f"an id has no blanks and no commas, and here stands {node.text!r}"
    problems.add("E008", node.where, message, instead_of_ids(node, in_list=in_list))
    return False


def _blame_blank(node: Scalar, message: str, problems: Diagnostics) -> bool:
    """Report a place in a list at which nothing stands, or only what YAML takes for a comment; return that it does not fit."""
    if where := node.comment:
        blame_comment(where, problems)
    else:
        problems.add("E011", node.where, message, "write it, or take its place out of the list")
    return False


def nothing_under(key: KeySpec) -> tuple[str, str]:
    """Return that nothing stands under a key, and what to do about it."""
    if key.required:
        return f"nothing stands under {key.name!r}, which is required", f"write {key.help}"
    return f"nothing stands under {key.name!r}", f"write it, or leave {key.name!r} out"


def _may_be_empty(node: Scalar, key: KeySpec, problems: Diagnostics) -> bool:
    if not node.style and key.kind not in _OF_ANYTHING and key.kind in _LISTS | _TABLES:
        return True
    if key.kind in OF_WORDS and (where := node.comment):
        blame_comment(where, problems)
    else:
        message, hint = nothing_under(key)
        if is_promised(node):
            message, hint = f"{message}: no line below stands further in than its key", NOT_INDENTED[1]
        problems.add("E011", node.where, message, hint)
    return False


def _all_fit(node: YamlSequence, key: KeySpec, problems: Diagnostics) -> bool:
    """Return whether every item fits; each that does not is blamed, and things in a list of ids once for all."""
    things = [item for item in node.items if isinstance(item, YamlMapping)]
    if things and key.kind is ValueKind.ORDER:
        message = f"a list under {key.name!r} has ids alone; with their keys they stand in a table"
        problems.add("E008", node.where, message, id_before(things[0]))
        return False
    fits = [_fits_item(item, key, problems) for item in node.items]
    return all(fits)


def _fits_item(item: Node, key: KeySpec, problems: Diagnostics) -> bool:
    if isinstance(item, Scalar):
        if not item.text.strip():
            return _blame_blank(item, f"nothing stands here, in the list under {key.name!r}", problems)
        if _looks_alike(item, key, problems) or (
            key.kind is ValueKind.REFS and not _is_one_id(item, problems, in_list=True)
        ):
            return False
        return fits(item, key, problems)
    hint = _ONE_EACH
    if key.kind is ValueKind.EFFECTS and isinstance(item, YamlMapping):
        hint = f"write `{', '.join(as_effects(item.entries))}`"
    blame_shape(item, f"each in the list under {key.name!r}", "a word or a line of words", hint, problems)
    return False


def is_promised(node: Node) -> bool:
    """Return whether this is a `|` without a text below it."""
    return isinstance(node, Scalar) and node.style in ("|", ">") and not node.text.strip()
