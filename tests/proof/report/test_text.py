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
