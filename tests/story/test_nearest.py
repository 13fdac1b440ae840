"""Of the names that there are the nearest is offered, and none where none is near."""

import pytest

from game.story.nearest import closest, did_you_mean, lacking, one_slip_apart


def test_of_what_is_not_there_what_is_near_or_all_of_a_few_is_told() -> None:
    """Of many it is said how many there are, and the nearest are named, however far they are."""
    many = [f"scene-{number}" for number in range(40)] + ["kitchen"]
    assert lacking("it has no scene", "x", []) == "it has no scene 'x'"
    assert (
        lacking("it has no scene", "nowhere", ["hall", "stairs"]) == "it has no scene 'nowhere' (it has hall, stairs)"
    )
    assert lacking("it has no scene", "kitchn", many) == "it has no scene 'kitchn' (did you mean 'kitchen'?)"
    assert lacking("it has no scene", "the-itch", many) == (
        "it has no scene 'the-itch' (it has 41, nearest are kitchen, scene-9, scene-8)"
    )


def test_the_closest_word_is_suggested() -> None:
    """A word that is nearly one of the known ones is asked about; one that is nothing like them is not."""
    assert did_you_mean("anna.door", ["anna.doors", "anna.car"]) == "did you mean 'anna.doors'?"
    assert did_you_mean("zebra", ["anna.doors"]) == ""
    assert closest("HALL", ["stairs", "hall"]) == "hall"
    assert closest("07", ["0", "7", "70"]) == "7"
    assert closest("mend", ["landing.call", "cellar.mend"]) == "cellar.mend"
    assert closest("8", ["0", "7", "70"]) == ""
    assert closest("D8", [f"D{number:02}" for number in range(1, 40)]) == "D08"
    assert closest("d0012", [f"D{number}" for number in range(1, 40)]) == "D12"
    assert closest("scene-10", ["scene-1", "scene-100", "scene-01"]) == "scene-100"
    assert closest("x" * 10_000, ["anna.doors"]) == ""


def test_the_closest_of_many_words_is_found() -> None:
    """Among thousands of names that look alike the one with a letter changed is suggested, and looked for in few."""
    known = [f"{letter}-{number:04}-street" for letter in "abc" for number in range(1_000)]
    assert closest("b-0417-streat", known) == "b-0417-street"
    assert closest("0417-c-street", ["c-0417-street", *known[:9]]) == "c-0417-street"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("lamp", "lapm", True),
        ("lamp", "lam", True),
        ("lamp", "lampe", True),
        ("lamp", "lump", True),
        ("anna", "nana", True),
        ("lamp", "lamp", False),
        ("lamp", "plam", False),
        ("lamp", "damn", False),
        ("un", "nu", False),
        ("rain-1", "rain-2", False),
        ("rain1", "rain", False),
        ("ada.life", "ben.life", False),
    ],
)
def test_a_slip_is_a_letter_or_two_that_changed_places(one: str, other: str, near: bool) -> None:
    """A number is another thing, and a short name may be any other one."""
    assert one_slip_apart(one, other) is one_slip_apart(other, one) is near
    assert not near or closest(one, [other]) == other
