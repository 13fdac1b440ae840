"""Problems: how they read, how they sort, and that a code must be in the table."""

import pytest

from game.story.diagnostics import CODES, Diagnostic, Diagnostics, Severity, any_error, closest, did_you_mean
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


def test_codes_say_how_bad_it_is() -> None:
    """An E is an error, an N is not; a code that is not in the table cannot be used."""
    error, notice = Diagnostic(HERE, "E001", ""), Diagnostic(HERE, "N001", "")
    assert (error.severity, notice.severity) == (Severity.ERROR, Severity.WARNING)
    assert any_error([notice, error])
    assert not any_error([notice])
    with pytest.raises(ValueError, match="E999"):
        Diagnostics().add("E999", HERE, "")
    assert all(code[0] in "EN" and len(code) == 4 for code in CODES)


def test_the_closest_word_is_suggested() -> None:
    """A word that is nearly one of the known ones is asked about; one that is nothing like them is not."""
    assert did_you_mean("anna.door", ["anna.doors", "anna.car"]) == "did you mean 'anna.doors'?"
    assert did_you_mean("zebra", ["anna.doors"]) == ""
    assert closest("x" * 10_000, ["anna.doors"]) == ""
