"""Keys of the reader's own: which commands a file gives which keys, and what of it cannot be."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

from msgspec import Struct

from game.keep.codec import Unreadable, text_of
from game.story.nearest import closest
from game.support.printable import printable
from game.support.words import _

KEYS = "keys.toml"
LONGEST = 64_000  # bytes of such a file

Keymap: TypeAlias = Mapping[str, tuple[str, ...]]
"""The keys of commands (ids) that the reader gave keys of their own, under Textual's names."""


class BoundKeys(Struct, frozen=True):
    """The usual keys of a command, and the contexts they are for. Those that are `fixed` cannot be changed."""

    id: str
    keys: tuple[str, ...]
    where: tuple[str, ...]
    fixed: bool = False


_NAMED = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
}
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_LONG = {short: long for long, short in _SHORT.items()}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""What a terminal cannot tell apart."""
_LEAVES = "ctrl+c"
_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
}


def key_called(name: str) -> str:
    """Return Textual's name of a key that is written as that name or as the character itself; empty where there is none."""
    name = unicodedata.normalize("NFC", name)
    *modifiers, last = [name] if len(name) == 1 else name.split("+")
    if not set(modifiers) <= {"ctrl", "shift", "alt"} or len(modifiers) != len(set(modifiers)):
        return ""
    key = last if last in _NAMED else _of_character(last)
    if "shift" in modifiers and len(key) == 1:
        modifiers.remove("shift")
        key = key.upper()
    whole = "+".join((*sorted(modifiers), key)) if key else ""
    return _SAME.get(whole, whole)


def _of_character(name: str) -> str:
    character = name if len(name) == 1 else _character(name)
    if not character.isprintable() or character.isspace() or len(character) != 1:
        return ""
    if character.isalnum():
        return character
    long = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(long, long)


def _character(name: str) -> str:
    """Return the character of that name, which has `_` for blanks and hyphens; empty where there is none."""
    long = _LONG.get(name, name)
    for written in (long, long.replace("_", "-", 1)):
        try:
            return unicodedata.lookup(written.replace("_", " "))
        except KeyError:
            continue
    return ""


def key_shown(key: str) -> str:
    """Return a key as the reader sees it."""
    *modifiers, last = key.split("+")
    shown = _SHOWN.get(last) or (last if len(last) == 1 or last in _NAMED else _character(last) or last)
    return f"^{shown}" if modifiers == ["ctrl"] else "+".join((*modifiers, shown))


def read_keymap(raw: bytes, usual: Iterable[BoundKeys]) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keys that a TOML file gives to commands, and a line on each thing in it that cannot be.

    What cannot be leaves its command with the usual keys, and a file that is no TOML leaves all of them.
    """
    import tomllib  # only whoever has such a file waits for it

    try:
        text = text_of(raw, LONGEST)
        table = tomllib.loads(text)
    except Unreadable as error:
        return {}, (f"{KEYS}: {error}",)
    except (ValueError, RecursionError) as error:
        return {}, (f"{KEYS}: " + _("this is no TOML: {why}").format(why=printable(str(error))),)
    commands = {one.id: one for one in usual}
    own: dict[str, tuple[str, ...]] = {}
    faults: list[tuple[int, str]] = []
    for id, value in table.items():
        keys, fault = _keys_of(id, value, commands)
        if fault:
            faults.append((_line(id, text), fault))
        else:
            own[id] = keys
    faults += [(_line(id, text), fault) for id, fault in _without_clashes(own, tuple(commands.values()))]
    return own, tuple(f"{KEYS}:{line}: {fault}" if line else f"{KEYS}: {fault}" for line, fault in sorted(faults))


def _keys_of(id: str, value: object, commands: Mapping[str, BoundKeys]) -> tuple[tuple[str, ...], str]:
    """Return the keys that are given to a command, or what is wrong with them."""
    if id not in commands:
        close, name = closest(id, commands), printable(id[:40])
        meant = _("there is no command “{id}”; did you mean “{close}”?") if close else _("there is no command “{id}”")
        return (), meant.format(id=name, close=close)
    if commands[id].fixed:
        return (), _("the keys of {id} cannot be changed").format(id=id)
    written = value if isinstance(value, list) else [value]
    keys = tuple(dict.fromkeys(key_called(one) if isinstance(one, str) else "" for one in written))
    if _LEAVES in keys:
        return (), _("{key} always leaves the game, so {id} keeps its usual keys").format(key=key_shown(_LEAVES), id=id)
    if not keys or "" in keys:
        wrong = printable(str(next((one for one in written if not isinstance(one, str) or not key_called(one)), "")))[
            :20
        ]
        return (), _("“{key}” is no key, so {id} keeps its usual ones; keys are x, f5, ctrl+x").format(key=wrong, id=id)
    return keys, ""


def _without_clashes(own: dict[str, tuple[str, ...]], usual: tuple[BoundKeys, ...]) -> Iterator[tuple[str, str]]:
    """Take own keys away until no key means two things in one context; yields whose were taken, and why.

    A command that gets its usual keys back may clash with another's own, so it is looked again until nothing does.
    """
    while clash := _clash(own, usual):
        key, one, other = clash
        for id, beside in ((one, other), (other, one)):
            if own.pop(id, None):
                words = _("{key} is also the key of {other}, so {id} keeps its usual ones")
                yield id, words.format(key=key_shown(key), other=beside, id=id)


def _clash(own: Keymap, usual: tuple[BoundKeys, ...]) -> tuple[str, str, str] | None:
    """Return the first key that means two things in one context, and those two."""
    for one, other in combinations(usual, 2):
        if (one.id in own or other.id in own) and not set(one.where).isdisjoint(other.where):
            others = own.get(other.id, other.keys)
            for key in own.get(one.id, one.keys):
                if key in others:
                    return key, one.id, other.id
    return None


def _line(id: str, text: str) -> int:
    """Return the line in which a command is given keys, from 1; 0 where it cannot be told."""
    found = re.search(rf"""^[ \t]*\[?(["']?){re.escape(id)}\1[ \t]*[].=]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
