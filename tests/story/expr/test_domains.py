"""Variables: every way to write a domain, and what is wrong with the others."""

import pytest

from tests.stories.house import house, sound


@pytest.mark.parametrize(
    ("declared", "domain", "start", "ordered"),
    [
        ("values: a < b < c", ("a", "b", "c"), 0, True),
        ("values: a | b, start: b", ("a", "b"), 1, False),
        ("values: flag", ("no", "yes"), 0, True),
        ("values: flag, start: yes", ("no", "yes"), 1, True),
        ("values: no | tried", ("no", "tried"), 0, False),
        ("values: 0..3, start: 2", ("0", "1", "2", "3"), 2, True),
        ("values: 0 .. 3", ("0", "1", "2", "3"), 0, True),
        ("values: -1..1", ("-1", "0", "1"), 0, True),
        ("values: 1956 | 1957", ("1956", "1957"), 0, False),
    ],
)
def test_a_domain_is_read(declared: str, domain: tuple[str, ...], start: int, ordered: bool) -> None:
    """Ordered and unordered words, flags and ranges give their values; the first is the start unless another is named."""
    story = sound(variables=f"x.y: {{{declared}, means: something}}\n")
    (variable,) = (one for one in story.variables if one.name == "x.y")
    assert (variable.domain, variable.start, variable.ordered) == (domain, start, ordered)
    assert variable.meaning == "something"


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("x: {values: a}", "E024"),
        ("x: {values: a < b | c}", "E024"),
        ("x: {values: a < b < a}", "E024"),
        ("x: {values: A < b}", "E024"),
        ("x: {values: a-b < c}", "E024"),
        ("x: {values: a < < b}", "E024"),
        ("x: {values: 3..1}", "E024"),
        ("x: {values: 0..64}", "E024"),
        ("x: {values: a < b, start: c}", "E016"),
        ("X: {values: a < b}", "E014"),
        ("x-y: {values: a < b}", "E014"),
        ("you: {values: a < b}", "E014"),
        ("seen.x: {values: a < b}", "E014"),
        ("ada.followed: {values: flag}", "E014"),
        ("x: {means: a}", "E010"),
        ("x: a < b", "E008"),
    ],
)
def test_what_is_no_domain_is_blamed(declared: str, code: str) -> None:
    """A domain that cannot be, a start outside it and a name that means something else are reported."""
    assert [problem.code for problem in house(variables=declared + "\n").problems] == [code]


@pytest.mark.parametrize(
    ("values", "instead"),
    [
        ("[0, 1, 2, 3]", "0..3"),
        ("[1, 2, 3]", "1..3"),
        ("[low, high]", "low < high"),
        ("[yes, no]", "flag"),
        ("0-3", "0..3"),
        ("0 to 3", "0..3"),
        ("3..1", "1..3"),
        ("3-1", "1..3"),
        ("0…3", "0..3"),
        ("00..3", "0..3"),
        ("-0..03", "0..3"),
        ("+1 .. 3", "1..3"),
        ("a < 07", "7"),
        ("boolean", "flag"),
        ("'low, high'", "low | high"),
        ("'1, 2, 3'", "1..3"),
    ],
)
def test_a_domain_of_other_formats_is_written_as_here(values: str, instead: str) -> None:
    """The hint has what is to be written."""
    (problem,) = house(variables=f"x:\n  values: {values}\n").problems
    assert f"write `{instead}`" in problem.hint


@pytest.mark.parametrize(("values", "number"), [("0..64", 65), ("0..100000", 100_001), ("9..-1000000", 1_000_010)])
def test_of_a_range_that_is_too_long_it_is_said_how_many_values_it_has(values: str, number: int) -> None:
    """However long it is."""
    (problem,) = house(variables=f"x: {{values: {values}}}\n").problems
    assert problem.message == f"{number} values are no domain"


@pytest.mark.parametrize(
    ("start", "hint"), [("02", "did you mean '2'?"), ("00", "did you mean '0'?"), ("04", "its values are")]
)
def test_a_number_with_a_nought_before_it_is_told_as_it_is_written(start: str, hint: str) -> None:
    """Where there is such a value."""
    (problem,) = house(variables=f"x: {{values: 0..3, start: {start}}}\n").problems
    assert hint in problem.hint


def test_a_variable_of_two_words_is_blamed_alone() -> None:
    """It is offered as one name, and who asks for it is not blamed, however it is written there."""
    for asked in ("tide-book", "tide_book", "book"):
        (problem,) = house(variables="tide-book: {values: flag}\n", stairs=f"if: {asked}").problems
        assert problem.code == "E014"
        assert "write `tide_book`" in problem.hint


def test_yes_and_no_without_an_order_are_a_flag() -> None:
    """Where one is asked for alone, it is said how it is declared."""
    (problem,) = house(variables="x: {values: yes | no}\n", stairs="if: x").problems
    assert "declare it with `values: flag`" in problem.hint


def test_a_blamed_variable_is_not_blamed_again() -> None:
    """What asks about a variable whose declaration was blamed is left alone."""
    compiled = house(variables="ada.x: {values: a}\n", stairs="if: ada.x == a", hall="if: you.x == a")
    assert [problem.code for problem in compiled.problems] == ["E024"]
