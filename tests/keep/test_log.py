"""Logs: what is read of them and how far they play."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.keep.log import Log, NotALog, is_clean, log_from_data, log_of, read_log, replay
from game.play.run import Run
from game.story.model import Story
from tests.play.test_run import NUMBERS, STORIES, any_choices, played
from tests.stories import ferry

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["story", "digest", "choices"]) | st.text(), inner),
)


@given(STORIES, NUMBERS)
def test_a_log_replayed_is_the_same_run(story: Story, numbers: list[int]) -> None:
    """Playing a run's log again, by way of a file's text, gives the same moments and pages."""
    run = Run(story)
    any_choices(run, numbers)
    log = read_log(json.dumps(log_of(run).to_data()))
    assert log == log_of(run)
    replayed = replay(story, log.choices)
    assert (replayed.stopped, replayed.played) == (None, len(run.log))
    assert (replayed.run.log, replayed.run.moments, replayed.run.pages) == (run.log, run.moments, run.pages)


@pytest.mark.parametrize(
    ("choices", "played_so_far", "stopped"),
    [
        (
            ["landing/wait", "harbour/wait"],
            1,
            "After one choice it stops: the scene “harbour” is no longer in the story.",
        ),
        (["landing/swim"], 0, "After 0 choices it stops: the scene “The landing” no longer has the choice “swim”."),
        (
            ["landing/ring"] * 2,
            1,
            "After one choice it stops: in the scene “The landing” the choice “ring” is closed now.",
        ),
        (["crossing/pay"], 0, "After 0 choices it stops: the scene “The landing” comes now, and not “crossing”."),
        (["nothing"], 0, "After 0 choices it stops: the scene “” is no longer in the story."),
        (
            ["landing/board", "crossing/pay", "far-bank/up", "far-bank/up"],
            3,
            "After 3 choices the story ends, and the choice “far-bank/up” is left over.",
        ),
    ],
)
def test_a_log_plays_as_far_as_it_goes(choices: list[str], played_so_far: int, stopped: str) -> None:
    """A log that the story does not know any more plays up to there, and says where and why it stopped."""
    replayed = replay(ferry(), choices)
    assert (replayed.played, replayed.stopped) == (played_so_far, stopped)
    assert replayed.run.log == tuple(choices[:played_so_far])


def test_a_choice_that_was_renamed_stops_the_log() -> None:
    """A log of an older story plays in the newer one up to the first choice that is gone."""
    run = played(ferry(), "wait", "board", "silence")
    crossing = ferry().scenes[1]
    renamed = tuple(replace(choice, id="quiet") if choice.id == "silence" else choice for choice in crossing.choices)
    newer = replace(ferry(), scenes=(ferry().scenes[0], replace(crossing, choices=renamed), ferry().scenes[2]))
    assert replay(newer, run.log).played == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "[]",
        "{}",
        "3",
        "NaN",
        '{"story": "x", "digest": "y", "choices": {}}',
        '{"story": "x", "digest": "y", "choices": [3]}',
        '{"story": "x", "digest": 1e999, "choices": []}',
        '{"story": "x\\u001b[2J", "digest": "", "choices": []}',
        '{"story": "x", "digest": "", "choices": ["a/\\u202eb"]}',
        '{"story": "x", "digest": "", "choices": ["a\\n"]}',
        '{"story": "x", "digest": "", "choices": ["\\ud800"]}',
        "[" * 100_000,
        '{"story": ' + "9" * 5000 + "}",
        json.dumps({"story": "x", "digest": "", "choices": ["a" * 2000]}),
        json.dumps({"story": "x", "digest": "", "choices": ["a/b"] * 100_001}),
    ],
)
def test_what_is_no_log_is_refused(text: str) -> None:
    """Anything that is not a log, or would steer the terminal, is refused with a reason."""
    with pytest.raises(NotALog, match="it|value"):
        read_log(text)


@given(st.text() | DATA.map(json.dumps))
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever a file says, it is a log or it is refused."""
    with suppress(NotALog):
        assert isinstance(read_log(text), Log)


def test_a_save_is_a_log_too() -> None:
    """What else stands in the table does not matter."""
    assert log_from_data({"story": "x", "digest": "y", "choices": ["a/b"], "name": 3}) == Log("x", "y", ("a/b",))


@pytest.mark.parametrize(
    ("text", "clean"),
    [("Márta – “kapu”", True), ("a\u00a0b", True), ("a\tb", False), ("a\u0085b", False), ("\x7f", False)],
)
def test_clean_text_cannot_steer_a_terminal(text: str, clean: bool) -> None:
    """Letters and signs are clean, whatever moves the cursor is not."""
    assert is_clean(text) is clean
