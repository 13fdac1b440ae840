"""Every section of small stories has the figures that one can count by hand."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from game.proof.budget import BudgetExceeded
from game.proof.measure.distances import Distances
from game.proof.metrics import Figures, Length, Metrics, between, estimated, exact
from game.writer.inquiry import Inquiry
from game.writer.tables import by_paths
from game.writer.tables.by_moments import tables_of_moments
from game.writer.tables.by_odds import tables_of_odds, tables_of_passages
from game.writer.tables.by_paths import tables_of_paths
from game.writer.tables.by_runs import tables_of_runs
from game.writer.tables.on_terminal import table_lines
from game.writer.tables.sections import SECTIONS, worked_out
from game.writer.tables.table import Table
from tests.proof.planted import compiled
from tests.stories import ferry, two_keys
from tests.writer.tables.figures import asked, column, rows

FORK = """
variables: {way: none | left | right, told: no < yes}
scenes:
  a: {text: [Here., {if: way == left, text: Never read.}], choices: [{effects: [way = left]}, {effects: [way = right]}, {}]}
  b: {if: way == left, choices: [{then: [So., {if: told == yes, text: Told.}]}, {effects: [told = yes]}]}
  c: {}
endings: {lost: {if: way == none}, end: {}}
"""


def test_odds_and_ways_are_told_with_the_rarest_first() -> None:
    """A third of all readers come to `b`, by one choice."""
    tables = list(tables_of_odds(asked(compiled(FORK))))
    assert rows(tables, "scene_odds")[0] == ("b", exact(Fraction(1, 3)), exact(1))
    assert column(tables, "choice_odds", "odds")["b.c0"] == exact(Fraction(1, 6))
    assert column(tables, "ending_odds", "odds") == {"lost": exact(Fraction(1, 3)), "end": exact(Fraction(2, 3))}
    assert column(tables, "ending_odds", "away") == {"lost": exact(2), "end": exact(2)}


def test_of_people_it_is_told_for_whom_something_is_likeliest() -> None:
    """Who follows Ben alone reads the attic for certain."""
    tables = list(tables_of_odds(asked(two_keys())))
    assert column(tables, "scene_odds", "group")["attic"] == "ben"
    assert column(tables, "scene_odds", "most")["attic"] == Fraction(1)


def test_passages_have_odds_and_what_everybody_reads_is_left_out() -> None:
    """A passage that nobody can read is there with none, and where it is written."""
    found = rows(tables_of_passages(asked(compiled(FORK))), "passage_odds")
    assert [(row[0], row[1].value, row[2]) for row in found][:2] == [("a@2", 0, None), ("b.c0@2", 0, None)]
    assert "a@1" not in [row[0] for row in found]
    assert found[0][3].startswith("one/a.yaml:")


def test_what_was_not_found_within_a_limit_is_at_least_so_far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is guessed where the search was cut off."""
    monkeypatch.setattr(Inquiry, "distances", lambda *_, **__: Distances({"landing": 0}, 3))
    away = column(tables_of_odds(asked(ferry())), "scene_odds", "away")
    assert away == {"landing": exact(0), "crossing": between(3, None), "far-bank": between(3, None)}


def test_a_run_reads_a_share_of_the_text() -> None:
    """The shortest and the longest run, and where there is nothing to choose."""
    tables = list(tables_of_runs(asked(compiled(FORK))))
    shares = column(tables, "text_in_a_run", "share")
    assert 0 < shares["the shortest run"] < shares["the longest run"] < 1
    assert rows(tables, "hottest") == []


def test_paths_are_told_for_each_group_and_for_everybody() -> None:
    """The figures are those of `check --figures`."""
    tables = list(tables_of_paths(asked(two_keys())))
    assert column(tables, "paths", "paths") == {
        "ada": exact(7),
        "ben": exact(7),
        "ada+ben": exact(34),
        "everybody": exact(83),
    }


def test_choices_that_do_not_matter_are_told() -> None:
    """Each with the other that it is like, and where it is written."""
    tables = list(tables_of_moments(asked(compiled("scenes: {a: [{}, {}], b: {}}"), memory=16)))
    assert [row[:2] for row in rows(tables, "cosmetic")] == [("a.c0", "c1"), ("a.c1", "c0")]
    assert rows(tables_of_moments(asked(compiled(FORK), memory=16)), "multipliers")[0][0] == "one"


def test_a_section_that_a_limit_ends_has_what_was_found_and_says_so() -> None:
    """The cheap ones are whole, and the dear ones say where the time was over."""
    hasty = asked(two_keys(), seconds=1e-9)
    found = {name: worked_out(name, hasty) for name in SECTIONS}
    assert [name for name, one in found.items() if not one.stopped] == ["words", "heat", "facts", "variables"]
    assert "seconds were over" in found["moments"].stopped


def test_what_was_found_before_a_limit_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A section that is cut off between two tables has the first."""

    def cut(_: Inquiry) -> Iterator[Table]:
        yield Table("first", "First", (), ())
        raise BudgetExceeded("so it was")

    monkeypatch.setitem(SECTIONS, "words", cut)
    found = worked_out("words", asked(ferry()))
    assert ([table.id for table in found.tables], found.stopped) == (["first"], "so it was")


def test_paths_of_a_large_story_fit_a_usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds of long paths stand beside the names of two people in 80 columns, and everybody's come first."""
    bounds = Length(exact(28), between(8_793, 9_111)), Length(exact(55), between(19_559, 20_898))
    large = Metrics(exact(10**26), *bounds, (), estimated(15_000, 16_000))
    monkeypatch.setattr(by_paths, "figures", lambda *_: Figures(large, (("judit+balint", large),)))
    (table,) = tables_of_paths(asked(two_keys()))
    lines = list(table_lines(table, 80))
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines[2:4]] == ["everybody", "judit+balint"]
    assert set(column([table], "paths", "even").values()) == {74}  # minutes, of halfway between the two estimates
