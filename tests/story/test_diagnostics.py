"""Problems: how they read, how they sort, and that a code must be in the table."""

import re

import pytest

from game.story.diagnostics import ANSWERABLE, CODES, Diagnostic, Diagnostics, Severity, any_error
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
