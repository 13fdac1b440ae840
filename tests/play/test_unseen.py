"""What was not seen in a run: how it begins, and from which choice it could have been come to."""

import pytest

from game.play.rules import begin
from game.play.run import Run
from game.play.unseen import unseen, ways_to
from tests.play.test_between import in_the_house
from tests.play.test_closing import heavy
from tests.play.test_run import BEN, played
from tests.stories import two_keys


def test_it_is_told_whose_it_is_when_and_where() -> None:
    """With the title and the first sentence of the scene, as it would be read through them alone."""
    run = played(two_keys(), BEN, "in", "stay", "shout", "up", "stay", "look")
    (one, *_) = unseen(run.story, run.moment, run.taken, 3, otherwise=True)
    assert (one.whose, one.opening) == ("Ada Lund", "Eleven steps, and then one more.")
    assert one.title


def test_only_what_happened_is_told() -> None:
    """Nothing of somebody who was dead by then, or on a road that was not taken; `otherwise` has that as well."""
    run = in_the_house("ada", "bold", "stay", "stay")
    told, might = (unseen(run.story, run.moment, run.taken, 9, otherwise=more) for more in (False, True))
    assert {one.scene for one in told} == {"pipe", "drain", "cellar", "loft"}
    assert {one.scene for one in might} - {one.scene for one in told} == {"attic"}
    assert [one.scene for one in run.pages[-1].unseen] == ["pipe"]


@pytest.mark.parametrize("weighty", "adh")
def test_of_much_that_is_told_on_which_most_hangs(weighty: str) -> None:
    """Wherever it stands: of those that weigh the same the earlier are told with it, and all in the order of the calendar."""
    story = heavy(weighty)
    told = [one.scene for one in unseen(story, begin(story), (), 3)]
    assert weighty in told
    assert told == sorted({weighty, *"abcdefgh".replace(weighty, "")[:2]})


def test_a_way_leads_there() -> None:
    """Who chooses otherwise at the step that is named, and then what is usual, stands in the scene."""
    run = played(two_keys(), BEN, "in", "stay", "shout", "up", "stay", "look")
    missed = unseen(run.story, run.moment, run.taken, 9, otherwise=True)
    found = ways_to(run.story, run.taken, {one.scene: one.person for one in missed})
    assert found
    for scene, (step, choice) in found.items():
        again = Run(run.story)
        for one in run.steps[:step]:
            again.choose(one.choice.id)
        again.choose(choice.id)
        while again.scene is not None and again.scene.id != scene:
            can = [one for one in again.pages[-1].options if one.number is not None]
            usual = next((one.id for one in again.scene.choices if one.default), "")
            again.choose(usual if usual in {one.id for one in can} else can[0].id)
        assert again.scene is not None
