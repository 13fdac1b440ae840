"""The states of a page are those that the oracle finds on visiting every moment, and each has a run that leads there."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings

from game.play.page import Page, PageKind
from game.play.run import Run
from game.proof import page_states
from game.proof.budget import Budget, Limits
from game.proof.checks.coverage import Coverage, unreachable
from game.proof.model.goals import CoverageGoal
from game.proof.model.remembering import remembering
from game.proof.page_states import PageState, read_through, states_after, states_of, unread
from game.proof.prover import watched
from game.proof.run_finder import RunFinder
from game.proof.store.cache import Cache
from game.proof.symbolic.backward import BackwardAnalysis
from game.story.logic import holds
from game.story.model import Story
from tests.proof.oracle import Oracle
from tests.proof.planted import compiled
from tests.proof.reader import TooLarge
from tests.stories import ferry, two_keys
from tests.strategies import stories

SMALL = Limits(memory=16, counts=False, figures=False)


def finder(story: Story, limits: Limits = SMALL) -> RunFinder:
    """What finds runs in a story."""
    return RunFinder(story, Budget(limits))


def ran(story: Story, state: PageState) -> Run:
    """The run of a state."""
    run = Run(story)
    for step in state.witness.steps:
        run.choose(step.choice)
    return run


def really(story: Story, place: int) -> set[tuple[str | None, tuple[int, ...]]]:
    """Who reads the scene at a place, and which passages, at any moment that can be reached."""
    scene = story.scenes[place]
    numbers = {where: at for at, where in enumerate(dict.fromkeys(one.where for one in scene.text))}
    here = [moment.values for moment in Oracle(story, most=2_000).following if moment.place == place]
    readers = [one for one, _ in scene.viewpoints] or [None]
    return {
        (
            next(one for one in readers if one is None or holds(read_through(scene, one), values)),
            tuple(sorted({numbers[one.where] for one in scene.text if holds(one.condition, values)})),
        )
        for values in here
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(stories())
def test_the_states_of_a_scene_are_those_that_occur(story: Story) -> None:
    """Neither more nor fewer than the oracle finds, and the run of each comes to just this state."""
    search = finder(story)
    for place, scene in enumerate(story.scenes):
        try:
            wanted = really(story, place)
        except TooLarge:
            assume(False)
        states = states_of(search, scene.id, most=1_000)
        assert states.whole
        assert {(one.reader, tuple(sorted(one.shown))) for one in states.found} == wanted
        assert len(states.found) == len(wanted)
        for one in states.found:
            moment = ran(story, one).moment
            assert moment.place == place
            shown = {
                at
                for at, where in enumerate(dict.fromkeys(passage.where for passage in scene.text))
                if any(holds(passage.condition, moment.values) for passage in scene.text if passage.where == where)
            }
            assert shown == set(one.shown)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(stories())
def test_the_states_after_a_choice_are_those_that_occur(story: Story) -> None:
    """For each choice of each scene, and none for one that nobody can make; each run ends with the choice."""
    search = finder(story)
    try:
        following = Oracle(story, most=2_000).following
    except TooLarge:
        assume(False)
    for place, scene in enumerate(story.scenes):
        for number, choice in enumerate(scene.choices):
            numbers = {where: at for at, where in enumerate(dict.fromkeys(one.where for one in choice.then))}
            wanted = {
                frozenset(numbers[one.where] for one in choice.then if holds(one.condition, moment.values))
                for moment, after in following.items()
                if moment.place == place and choice.id in after
            }
            states = states_after(search, place, number)
            assert states.whole
            assert {frozenset(one.shown) for one in states.found} == wanted
            assert len(states.found) == len(wanted)
            assert all(ran(story, one).steps[-1].choice is choice for one in states.found)


def endings_read(story: Story) -> Iterator[tuple[str, str, Page]]:
    """Every page of an ending of every path, with its reader."""
    waiting = [()]
    while waiting:
        made: tuple[str, ...] = waiting.pop()
        run = Run(story)
        for choice in made:
            run.choose(choice)
        yield from ((page.id, page.person, page) for page in run.pages if page.kind is PageKind.ENDING)
        if run.scene is not None:
            waiting += [(*made, one.id) for one in run.pages[-1].options if one.number is not None]


def test_the_states_of_an_ending_are_those_that_are_read() -> None:
    """Played through, *Two Keys* shows each ending to the same readers in the same words, and no others."""
    story = two_keys()
    wanted = {(id, person, page.blocks) for id, person, page in endings_read(story)}
    search = finder(remembering(story))
    found = set()
    for ending in story.endings:
        for one in states_of(search, ending.id).found:
            (page,) = [
                page for page in ran(story, one).pages if page.id == ending.id and page.person == (one.reader or "")
            ]
            found.add((ending.id, page.person, page.blocks))
    assert found == wanted


READ_TWICE = """
people: {ann: {name: Ann}, ben: {name: Ben}}
follow: [1]
variables: {rain: flag, snow: flag}
scenes:
  a:
    people: [ann, ben]
    choices: [{default: 'yes'}, {effects: [rain = yes]}, {effects: [snow = yes]}]
  b:
    people: [ann, ben]
    text:
    - {text: Always.}
    - {if: rain, text: Wet.}
    - {if: rain and snow, text: Never.}
