"""Which figures are exact, which are bounds, and how they are told apart."""

from pathlib import Path
from typing import NoReturn

import pytest

from game.proof.budget import Budget, Limits
from game.proof.measure import estimate
from game.proof.measure.evdd import NodeLimit
from game.proof.measure.word_bounds import WordBounds
from game.proof.metrics import Exactness, Figures, Metrics, Quantity
from game.proof.prover import prove
from game.proof.report import report
from game.proof.result import Proof
from game.proof.store.cache import Cache
from game.story.model import Story
from tests.stories import story_of

STORY = """
id: lanes
title: Lanes
follow: [1, 2]
people:
  ada: {name: Ada}
  ben: {name: Ben}
acts: [{id: day, title: Day, scenes: [ada-early, ben-early, ada-late, ben-late]}]
endings:
  home: {title: Home, text: They go home.}
"""
EARLY = """
id: {who}-early
title: Early
people: [{who}]
text: It is early.
choices:
  - {{id: rain, text: Stand in the rain, default: yes, then: Wet.}}
  - {{id: roof, text: Stand under the roof, then: Not wet at all.}}
"""
LATE = """
id: {who}-late
title: Late
people: [{who}]
text:
  - if: chose {who}-early.rain
    text: The coat is still wet and will be so tomorrow.
  - if: not chose {who}-early.rain
    text: The coat is dry.
choices:
  - {{id: on, text: Go on, default: yes}}
"""


def lanes(dry: str = "The coat is dry.") -> Story:
    """A story of two people whose late pages remember the early ones, and nothing else does."""
    files = {"story.yaml": STORY}
    for who in ("ada", "ben"):
        late = LATE.format(who=who).replace("The coat is dry.", dry)
        files |= {f"scenes/{who}-early.yaml": EARLY.format(who=who), f"scenes/{who}-late.yaml": late}
    return story_of(files)


def figures(limits: Limits) -> Figures:
    """The figures of the lanes."""
    return estimate.figures(lanes(), Budget(limits), Cache())


def words(*texts: str) -> int:
    """How many words these are together."""
    return sum(len(text.split()) for text in texts)


def test_words_are_exact_for_one_life_and_for_two() -> None:
    """Of every group the shortest and the longest path is known to the word, and the two are told apart."""
    found = dict(figures(Limits()).groups)
    assert {one.longest.words.kind for one in found.values()} == {Exactness.EXACT}
    always = words("It is early", "Stand in the rain", "Stand under the roof", "Go on", "They go home")
    wet, dry = words("Wet", "The coat is still wet and will be so tomorrow"), words("Not wet at all", "The coat is dry")
    assert found["ada"].longest.words.value == always + wet
    assert found["ada"].shortest.words.value == always + dry
    apart = found["ada+ben"].longest.words.value - found["ada+ben"].shortest.words.value
    assert apart == 2 * (wet - dry)


def test_no_group_reads_more_or_less_than_everybody_may() -> None:
    """The words of the whole lie round those of its groups: one of them reads the shortest path, and one the longest."""
    found = figures(Limits())
    groups = [one for _, one in found.groups]
    assert found.whole.shortest.words.value == min(one.shortest.words.value for one in groups)
    assert found.whole.longest.words.value == max(one.longest.words.value for one in groups)


def test_words_are_found_again_after_an_edit(tmp_path: Path) -> None:
    """Figures that begin with what was found before an edit of words are those that begin with nothing."""
    for dry in (
        "The coat is dry.",
        "Dry.",
        "The coat is dry and smells of the stove, and of soap, and of nothing else.",
    ):
        kept = estimate.figures(lanes(dry), Budget(Limits()), Cache(tmp_path))
        assert kept == estimate.figures(lanes(dry), Budget(Limits()), Cache())
        assert kept == estimate.figures(lanes(dry), Budget(Limits()), Cache(tmp_path))


def test_a_group_that_does_not_fit_is_bounded_too() -> None:
    """Without any nodes nothing is exact, and what is told holds the exact figures."""
    rough, known = (dict(figures(Limits(memory=memory)).groups)["ada+ben"] for memory in (0, 64))
    assert known.paths.kind is Exactness.EXACT
    for one, other in bounded(rough, known):
        assert one.kind is Exactness.BOUNDS
        assert one.low <= other.value <= (one.high or other.value)
    assert {odds.kind for _, odds in rough.odds} == {Exactness.ESTIMATE}


def test_a_story_that_does_not_fit_is_bounded_by_its_groups() -> None:
    """What is told of the whole holds what is exact of it, and of every group."""
    rough, known = figures(Limits(whole=0)), figures(Limits()).whole
    for one, other in bounded(rough.whole, known):
        assert one.high is not None
        assert one.low <= other.value <= one.high
    assert rough.groups == figures(Limits()).groups


def test_what_fits_stays_exact_where_words_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths, choices and odds of a group are told exactly, and its words are bounded."""
    known = figures(Limits())
    monkeypatch.setattr(estimate, "measure_words", too_many_nodes)
    for (_, one), (_, other) in zip(figures(Limits()).groups, known.groups, strict=True):
        assert (one.paths, one.odds) == (other.paths, other.odds)
        assert (one.shortest.choices, one.longest.choices) == (other.shortest.choices, other.longest.choices)
        assert one.longest.words.low <= other.longest.words.value <= (one.longest.words.high or 0)


def test_bounds_are_told_as_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table says `within` for bounds, and only for them."""
    lines = told(prove(lanes(), Limits()))
    assert "within" not in lines["ada+ben"]
    monkeypatch.setattr("game.proof.measure.exact.words_of_paths", lambda *_, **__: WordBounds(10, 20, {}))
    assert "within" in told(prove(lanes(), Limits()))["ada+ben"]


def test_the_table_tells_where_the_moments_come_from() -> None:
    """Each group's line has its live moments."""
    proof = prove(lanes(), Limits())
    counts = dict(proof.moments.by_people)
    assert counts.keys() == {"ada", "ben", "ada+ben"}
    for group, count in counts.items():
        assert told(proof)[group].split()[1] == str(count)


def bounded(rough: Metrics, known: Metrics) -> tuple[tuple[Quantity, Quantity], ...]:
    """Figures that may be bounds, each with the one that is known."""
    return (
        (rough.paths, known.paths),
        (rough.longest.choices, known.longest.choices),
        (rough.longest.words, known.longest.words),
        (rough.shortest.words, known.shortest.words),
    )


def too_many_nodes(*_: object) -> NoReturn:
    """What is measured takes more nodes than there may be."""
    raise NodeLimit


def told(proof: Proof) -> dict[str, str]:
    """The lines of the report, by their first words."""
    return {line.split()[0]: line for line in report(proof).splitlines() if line.strip()}
