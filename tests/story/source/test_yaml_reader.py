"""The reader: any bytes give values or problems, never an exception, and everything knows where it stands."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.source import yaml_builder
from game.story.source.folder import LARGEST
from game.story.source.nodes import Node, Scalar, SourceFile, YamlMapping, YamlSequence
from game.story.source.unicode import sanitised
from game.story.source.yaml_builder import DEEPEST
from game.story.source.yaml_reader import read

YAMLISH = st.lists(
    st.sampled_from(
        [
            "a: b\n",
            "- x\n",
            "  ",
            "\t",
            "'",
            '"',
            "|\n",
            ">\n",
            "&a ",
            "*a",
            "!t ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ": ",
            "#",
            "\x07",
        ]
        + [
            "\ufeff",
            "\u202e",
            "\r",
            "\r\n",
            "\x00",
            "---\n",
            "...\n",
            "? ",
            "é",
            "e\u0301",
            "\ud800",
            "\x85",
            "\\x07",
            "%",
        ]
    ),
    max_size=40,
).map("".join)


def check(data: bytes | str) -> tuple[Node | None, Diagnostics]:
    """Reads something and checks that every problem stands inside it."""
    problems = Diagnostics()
    node = read("f.yaml", data, problems)
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for problem in problems.found:
        assert 1 <= problem.where.line <= len(lines) + 1
        assert 1 <= problem.where.column <= len((*lines, "")[problem.where.line - 1]) + 2
    assert node is not None or problems.found
    return node, problems


def plain(node: Node | None) -> object:
    """What was read as Python's own values."""
    match node:
        case YamlMapping():
            return {key: plain(value) for key, (_, value) in node.entries.items()}
        case YamlSequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
    return None


def said(text: bytes | str) -> list[str]:
    """The problems of a text, as `line:column code`."""
    return [f"{one.where.line}:{one.where.column} {one.code}" for one in check(text)[1].sorted()]


