"""Every planted defect is found, in its file, with the run that shows it."""

import pytest

from game.play.moment import Moment
from game.play.rules import fates, has_ended, open_choices
from game.proof.limits import Limits
from game.proof.proof import CODES, WARNINGS, Finding, Verdict
from game.proof.prover import prove
from game.story.model import Story
from tests.proof.broken import BROKEN, Broken
from tests.proof.test_prover import assert_replays, assert_turns

CLAIMS = {"P001": "terminates", "P002": "never_stuck", "P003": "never_stuck"}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: one.name)
def test_defect_is_found(broken: Broken) -> None:
    """The defect's code is reported in the right file, its claim is refuted, and its witness replays."""
    story = broken.story()
    proof = prove(story, Limits(memory=64))
    found = [one for one in proof.findings if one.code == broken.code]
    assert [one.where.file for one in found][:1] == [broken.file], proof.findings
    if broken.code not in WARNINGS:
        assert getattr(proof, CLAIMS.get(broken.code, "all_reachable")) is Verdict.REFUTED
        assert not proof.holds
    for one in found:
        assert_shows(story, one)


def assert_shows(story: Story, finding: Finding) -> None:
    """The finding's witness shows what is wrong."""
    if finding.code == "P001":
        assert finding.witness is not None
        assert_turns(story, finding.witness)
    elif finding.code in {"P002", "P003"}:
        assert finding.witness is not None
        last = assert_replays(story, finding.witness)
        assert is_stuck(story, last) if finding.code == "P002" else len(fates(story, last)) < max(1, len(story.people))


def is_stuck(story: Story, moment: Moment) -> bool:
    """Whether the reader stands somewhere without an open choice."""
    return not has_ended(story, moment) and not open_choices(story, moment)


def test_every_code_has_a_planted_defect() -> None:
    """There are at least twenty kinds, and each code of the proof is among them."""
    assert {one.code for one in BROKEN} == set(CODES)
    assert len({one.name for one in BROKEN}) >= 20
