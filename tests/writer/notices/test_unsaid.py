"""What a story leaves unsaid, planted in one that leaves nothing unsaid."""

from pathlib import Path

import pytest

from tests.writer.notices.careful import HALL, STORY, noticed


def test_a_careful_story_has_no_notice(tmp_path: Path) -> None:
    """A story that uses its facts, names nobody real and counts nothing is let be."""
    assert noticed(tmp_path) == []


def test_what_nothing_rests_on_is_reported(tmp_path: Path) -> None:
    """A scene without facts, a fact without a scene and a disagreement that is never shown are three notices."""
    hall = HALL.replace("rests on: [rain]\n", "").replace("sources differ: [D1]\n", "")
    assert sorted(problem.code for problem in noticed(tmp_path, hall=hall)) == ["N101", "N102", "N105"]


def test_a_hot_scene_needs_short_consequences(tmp_path: Path) -> None:
    """From heat 2 a choice with a consequence and no report is a notice, at the choice."""
    hot = HALL.replace("heat: 1", "heat: 2")
    hot = hot.replace("{{id: go, text: Go on}}", "id: go\n    text: Go on\n    then: You go on.")
    assert [(problem.code, problem.where.line) for problem in noticed(tmp_path, hall=hot)] == [("N106", 10)]


WORKS = "works:\n  roe: {author: J. Roe, title: Rain, short: Roe, good for: Rain.}\nreal-people:"
NOTES = "notes:\n  rain: {{{{general: {words}}}}}\nchoices:"


def with_note(folder: Path, words: str, works: str = WORKS) -> list[str]:
    """The codes for a story with works whose hall has a note in these words, and for its disagreement."""
    story = STORY.replace("real-people:", works).replace(
        "held: Nobody knows.", "held: So., works: [roe]" if works == WORKS else "held: So."
    )
    hall = HALL.replace("{words}", "{words}[^rain]").replace("choices:", NOTES.format(words=words))
    return [problem.code for problem in noticed(folder, story=story, hall=hall)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("It is known that it rained.", []),
        ("Historians have more rain.", ["N109"]),
        ("It is generally held that it rained.", ["N109"]),
        ("'Historians have more rain.', works: [roe]", []),
    ],
)
def test_an_argument_names_a_work(words: str, codes: list[str], tmp_path: Path) -> None:
    """A note that tells what historians hold says on whose work; one that tells what is known need not."""
    assert with_note(tmp_path, words) == codes


def test_what_is_held_names_a_work(tmp_path: Path) -> None:
    """In a story with works, a disagreement for readers says on whose work it is held, or answers why on none."""
    story = STORY.replace("real-people:", WORKS)
    assert [problem.code for problem in noticed(tmp_path, story=story)] == ["N109"]


def test_a_story_without_works_is_not_asked_for_any(tmp_path: Path) -> None:
    """Works are asked for only where there are some."""
    assert with_note(tmp_path, "Historians have more rain.", works="real-people:") == []
