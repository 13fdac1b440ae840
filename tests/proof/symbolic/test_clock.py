"""The clock is looked at within steps: a bound of seconds holds however long one step takes."""

import pytest

from game.proof.budget import Budget, BudgetExceeded, Limits
from game.proof.symbolic.state_sets import StateSets
from tests.stories import two_keys


def test_the_clock_is_looked_at_at_every_effect() -> None:
    """Once the time is over, an image and a preimage of effects end where they are."""
    story = two_keys()
    meter = Budget(Limits(seconds=1000, memory=16))
    sets = StateSets(story, meter.limits, meter.check)
    effects = next(choice.effects for scene in story.scenes for choice in scene.choices if choice.effects)
    assert sets.image(sets.full, effects) != sets.empty
    meter.began -= 2000
    for step in (sets.image, sets.preimage):
        with pytest.raises(BudgetExceeded, match="1000 seconds were over while beginning"):
            step(sets.full, effects)
