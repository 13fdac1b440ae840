"""The ledger of a run."""

from msgspec.structs import replace

from game.play.ledger import Met, ledger
from game.play.run import Run
from tests.play.test_run import played
from tests.stories import ferry

LAST = Met("last-ferry", "The last ferry goes at dusk.", ("A notice, “Hours”, ¶1",), ("The landing",))
ROPE = Met("rope-breaks", "The rope broke once.", ("A log, “Spring”, entry",), ("On the water",))


def test_nothing_is_met_before_the_first_choice() -> None:
    """A scene that is still being read has added nothing."""
    assert ledger(Run(ferry())) == ()


def test_a_fact_is_met_once_the_choice_is_made() -> None:
    """The facts a scene rests on and those of its notes are met in the order of play, each title once."""
    assert ledger(played(ferry(), "wait", "wait", "board", "pay")) == (LAST, ROPE)


def test_scenes_of_one_title_are_two_places() -> None:
    """A fact that was met in two scenes of the same title was met twice."""
    landing, crossing, *more = ferry().scenes
    story = replace(ferry(), scenes=(landing, replace(crossing, title=landing.title, facts=landing.facts), *more))
    met = {one.fact: one.titles for one in ledger(played(story, "wait", "board", "pay"))}
    assert met["last-ferry"] == ("The landing", "The landing")


def test_what_is_taken_back_was_not_met() -> None:
    """The ledger is of the run as it stands."""
    run = played(ferry(), "wait", "board", "pay")
    run.rewind()
    assert ledger(run) == (LAST,)
