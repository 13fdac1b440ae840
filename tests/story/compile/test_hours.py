"""Hours: parts of a story to be played by themselves, each with somebody to follow."""

import pytest

from tests.stories.house import FILES, check

STORY = FILES["story.yaml"]


@pytest.mark.parametrize(
    ("people", "codes"),
    [("people: [ada]", ""), ("people: ‸[]", "E011"), ("‸people:", "E011"), ("people: [‸cyd]", "E032")],
)
def test_an_hour_has_somebody_to_follow(people: str, codes: str) -> None:
    """An hour for nobody is blamed where it says so."""
    hour = f"hours:\n  late:\n    title: Late\n    {people}\n    from: hall\n    to: stairs\n    after: It is over.\n"
    check("story.yaml", STORY + hour, codes)


@pytest.mark.parametrize("people", ["‸people: []", "‸people:"])
def test_a_scene_for_nobody_is_not_one_for_everybody(people: str) -> None:
    """Where nobody is named the key is left out, or somebody was forgotten."""
    hall = FILES["scenes/hall.yaml"].replace("people: [ada, ben]", people)
    check("scenes/hall.yaml", hall, "E011")
