"""What `check` says of a story's evidence, on a small story whose every fault is planted."""

import re
from pathlib import Path

import pytest

from game.story.compiler import compile_story
from game.story.model import Story
from game.writer.notices import against_documents, notices

STORY = """\
id: house
title: The House
acts:
  - {id: day, title: One day, scenes: [hall]}
sources:
  diary: {title: A diary, short: a diary, file: diary.txt}
facts:
  rain: {text: It rained., locators: [{source: diary, lines: "2–3", exact: ['rain on the “old” roof']}]}
disagreements:
  D1: {title: When, grade: A, positions: [{source: diary, says: at noon}], held: Nobody knows.}
real-people:
  Ada Lund: {forms: [Lund], scenes: []}
endings:
  home: {title: Home, text: You go home.}
"""

HALL = """\
id: hall
title: The hall
rests on: [rain]
sources differ: [D1]
text: |
  It has rained.

  {words}
choices:
  - {{id: go, text: Go on}}
"""

DIARY = {
    "diary": 'Monday.\n> All night there was rain on the\n> "old" roof of the house by the river and nobody slept.\n'
}


def build(folder: Path, words: str = "A lamp.", story: str = STORY, hall: str = HALL) -> Story:
    """The small story with some words in its hall, compiled from files that stand in the folder."""
    (folder / "day").mkdir()
    (folder / "story.yaml").write_text(story, "utf-8")
    (folder / "day" / "hall.yaml").write_text(hall.format(words=words), "utf-8")
    compiled = compile_story(folder)
    assert compiled.story is not None, "\n".join(map(str, compiled.problems))
    return compiled.story


def test_every_code_is_explained() -> None:
    """`docs/evidence.md` has a row for each code that the module can report."""
    root = Path(__file__).parents[2]
    said = set(re.findall(r'"([NE]\d{3})"', (root / "game/writer/notices.py").read_text("utf-8")))
    explained = set(re.findall(r"^\| ([NE]\d{3}) ", (root / "docs/evidence.md").read_text("utf-8"), re.MULTILINE))
    assert said == explained


def test_a_hot_scene_needs_short_consequences(tmp_path: Path) -> None:
    """From heat 2 a choice with a consequence and no report is a notice."""
    hot = HALL.replace("text: |", "heat: 2\ncontent: A fall.\nreport: They fall.\ntext: |") + "    then: You go on.\n"
    assert [
        problem.code
        for problem in notices(
            build(tmp_path, hall=hot.replace("{{id: go, text: Go on}}", "id: go\n    text: Go on")), tmp_path
        )
    ] == ["N106"]


def test_a_careful_story_has_no_notice(tmp_path: Path) -> None:
    """A story that uses its facts, names nobody real and counts nothing is let be."""
    story = build(tmp_path)
    assert notices(story, tmp_path) == ()
    assert against_documents(story, DIARY) == ()


@pytest.mark.parametrize(
    ("words", "code", "said", "column"),
    [
        ("There are 40 of them.", "N103", "40", 13),
        ("Mrs Lund has a lamp.", "N104", "Ada Lund", 7),
    ],
)
def test_narration_is_blamed_where_the_word_stands(
    tmp_path: Path, words: str, code: str, said: str, column: int
) -> None:
    """A figure or a real name in narration is reported at its own line and column."""
    (problem,) = notices(build(tmp_path, words), tmp_path)
    assert (problem.code, problem.where.line, problem.where.column) == (code, 8, column)
    assert said in problem.message


def test_a_real_name_is_allowed_where_the_list_says_so(tmp_path: Path) -> None:
    """Who may appear in a scene may be named in it."""
    story = build(tmp_path, "Mrs Lund.", STORY.replace("scenes: []", "scenes: [hall]"))
    assert notices(story, tmp_path) == ()


def test_what_nothing_rests_on_is_reported(tmp_path: Path) -> None:
    """A scene without facts, a fact without a scene and a disagreement that is never shown are three notices."""
    hall = HALL.replace("rests on: [rain]\n", "").replace("sources differ: [D1]\n", "")
    codes = [problem.code for problem in notices(build(tmp_path, hall=hall), tmp_path)]
    assert sorted(codes) == ["N101", "N102", "N105"]


def test_a_scene_may_answer_a_notice(tmp_path: Path) -> None:
    """A code under `answers` is not reported again for that file."""
    hall = HALL + "answers: {{N103: the number of the tram}}\n"
    assert notices(build(tmp_path, "Tram 6.", hall=hall), tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2–3", "1", "do not stand on lines 1–1"),
        ("2–3", "2–9", "has no line 9"),
        ("“old” roof", "new roof", "do not stand on lines 2–3"),
    ],
)
def test_a_locator_must_find_its_words(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Exact words that do not stand on the stated lines are an error; quotation marks and line breaks do not matter."""
    story = build(tmp_path, story=STORY.replace(old, new))
    (problem,) = against_documents(story, DIARY)
    assert problem.code == "E902"
    assert said in problem.message


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    """Without its document a locator is not silently taken as found."""
    (problem,) = against_documents(build(tmp_path), {})
    assert problem.code == "E901"
    assert "diary.txt" in problem.message


@pytest.mark.parametrize(
    ("words", "borrowed"),
    [
        ("You hear rain on the old roof of the house.", True),
        ("You hear rain on the old roof, of course.", False),
        ("“There was rain on the old roof of the house”, she reads.", False),
    ],
)
def test_eight_words_in_a_row_are_borrowed_unless_quoted(tmp_path: Path, words: str, borrowed: bool) -> None:
    """A run of eight words that a document has too is an error; seven are not, nor is a quotation."""
    codes = [problem.code for problem in against_documents(build(tmp_path, words), DIARY)]
    assert codes == (["E903"] if borrowed else [])
