"""A quotation mark without the other one of its pair is told where it stands, in the marks of the language."""

from pathlib import Path

import pytest

from tests.stories.house import CARET, without_carets
from tests.writer.notices.careful import HALL, STORY, noticed


@pytest.mark.parametrize(
    "words",
    [
        "It was so,‸” she says.",
        "‸“It was so, she says.",
        "“It was *so*,” she says. “No,” he says. Yes.‸”",
        "‸“It was so.\n\n  He says nothing.‸”",
        "“It was so.\n\n  “And so.” He says nothing.",
        "“It was so.”\n\n  > “And so.” ‸”",
        "It’s the boys’ day, and she says ‘yes’.",
        "‸“Well, “never mind”.",
    ],
)
def test_a_mark_without_the_other_is_told_where_it_stands(words: str, tmp_path: Path) -> None:
    """Each that closes nothing, and each that is never closed; what goes on in the next paragraph is opened again there."""
    _, places = without_carets(HALL.format(words=words))
    found = noticed(tmp_path, words.replace(CARET, ""))
    assert [(f"{one.where.line}:{one.where.column}", one.code) for one in found] == [
        (place, "N209") for place in places
    ]


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("hu", "„Igen”, mondja.", []),
        ("hu", "„Igen, mondja.", ["this `„` is never closed"]),
        ("de-AT", "„Ja“, sagt sie.", []),
        ("de", "Ja“, sagt sie.", ["this `“` closes nothing"]),
        ("fi", "”Niin, hän sanoo.", []),
        ("xx", "“So, she says.", ["this `“` is never closed"]),
    ],
)
def test_marks_are_those_of_the_language(language: str, words: str, told: list[str], tmp_path: Path) -> None:
    """Where one mark both opens and closes, nobody can tell."""
    story = STORY.replace("title: The House", f"title: The House\nlanguage: {language}")
    assert [one.message for one in noticed(tmp_path, words, story)] == told


def test_speech_goes_on_in_the_next_passage_and_choices_and_notes_are_looked_at(tmp_path: Path) -> None:
    """A passage that is opened again where the one before stays open goes on with it."""
    hall = HALL.replace("text: |\n  It has rained.\n\n  {words}", "text: [“So it is., '“And so.”']")
    assert noticed(tmp_path, hall=hall) == []
    hall = HALL.replace("text: Go on", "text: Go” on") + "notes: {{a: {{general: “So.}}}}\n"
    assert [one.code for one in noticed(tmp_path, hall=hall)] == ["N209", "N209"]
