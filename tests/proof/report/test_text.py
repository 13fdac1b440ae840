"""A proof in a few lines."""

import pytest
from msgspec.structs import replace

from game.proof.budget import Limits
from game.proof.prover import prove
from game.proof.report import report
from game.proof.result import PromiseProof, Verdict
from game.story.model import Location, PromiseKind
from tests.stories import ferry


@pytest.mark.parametrize("number", [1, 10, 179, 12_345])
def test_a_claim_and_its_verdict_stand_apart(number: int) -> None:
    """However long a claim is, a blank stands between it and its verdict."""
    kept = PromiseProof(PromiseKind.NEVER, "bell", "", Location("story.yaml", 1, 1), Verdict.PROVED)
    proof = replace(prove(ferry(), Limits(memory=64, all_seconds=0, figures=False)), promises=(kept,) * number)
    (line,) = (line for line in report(proof).splitlines() if "promises" in line)
    assert line.split()[-3:] == ["of", str(number), "proved"]


def test_a_large_count_is_told_to_two_digits() -> None:
    """Which are rounded to those of the next power of ten where that is nearer."""
    proof = prove(ferry(), Limits(memory=64, all_seconds=0, figures=False))
    acts = (("a", 999_999), ("b", 1_250_001), ("c", 9_960_000), ("d", 10**400))
    told = report(replace(proof, moments=replace(proof.moments, by_act=acts)))
    assert "a 999,999, b 1.3·10^6, c 1.0·10^7, d 1.0·10^400\n" in told
