"""What several sections ask is worked out once, kept, and asked again only where an edit can have changed it."""

from fractions import Fraction
from pathlib import Path

import pytest

from game.proof.budget import BudgetExceeded
from game.proof.metrics import Exactness
from game.proof.model.goals import GoalKind
from game.proof.store.cache import Cache
from game.writer import inquiry
from tests.proof.planted import compiled
from tests.stories import ferry, two_keys
from tests.writer.tables.figures import asked

ENDLESS = "scenes: {a: {}, b: [{to: a}, {}]}"


def test_odds_are_exact_where_they_fit_and_estimated_where_they_do_not() -> None:
    """The estimate holds the truth between its two numbers."""
    exact = asked(two_keys()).odds(GoalKind.SCENE)
    rough = asked(two_keys(), whole=2).odds(GoalKind.SCENE)
    assert {one.kind for one in exact.values()} == {Exactness.EXACT}
    assert {one.kind for one in rough.values()} == {Exactness.ESTIMATE}
    assert all(rough[id].least <= exact[id].least <= rough[id].most for id in exact)


def test_each_group_has_odds_of_its_own() -> None:
    """Who follows Ada alone never stands where only Ben does."""
    odds = asked(two_keys()).odds_by_group(GoalKind.SCENE)
    assert list(odds) == ["ada", "ben", "ada+ben"]
    assert odds["ada"]["attic"] == 0
    assert odds["ben"]["attic"] == Fraction(1)


def test_of_a_story_that_need_not_end_nothing_is_added_up() -> None:
    """It says so; how few choices lead somewhere can be said all the same."""
    endless = asked(compiled(ENDLESS))
    for ask in (endless.runs, lambda: endless.odds(GoalKind.SCENE), lambda: endless.odds_by_group(GoalKind.SCENE)):
        with pytest.raises(BudgetExceeded, match="every path ends"):
            ask()
    assert endless.distances(GoalKind.SCENE).found == {"a": 0, "b": 1}


def test_what_is_known_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second time nothing is worked out; what a limit cut off is not kept."""
    cache = Cache(tmp_path)
    cut = asked(ferry(), cache, seconds=1e-9).distances(GoalKind.SCENE)
    first = asked(ferry(), cache)
    known = first.runs(), first.odds(GoalKind.SCENE), first.distances(GoalKind.SCENE)
    for name in ("playtest", "odds_of_goals", "distances"):
        monkeypatch.delattr(inquiry, name)
    again = asked(ferry(), cache)
    assert (again.runs(), again.odds(GoalKind.SCENE), again.distances(GoalKind.SCENE)) == known
    assert cut.searched == 0


def test_a_search_may_be_given_up_before_the_time_is_over(tmp_path: Path) -> None:
    """What it came to is kept; and what the limit of all cut off is not, so a section says that it was."""
    cache = Cache(tmp_path)
    cut = asked(ferry(), cache).distances(GoalKind.SCENE, within=1e-9)
    assert cut.searched == 0
    assert asked(ferry(), cache).distances(GoalKind.SCENE, within=1e-9) == cut
    assert asked(ferry(), cache).distances(GoalKind.SCENE).searched is None
