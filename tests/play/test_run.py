"""A run: its log, its moments, its pages, and taking choices back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import compose, rules
from game.play.page import Page, PageKind
from game.play.rules import Closed
from game.play.run import Run
from game.story.model import Story
from game.testing import Way, choices, moments
from tests.stories import ferry, two_keys
from tests.strategies import stories

ADA, BEN, BOTH = "ada", "ben", "ada+ben"


def played(story: Story, *choices: str, heat: int = 3) -> Run:
    """A run in which these choices were made."""
    run = Run(story, heat)
    for choice in choices:
        run.choose(choice)
    return run


def kinds(run: Run) -> list[tuple[PageKind, str]]:
    """What the pages of the present step are."""
    return [(page.kind, page.id) for page in run.pages]


def any_choices(run: Run, numbers: list[int]) -> None:
    """Make as many choices as there are numbers, unless the story ends before."""
    for number in numbers:
        open_now = rules.open_choices(run.story, run.moment)
        if not open_now:
            return
        run.choose(open_now[number % len(open_now)].id)


STORIES = st.one_of(st.sampled_from([ferry(), two_keys()]), stories())
WAYS = STORIES.flatmap(moments)
NUMBERS = st.lists(st.integers(0, 20), max_size=20)


def test_a_run_begins_before_the_first_choice() -> None:
    """A new run has chosen nothing, stands at the story's beginning and shows its first scene."""
    run = Run(ferry())
    assert run.log == ()
    assert run.moments == (rules.begin(ferry()),)
    assert kinds(run) == [(PageKind.SCENE, "landing")]
    assert not run.ended


def test_the_log_keeps_stable_ids() -> None:
    """Each choice is kept by the ids of its scene and of itself."""
    assert played(ferry(), "wait", "board", "pay").log == ("landing/wait", "landing/board", "crossing/pay")


def test_a_consequence_stands_before_the_next_scene() -> None:
    """After a choice of which something is told, that is read, and then the next scene."""
    assert kinds(played(ferry(), "wait")) == [(PageKind.CONSEQUENCE, "landing"), (PageKind.SCENE, "landing")]


def test_where_nothing_is_told_there_is_no_consequence() -> None:
    """After a choice of which nothing is told the next scene comes at once."""
    assert kinds(played(ferry(), "board")) == [(PageKind.SCENE, "crossing")]


def test_the_end_is_the_ending_and_the_close() -> None:
    """In a story without people its ending is read, then the last page."""
    run = played(ferry(), "lamp", "silence", "down")
    assert run.ended
    assert run.scene is None
    assert kinds(run) == [(PageKind.ENDING, "lit"), (PageKind.CLOSE, "")]


def test_an_ending_is_read_as_soon_as_somebody_followed_has_left() -> None:
    """Who no longer stands has their ending read after the consequence that brought it about, and only once."""
    run = played(two_keys(), BOTH, "in", "again", "run")
    assert kinds(run) == [(PageKind.CONSEQUENCE, "cellar"), (PageKind.ENDING, "fell"), (PageKind.SCENE, "after-monday")]
    assert run.pages[1].eyes == "Ada Lund"
    any_choices(run, [0, 0, 0, 0, 0])
    assert run.ended
    assert [(page.id, page.eyes) for page in run.pages] == [("home", "Ben Moor"), ("", "")]


def test_at_the_end_everybody_followed_has_their_ending() -> None:
    """At the calendar's end the endings of all who are followed are read, in the story's order."""
    run = played(two_keys(), BOTH, "in")
    any_choices(run, [0] * 10)
    assert [page.eyes for page in run.pages if page.kind is PageKind.ENDING] == ["Ada Lund", "Ben Moor"]


def test_an_ending_reached_by_name_is_everybodys() -> None:
    """A choice that leads to an ending shows that one alone, and then the close."""
    run = played(two_keys(), BEN, "in", "stay", "shout", "up", "stay", "leave")
    assert kinds(run) == [(PageKind.ENDING, "out"), (PageKind.CLOSE, "")]
    assert run.pages[0].eyes == ""


def test_the_pages_of_earlier_steps_are_there() -> None:
    """What was read after any number of choices can be read again, and is the same."""
    run = Run(two_keys())
    before = [run.pages]
    for choice in (BOTH, "in", "run", "stay"):
        run.choose(choice)
        before.append(run.pages)
    assert [run.pages_at(step) for step in range(5)] == before
    for step in (-1, 5):
        with pytest.raises(IndexError):
            run.pages_at(step)


def test_a_closed_choice_changes_nothing() -> None:
    """Choosing what is closed, unknown or already over raises `Closed` and leaves the run as it was."""
    run = played(ferry(), "wait", "wait", "wait")
    before = (run.log, run.moments, run.pages)
    for choice in ("wait", "swim", ""):
        with pytest.raises(Closed):
            run.choose(choice)
    assert (run.log, run.moments, run.pages) == before
    any_choices(run, [0] * 20)
    assert run.ended
    with pytest.raises(Closed):
        run.choose("up")


