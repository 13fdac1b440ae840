"""Problems: how they read, how they sort, and that a code must be in the table."""

import re

import pytest

from game.story.diagnostics import (
    ANSWERABLE,
    CODES,
    Diagnostic,
    Diagnostics,
    Severity,
    any_error,
    closest,
    did_you_mean,
    lacking,
)
from game.story.model import Location

HERE = Location("a.yaml", 14, 9)


def test_a_problem_reads_as_one_line() -> None:
    """File, line, column, code, what is wrong, and what to do in brackets."""
    problem = Diagnostic(HERE, "E012", "unknown variable 'anna.door'", "did you mean 'anna.doors'?")
    assert str(problem) == "a.yaml:14:9: E012 unknown variable 'anna.door' (did you mean 'anna.doors'?)"
    assert str(Diagnostic(HERE, "E012", "unknown")) == "a.yaml:14:9: E012 unknown"


def test_problems_sort_by_place_and_are_kept_once() -> None:
    """Problems come by file, line and column, and the same one once."""
    problems = Diagnostics()
    for line, column in ((2, 1), (1, 10), (1, 9), (1, 9)):
        problems.add("E012", Location("a.yaml", line, column), "unknown")
    assert [(one.where.line, one.where.column) for one in problems.sorted()] == [(1, 9), (1, 10), (2, 1)]


def test_a_problem_can_be_printed() -> None:
    """Whatever a problem quotes, it is one line without anything that controls a terminal."""
    problems = Diagnostics()
    problems.add("E012", HERE, "the tag !a\nb\x1b[31m", "\ud800")
    assert str(problems.sorted()[0]) == "a.yaml:14:9: E012 the tag !a\\nb\\x1b[31m (\\ud800)"


@pytest.mark.parametrize(
    ("code", "severity"), [("E001", "error"), ("N001", "notice"), ("P009", "error"), ("P010", "notice")]
)
def test_codes_say_how_bad_it_is(code: str, severity: str) -> None:
    """An E is an error, an N is a notice, and of what the proof says the register knows which it is."""
    assert Diagnostic(HERE, code, "").severity == severity


def test_one_error_is_an_error() -> None:
    """Among several problems one error counts, notices do not."""
    error, notice = Diagnostic(HERE, "E001", ""), Diagnostic(HERE, "N001", "")
    assert any_error([notice, error])
    assert not any_error([notice])


def test_a_code_that_nobody_registered_cannot_be_used() -> None:
    """Every diagnostic has a code of the register; each code is a letter and three digits."""
    with pytest.raises(ValueError, match="E999"):
        Diagnostics().add("E999", HERE, "")
    assert all(re.fullmatch(r"[ENP]\d{3}", code) for code in CODES)


def test_only_notices_can_be_answered() -> None:
    """Whatever may stand under `answers` is a notice, and not about answers itself."""
    assert {CODES[code].severity for code in ANSWERABLE} == {Severity.NOTICE}
    assert "N107" not in ANSWERABLE


def test_of_what_is_not_there_what_is_near_or_all_of_a_few_is_told() -> None:
    """Of many it is said how many there are, and the nearest are named, however far they are."""
    many = [f"scene-{number}" for number in range(40)] + ["kitchen"]
    assert lacking("it has no scene", "x", []) == "it has no scene 'x'"
    assert (
        lacking("it has no scene", "nowhere", ["hall", "stairs"]) == "it has no scene 'nowhere' (it has hall, stairs)"
    )
    assert lacking("it has no scene", "kitchn", many) == "it has no scene 'kitchn' (did you mean 'kitchen'?)"
    assert lacking("it has no scene", "the-itch", many) == (
        "it has no scene 'the-itch' (it has 41, nearest are kitchen, scene-9, scene-8)"
    )


def test_the_closest_word_is_suggested() -> None:
    """A word that is nearly one of the known ones is asked about; one that is nothing like them is not."""
    assert did_you_mean("anna.door", ["anna.doors", "anna.car"]) == "did you mean 'anna.doors'?"
    assert did_you_mean("zebra", ["anna.doors"]) == ""
    assert closest("HALL", ["stairs", "hall"]) == "hall"
    assert closest("07", ["0", "7", "70"]) == "7"
    assert closest("mend", ["landing.call", "cellar.mend"]) == "cellar.mend"
    assert closest("8", ["0", "7", "70"]) == ""
    assert closest("D8", [f"D{number:02}" for number in range(1, 40)]) == "D08"
    assert closest("d0012", [f"D{number}" for number in range(1, 40)]) == "D12"
    assert closest("scene-10", ["scene-1", "scene-100", "scene-01"]) == "scene-100"
    assert closest("x" * 10_000, ["anna.doors"]) == ""


def test_the_closest_of_many_words_is_found() -> None:
    """Among thousands of names that look alike the one with a letter changed is suggested, and looked for in few."""
    known = [f"{letter}-{number:04}-street" for letter in "abc" for number in range(1_000)]
    assert closest("b-0417-streat", known) == "b-0417-street"
    assert closest("0417-c-street", ["c-0417-street", *known[:9]]) == "c-0417-street"
