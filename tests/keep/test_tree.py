"""A run's whole tree on the disk: killed at any moment and opened again, it is the tree it was."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.keep.shelf import Saves
from game.keep.tree import history_of, tree_of
from game.play.history import START, History, Left
from game.play.replay import go_to
from game.play.run import Run
from game.story.model import Story
from tests.keep.shelves import only_slot, saved_file
from tests.play.test_history import MOVES, moved, tips, ways_to_nodes
from tests.play.test_run import STORIES, played
from tests.stories import ferry

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def told(history: History) -> object:
    """All that a history knows, by the choices that lead to each node rather than by its number."""

    def way(node: int) -> tuple[str, ...]:
        return tuple(map(history.choice, history.path(node)[1:]))

    return (
        [way(node) for node in history.preorder()],
        way(history.at),
        {way(node): one for node, one in history.left.items()},
        {way(node): one for node, one in history.names.items()},
        {way(node) for node in history.aside},
        {way(node): one for node, one in history.marks.items()},
    )


@settings(max_examples=60)
@given(STORIES, MOVES, st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_whatever_was_done_is_there_after_the_game_was_killed(
    story: Story, moves: list[tuple[str, int]], nodes: list[int]
) -> None:
    """Saved and opened again, a run has every node, name and mark that it had, stands where it stood and goes on alike."""
    run = Run(story)
    with TemporaryDirectory() as folder:
        for kind, number in moves:
            moved(run, kind, number)
            at = [node % (len(run.history) + 1) for node in nodes]
            history = run.history
            history.left[at[0]], history.names[at[1]], history.marks[at[2]] = Left(1, 2, NOON), "a name", "a word"
            history.aside = {at[3]}
            if not len(history):
                continue
            Saves(Path(folder)).autosave(run)
            with Saves(Path(folder)) as again:
                opened = again.open(again.shelf(story).slots[0], story)
                assert opened.stopped is None
                assert (opened.run.log, told(opened.run.history)) == (run.log, told(history))
            for save in Path(folder).glob("*.json"):
                save.unlink()


def test_each_branch_is_written_where_it_left_the_other() -> None:
    """Three ways from one scene, and one from another, are read as they were, the one last gone first."""
    run = played(ferry(), "wait", "ring", "board")
    for steps, choice in ((2, "board"), (2, "ring"), (1, "lamp")):
        run.undo(steps)
        run.choose(choice)
    history, place = history_of(run.log, tree_of(run.history))
    history.at = place
    assert len(tips(history)) == 4
    assert told(history) == told(run.history)


def test_a_tree_that_grew_since_another_story_is_kept_as_it_is() -> None:
    """Branches of an earlier edition stay as ids, and are played as far as they go when one goes to them."""
    run = played(ferry(), "wait", "board", "silence", "up")
    story = replace(
        ferry(), scenes=(ferry().scenes[0], replace(ferry().scenes[1], choices=ferry().scenes[1].choices[:1]))
    )
    history, place = history_of(run.log, tree_of(run.history))
    now = Run(story, history=history)
    why = go_to(now, place)
    assert why is not None
    assert "silence" in why
    assert now.log == ("landing/wait", "landing/board")
    assert run.log in ways_to_nodes(now).values()
    now.undo(2)
    now.choose("ring")
    why = go_to(now, place)
    assert why is not None
    assert now.log == ("landing/wait", "landing/board")
    assert len(now.history) == 5


@pytest.mark.parametrize(
    "tree",
    [
        {"branches": [{"after": 2, "choices": ["landing/ring"]}]},
        {"branches": [{"choices": ["landing/ring"]}]},
        {"branches": [{"after": -1, "choices": []}]},
        {"branches": [{"after": 0, "choices": ["a\nb"]}]},
        {"names": [{"at": 2, "word": "name"}]},
        {"marks": [{"at": 0, "word": "a" * 61}]},
        {"left": [{"at": 2, "page": 0, "block": 0, "when": "2026-11-28T12:00:00Z"}]},
        {"left": [{"at": 0, "page": 0, "block": 0, "when": "2026-11-28"}]},
        {"aside": [2]},
        [],
    ],
    ids=str,
)
def test_branches_that_do_not_hang_together_are_refused(tmp_path: Path, tree: object) -> None:
    """A save whose tree stands at nodes that it does not have is set aside, as any damaged one is."""
    path = saved_file(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "tree": tree}), "utf-8")
    troubles = Saves(tmp_path).shelf(ferry()).troubles
    assert [one.what for one in troubles] == ["its branches do not hang together, so it was set aside"]


def test_branches_written_twice_are_one(tmp_path: Path) -> None:
    """Whatever wrote a save, no two nodes have the same choices behind them, and what stands at either stands there."""
    path = saved_file(tmp_path)
    twice = {"after": 0, "choices": ["landing/wait", "landing/ring"]}
    tree = {"branches": [twice, twice], "names": [{"at": 5, "word": "name"}]}
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "tree": tree}), "utf-8")
    with Saves(tmp_path) as saves:
        history = saves.open(only_slot(saves), ferry()).run.history
    assert len(history) == 2
    assert history.names == {2: "name"}
    assert history.at != START
