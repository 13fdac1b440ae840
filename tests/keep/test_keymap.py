"""Keys of the reader's own: what a file may give to commands, and what is said of the rest of it."""

import pytest

from game.keep.keymap import BoundKeys, key_called, key_shown, read_keymap

USUAL = (
    BoundKeys("undo", ("u",), ("page",)),
    BoundKeys("redo", ("r", "ctrl+r"), ("page", "people")),
    BoundKeys("mark", ("m",), ("page",)),
    BoundKeys("mark_line", ("m",), ("atlas",)),
    BoundKeys("journal", (), ("page", "atlas")),
    BoundKeys("number", tuple("0123456789"), ("page",), fixed=True),
)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("", {}),
        ("# nothing yet", {}),
        ('undo = "z"', {"undo": ("z",)}),
        ('\ufeffundo = "z"', {"undo": ("z",)}),
        ('undo = ["z", "ctrl+z", "z"]', {"undo": ("z", "ctrl+z")}),
        ('journal = "?"', {"journal": ("question_mark",)}),
        ('undo = "r"\nredo = "u"', {"undo": ("r",), "redo": ("u",)}),
        ('undo = "m"\nmark = "j"', {"undo": ("m",), "mark": ("j",)}),
        ('mark_line = "u"', {"mark_line": ("u",)}),  # another context
    ],
)
def test_a_file_gives_commands_keys(text: str, own: dict[str, tuple[str, ...]]) -> None:
    """One key or several, of which each means one thing in one place."""
    assert read_keymap(text.encode(), USUAL) == (own, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_may_be_as_a_shell_writes_it(encoding: str) -> None:
    """In UTF-16, and with letters in pieces."""
    assert read_keymap('undo = "e\u0301"'.encode(encoding), USUAL) == ({"undo": ("é",)}, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\nundoo = "z"', "keys.toml:2: there is no command “undoo”; did you mean “undo”?"),
        ('xyzzy = "z"', "keys.toml:1: there is no command “xyzzy”"),
        ('[page]\nundo = "z"', "keys.toml:1: there is no command “page”"),
        ('number = "z"', "keys.toml:1: the keys of number cannot be changed"),
        ('undo = "zz"', "keys.toml:1: “zz” is no key, so undo keeps its usual ones; keys are x, f5, ctrl+x"),
        ("undo = 3", "keys.toml:1: “3” is no key, so undo keeps its usual ones; keys are x, f5, ctrl+x"),
        ("undo = []", "keys.toml:1: “” is no key, so undo keeps its usual ones; keys are x, f5, ctrl+x"),
        ('undo = ["z", "hyper+z"]', "“hyper+z” is no key"),
        ('undo = "ctrl+c"', "keys.toml:1: ^c always leaves the game, so undo keeps its usual keys"),
        ('\n\nundo = "m"', "keys.toml:3: m is also the key of mark, so undo keeps its usual ones"),
        ('undo = "7"', "keys.toml:1: 7 is also the key of number, so undo keeps its usual ones"),
        ("undo = ", "keys.toml: this is no TOML: "),
        ('undo = "z"\nundo = "y"', "keys.toml: this is no TOML: "),
        ("undo = " + "[" * 5000, "keys.toml: this is no TOML: "),
        ("# " + "x" * 70_000, "keys.toml: it is too large"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(text: str, fault: str) -> None:
    """One line on it, and the command keeps its usual keys."""
    own, (told,) = read_keymap(text.encode(), USUAL)
    assert own == {}
    assert fault in told
    assert "\n" not in told


def test_bytes_that_are_no_text_are_told() -> None:
    """They are told as such, and all keys stay the usual ones."""
    assert read_keymap(b"\xff\xfe\x00", USUAL) == ({}, ("keys.toml: it is not UTF-16",))


def test_what_stands_beside_a_fault_holds() -> None:
    """A key for two commands is taken from both of them, in the order of the file, and all else is used."""
    own, told = read_keymap(b'mark = "x"\nundo = "x"\nredo = "y"\nnothing = "z"', USUAL)
    assert own == {"redo": ("y",)}
    assert [one.partition(" ")[0] for one in told] == ["keys.toml:1:", "keys.toml:2:", "keys.toml:4:"]


def test_a_usual_key_that_comes_back_may_clash() -> None:
    """Whoever took the usual key of a command that falls back on it falls back as well."""
    own, told = read_keymap(b'undo = "ctrl+c"\nmark = "u"', USUAL)
    assert own == {}
    assert len(told) == 2


@pytest.mark.parametrize(
    ("written", "key", "shown"),
    [
        ("x", "x", "x"),
        ("X", "X", "X"),
        ("shift+x", "X", "X"),
        ("é", "é", "é"),
        ("„", "double_low_9_quotation_mark", "double_low_9_quotation_mark"),
        ("?", "question_mark", "?"),
        ("question_mark", "question_mark", "?"),
        ("-", "minus", "-"),
        ("+", "plus", "+"),
        ("slash", "slash", "/"),
        ("<", "less_than_sign", "<"),
        ("less_than_sign", "less_than_sign", "<"),
        ("f12", "f12", "f12"),
        ("ctrl+g", "ctrl+g", "^g"),
        ("shift+ctrl+left", "ctrl+shift+left", "ctrl+shift+←"),
        ("escape", "escape", "esc"),
        ("ctrl+i", "tab", "tab"),
        ("space", "space", "space"),
    ],
)
def test_keys_have_the_names_of_the_screen(written: str, key: str, shown: str) -> None:
    """A key may be written as its character or by its name, and is shown as readers know it."""
    assert key_called(written) == key
    assert key_shown(key) == shown


@pytest.mark.parametrize(
    "written", ["", " ", "+", "ctrl+", "+x", "xx", "f99", "ctrl+ctrl+x", "hyper+x", "\x07", "no_such_key"]
)
def test_what_is_no_key_has_no_name(written: str) -> None:
    """Neither words nor what no keyboard sends."""
    assert key_called(written) == ("plus" if written == "+" else "")
