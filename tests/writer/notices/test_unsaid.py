"""What a story leaves unsaid, planted in one that leaves nothing unsaid."""

from pathlib import Path

from tests.writer.notices.careful import HALL, noticed


def test_a_careful_story_has_no_notice(tmp_path: Path) -> None:
    """A story that uses its facts, names nobody real and counts nothing is let be."""
    assert noticed(tmp_path) == []


def test_what_nothing_rests_on_is_reported(tmp_path: Path) -> None:
    """A scene without facts, a fact without a scene and a disagreement that is never shown are three notices."""
    hall = HALL.replace("rests on: [rain]\n", "").replace("sources differ: [D1]\n", "")
    assert sorted(problem.code for problem in noticed(tmp_path, hall=hall)) == ["N101", "N102", "N105"]


def test_a_hot_scene_needs_short_consequences(tmp_path: Path) -> None:
    """From heat 2 a choice with a consequence and no report is a notice, at the choice."""
    hot = HALL.replace("text: |", "heat: 2\ncontent: A fall.\nreport: They fall.\ntext: |")
    hot = hot.replace("{{id: go, text: Go on}}", "id: go\n    text: Go on\n    then: You go on.")
    assert [(problem.code, problem.where.line) for problem in noticed(tmp_path, hall=hot)] == [("N106", 13)]
