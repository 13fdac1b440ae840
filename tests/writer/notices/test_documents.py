"""A story compared with its documents, every fault planted."""

from pathlib import Path

import pytest

from game.writer.notices.documents import against_documents, document_lines, read_documents
from tests.writer.notices.careful import DIARY, HALL, STORY, build


def test_a_careful_story_agrees_with_its_documents(tmp_path: Path) -> None:
    """What is located is found, and nothing is borrowed."""
    assert list(against_documents(build(tmp_path), DIARY)) == []


def test_of_a_document_of_one_line_that_is_said(tmp_path: Path) -> None:
    """In the number that it has."""
    story = build(tmp_path)
    (problem,) = against_documents(story, {"diary": "Monday.\n"})
    assert problem.hint == "the document has 1 line"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2–3", "1", "do not stand on line 1 of"),
        ("2–3", "2–9", "has no line 9"),
        ("“old” roof", "new roof", "do not stand on lines 2–3 of"),
    ],
)
def test_a_locator_must_find_its_words(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Exact words that do not stand on the stated lines are an error; quotation marks and line breaks do not matter."""
    story = build(tmp_path, story=STORY.replace(old, new))
    (problem,) = against_documents(story, DIARY)
    assert problem.code == "E902"
    assert said in problem.message
    begins = "lines: " if "has" in said else "exact: ["
    column = STORY.replace(old, new).splitlines()[problem.where.line - 1].index(begins) + len(begins) + 1
    assert str(problem.where) == f"story.yaml:8:{column}"


LOG = "THE LOG\n\n## 3 March\n\nRain.\n\n### *Noon*\nSun.\n\n4 March\nSnow at noon.\n"


@pytest.mark.parametrize(
    ("heading", "line", "said"),
    [
        ("3 March", 5, ""),
        ("3 March › Noon", 8, ""),
        ("3 March", 3, ""),
        ("(the first page)", 1, ""),
        ("5 March", 5, "the heading '5 March' does not stand above line 5 of diary"),
        ("4 March", 5, "the heading '4 March' does not stand above line 5 of diary"),
        ("4 March › Noon", 11, "the heading '4 March › Noon' does not stand above line 11 of diary"),
        ("at noon", 11, "the heading 'at noon' does not stand above line 11 of diary"),
        ("3 March", 11, "line 11 of diary stands under '4 March', and not under '3 March'"),
        ("3 March", 8, ""),
        ("THE LOG", 8, "line 8 of diary stands under '3 March › Noon', and not under 'THE LOG'"),
    ],
)
def test_a_heading_stands_above_its_lines(tmp_path: Path, heading: str, line: int, said: str) -> None:
    """Alone on its line, with nothing round it but the signs of a heading, and no other that the story names between."""
    others = "{source: diary, heading: 3 March › Noon, lines: 8}, {source: diary, heading: 4 March, lines: 11}"
    located = f"{{source: diary, heading: {heading}, lines: {line}}}, {others}"
    story = STORY.replace("""{source: diary, lines: "2–3", exact: ['rain on the “old” roof']}""", located)
    problems = list(against_documents(build(tmp_path, story=story), {"diary": LOG}))
    assert [one.message for one in problems] == ([said] if said else [])
    assert all(one.code == "E904" and str(one.where) == "story.yaml:8:64" for one in problems)


@pytest.mark.parametrize("sign", ["\f", "\v", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\r"])
def test_only_a_line_feed_ends_a_line(sign: str) -> None:
    """Lines are counted as `grep -n` counts them, whatever other signs of a new page or line stand in them."""
    assert len(document_lines(f"one{sign}still one\r\ntwo\n")) == 2


def test_a_document_is_brought_into_the_form_of_the_story(tmp_path: Path) -> None:
    """Letters that were composed otherwise, and signs that cannot be seen, are the same words."""
    story = build(tmp_path, story=STORY.replace("rain on the “old” roof", "Ráday’s roof"))
    assert list(against_documents(story, {"diary": "\n\nRa\u0301day's\u200f roof"})) == []


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("diary.txt", True),
        ("a/diary.txt", True),
        ("b/diary.txt", False),
        ("../docs/diary.txt", False),
        ("/etc/hostname", False),
    ],
)
def test_a_document_stands_at_its_path(tmp_path: Path, file: str, found: bool) -> None:
    """`file` may name folders below the one that is given, and nothing outside it."""
    (tmp_path / "docs" / "a").mkdir(parents=True)
    for name in ("diary.txt", "a/diary.txt"):
        (tmp_path / "docs" / name).write_text(name, "utf-8")
    story = build(tmp_path, story=STORY.replace("diary.txt", file))
    assert read_documents(story, tmp_path / "docs") == ({"diary": file} if found else {})


@pytest.mark.parametrize(("old", "said"), [("diary.txt", "'diary.txt'"), (", file: diary.txt", "names no document")])
def test_a_missing_document_is_named(tmp_path: Path, old: str, said: str) -> None:
    """Without its document a locator is not silently taken as found: the file is told, or else where one is missed first."""
    story = build(tmp_path, story=STORY if old == "diary.txt" else STORY.replace(old, ""))
    (problem,) = against_documents(story, {})
    assert problem.code == "E901"
    assert said in problem.message
    where = "6:49" if old == "diary.txt" else "8:39"
    assert str(problem.where) == f"story.yaml:{where}"


@pytest.mark.parametrize(
    ("words", "borrowed"),
    [
        ("You hear rain on the old roof of the house.", True),
        ("You hear rain on the old roof, of course.", False),
        ("“There was rain on the old roof of the house”, she reads.", False),
        ("You hear rain on the old\n\n  roof of the house.", False),
        ("„There was rain on the old roof of the house“, she reads.", False),
        ("«There was rain on the old roof of the house», she reads.", False),
        ("»There was rain on the old roof of the house«, she reads.", False),
    ],
)
def test_eight_words_in_a_row_are_borrowed_unless_quoted(tmp_path: Path, words: str, borrowed: bool) -> None:
    """A run of eight words that a document has too is an error; seven are not, nor a quotation, nor two paragraphs."""
    codes = [problem.code for problem in against_documents(build(tmp_path, words), DIARY)]
    assert codes == (["E903"] if borrowed else [])


@pytest.mark.parametrize("sign", ["'", "’", "‘", "ʼ"])
def test_words_are_the_same_with_any_apostrophe(tmp_path: Path, sign: str) -> None:
    """A document may have it as it was typed, or as somebody meant it well."""
    document = f"{DIARY['diary']}The ferryman{sign}s lamp hung low over the water.\n"
    problems = against_documents(build(tmp_path, "The ferryman’s lamp hung low over the water."), {"diary": document})
    assert [problem.code for problem in problems] == ["E903"]


def test_words_taken_over_are_found_in_reports_too(tmp_path: Path) -> None:
    """What a choice's report has of a document is borrowed as well."""
    hall = HALL.replace("Go on}}", "Go on, then: You go., report: There was rain on the old roof of the house.}}")
    assert [problem.code for problem in against_documents(build(tmp_path, hall=hall), DIARY)] == ["E903"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: It rained.", "text: 'There was rain on the old roof of the house.'"),
        ("title: A diary,", "title: A diary, omits: 'The rain on the old roof of the house.',"),
        ("says: at noon", "says: 'rain on the old roof of the house'"),
        ("held: Nobody knows.", "held: 'There was rain on the old roof of the house.'"),
        (
            "endings:\n",
            "pages:\n  rain: {title: Rain, text: 'There was rain on the old roof of the house.'}\nendings:\n",
        ),
        ("text: You go home.", "text: 'You go home.[^r]', notes: {r: {general: 'Rain on the old roof of the house.'}}"),
    ],
)
def test_words_taken_over_are_found_in_facts_cards_notes_and_pages(tmp_path: Path, old: str, new: str) -> None:
    """What explains the documents is in words of its own too; only the exact words of a locator are theirs."""
    assert old in STORY
    story = build(tmp_path, story=STORY.replace(old, new))
    assert [problem.code for problem in against_documents(story, DIARY)] == ["E903"]


@pytest.mark.parametrize(
    ("story", "hall"),
    [
        (
            STORY.replace("title: One day,", "title: One day, so far: 'There was rain on the old roof of the house.',"),
            HALL,
        ),
        (
            STORY.replace("endings:\n", "close: {text: 'There was rain on the old roof of the house.'}\nendings:\n"),
            HALL,
        ),
        (STORY, HALL.replace("text: Go on", "text: Go on, remembered: 'There was rain on the old roof of the house.'")),
    ],
)
def test_words_taken_over_are_found_on_the_pages_between_and_after(tmp_path: Path, story: str, hall: str) -> None:
    """What is told before an act, on the last page and of a choice that lies in the past is told in words of its own."""
    assert (story, hall) != (STORY, HALL)
    assert [problem.code for problem in against_documents(build(tmp_path, story=story, hall=hall), DIARY)] == ["E903"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_document_is_read_as_its_mark_says(encoding: str, tmp_path: Path) -> None:
    """What an editor saved with a byte order mark, or in UTF-16, holds the same words."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "diary.txt").write_text("Ráday’s roof", encoding)
    assert read_documents(build(tmp_path), tmp_path / "docs") == {"diary": "Ráday’s roof"}
