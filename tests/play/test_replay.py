"""Logs played again, in the story they were made in and in one that was edited since."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.play.replay import go_on, replay
from game.play.run import Run
from game.story.compiler import compile_files
from game.testing import Way
from tests.play.test_run import BOTH, NUMBERS, WAYS, any_choices, played
from tests.stories import TWO_KEYS, ferry, files_of, story_of, two_keys
from tests.strategies import authored_stories

NEW = "a-new-scene"
NEW_SCENE = f"id: {NEW}\ntitle: A new scene\ntext: New.\nchoices: [{{id: on, text: Go on}}]\n".encode()


@given(WAYS)
def test_a_log_replayed_is_the_same_run(way: Way) -> None:
    """Playing a run's log again gives the same moments and pages, and nothing is said or waits."""
    run = way.run()
    replayed = replay(way.story, run.log)
    assert (replayed.stopped, replayed.run.waiting) == (None, ())
    assert (replayed.run.log, replayed.run.moments, replayed.run.pages) == (run.log, run.moments, run.pages)


@given(WAYS, st.integers(0, 3))
def test_a_log_is_played_at_the_heat_of_the_reader(way: Way, heat: int) -> None:
    """Who asked for less reads a run that is played again as one that was made at that heat."""
    run = way.run()
    run.heat = heat
    again = replay(way.story, run.log, heat).run
    assert (again.heat, again.pages) == (heat, run.pages)


LATER = " What was chosen later is kept until its scene comes."


@pytest.mark.parametrize(
    ("choices", "played_so_far", "stopped"),
    [
        (
            ["landing/wait", "harbour/wait"],
            1,
            "The scene “harbour” is no longer in the story; what was chosen there is left out.",
        ),
        (
            ["landing/swim"],
            0,
            "It stops before the first choice. The scene “The landing” no longer has the choice “swim”.",
        ),
        (
            ["landing/ring", "landing/ring", "landing/board"],
            1,
            "After one choice it stops. In the scene “The landing” the choice “ring” is closed now." + LATER,
        ),
        (
            ["crossing/pay"],
            0,
            "It stops before the first choice. In the scene “The landing” nothing was chosen yet." + LATER,
        ),
        (["nothing"], 0, "The scene “” is no longer in the story; what was chosen there is left out."),
        (
            ["landing/board", "crossing/pay", "far-bank/up", "far-bank/up"],
            3,
            "After 3 choices the story ends. The choice “far-bank/up” is left over.",
        ),
        (
            ["landing/board", "crossing/pay", "far-bank/up", "far-bank/up", "landing/wait"],
            3,
            "After 3 choices the story ends. 2 choices are left over.",
        ),
    ],
)
def test_a_log_plays_as_far_as_it_goes(choices: list[str], played_so_far: int, stopped: str) -> None:
    """A log that the story does not know any more plays up to there, and says where and why it stopped."""
    replayed = replay(ferry(), choices)
    assert replayed.stopped == stopped
    assert replayed.run.log == tuple(choices[:played_so_far])


def test_a_long_id_is_shown_in_part() -> None:
    """What a log says at length is not told at length."""
    told = replay(ferry(), [f"landing/{'x' * 10_000}"]).stopped
    assert told is not None
    assert len(told) < 200


def with_a_new_scene(files: dict[str, bytes], at: int) -> dict[str, bytes]:
    """The files with one scene more, at the place `at` of those that the first act lists, counted from its beginning."""

    def listed(found: re.Match[bytes]) -> bytes:
        ids = [one for one in found[1].split(b", ") if one]
        place = at % (len(ids) + 1)
        return b"scenes: [" + b", ".join([*ids[:place], NEW.encode(), *ids[place:]]) + b"]"

    story = re.sub(rb"scenes: \[(.*?)\]", listed, files["story.yaml"], count=1)
    return {**files, "story.yaml": story, f"scenes/{NEW}.yaml": NEW_SCENE}


@given(authored_stories(), NUMBERS, st.integers(0, 10))
def test_what_was_chosen_is_kept_round_a_scene_inserted_since(
    files: dict[str, bytes], numbers: list[int], at: int
) -> None:
    """In a story with one scene more, a reader who chooses there has every choice of the log again, in its order."""
    before = compile_files(files).story
    now = compile_files(with_a_new_scene(files, at)).story
    assume(before is not None)
    assert before is not None
    assert now is not None
    run = Run(before)
    any_choices(run, numbers)
    replayed = replay(now, run.log)
    again, told = replayed.run, replayed.stopped
    while again.scene is not None and again.scene.id == NEW:
        assert told is not None or not again.waiting
        told = go_on(again, "on")
    assert again.waiting == ()
    kept = [choice for choice in again.log if not choice.startswith(f"{NEW}/")]
    assert tuple(kept) == run.log
    assert again.moment.values == run.moment.values


@given(authored_stories(), NUMBERS, st.integers(0, 10))
def test_what_was_chosen_is_kept_round_a_scene_removed_since(
    files: dict[str, bytes], numbers: list[int], at: int
) -> None:
    """In a story with one scene less, all that was chosen in the others is chosen again at once, and that is told."""
    before = compile_files(with_a_new_scene(files, at)).story
    now = compile_files(files).story
    assume(now is not None)
    assert before is not None
    assert now is not None
    run = Run(before)
    any_choices(run, numbers)
    replayed = replay(now, run.log)
    others = tuple(choice for choice in run.log if not choice.startswith(f"{NEW}/"))
    assert (replayed.run.log, replayed.run.waiting) == (others, ())
    assert (replayed.stopped is None) == (others == run.log)


def test_going_on_says_what_was_played_again() -> None:
    """Once the reader has chosen in a new scene, it is told how much of what they had chosen came after it."""
    story = story_of(with_a_new_scene(files_of(TWO_KEYS), 1))
    run = replay(story, ("begin/ada", "door/knock", "after-monday/stay", "stairs/up")).run
    assert run.scene is not None
    assert (run.scene.id, run.waiting) == (NEW, ("after-monday/stay", "stairs/up"))
    assert go_on(run, "on") == "Played again: 2 choices from before the story was changed."
    assert run.log[-3:] == (f"{NEW}/on", "after-monday/stay", "stairs/up")
    assert run.scene is not None
    assert go_on(run, run.scene.choices[0].id) is None


def test_people_may_be_listed_otherwise() -> None:
    """Whom a reader follows is no matter of the order in which the story lists its people."""
    begin, *more = two_keys().scenes
    both = replace(begin.choices[-1], id="ben+ada")
    turned = replace(two_keys(), scenes=(replace(begin, choices=(*begin.choices[:-1], both)), *more))
    replayed = replay(turned, played(two_keys(), BOTH, "in", "run").log)
    assert replayed.stopped is None
    assert replayed.run.log == ("begin/ben+ada", "door/in", "cellar/run")


def test_a_scene_that_comes_earlier_now_takes_its_choice() -> None:
    """Scenes in another order than the log has them each take the choice that was made in them."""
    files = files_of(TWO_KEYS)
    story = files["story.yaml"].replace(b"[door, cellar]", b"[cellar, door]")
    log = played(two_keys(), "ben", "in", "stay").log
    replayed = replay(story_of({**files, "story.yaml": story}), log)
    assert replayed.run.log[0] == "begin/ben"
