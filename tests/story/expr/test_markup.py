"""Prose: authored text becomes blocks, spans and marks, and nothing of its markup is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.expr.markup import NoteScope, read_blocks, read_line
from game.story.model import Block, Inline, NoteRef
from game.story.source.nodes import Scalar, SourceFile, YamlMapping
from game.story.source.yaml_reader import read


def scalar(text: str) -> Scalar:
    """The text as it would stand after `a: |`."""
    return Scalar(SourceFile("f.yaml", ("a: |", *("  " + line for line in text.split("\n"))), {}), 1, 4, text, "|")


def shown(inlines: tuple[Inline, ...]) -> str:
    """Inlines in a short notation: emphasis in /slashes/, marks in <angles>."""
    return "".join(
        f"<{one.note}>" if isinstance(one, NoteRef) else f"/{one.text}/" if one.emphasis else one.text
        for one in inlines
    )


def blocks(text: str) -> list[str]:
    """The blocks of a text in the same notation, each with the first letter of its look."""
    return [
        f"{one.look[0]} {shown(one.inlines)}"
        for one in read_blocks(scalar(text), NoteScope(frozenset({"n", "guns"})), Diagnostics())
    ]


def said(text: str) -> list[str]:
    """The problems of a text as `line:column code`."""
    problems = Diagnostics()
    read_blocks(scalar(text), NoteScope(frozenset({"n", "guns"})), problems)
    return [f"{one.where.line}:{one.where.column} {one.code}" for one in problems.sorted()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nand the next.\n", ["p One line and the next."]),
        ("One.\n\n\n  \nTwo.", ["p One.", "p Two."]),
        ("A *word* here.", ["p A /word/ here."]),
        ("*All of\nit*", ["p /All of it/"]),
        ("*One**two*", ["p /One//two/"]),
        ("*One* *two*", ["p /One/ /two/"]),
        ("re*mark*able", ["p re/mark/able"]),
        ("Guns.[^guns] And[^n] more.", ["p Guns.<guns> And<n> more."]),
        ("*Guns[^guns]*", ["p /Guns/<guns>"]),
        ("*Guns[^guns] too*", ["p /Guns/<guns>/ too/"]),
        ("> Heard\n> again\n\n> and again", ["q Heard again", "q and again"]),
        ("> One\n>\n> two", ["q One", "q two"]),
        ("= RING\n= ONCE", ["s RING ONCE"]),
        ("Before\n> heard\nafter\n= SIGN", ["p Before", "q heard", "p after", "s SIGN"]),
        ("\\> no quotation, \\= no sign", ["p > no quotation, = no sign"]),
        ("A \\*star\\*, a \\[bracket], a \\\\", ["p A *star*, a [bracket], a \\"]),
        ("[sic] and 2 > 1 = true", ["p [sic] and 2 > 1 = true"]),
        ("a  b\u00a0c", ["p a b\u00a0c"]),
    ],
)
def test_text_is_read_as_it_is_written(text: str, expected: list[str]) -> None:
    """Paragraphs, quotations, signs, emphasis, marks and escapes give their blocks and inlines."""
    assert said(text) == []
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("A *word here.", ["2:5 E040"]),
        ("A *word\n\nhere*.", ["2:5 E040", "4:7 E040"]),
        ("A ** here.", ["2:6 E040"]),
        ("A **bold** word, *so*.", ["2:5 E040"]),
        ("A **bold word.", ["2:5 E040"]),
        ("===\n\n>>> so", []),
        (">no blank\n=NONE\n\\=so", ["2:3 E045", "3:3 E045"]),
        ("**" + "[^x] " * 100, ["2:3 E040", *(f"2:{at} E037" for at in range(5, 100, 5))]),
        ("One.\nGuns.[^gunz]", ["3:8 E037"]),
        ("Guns.[guns] [sic]", ["2:8 E037"]),
        ("Guns.[^]", ["2:8 E037"]),
        ("Guns.[^guns", ["2:8 E037"]),
        ("Guns.[^1] And.[^2]\n\n[^1]: Two guns.\n[^2]: So.", ["4:3 E042", "5:3 E042"]),
        ("Guns.[^1]\n\n  [^1]: Two guns.[^1]\n[^1]: Three.", ["4:5 E042"]),
        ("Guns.[^guns]\n\n[^guns]: Two guns.", ["4:3 E042"]),
        ("Guns.[^guns]: two.", []),
        ("> ", ["2:3 E011"]),
        ("=\n\n>", ["2:3 E011"]),
        ("[^guns]", ["2:3 E011"]),
        ("*[^guns]*", ["2:3 E011"]),
        ("[^gunz]", ["2:3 E037"]),
        ("> ?\n\n[^guns]", []),
        ("A \\n.", ["2:5 E041"]),
        ("A\\", ["2:4 E041"]),
        ("> said *so", ["2:10 E040"]),
    ],
)
def test_the_wrong_sign_is_blamed(text: str, problems: list[str]) -> None:
    """What is wrong with a text is reported at its line and column in the file."""
    assert said(text) == problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: One\n  and on.\n\n\n  Two.", ["p One and on.", "p Two."]),
        ("a: >\n  One\n  and *on*.\n\n  Two.\n", ["p One and /on/.", "p Two."]),
        ('a: "One\n  and on.\n\n  > Two.\\n\\nThree."', ["p One and on.", "q Two.", "p Three."]),
        ("a: '> One\n\n  = Two'", ["q One", "s Two"]),
    ],
)
def test_an_empty_line_parts_paragraphs_in_every_style(text: str, expected: list[str]) -> None:
    """Where YAML folds lines, what an empty line parts is not run together."""
    assert [
        f"{one.look[0]} {shown(one.inlines)}" for one in read_blocks(written(text), None, Diagnostics())
    ] == expected


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: >\n  One\n  > two\n", ["3:3 E044"]),
        ("a: One\n  = two = 3\n  > 4", ["2:3 E044", "3:3 E044"]),
        ("a: 1 > 0\n  and 2 = 2", []),
        ("a: >\n  > One\n  two\n", []),
    ],
)
def test_a_sign_that_yaml_joins_to_its_line_is_blamed(text: str, problems: list[str]) -> None:
    """A quotation or a sign is never run into the line above it in silence."""
    found = Diagnostics()
    read_blocks(written(text), None, found)
    assert [f"{one.where.line}:{one.where.column} {one.code}" for one in found.sorted()] == problems


def written(text: str) -> Scalar:
    """What stands under the first key of a file."""
    node = read("f.yaml", text, Diagnostics())
    assert isinstance(node, YamlMapping)
    value = next(iter(node.entries.values()))[1]
    assert isinstance(value, Scalar)
    return value


def test_a_line_is_one_line() -> None:
    """Words on one line keep their emphasis and take no marks."""
    problems = Diagnostics()
    assert shown(read_line(scalar("Go *on*\nthen"), None, problems)) == "Go /on/ then"
    assert not problems.found
    read_line(scalar("Go on[^n]"), None, problems)
    assert [one.code for one in problems.found] == ["E042"]


WORDS = st.text(st.sampled_from("ab *>=\\[^n]\n"), max_size=40)


@given(WORDS | st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    """No text makes reading raise; no blank stands at the end of a block, none twice, and no block is empty."""
    for block in read_blocks(scalar(text), NoteScope(frozenset({"n"})), Diagnostics()):
        whole = shown(block.inlines)
        assert block.inlines
        assert whole.strip(" \n") == whole or "<" in whole or "/" in whole
        assert (
            "  " not in "".join("" if isinstance(one, NoteRef) else one.text for one in block.inlines) or "<" in whole
        )
        assert "\n" not in whole


@given(st.lists(st.text(st.sampled_from("ab*[\\>="), min_size=1, max_size=6), min_size=1, max_size=6))
def test_what_is_escaped_is_read_as_it_was(words: list[str]) -> None:
    """Any words whose signs are escaped come out as they were."""
    text = " ".join(words)
    escaped = "".join(f"\\{sign}" if sign in "*[\\>=" else sign for sign in text)
    problems = Diagnostics()
    (block,) = read_blocks(scalar(escaped), None, problems)
    assert isinstance(block, Block)
    assert (shown(block.inlines), problems.found) == (text, set())
