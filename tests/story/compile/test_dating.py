"""When a scene happens: what can be written, how it sorts, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.compile.dating import read_dates
from game.story.diagnostics import Diagnostics
from game.story.model import PARTS, DateSpan
from game.story.source.nodes import Scalar, SourceFile

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def read(text: str) -> DateSpan | None:
    """The span that stands in a text; what is wrong with it must be one E056 or nothing."""
    problems = Diagnostics()
    found = read_dates(Scalar(SourceFile("a.yaml", (text,), {}), 1, 1, text, ""), problems)
    assert [one.code for one in problems.sorted()] == ([] if found else ["E056"])
    return found


@given(DAYS, DAYS, st.sampled_from(PARTS), st.sampled_from(PARTS))
def test_dates_sort_as_they_come(one: date, other: date, part: str, another: str) -> None:
    """An earlier day sorts first, and on one day an earlier part."""
    first, second = read(f"{one} {part}"), read(f"{other} {another}")
    assert first is not None
    assert second is not None
    assert (first.first < second.first) == ((one, PARTS.index(part)) < (other, PARTS.index(another)))
    assert first.days == (one, one)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1956-10-26", "1956-10-26", "1956-10-26"),
        ("1957-02", "1957-02-01", "1957-02-28"),
        ("1956-12 to 1957-02", "1956-12-01", "1957-02-28"),
        ("1957", "1957-01-01", "1957-12-31"),
        ("1956-10-22 night to 1956-10-23 morning", "1956-10-22", "1956-10-23"),
    ],
)
def test_a_span_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    """A month and a year have all their days, and two dates with `to` all from the one to the other."""
    found = read(text)
    assert found is not None
    assert tuple(map(str, found.days)) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["soon", "23 October", "1956-13", "1956-02-30", "1956-10-23 evning", "1956-10-23 to", "1957 to 1956", "1956 dawn"],
)
def test_what_is_no_date_is_blamed(text: str) -> None:
    """A day that there is not, a part that there is not, and a span that ends before it begins."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1956-02-30 night", "write a day that there is, as in `1848-10-23 evening`"),
        ("1956-10-23 evning", "did you mean 'evening'?"),
        ("1956-10-23 noon", "did you mean 'midday'?"),
        ("1956-10-23 - 1956-10-24", "write `to` between two dates"),
        ("1956-10-23 tea", "the parts of a day are " + ", ".join(PARTS)),
    ],
)
def test_what_is_wrong_with_a_date_is_what_is_advised_on(text: str, hint: str) -> None:
    """A part that there is is not suggested in its own place."""
    problems = Diagnostics()
    read_dates(Scalar(SourceFile("a.yaml", (text,), {}), 1, 1, text, ""), problems)
    assert [one.hint for one in problems.sorted()] == [hint]