@given(st.text() | YAMLISH)
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader raise, and its problems stand inside the text."""
    check(text)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    """No bytes make the reader raise."""
    check(data)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8).map(
    lambda text: yaml.reader.Reader.NON_PRINTABLE.sub("", text) or "x"
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@example(
    value=["\U0002bf7a\u030f"], style='"', flow=False
)  # written as an escape, with an accent behind its last digit
@given(VALUES.filter(lambda value: not isinstance(value, str)), st.sampled_from([None, "'", '"']), st.booleans())
def test_what_was_written_is_read(value: object, style: str, flow: bool) -> None:
    """What a YAML writer wrote is read as the same words, composed (NFC), in every style."""
    text = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=30)
    node, problems = check(text)
    if problems.found:  # two keys may be one once they are composed, and what is no writing may have been drawn
        assert {problem.code for problem in problems.found} <= {"E002", "E005"}
    else:
        assert repr(plain(node)) == repr(plain(check(yaml.safe_dump(value, allow_unicode=True))[0]))


@pytest.mark.parametrize(
    "text",
    [
        "a: one §two\n",
        "a: 'it''s § two'\n",
        'a: "x \\"q\\" \\u00e9 § two"\n',
        'a: "one\n  two \\\n  three § four"\n',
        "a: one\n  two\n  thr§ee\n",
        "a: |\n    one\n\n    two § three\n",
        "a:\n  - |-\n    one\n      indented §\n",
        "a: >\n  one\n  two\n\n  three §\n",
        "a: |2\n    deep §\n",
        "a: [x, y §]\n",
        "é: {b: é §}\n",
    ],
)
def test_every_character_is_found_again(text: str) -> None:
    """`at` gives the line and column at which a character of a scalar stands in the file, in every style."""
    node, problems = check(text)
    assert not problems.found
    while not isinstance(node, Scalar):
        assert node is not None
        node = node.items[-1] if isinstance(node, YamlSequence) else next(iter(node.entries.values()))[1]
    before = text[: text.index("§")]
    where = node.at(node.text.index("§"))
    assert (where.line, where.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_columns_are_the_authors() -> None:
    """Letters that are composed and characters that are left out do not shift the columns behind them."""
    node, _ = check("a: e\u0301\x07e\u0301 §\n")
    assert isinstance(node, YamlMapping)
    scalar = node.entries["a"][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == "éé §"
    assert scalar.at(3).column == 10


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: no\nb: 12:30\nc: 1956-11-04\n", []),
        ("a: 1\nb: 2\na: 3\nb: 4\nc: 5\na: 6\n", ["3:1 E005", "6:1 E005"]),
        ("a: *b\n", ["1:4 E006"]),
        ("a: &b c\n", ["1:4 E006"]),
        ("a: !!str b\n", ["1:4 E006"]),
        ("a: b\n---\nc: d\n", ["2:1 E004"]),
        ("? [a]\n: b\n", ["1:3 E008"]),
        ("\ta: b\n", ["1:1 E003"]),
        ("a: b\n\tc: d\n", ["2:1 E003"]),
        ("a:\n  - b: |\n\t\tc\n    d: e\n", ["3:1 E003"]),
        ("a: b\tc\n", ["1:5 E003"]),
        ("a: b\x07c\u202ed\n", ["1:5 E002", "1:7 E002"]),
        ('a: "b\\x07c"\n', ["1:6 E002"]),
        ("a: |\n  b\n  \x1b[31m\n", ["3:3 E002"]),
        ("\ufeffa: b\n", ["1:1 N001"]),
        ("a: b\ufeff\n", ["1:5 E002"]),
        ("a: b\r\nc: d\r\n", []),
        ("a: b\rc: d\re: f\r", ["1:5 E002"]),
        ("a: b\rc\n", ["1:5 E002"]),
        ("a: b\u2028c\n", ["1:5 E002"]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", ["4:5 E005"]),
        ("a: &b\nc: !d\n", ["1:4 E006", "2:4 E006"]),
        ("", ["1:1 E011"]),
        ("# nothing\n", ["1:1 E011"]),
        ("a: b: c\n", ["1:5 E004"]),
        ("a: 'b\nc: d\n", ["1:4 E004"]),
        ("a: [b\nc: d\n", ["1:4 E004"]),
        ("a: {b: 1, c: ", ["1:4 E004"]),
        ("a: [b, [c], \n\n", ["1:4 E004"]),
        ("a: {b: {c: {d: e}, f: \n", ["1:8 E004"]),
        ("a: 'it's'\n", ["1:8 E004"]),
        ("a:\n  b: c\n d: e\n", ["3:2 E004"]),
        ("a: @b\n", ["1:4 E004"]),
        (b"a: \xff\n", ["1:4 E001"]),
        ("a: é\nb: ".encode() + b"\xe9\n", ["2:4 E001"]),
        ("a: b".encode("utf-16"), ["1:1 E001"]),
        ("a: one\n  two #3 and\n  on\n", ["2:7 E004"]),
        ("a: one\n  #two\n  on\n", ["2:3 E004"]),
        ("a: [one two #3, b]\n", ["1:13 E004"]),
        ("- {a: one #2 and on}\n- b\n", ["1:11 E004"]),
        ("a: [b] # c\n  d\n", ["2:3 E004"]),
        ("a:\u00a0b\nc: d\n", ["2:2 E004"]),
        ("a: *one two*\n", ["1:4 E004"]),
        ("a: *one*\n", ["1:4 E004"]),
        ("a: &\n", ["1:4 E004"]),
        ("a: |\n  b\n<<<<<<< HEAD\n  c\n=======\n  d\n>>>>>>> e\n", ["3:1 E004"]),
        ("[" * DEEPEST + "[" + "]" * DEEPEST + "]", [f"1:{DEEPEST + 1} E007"]),
        ("a" * (LARGEST + 1), ["1:1 E007"]),
    ],
)
def test_problems_stand_where_they_are(text: bytes | str, problems: list[str]) -> None:
    """Each thing a file may not have is reported once, at its line and column."""
    assert said(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: 'b\nc: d\n",
        "a: [b\nc: d\n",
        "a: {b: c\n",
        "a: {b: \n",
        "a: 'it's'\n",
        "a:\n  b: c\n d: e\n",
        "a: @b\n",
        "a: }\n",
        "a: one\n  two #3 and\n  on\n",
        "a: [one two #3, b]\n",
        "a:\u00a0b\nc: d\n",
        "a:\n  - b: c\n   \u00a0d: e\n",
        "a: *one two*\n",
        'a: "\\U00110000"\n',
        'a: "\\UFFFFFFFF"\n',
        'a: "b\n  \\U00110000"\n',
        'a: "\\xzz"\n',
    ]
    + [
        "a: & b\n",
        "a: | x\n  b\n",
        "a: - b\n",
        "- a\nb: c\n",
        "a:\n  - x\n  y: z\n",
        "a: ? b\n",
        "a: [b]]\n",
        "a: {b: c]\n",
        "a: [b} # c\n",
        "a\nb: c\n",
    ]
    + ["a:b\nc: d\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: 1\na: 2\n", "a: b\tc\n", "---\na: b\n---\nc: d\n"],
)
def test_both_parsers_complain_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is not at hand the parser in Python gives the same problems in the same words."""
    with_libyaml = check(text)[1].sorted()
    monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    assert check(text)[1].sorted() == with_libyaml
    assert not any("not YAML" in problem.message for problem in with_libyaml)


