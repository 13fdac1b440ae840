"""Runs that show everything: played as readers play them, they show just what the prover says can be shown."""

from hypothesis import given

from game.play.pages_read import told_in
from game.proof.budget import Limits
from game.proof.cover import Showing, fewest, unshown
from game.proof.model.goals import GoalKind, goals_of
from game.proof.prover import prove
from game.proof.result import Verdict
from game.story.model import Story
from tests.play.test_between import in_the_house
from tests.proof.planted import compiled
from tests.strategies import stories

LIMITS = Limits(memory=16, all_seconds=0, counts=False, figures=False)


@given(stories())
def test_the_runs_of_a_proof_show_all_that_can_be_shown(story: Story) -> None:
    """What none of them shows when it is played is what the proof refutes, and of its parts what is not shown without it.

    The line of an ending is told for others where nobody who is followed has that ending.
    """
    proof = prove(story, LIMITS)
    if proof.all_reachable is Verdict.UNDECIDED:
        return
    refuted = {(one.thing, one.id) for one in proof.unreachable}
    parts = {goal.key for goal in goals_of(story) if goal.within in refuted}
    parts |= {goal.key for goal in goals_of(story) if goal.within in parts}
    missing = {goal.key for goal in unshown(story, proof.runs).left}
    assert refuted <= missing <= refuted | parts


@given(stories())
def test_few_runs_show_as_much_as_many(story: Story) -> None:
    """Those that are chosen show what all do, and each shows something that those before it do not."""
    runs = prove(story, LIMITS).runs
    few = fewest(story, runs)
    assert unshown(story, few) == unshown(story, runs)
    left = [len(unshown(story, few[:number]).left) for number in range(len(few) + 1)]
    assert left == sorted(set(left), reverse=True)


def test_a_run_shows_what_stands_on_its_pages_in_full_and_in_short() -> None:
    """Both the text and the report of a scene are shown, and of two ways only the one that is taken."""
    story = compiled("""
variables: {lamp: flag}
scenes:
  a: {heat: 2, content: Blood., report: In short., choices: [{effects: [lamp = yes]}, {to: b}]}
  b: [{}]
endings: {end: {}}
""")
    shown = {f"{kind.value} {id}" for kind, id in Showing(story).shown_by(("a/c0", "b/c0"))}
    assert {"passage a@1", "passage a@2", "choice a.c1", "value lamp = yes", "ending end"} <= shown
    assert "value lamp = yes" not in {f"{kind.value} {id}" for kind, id in Showing(story).shown_by(("a/c1",))}


def test_who_is_taken_up_between_two_acts_is_told_in_no_words_that_a_goal_asks_for() -> None:
    """What is remembered of them stands on a page of its own right, and the page still shows all that goals ask for."""
    run = in_the_house("ada", "bold", "ada>ben")
    assert "You did it in the pipe." in " ".join(told_in(block) for block in run.pages[0].blocks)
    shown = Showing(run.story).shown_by(run.log)
    assert (GoalKind.CHOICE, "roof.bold") in shown


def test_choices_that_cannot_be_made_end_a_run() -> None:
    """A log of an earlier edition shows what it shows up to there."""
    story = compiled("scenes: {a: [{}], b: [{}]}\nendings: {end: {}}\n")
    assert Showing(story).shown_by(("a/gone", "b/c0")) == Showing(story).shown_by(())
