"""Seeded runs: they stop when they show nothing new, and miss nothing by it that they would have seen soon."""

import pytest
from hypothesis import given

from game.play.rules import open_choices
from game.proof.budget import Budget, Limits
from game.proof.model import sampling as runs
from game.proof.model.dataflow import analyse
from game.proof.model.goals import goals_of
from game.proof.model.runs import LONGEST, along, choices_of, played_again
from game.proof.model.sampling import Observed, watch
from game.story.model import Story
from tests.stories import TWO_KEYS, files_of, story_of
from tests.strategies import stories


def watched() -> tuple[Observed, int]:
    """What was seen in the story of the two keys, and in how many runs."""
    story = story_of(files_of(TWO_KEYS))
    played: list[int] = []
    meter = Budget(Limits(), lambda _doing, run, _of: played.append(run))
    return watch(story, goals_of(story), meter, analyse(story, texts=True)), len(played)


def test_runs_stop_when_nothing_new_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer runs are played than could be, and have shown the same."""
    seen, played = watched()
    monkeypatch.setattr(runs, "PATIENCE", runs.WATCHED)
    patient, all_played = watched()
    assert runs.PATIENCE == all_played > played
    assert (seen.left, seen.apart) == (patient.left, patient.apart)
    assert seen.apart
    assert 0 < len(seen.left) < 40  # of forty goals


@given(stories())
def test_what_runs_showed_they_show_again(story: Story) -> None:
    """Runs that showed everything before are watched first, and what they showed is not looked for any more."""
    asked, meter = goals_of(story), Budget(Limits())
    seen = watch(story, asked, meter)
    known = [choices_of(story, run) for run in seen.runs]
    again = watch(story, asked, meter, known=known)
    assert set(again.left) <= set(seen.left)
    if not seen.left:
        assert len(again.runs) <= len(known)


@given(stories(), stories())
def test_a_run_of_another_edition_is_played_to_its_end(earlier: Story, story: Story) -> None:
    """Whatever its choices were, those that are made are open one after another, and where it ends none is open."""
    runs = watch(earlier, goals_of(earlier), Budget(Limits())).runs
    for run in runs:
        moments, made = played_again(story, choices_of(earlier, run))
        assert along(story, made) == moments
        assert not open_choices(story, moments[-1]) or len(made) == LONGEST * len(story.scenes)