@pytest.mark.parametrize(
    ("text", "told"), [("{b: c]", "`{` is closed with `]`"), ("[b, c} # d", "`[` is closed with `}`")]
)
def test_brackets_that_are_no_pair_are_told_as_such(text: str, told: str) -> None:
    """And at the second of them, whatever stands behind."""
    (problem,) = check(f"a: {text}\n")[1].sorted()
    assert (problem.where.column, problem.message) == (9, told)


@pytest.mark.parametrize(
    "data",
    [
        rb'a: "\U00110000"',
        rb'a: "\UFFFFFFFF"',
        rb'a: "\uD800\uDC00"',
        rb'a: "\x"',
        rb'"\U00110000": a',
        b"%YAML " + b"9" * 5000 + b".1\n---\na: b",
        b"%TAG ! \xc3\xa9\n---\n!a b",
        b"%",
        b"a: !<\xff> b",
        b"a: &" + b"b" * 5000 + b" c",
        b"? " * 1000,
        b"- " * 1000,
        b"[" * 5000,
        b"{" * 5000,
        b"a: |99\n b",
        b"a: |-+\n b",
        b"\xef\xbb\xbf\xef\xbb\xbfa: b",
        "a: \ud800".encode("utf-8", "surrogatepass"),
        b"\x00" * 100,
    ],
)
def test_no_bytes_raise_without_libyaml(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in Python computes characters and numbers unchecked; what it cannot compute is a problem of the file."""
    with_libyaml = said(data)
    monkeypatch.setattr(yaml_builder, "_PARSER", yaml.SafeLoader)
    assert bool(said(data)) == bool(with_libyaml)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a: b #c\n", [6]),
        ("a: b  # c", [7]),
        ("a: #b", [4]),
        ("a: b # c b", [6]),
        ("a: b b\n  b # b", [5]),
        ("a: b\n  c #d\n  # e\n", [5]),
        ("a: [b, # c\n  d]", []),
        ("a: 'b' #c", []),
        ("a: | #c\n  b #d\n", []),
        ("a: b#c", []),
        ("a: b\n# c", []),
        ("a: e\u0301 #b", [7]),
    ],
)
def test_the_comment_behind_words_is_found(text: str, columns: list[int]) -> None:
    """A comment that stands behind plain words, on the line on which they end, is known and where it begins."""
    node, problems = check(text)
    assert not problems.found
    assert isinstance(node, YamlMapping)
    value = node.entries["a"][1]
    for one in value.items if isinstance(value, YamlSequence) else (value,):
        assert isinstance(one, Scalar)
        assert [where.column for where in [one.comment] if where] == columns


LETTERS = st.sampled_from("ab \t\u0301\u0308\u200b\x85eéo\ud55c\u1112\u1161\u11ab\u212b\u0958\u202e")


@given(st.text(LETTERS, max_size=12), st.sampled_from((0, 1, 2, 4, 8)))
def test_a_mended_line_is_measured_in_pieces(line: str, tab: int) -> None:
    """The place in an author's line is the end of the shortest part of it that reaches so far when it is mended."""
    source = SourceFile("f.yaml", (sanitised(line, tab),), {1: line}, tab)
    for column in range(1, len(line) * 3 + 3):
        reaching = (at for at in range(len(line)) if len(sanitised(line[: at + 1], tab)) >= column)
        assert source.where(1, column).column == next(reaching, len(line)) + 1


def test_reading_goes_on() -> None:
    """Behind a tab, a control character and an entry that is no YAML the rest of the file is read."""
    node, problems = check("a: 1\n\tb: 2\nc: \x07 3\nd: x: y\n  z\ne:\n  - 5\n")
    assert plain(node) == {"a": "1", "b": "2", "c": "3", "e": ["5"]}
    assert [problem.code for problem in problems.sorted()] == ["E003", "E002", "E004"]
    assert isinstance(node, YamlMapping)
    assert node.broken


def test_many_tabs_are_not_many_problems() -> None:
    """A file that is indented with tabs throughout is blamed ten times, not a thousand times."""
    assert len(said("a:\n" + "\t- b\n" * 1000)) == 10