def test_heat_changes_words_and_nothing_else() -> None:
    """Setting the heat tells a scene in short, with the same choices and the same moments."""
    run = played(two_keys(), ADA, "in", heat=2)
    full, moments = run.pages[-1], run.moments
    run.heat = 1
    assert run.heat == 1
    assert run.pages[-1].brief
    assert not full.brief
    assert run.pages[-1].options == full.options
    assert run.pages[-1].blocks != full.blocks
    assert run.moments == moments


@given(STORIES.flatmap(choices))
def test_choosing_and_taking_back_is_identity(step: tuple[Way, Way]) -> None:
    """Taking a choice back leaves the run exactly as it was, and it can go on from there as before."""
    run, choice = step[0].run(), step[1].made[-1].id
    before = (run.log, run.moments, run.pages, run.ended)
    run.choose(choice)
    after = (run.log, run.moments, run.pages, run.ended)
    run.undo()
    assert (run.log, run.moments, run.pages, run.ended) == before
    run.choose(choice)
    assert (run.log, run.moments, run.pages, run.ended) == after


@given(STORIES.flatmap(choices), st.integers(0, 20))
def test_what_was_taken_back_leaves_no_trace(step: tuple[Way, Way], other: int) -> None:
    """A run in which a choice was made, read and taken back goes on by another as if it had never been made."""
    before, after = step
    run, fresh = after.run(), before.run()
    assert run.pages
    run.undo()
    for either in (run, fresh):
        any_choices(either, [other])
    assert (run.log, run.moments, run.pages) == (fresh.log, fresh.moments, fresh.pages)


@given(WAYS, st.integers(-2, 30))
def test_taking_back_is_as_if_less_had_been_chosen(way: Way, steps: int) -> None:
    """After choices are taken back the run is the one that made only the choices that are left."""
    run, fewer = way.run(), Run(way.story)
    log = run.log
    run.undo(steps)
    for choice in log[: max(0, len(log) - max(0, steps))]:
        fewer.choose(choice.partition("/")[2])
    assert (run.log, run.moments, run.pages) == (fewer.log, fewer.moments, fewer.pages)


@given(WAYS)
def test_a_choice_made_again_by_the_rules_is_the_one_made_by_the_machine(way: Way) -> None:
    """Retracing a run's choices leads to the same moments and pages, and the machine goes on from there."""
    run, again = way.run(), Run(way.story)
    for step in run.steps:
        again.retrace(step.choice)
    for either in (run, again):
        any_choices(either, [0])
    assert (again.log, again.moments, again.pages) == (run.log, run.moments, run.pages)


def test_what_is_closed_cannot_be_retraced() -> None:
    """Retracing a closed choice, or one of another scene, raises `Closed` and leaves the run as it was."""
    run = played(ferry(), "wait", "wait", "wait")
    before = (run.log, run.moments)
    scenes = run.story.scenes
    closed = next(choice for choice in scenes[run.moment.place].choices if choice.id == "wait")
    for choice in (closed, scenes[run.moment.place + 1].choices[0]):
        with pytest.raises(Closed):
            run.retrace(choice)
    assert (run.log, run.moments) == before


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes whose pages are composed, in order and as often as they are."""
    scenes = []
    compose_scene = compose.scene_page

    def counted(*words: Any) -> Page:
        scenes.append(words[1].id)
        return compose_scene(*words)

    monkeypatch.setattr(compose, "scene_page", counted)
    return scenes


def test_the_last_page_is_composed_alone(composed: list[str]) -> None:
    """Who opens a run at its last page need not wait for all others; they are the same when they are asked for later."""
    way = (BOTH, "in", "run", "stay")
    before = [played(two_keys(), *way[:made]).pages for made in range(5)]
    run = played(two_keys(), *way)
    composed.clear()
    assert run.pages == before[-1]
    assert len(composed) == 1
    assert [run.pages_at(step) for step in range(5)] == before


def test_the_pages_of_a_step_are_composed_once(composed: list[str]) -> None:
    """However long a run is, and also when one goes back and makes a choice again."""
    run = played(ferry(), "wait", "ring", "wait")
    assert [page.id for step in range(4) for page in run.pages_at(step)][-1] == "landing"
    assert run.pages == run.pages_at(3)
    run.undo()
    run.choose("board")
    assert run.pages[-1].id == "crossing"
    assert composed == ["landing"] * 4 + ["crossing"]
    run.undo()
    run.choose("wait")
    assert run.pages[-1].id == "landing"
    assert composed == ["landing"] * 4 + ["crossing"]
