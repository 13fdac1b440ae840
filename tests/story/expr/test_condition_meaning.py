"""Conditions: what they ask is what they say, and what is wrong with one is blamed at its word."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.expr.condition_meaning import LONGEST, read_condition
from game.story.expr.condition_parser import DEEPEST
from game.story.expr.symbols import FLAG, SymbolTable
from game.story.expr.you import PerPerson, Scope
from game.story.logic import holds
from game.story.model import Location, Variable
from game.story.source.nodes import Scalar, SourceFile
from tests.stories.house import house

HERE = Location("f.yaml", 1, 1)
DOMAINS = {
    "ada.life": ("well", "hurt", "gone"),
    "ben.life": ("well", "hurt"),
    "coat": ("none", "red", "with"),
    "turns": ("-1", "0", "1", "2"),
    "door.open": FLAG,
    "word": ("word", "seen"),
    "ada.followed": FLAG,
}
UNORDERED = ("coat",)


def names() -> SymbolTable:
    """A handful of variables, one scene, two people."""
    made = SymbolTable(
        people={"ada": HERE, "ben": HERE, "cleo": HERE}, scenes={"i-hall": ("go", "stay-2"), "broken": None}
    )
    for name, domain in DOMAINS.items():
        made.declare(Variable(name, domain, 0, name not in UNORDERED, "", HERE))
    return made


def scalar(text: str) -> Scalar:
    """A text alone in its file."""
    return Scalar(SourceFile("f.yaml", (text,), {}), 1, 1, text, "")


def read(text: str, scope: Scope | None = None) -> tuple[PerPerson | None, list[str]]:
    """A condition and its problems as `column code`."""
    problems = Diagnostics()
    condition = read_condition(scalar(text), scope or Scope(names()), problems)
    return condition, [f"{one.where.column} {one.code}" for one in problems.sorted()]


# --- what it asks ----------------------------------------------------------------------------------------------------

Meant = tuple[str, Callable[[dict[str, int]], bool]]
SIGNS: dict[str, Callable[[int, int], bool]] = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


@st.composite
def comparisons(draw: Any) -> Meant:
    """A comparison as it is written, and what it means."""
    name = draw(st.sampled_from([name for name in DOMAINS if name != "word"]))
    at = draw(st.integers(0, len(DOMAINS[name]) - 1))
    sign = draw(st.sampled_from(["==", "!="] if name in UNORDERED else list(SIGNS)))
    told = {SIGNS[sign](index, at) for index in range(len(DOMAINS[name]))}
    if len(told) == 1:
        sign = "=="
    means = SIGNS[sign]
    value = DOMAINS[name][at]
    written = draw(st.sampled_from([f"{name} {sign} {value}", f"{value} {TURNED.get(sign, sign)}  {name}"]))
    return written, lambda values: means(values[name], at)


def joined(parts: st.SearchStrategy[Meant]) -> st.SearchStrategy[Meant]:
    """Conditions joined by words and brackets."""

    def both(pair: tuple[Meant, Meant]) -> Meant:
        (one, a), (other, b) = pair
        return f"({one}) and ({other})", lambda values: a(values) and b(values)

    def either(pair: tuple[Meant, Meant]) -> Meant:
        (one, a), (other, b) = pair
        return f"({one})\n or ({other})", lambda values: a(values) or b(values)

    def negated(part: Meant) -> Meant:
        return f"not ({part[0]})", lambda values: not part[1](values)

    pairs = st.tuples(parts, parts)
    return pairs.map(both) | pairs.map(either) | parts.map(negated)


FLAGS: st.SearchStrategy[Meant] = st.sampled_from(["door.open", "ada.followed"]).map(
    lambda name: (name, lambda values: values[name] == 1)
)
MEANT = st.recursive(comparisons() | FLAGS, joined, max_leaves=6)


@given(MEANT, st.fixed_dictionaries({name: st.integers(0, len(domain) - 1) for name, domain in DOMAINS.items()}))
def test_a_condition_asks_what_it_says(meant: Meant, values: dict[str, int]) -> None:
    """Whatever a condition is made of, it holds exactly where its words say."""
    condition, problems = read(meant[0])
    assert problems == []
    assert condition is not None
    assert holds(condition[0], [values[name] for name in DOMAINS]) == meant[1](values)


def test_every_sign_means_the_same_both_ways() -> None:
    """Each comparison of each value holds for the values it should, written forwards and backwards."""
    for place, (name, domain) in enumerate(DOMAINS.items()):
        for (at, value), (sign, means) in itertools.product(enumerate(domain), SIGNS.items()):
            allowed = {index for index in range(len(domain)) if means(index, at)}
            if name == "word" or not allowed or len(allowed) == len(domain) or (name in UNORDERED and sign[0] in "<>"):
                continue
            for text in (f"{name} {sign} {value}", f"{value} {TURNED.get(sign, sign)} {name}"):
                condition, _ = read(text)
                assert condition is not None
                held = {index for index in range(len(domain)) if holds(condition[0], [index] * (place + 1))}
                assert held == allowed, text


def test_words_bind_as_usual() -> None:
    """`not` binds closest, then `and`, then `or`."""
    for loose, bound in (("door.open or turns == 0 and coat == red", "door.open or (turns == 0 and coat == red)"),):
        assert read(loose) == read(bound)
    assert read("not door.open and turns == 0") == read("(not door.open) and turns == 0")


@pytest.mark.parametrize(
    "text",
    [
        "word == seen",
        "seen == word",
        "word == word",
        "coat == with",
        "turns == -1",
        "turns > -1",
        "word != seen and door.open",
    ],
)
def test_words_of_our_own_and_of_pythons_can_be_values(text: str) -> None:
    """A value may be named like a word of the format, of Python, or like the variable itself."""
    assert read(text)[1] == []


def test_seen_and_chose_make_their_variables() -> None:
    """Asking makes the variable that remembers, once."""
    known = names()
    scope = Scope(known)
    for text in ("seen i-hall", "chose i-hall.stay-2 and not seen   i-hall", "seen i-hall"):
        assert read(text, scope)[1] == []
    assert [one.name for one in known.variables[len(DOMAINS) :]] == ["seen:i-hall", "chose:i-hall.stay-2"]


def test_you_is_each_person() -> None:
    """A condition about `you` becomes one condition a person; who has no such variable is not asked, and that is told."""
    scope = Scope(names(), ("ada", "ben", "cleo"))
    condition, problems = read("you.life == hurt and you != ben", scope)
    assert problems == ["1 N004"]
    assert condition is not None
    values = [1, 1, 0, 0, 0, 0, 0]
    assert [holds(one, values) for one in condition] == [True, False, False]
    condition, _ = read("you.life != gone", scope)
    assert condition is not None
    assert [holds(one, [2, 0, 0, 0, 0, 0, 0]) for one in condition] == [False, True, False]


# --- what is wrong with it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("ada.lief == hurt", ["1 E012"]),
        ("door.open and ada.lief == hurt or boat == red", ["15 E012", "35 E012"]),
        ("hurt == ada.lief", ["9 E012"]),
        ("ada.life == hrut", ["13 E016"]),
        ("hrut < ada.life", ["1 E016"]),
        ("ada.life == ben.life", ["13 E017"]),
        ("coat > red", ["1 E019"]),
        ("well < ada.life < gone", ["19 E020"]),
        ("ada.life >= well", ["1 E018"]),
        ("ada.life > gone", ["1 E018"]),
        ("ada.life", ["1 E017"]),
        ("seen", ["1 E017"]),
        ("seen i-hal", ["6 E030"]),
        ("seen i-hall.go", ["12 E017"]),
        ("chose i-hall", ["7 E031"]),
        ("chose i-hall.og", ["14 E031"]),
        ("chose broken.anything", []),
        ("you == ada", ["1 E021"]),
        ("door.open and you.life == hurt", ["15 E021"]),
        ("coat = red", ["6 E017"]),
        ("door.open && turns == 1", ["11 E017"]),
        ("!door.open", ["1 E017"]),
        ("coat == 'red'", ["9 E017"]),
        ("coat == Red", ["9 E017"]),
        ("coat == vörös", ["10 E017"]),
        ("turns => 1", ["7 E017"]),
        ("turns + 1 == 2", ["7 E017"]),
        ("turns - 1 == 2", ["1 E017"]),
        ("turns == 01", ["10 E017"]),
        ("turns == 1.5", ["10 E017"]),
        ("turns is 1", ["7 E017"]),
        ("coat == red or", ["13 E017"]),
        ("(door.open", ["1 E017"]),
        ("door.open)", ["10 E017"]),
        ("door.open turns", ["1 E017"]),
        ("1 < 2", ["1 E012"]),
        ("f(door.open)", ["1 E017"]),
        ("door.open if coat == red else turns == 1", ["26 E017"]),
        ("lambda: door.open", ["7 E017"]),
        ("door.open\x00", ["10 E017"]),
        ("()", ["1 E017"]),
        ("not " * 300 + "door.open", ["165 E007"]),
        ("(" * 100 + "door.open" + ")" * 100, [f"{DEEPEST + 1} E007"]),
        ("door.open or " * 200 + "door.open", ["1 E007"]),
        ("a" + ".a" * 990, ["1 E012"]),
    ],
)
def test_the_wrong_word_is_blamed(text: str, problems: list[str]) -> None:
    """Each thing a condition may not say is reported once, at the column of the word that is wrong."""
    assert read(text)[1] == problems


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("turns is 1", "`==`"),
        ("turns is not 1", "`!=`"),
        ("door.open is true", "`== yes`"),
        ("door.open is false", "`== no`"),
        ("visited i-hall", "`seen`"),
        ("visited(i-hall)", "`seen`"),
        ("seen(i-hall)", "without brackets"),
        ("chose i-hall go", "by a dot"),
        ("has door.open", "a flag stands alone"),
        ("chose go", "`chose i-hall.go`"),
        ("i-hall.go", "`chose i-hall.go`"),
        ("i-hall", "`seen i-hall`"),
        ("go", "`chose i-hall.go`"),
        ("true", "leave the condition out"),
        ("door.open, turns == 1", "join two conditions"),
        ("turns in (1, 2)", "joined by `or`"),
        ("unless door.open", "write `not`"),
        ("chose i-hall/go", "joined by a dot"),
        ("ada", "`ada.followed`, or `you == ada`"),
        ("following ada", "`somebody.followed`"),
        ("door.open if turns == 1 else coat == red", "there is no `else`"),
        ("coat ==", "write what is missing"),
        ("(door.open and) or turns == 1", "write what is missing"),
        ("or door.open", "write what is missing"),
        ("door.open door.open", "as in `ada.life == gone and not seen i-hall`"),
    ],
)
def test_what_other_formats_say_is_said_in_this_one(text: str, hint: str) -> None:
    """Words of other formats, and bare ids of scenes and choices, get what was meant by them, in the story's own names."""
    problems = Diagnostics()
    assert read_condition(scalar(text), Scope(names()), problems) is None
    (problem,) = problems.found
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("door.open and you.", "f.yaml:1:15: E017 there is no name behind `you.` (write the name of what is theirs)"),
        ("ada. == gone", "f.yaml:1:1: E017 there is no name behind `ada.` (write it, or leave the dot out)"),
        ("chose i-hall.", "f.yaml:1:7: E017 there is no name behind `i-hall.` (write it, or leave the dot out)"),
        ("ada .life == gone", "f.yaml:1:5: E017 there is no name before this dot (write it, without a blank)"),
    ],
)
def test_a_dot_without_a_name_is_told_with_what_is_missing(text: str, told: str) -> None:
    """Whether it was left out behind the dot or before it, and so for `you` as for everybody else."""
    problems = Diagnostics()
    assert read_condition(scalar(text), Scope(names(), ("ada", "ben")), problems) is None
    assert [str(one) for one in problems.sorted()] == [told]


