"""Where the order of scenes and their dates disagree."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.story.model import SLOTS, Answer, DateSpan, Location, Scene, Story
from game.writer.notices.order import dated_before
from tests.stories import ferry
from tests.stories.house import sound

ANSWERS = (Answer("N108", Location("a.yaml", 9, 1)),)


def dated(*spans: tuple[int, int] | None, answered: Sequence[int] = ()) -> Story:
    """A story of so many scenes, each from one day to another, by the number of the day; those at some places are answered."""
    story = ferry()

    def scene(place: int, span: tuple[int, int] | None) -> Scene:
        date = DateSpan(span[0] * SLOTS, span[1] * SLOTS + SLOTS - 1) if span else None
        answers = ANSWERS if place in answered else ()
        return replace(story.scenes[0], id=f"s{place}", date=date, answers=answers)

    return replace(story, scenes=tuple(scene(place, span) for place, span in enumerate(spans)))


def days(*numbers: int, answered: Sequence[int] = ()) -> Story:
    """The same with scenes of one day each; 0 is none."""
    return dated(*((number, number) if number else None for number in numbers), answered=answered)


def blamed(story: Story) -> list[str]:
    """The messages, as far as they name scenes."""
    return [one.message.partition(" and ")[0] for one in dated_before(story)]


def test_scenes_in_order_are_not_spoken_of() -> None:
    """Neither those of one day nor those without a date."""
    assert not blamed(days(1, 1, 2))
    assert not blamed(days(0, 3, 0))
    assert not blamed(dated((1, 9), (2, 2), (8, 9), (3, 8)))


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (days(3, 0, 2), ["the scene 's2' comes after 's0'"]),
        (days(2, 3, 2), ["the scene 's2' comes after 's1'"]),
        (days(1, 9, 2, 3, 4, 5), ["the scene 's1' comes before 's2'"]),
        (days(3, 4, 5, 1, 6), ["the scene 's3' comes after 's2'"]),
        (days(*range(1, 30), 99, *range(30, 60)), ["the scene 's29' comes before 's30'"]),
        (days(1, 9, 2, 3, 0, 4, 1), ["the scene 's1' comes before 's2'", "the scene 's6' comes after 's5'"]),
        (days(3, 4, 1, 2, answered=[0, 1]), ["the scene 's0' comes before 's2'", "the scene 's1' comes before 's2'"]),
    ],
)
def test_one_date_that_is_wrong_is_one_notice(story: Story, told: list[str]) -> None:
    """It is told of the scenes without which all others are in order; of two that exclude each other the later, or who answers."""
    assert blamed(story) == told


def test_it_stands_at_the_date() -> None:
    """As compiled; a scene that is with somebody in another one is told with them."""
    (found,) = dated_before(sound(hall="date: 1848-10-24", stairs="date: 1848-10-23\npeople: [ada]"))
    assert str(found.where) == "scenes/stairs.yaml:3:7"
    assert found.message.endswith("and Ada Lund is in both")


SPANS = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)).map(lambda one: (one[0], one[0] + one[1])), max_size=7)


@given(SPANS)
def test_as_few_as_can_be_are_told(spans: list[tuple[int, int]]) -> None:
    """No fewer could be left out so that the rest is in order, and the rest is."""
    told = {int(one.message.split("'")[1][1:]) for one in dated_before(dated(*spans))}
    sizes = (size for size in range(len(spans) + 1) if any(map(in_order, combinations(spans, size))))
    assert len(told) == len(spans) - max(sizes)
    assert in_order([span for place, span in enumerate(spans) if place not in told])


def in_order(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether no span is over before an earlier one begins."""
    return all(first[0] <= second[1] for first, second in combinations(spans, 2))