"""


def test_those_come_first_that_show_something_new() -> None:
    """After two states everybody has read, and everything was shown; the rest follows."""
    first, second, *others = states_of(finder(compiled(READ_TWICE)), "b").found
    assert {first.reader, second.reader} == {"ann", "ben"}
    assert set(first.shown) == {0, 1}
    assert len(others) == 2


def test_no_page_is_composed_for_the_states_of_a_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stands in it reads it."""
    monkeypatch.setattr(page_states, "replay", lambda *_: pytest.fail("a run was played again, page by page"))
    assert states_of(finder(compiled(READ_TWICE)), "b").whole


def test_what_nobody_reads_is_found() -> None:
    """A passage that no path shows is told where it stands, and all else is not."""
    story = compiled(READ_TWICE)
    (finding,) = unread(finder(story), "b")
    assert finding.code == "P007"
    assert finding.where == story.scenes[-1].text[2].where
    assert unread(finder(ferry()), ferry().scenes[0].id) == ()


def test_what_runs_showed_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where runs were watched, only what they left open may be what nobody reads."""
    story, meter, asked = compiled(READ_TWICE), Budget(SMALL), list[str]()
    search = RunFinder(story, meter, watched(story, meter, Cache()))

    def looked_for(back: BackwardAnalysis, goals: Sequence[CoverageGoal], meter: Budget) -> Coverage:
        asked.extend(goal.id for goal in goals)
        return unreachable(back, goals, meter)

    monkeypatch.setattr(page_states, "unreachable", looked_for)
    (finding,) = unread(search, "b")
    assert finding.where == story.scenes[-1].text[2].where
    assert asked == ["b@3"]


def test_no_more_states_are_looked_for_than_asked() -> None:
    """Where there are more that is said, and none of the readers is left out for another."""
    states = states_of(finder(compiled(READ_TWICE)), "b", most=2)
    assert not states.whole
    assert {one.reader for one in states.found} == {"ann", "ben"}


def test_a_limit_is_told() -> None:
    """Where the time is over what was found by then is given, and why there may be more."""
    search = finder(compiled(READ_TWICE))
    search.meter.limits = Limits(seconds=1e-9)
    states = states_of(search, "b")
    assert not states.whole
    assert "seconds were over" in states.stopped


def test_there_is_no_state_of_what_there_is_not() -> None:
    """An id that is neither a scene's nor an ending's is refused, and so is somebody who never reads a scene."""
    with pytest.raises(KeyError):
        states_of(finder(ferry()), "nowhere")
    with pytest.raises(KeyError):
        read_through(ferry().scenes[0], "nobody")