@pytest.mark.parametrize(
    ("text", "people", "problems"),
    [
        ("you == ada", ("ada",), ["1 E018"]),
        ("you == cleo", ("ada", "ben"), ["1 E018"]),
        ("you == adda", ("ada", "ben"), ["8 E032"]),
        ("you < ada", ("ada", "ben"), ["1 E019"]),
        ("you", ("ada", "ben"), ["1 E017"]),
        ("you.lief == hurt", ("ada", "ben"), ["1 E012"]),
        ("you.life == hurt", ("cleo",), ["1 E012"]),
        ("you.life == dead", ("ada", "ben"), ["13 E016"]),
        ("you.life < gone", ("ada", "ben"), ["12 E016"]),
        ("you.life >= well", ("ada", "cleo"), ["1 E018"]),
        ("ada == you", ("ada", "ben"), []),
        ("you.life == gone", ("ada", "ben"), []),
        ("you.followed", ("ada",), []),
        ("you.life == hurt", ("ada", "cleo"), ["1 N004"]),
        ("not door.open and you.life == hurt", ("cleo", "ada"), ["19 N004"]),
        ("you == ada and you.life == hurt", ("ada", "cleo"), []),
        ("you != cleo and (door.open or you.life == hurt)", ("ada", "cleo"), []),
    ],
)
def test_you_is_blamed_where_it_makes_no_sense(text: str, people: tuple[str, ...], problems: list[str]) -> None:
    """`you` is one of the people who are there, and one of them at least has the variable asked about."""
    assert read(text, Scope(names(), people))[1] == problems


def test_nothing_is_said_about_you_once_people_were_blamed() -> None:
    """Where the people of a scene were blamed already, `you` is not blamed for it."""
    for text in ("you == adda", "you.life == hurt"):
        assert read(text, Scope(names(), (), blamed=True)) == (None, [])


@given(st.text(st.sampled_from("abdeghilnoprstuw.=<>!()-019 \n&'\"\\\x00é"), max_size=60) | st.text(max_size=30))
def test_any_text_is_read_or_blamed(text: str) -> None:
    """No text makes the reading of conditions raise: it gives a condition or says what is wrong."""
    condition, problems = read(text)
    assert (condition is None) == bool(problems)
    assert len(text) < LONGEST


@pytest.mark.parametrize("asked", ["seen hall = yes", "seen hall=yes", "seen hall == yes", "no == chose hall.go"])
def test_what_was_done_is_not_compared(asked: str) -> None:
    """It is so or not by itself; that is told at once, whichever sign stands there."""
    (problem,) = house(stairs=f"if: {asked}").problems
    assert (problem.code, problem.hint) == (
        "E017",
        "what `seen` and `chose` ask is so or not: write it alone, or `not` before it",
    )
