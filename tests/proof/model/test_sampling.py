"""Seeded runs: they stop when they show nothing new, and miss nothing by it that they would have seen soon."""

import pytest

from game.proof.budget import Budget, Limits
from game.proof.model import sampling as runs
from game.proof.model.dataflow import analyse
from game.proof.model.goals import questions
from game.proof.model.sampling import Observed, watch
from game.story.compiler import compile_files
from tests.stories import TWO_KEYS, files_of


def watched() -> tuple[Observed, int]:
    """What was seen in the story of the two keys, and in how many runs."""
    story = compile_files(files_of(TWO_KEYS)).story
    assert story is not None
    played: list[int] = []
    meter = Budget(Limits(), lambda _doing, run, _of: played.append(run))
    return watch(story, questions(story), meter, analyse(story, texts=True)), len(played)


def test_runs_stop_when_nothing_new_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer runs are played than could be, and have shown the same."""
    seen, played = watched()
    monkeypatch.setattr(runs, "PATIENCE", runs.WATCHED)
    patient, all_played = watched()
    assert runs.PATIENCE == all_played > played
    assert (seen.left, seen.apart) == (patient.left, patient.apart)
    assert seen.apart
    assert 0 < len(seen.left) < 40  # of forty questions
