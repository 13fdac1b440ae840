"""The drawn stories: they compile, and every temper of story is among them."""

from collections import deque
from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings

from game.play import rules
from game.play.moment import Moment
from game.story.compiler import compile_files
from game.story.model import Story
from tests.strategies import authored_stories


@given(authored_stories())
def test_drawn_stories_compile(files: dict[str, bytes]) -> None:
    """A drawn story is as the format wants it; only effects on `you` may be impossible to tell apart."""
    assert {problem.code for problem in compile_files(files).problems} <= {"E025"}


def moments(story: Story) -> dict[Moment, list[Moment]]:
    """Every moment that can be reached, with those that choices lead to from there."""
    found: dict[Moment, list[Moment]] = {}
    waiting = deque([rules.begin(story)])
    while waiting and len(found) < 5_000:
        moment = waiting.popleft()
        if moment not in found:
            found[moment] = [rules.choose(story, moment, one) for one in rules.open_choices(story, moment)]
            waiting.extend(found[moment])
    return found


def gets_stuck(story: Story) -> bool:
    """Whether a moment that is no ending has no open choice."""
    return any(not after and not rules.has_ended(story, moment) for moment, after in moments(story).items())


def never_ends(story: Story) -> bool:
    """Whether some path comes back to a moment."""
    left = moments(story)
    while True:
        over = {moment for moment, after in left.items() if not any(one in left for one in after)}
        if not over:
            return bool(left)
        left = {moment: after for moment, after in left.items() if moment not in over}


def hides_a_scene(story: Story) -> bool:
    """Whether some scene is never on stage."""
    return len({moment.place for moment in moments(story) if moment.place < story.end}) < story.end


def is_sound(story: Story) -> bool:
    """Whether it has none of these, and a few moments."""
    return len(moments(story)) > 6 and not (gets_stuck(story) or never_ends(story) or hides_a_scene(story))


@pytest.mark.parametrize("temper", [gets_stuck, never_ends, hides_a_scene, is_sound])
def test_every_temper_is_drawn(temper: Callable[[Story], bool]) -> None:
    """Stories that get stuck, never end, hide a scene or do none of this are all drawn within a few hundred."""

    def has_it(files: dict[str, bytes]) -> bool:
        story = compile_files(files).story
        return story is not None and temper(story)

    assert find(authored_stories(), has_it, settings=settings(max_examples=500, phases=[Phase.generate], database=None))
