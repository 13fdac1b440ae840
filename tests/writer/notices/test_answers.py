"""Answers to notices: in a scene, in an ending, for the whole story, and to nothing."""

from pathlib import Path

import pytest

from game.story.compiler import compile_story
from game.writer.check import problems_of
from game.writer.notices import Answers
from tests.writer.notices.careful import HALL, STORY, build

TOLD = "answers: {N103: the number stands on the tram}\n"
ENDINGS = """\
endings:
  home: {title: Home, text: At 9.}
  away: {title: Away, text: At 8., answers: {N103: it strikes}}
facts:
"""


def said(folder: Path, words: str = "A lamp.", story: str = STORY, hall: str = HALL) -> list[str]:
    """The codes that are left of the small story, each with the file and the line it stands on."""
    build(folder, words, story, hall)
    compiled = compile_story(folder)
    assert compiled.story is not None
    found = problems_of(compiled, Answers(compiled.story), folder, None)
    return [f"{one.code} {one.where.file}:{one.where.line}" for one in found]


@pytest.mark.parametrize("words", ["Tram 6.", "Tram 6. Tram 7."])
def test_a_scene_may_answer_a_notice(tmp_path: Path, words: str) -> None:
    """A code under `answers` is not reported again for that scene."""
    hall = HALL + "answers: {{N103: the number of the tram}}\n"
    assert said(tmp_path, words, hall=hall) == []


def test_a_scene_that_is_remembered_answers_too(tmp_path: Path) -> None:
    """What the engine remembers of a choice is no thing of its own in the scene's file."""
    choices = "{{id: wait, text: Wait, once: yes, to: hall}}\n  - {{id: go, text: Go on at 5, if: chose hall.wait}}"
    hall = HALL.replace("{{id: go, text: Go on}}", choices) + "answers: {{N103: it strikes}}\n"
    assert said(tmp_path, hall=hall) == []


def test_an_ending_answers_for_itself_alone(tmp_path: Path) -> None:
    """Of two endings in one file the one that answers is let be, and the other is not; what follows them is no part of them."""
    story = STORY.replace("endings:\n  home: {title: Home, text: You go home.}\n", "").replace("facts:\n", ENDINGS)
    assert said(tmp_path, story=story) == ["N103 story.yaml:8"]


def test_the_story_answers_for_everything(tmp_path: Path) -> None:
    """A code under `answers` in `story.yaml` is not reported anywhere."""
    hall = HALL.replace("rests on: [rain]\n", "")
    story = STORY + "answers: {N101: it is new, N102: it is new}\n"
    assert said(tmp_path, story=story, hall=hall) == []


@pytest.mark.parametrize(
    ("story", "hall", "left"),
    [
        (STORY, HALL + "answers: {{N103: x}}\n", ["N107 day/hall.yaml:14"]),
        (STORY + "answers: {N103: x}\n", HALL, ["N107 story.yaml:15"]),
        (STORY + "answers: {N103: x}\n", HALL.replace("A", "A") + "answers: {{N103: x}}\n", None),
        (STORY, HALL + "answers: {{P011: x}}\n", []),
    ],
)
def test_an_answer_to_nothing_is_told(tmp_path: Path, story: str, hall: str, left: list[str] | None) -> None:
    """Where nothing needs an answer it is told where it stands; what a proof would have to ask is not yet known."""
    words = "A lamp." if left is not None else "Tram 6."
    assert said(tmp_path, words, story, hall) == (left if left is not None else ["N107 story.yaml:15"])
