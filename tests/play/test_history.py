"""The tree of choices: nothing that was chosen is ever lost, whichever way one goes back and forth in it."""

from hypothesis import given
from hypothesis import strategies as st

from game.play import rules
from game.play.history import START, History
from game.play.replay import go_to
from game.play.run import Run
from game.story.model import Story
from tests.play.test_run import STORIES, played
from tests.stories import ferry

MOVES = st.lists(
    st.tuples(st.sampled_from(["choose", "choose", "undo", "redo", "go"]), st.integers(0, 20)), max_size=30
)


def moved(run: Run, kind: str, number: int) -> None:
    """Choose, or go back, forth or anywhere in the history of a run."""
    history = run.history
    open_now = rules.open_choices(run.story, run.moment)
    if kind == "choose" and open_now:
        run.choose(open_now[number % len(open_now)].id)
    elif kind == "undo":
        run.undo(number % 3)
    elif kind == "redo" and history.ahead is not None:
        assert go_to(run, history.ahead) is None
    elif kind == "go":
        assert go_to(run, number % (len(history) + 1)) is None


def ways_to_nodes(run: Run) -> dict[int, tuple[str, ...]]:
    """The choices that lead to each node of a run's history."""
    history = run.history
    return {node: tuple(map(history.choice, history.path(node)[1:])) for node in history.preorder()}


def tips(history: History) -> tuple[int, ...]:
    """The tip of every branch, in the order in which they were last gone to, that of the place first."""
    return tuple(node for node in history.preorder() if not history.ways(node))


@given(STORIES, MOVES)
def test_nothing_is_lost_and_everything_shown_follows_from_the_choices(
    story: Story, moves: list[tuple[str, int]]
) -> None:
    """After any moves every node is there with its choices, and the pages are those of a fresh run of the same choices."""
    run = Run(story)
    known: dict[int, tuple[str, ...]] = {}
    for kind, number in moves:
        moved(run, kind, number)
        now = ways_to_nodes(run)
        assert known.items() <= now.items()
        assert len(now) == len(run.history) + 1 == len(set(now.values()))
        assert now[run.history.at] == run.log
        known = now
    fresh = played(story, *(choice.rpartition("/")[2] for choice in run.log))
    assert (run.log, run.moments, run.pages) == (fresh.log, fresh.moments, fresh.pages)


@given(STORIES, MOVES)
def test_the_way_on_is_the_one_last_gone(story: Story, moves: list[tuple[str, int]]) -> None:
    """The first of the tips lies ahead of the place, by the ways last gone; going to a node makes it so for that one."""
    run = Run(story)
    for kind, number in moves:
        moved(run, kind, number)
        history = run.history
        assert tips(history)[0] == history.tip(START) == history.tip(history.at)
    for node in tips(run.history):
        run.history.go(node)
        assert tips(run.history)[0] == node


def test_choosing_the_same_again_walks_along_the_branch() -> None:
    """What was taken back and is chosen again is the same node, and what was ahead of it still is."""
    run = played(ferry(), "wait", "ring", "board")
    run.undo(3)
    run.choose("wait")
    assert (len(run.history), tips(run.history)) == (3, (3,))
    run.choose("wait")
    assert (len(run.history), tips(run.history)) == (4, (4, 3))
    assert go_to(run, 3) is None
    assert run.log == ("landing/wait", "landing/ring", "landing/board")
    assert run.history.fork(4) == 1


def test_a_name_stays_with_the_tip_of_its_branch() -> None:
    """It moves on with what is chosen at the tip, and stays where it is when another branch grows from the middle."""
    run = played(ferry(), "wait", "ring")
    run.history.names[2] = "the bell"
    run.choose("board")
    assert run.history.names == {3: "the bell"}
    run.undo()
    run.choose("wait")
    assert run.history.names == {3: "the bell"}


def test_a_branch_that_was_set_aside_comes_back_when_it_is_read_on() -> None:
    """Growing from its tip lists it again."""
    run = played(ferry(), "wait")
    run.history.aside.add(1)
    run.choose("ring")
    assert run.history.aside == set()
