"""Figures and people who lived, found wherever a reader would read them and blamed where they stand."""

from pathlib import Path

import pytest

from game.writer.author_files import AuthorFiles
from game.writer.notices.wording import figures_told
from tests.stories.house import CARET, without_carets
from tests.writer.notices.careful import HALL, STORY, build, noticed


@pytest.mark.parametrize(
    ("words", "code", "said", "column"),
    [
        ("There are 40 of them.", "N103", "40", 13),
        ("Mrs Lund has a lamp.", "N104", "Ada Lund", 7),
        ("So says Ada L. of it.", "N104", "Ada Lund", 11),
    ],
)
def test_narration_is_blamed_where_the_word_stands(
    tmp_path: Path, words: str, code: str, said: str, column: int
) -> None:
    """A figure or a real name in narration is reported at its own line and column."""
    (problem,) = noticed(tmp_path, words)
    assert (problem.code, problem.where.line, problem.where.column) == (code, 8, column)
    assert said in problem.message


def test_each_of_two_is_blamed_where_it_stands(tmp_path: Path) -> None:
    """The same figure twice is two notices at two places."""
    assert [problem.where.column for problem in noticed(tmp_path, "There are 40, or 40 more.")] == [13, 20]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The hall", "title: ‸Lund’s hall"),
        ("title: The hall", "title: The hall\nwhen: when ‸Lund came"),
        ("title: The hall", "title: The hall\nplace: at ‸LUND"),
        ("content: Threat", "content: ‸Lund falls"),
        ("report: It rained", "report: ‸Lund falls"),
        ("text: Go on", "text: Follow ‸Lund"),
        ("Go on}}", "Go on, if: seen hall, closed: ‸Lund is away.}}"),
        ("Go on}}", "Go on, then: ‸Lund is away.}}"),
        ("Go on}}", "Go on, then: You go., report: ‸Lund is away.}}"),
    ],
)
def test_a_real_name_is_found_in_everything_that_is_read(tmp_path: Path, old: str, new: str) -> None:
    """Titles, days, places, closed reasons, reports and consequences are read as well as texts."""
    hall = HALL.replace(old, new)
    _, places = without_carets(hall.format(words="A lamp."))
    found = noticed(tmp_path, hall=hall.replace(CARET, ""))
    assert [f"{one.where.line}:{one.where.column} {one.code}" for one in found] == [f"{places[0]} N104"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: The House", "title: The House of ‸Lund"),
        ("title: The House", "title: The House\nsubtitle: with ‸Lund"),
        ("title: One day", "title: A day with ‸Lund"),
        ("title: Home", "title: ‸Lund’s home"),
        ("You go home.", "You go to ‸Lund."),
        ("text: You go home.", "text: You go., line: ‸Lund goes."),
        (
            "real-people:",
            (
                "people:\n  ann: {name: Ann}\nfollow: 1\n"
                "hours:\n  short: {title: Short, people: [ann], from: hall, to: hall, after: ‸Lund came.}\nreal-people:"
            ),
        ),
    ],
)
def test_a_real_name_is_found_in_the_rest_of_the_story(tmp_path: Path, old: str, new: str) -> None:
    """The story's own words, acts, endings and hours are read, too."""
    story, places = without_carets(STORY.replace(old, new))
    found = noticed(tmp_path, story=story)
    assert [f"{one.where.line}:{one.where.column} {one.code}" for one in found] == [f"{places[0]} N104"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scenes: []", "scenes: [hall]"),
        ("title: The House", "title: The House\nbriefing: Lund ruled.\npages: {who: {title: Who, text: Lund ruled.}}"),
    ],
)
def test_a_real_name_may_stand_where_it_is_allowed(tmp_path: Path, old: str, new: str) -> None:
    """Who may appear in a scene may be named in it, and anybody on the pages that explain."""
    words = "Mrs Lund." if "hall" in new else "A lamp."
    assert noticed(tmp_path, words, STORY.replace(old, new)) == []


def test_a_note_may_name_anybody(tmp_path: Path) -> None:
    """Notes and cards are where real people are spoken of."""
    assert noticed(tmp_path, hall=HALL + "notes: {{who: {{general: Lund was here.}}}}\n") == []


def test_a_very_long_figure_is_told_in_short(tmp_path: Path) -> None:
    """A word of a million letters with a digit in it is one notice, and a line that can be read."""
    story = build(tmp_path, "7" * 1_000_000)
    (problem,) = figures_told(story, AuthorFiles(tmp_path))
    assert (problem.where.line, problem.where.column, len(problem.message)) == (8, 3, 66)
