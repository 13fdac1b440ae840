"""Which figures are exact, which are bounds, and how they are told apart."""

import pytest

from game.proof import estimate
from game.proof.cache import Cache
from game.proof.estimate import Figures
from game.proof.figures import Kind
from game.proof.limits import Limits, Meter
from game.proof.prover import prove
from game.proof.report import report
from game.story.compiler import compile_files
from game.story.model import Story

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


def lanes() -> Story:
    """A story of two people whose late pages remember the early ones, and nothing else does."""
    files = {"story.yaml": STORY}
    for who in ("ada", "ben"):
        files |= {f"scenes/{who}-early.yaml": EARLY.format(who=who), f"scenes/{who}-late.yaml": LATE.format(who=who)}
    compiled = compile_files({path: text.encode() for path, text in files.items()})
    assert compiled.story is not None, compiled.problems
    return compiled.story


def figures(limits: Limits) -> Figures:
    """The figures of the lanes."""
    return estimate.figures(lanes(), 10_000, Meter(limits), Cache())


def words(*texts: str) -> int:
    """How many words these are together."""
    return sum(len(text.split()) for text in texts)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """No nodes at all for exact words of two lives."""
    monkeypatch.setattr(estimate, "FEW", 0)


def test_words_of_one_life_are_exact_and_those_of_two_are_bounds() -> None:
    """A single life is given the nodes it needs; for two, what remembers is bounded, and the kind says so."""
    found = dict(figures(Limits()).groups)
    assert [found[group].longest.words.kind for group in ("ada", "ben", "ada+ben")] == ["exact", "exact", "bounds"]
    always = words("Ada", "It is early", "Stand in the rain", "Stand under the roof", "Go on", "They go home")
    assert found["ada"].longest.words.value == always + words("Wet", "The coat is still wet and will be so tomorrow")
    assert found["ada"].shortest.words.value == always + words("Not wet at all", "The coat is dry")


def test_with_exact_the_words_of_two_lives_are_exact_too() -> None:
    """Then every group has exact words, and they lie within the bounds that were given before."""
    rough, exact = (dict(figures(Limits(exact=wanted)).groups)["ada+ben"].longest.words for wanted in (False, True))
    assert exact.kind is Kind.EXACT
    assert rough.low < exact.value < (rough.high or 0)


def test_bounds_are_told_as_bounds() -> None:
    """The table says `within` for bounds, and only for them."""
    proof = prove(lanes(), Limits())
    lines = {line.split()[0]: line for line in report(proof).splitlines() if line.strip()}
    assert "within" in lines["ada+ben"]
    assert "within" not in lines["ada"]
