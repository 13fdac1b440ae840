"""Plain mode as it is heard: short, once, in parts, and with nothing that only the eye understands."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.plain.loop import PART, part_of
from game.render.paragraph import Paragraph, paragraph
from game.story.logic import ALWAYS, NEVER
from tests.plain.sittings import NEW, PROMPT, PROMPTS, sit
from tests.stories import ferry, graded, two_keys


def heard(folder: Path, *typed: str) -> list[str]:
    """What is read of the ferry before each time that it is the reader's turn."""
    return sit(folder, *NEW, *typed).split(PROMPT)


def test_what_can_be_typed_is_told_once_at_the_start(tmp_path: Path) -> None:
    """A newcomer hears of the numbers and of the question mark at the title, and never again; of notes on the first page."""
    title, page, *later = heard(tmp_path, "2", "", "b", "here")
    assert "A question mark tells what else can be typed." in " ".join(title.split())
    assert "Type note 1 to hear the note of that number." in page
    assert not any("question mark" in one for one in (page, *later))


def test_hints_are_given_once_in_a_life(tmp_path: Path) -> None:
    """Each of the first pages gives one, another sitting none."""
    first = sit(tmp_path, *NEW, "2", "", "2", "", "2", "")
    assert [first.count(f"Type {word} to") for word in ("note 1", "undo")] == [1, 1]
    assert first.count("Type atlas for everything you have read.") == 1
    again = sit(tmp_path, "2", "2", "")
    assert not re.search("Type (?:note 1|undo|atlas)", again)


def test_a_mistake_is_answered_with_what_is_wanted_and_nothing_else(tmp_path: Path) -> None:
    """The page is not read again, neither of a scene nor where people are picked."""
    assert heard(tmp_path / "a", "9", "hm")[2:4] == ["\nPlease type 1 to 4. The word again reads them again.\n"] * 2
    read = sit(tmp_path / "b", *NEW, "9", story=two_keys()).split(PROMPT)
    assert read[2] == "\nPlease type 1 to 2. The word again reads them again.\n"


def test_a_page_come_back_to_is_not_read_again_unasked(tmp_path: Path) -> None:
    """After a choice is taken back only where one is and the choices are heard; again reads the whole page."""
    read = heard(tmp_path, "2", "undo", "again")
    assert "The landing\nevening; the near side\n" in read[3]
    assert "A post, a rope, a bell." not in read[3]
    assert " 1  Ring the ‘bell’\n" in read[3]
    assert "You have heard this page. The word again reads it again." in read[3]
    assert "A post, a rope, a bell." in read[4]


@pytest.mark.parametrize("typed", [["again"], ["2", "undo"], ["2", "undo", "again"], ["2", "back"]], ids=" ".join)
def test_the_readers_own_mark_is_heard_with_its_scene(tmp_path: Path, typed: list[str]) -> None:
    """Whenever that is come back to, right below its heading, and not with what followed from it."""
    marked = r"The landing\n(evening; the near side\n)?Marked: odd\n\n"
    assert re.search(marked, heard(tmp_path, "mark odd", *typed)[-2])
    assert "Marked" not in heard(tmp_path / "b", "mark odd", "2")[-2]


def test_a_mark_is_heard_when_a_run_is_gone_on_with(tmp_path: Path) -> None:
    """In another sitting as in the first."""
    sit(tmp_path, *NEW, "2", "undo", "mark odd")
    assert "The landing\nevening; the near side\nMarked: odd\n\nA post" in sit(tmp_path, "1")


def test_marks_can_be_off(tmp_path: Path) -> None:
    """Where they are, no note is spoken of in mid-sentence, and it can be heard all the same."""
    read = heard(tmp_path, "settings marks off", "again", "note 1")
    assert "coming back empty. (note 1)" in read[1]
    assert "(note 1)" not in read[3]
    assert "Note 1, recorded" in read[4]
    assert Saves(tmp_path).settings()[0].notes == "off"


def test_lines_need_not_be_broken(tmp_path: Path) -> None:
    """At width 0 each paragraph is one line, and at 40 none is longer."""
    whole = heard(tmp_path, "settings width 0", "again")[3]
    assert "On the post, in letters that somebody has gone over ‘twice’:\n" in whole
    narrow = heard(tmp_path / "b", "settings width 40", "again")[3]
    assert max(map(len, narrow.split("\n"))) <= 40


def test_what_is_long_comes_in_parts(tmp_path: Path) -> None:
    """A part is about a minute; more or Enter reads on, another word does what it is for, and a mistake loses nothing."""
    story = replace(ferry(), briefing=ferry().about * 60)
    read = sit(tmp_path, *NEW, "2", "", "sofar", "more", "hm", "", "undo", story=story).split(PROMPT)[2:]
    assert all(part.endswith("more: the next part\n") for part in (read[2], read[3], read[5]))
    assert all(PART <= len(part.split()) < 2 * PART for part in (read[3], read[5]))
    assert read[4] == "\nPress Enter for the next part, or type back.\n"
    assert read[6].startswith("\nYou are back at “The landing”")


def test_a_note_opened_from_within_a_long_text_is_heard(tmp_path: Path) -> None:
    """The text is closed by it, and the note is what is read."""
    story = replace(ferry(), briefing=ferry().about * 60)
    assert "Note 1, recorded" in sit(tmp_path, *NEW, "2", "", "sofar", "n", story=story).split(PROMPT)[-2]


def test_nothing_is_done_below_a_list_of_which_there_is_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays open, so that a word of the page below means nothing, and no note is said to be closed that never was open."""
    monkeypatch.setattr("game.plain.loop.PART", 5)
    read = heard(tmp_path, "people", "n")
    assert read[2].endswith("more: the next part\n")
    assert read[3] == "\nThat cannot be done here.\n"


@pytest.mark.parametrize("number", ["1", "2", "9"])
def test_a_number_typed_in_a_long_text_is_for_nothing(tmp_path: Path, number: str) -> None:
    """The lines that it belongs to were read before the text: none of them is taken by it, and no part is read."""
    read = heard(tmp_path, "help", number, "2")
    assert read[3:5] == ["\nPress Enter for the next part, or type back.\n"] * 2


def test_a_line_that_was_not_heard_yet_is_read_before_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number reads it, alone or behind a word, and the same typed once more takes it; whatever was read is taken at once."""
    monkeypatch.setattr("game.plain.loop.PART", 5)
    begun = ["2", "", *(f"save {name}" for name in ("one", "two", "six")), "saves"]
    read = heard(tmp_path / "a", *begun, "4", "hm", "aside 4", "aside 4")[7:]
    assert read[0].startswith("\nSaves\n\n 1  Saved by itself\n")
    assert " 4 " not in read[0]
    assert read[1].startswith("\n 4  one\n    The landing")
    assert read[1].endswith("\n\nThis is 4. Type it again to choose it.\n")
    assert "Type it again" in read[3]
    assert "Set “one” aside?" in read[4]
    for at, typed in enumerate((["3", "3"], ["1"])):
        assert "You have heard this page." in heard(tmp_path / str(at), *begun, *typed)[-2]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["settings", "5"], " 5  Paragraphs, Indented\n"),
        (["heat", "4"], " 4  Change the note above such pages (now: one word)\n"),
        (
            ["2", "", "journal", "mark 1 odd"],
            "Marked: odd\n\n 1  The landing, you chose: Let it go, and wait for the next\n",
        ),
        (
            ["2", "u", "4", "branches", "name 2 long"],
            (
                "The branch is called “long” now.\n\n 2  long, The landing, you chose: Let it go, and wait for the\n"
                "    next, The landing, left open, one choice made\n"
            ),
        ),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)
def test_of_a_list_that_was_read_only_what_changed_is_read(tmp_path: Path, typed: list[str], told: str) -> None:
    """A setting that goes on, a mark, a name: the line is heard, and not all others again."""
    assert re.split(PROMPTS, sit(tmp_path, *NEW, *typed, story=graded(ferry())))[-2] == f"\n{told}"


def test_who_was_picked_is_heard_alone(tmp_path: Path) -> None:
    """With the line that begins, which is another one then."""
    read = sit(tmp_path, *NEW, "pick 2", "pick 1", story=two_keys()).split(PROMPT)
    assert [part.count("picked") for part in read[2:4]] == [1, 1]
    assert read[3].endswith("\nEnter: Begin with Ada and Ben Moor\n")


def test_what_was_not_heard_yet_is_still_there_after_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who looks at something from the middle of a list or a text comes back to its middle."""
    monkeypatch.setattr("game.plain.loop.PART", 5)
    read = heard(tmp_path, "2", "", "people", "help", "back", "")
    assert read[-3] == "\nThe atlas: people.\n\nEnter, or more: the next part\n"
    assert "\nPlaces\n 1  the near side\n" in read[-2]


def test_a_closed_choice_is_heard_to_be_closed_first(tmp_path: Path) -> None:
    """Before its words, which could be taken for an offer; the reason comes behind them."""
    shut = tuple(
        replace(one, condition=NEVER, closed="the rope is wet", shut=ALWAYS) for one in ferry().scenes[0].choices[:1]
    )
    first = replace(ferry().scenes[0], choices=(*shut, *ferry().scenes[0].choices[1:]))
    read = sit(tmp_path, *NEW, story=replace(ferry(), scenes=(first, *ferry().scenes[1:])))
    assert "    Closed: Ring the ‘bell’ (the rope is wet)\n" in read


def test_what_else_can_be_typed_is_a_sentence(tmp_path: Path) -> None:
    """No word stands by itself under the choices."""
    read = heard(tmp_path, "2")
    assert read[1].rstrip().endswith("\n\nOr type note.") or "\n\nOr type note.\n" in read[1]
    assert "\nEnter: Read on. Or type know.\n" in read[2]


def test_a_part_leaves_no_scrap_and_ends_before_a_heading() -> None:
    """What is little longer than a part is read at once; a heading stands with what it heads."""
    line = paragraph("word " * 50, close=True)
    less, head = paragraph("word " * 49, close=True), paragraph("A heading")
    assert part_of([line] * 4) == 4
    assert part_of([]) == 0
    assert part_of([line, line, less, head, line, line]) == 3
    below = Paragraph(line.words, 2, close=True)
    assert part_of([line, line, below, below, head, line, line]) == 4
    assert part_of([head, *[line, below, below] * 3]) == 4
    label, told = paragraph("A heading", role="label"), paragraph("word " * 50)
    assert part_of([told, told, told, label, told, told]) == 3


def test_a_question_without_a_usual_answer_names_none(tmp_path: Path) -> None:
    """Only what Enter alone would do is told."""
    assert "\nFind, in all that you have read\nOr type back.\n" in sit(tmp_path, *NEW, "find")


def test_of_whom_one_followed_those_alone_are_told(tmp_path: Path) -> None:
    """Who leafs back to where that was picked hears no list of all others who could have been."""
    read = sit(tmp_path, *NEW, "1", "back", story=two_keys()).split(PROMPT)[-2]
    assert "    You chose: Ada Lund\n\nEnter: Read on\n" in read
    assert "Ben" not in read


def test_acts_are_said(tmp_path: Path) -> None:
    """No stars stand above an act: its number, if there are others, its title and its days are a sentence each."""
    read = heard(tmp_path)[1]
    assert "\nThe river. One evening.\n" in read
    assert "*" not in read
    assert "Act one. Monday. A Monday.\n" in sit(tmp_path / "two", *NEW, "1", story=two_keys())


def test_undo_and_back_are_two_things(tmp_path: Path) -> None:
    """Back shows the page before and keeps every choice; undo takes one back, says where one is and how to return."""
    read = heard(tmp_path, "2", "back", "here", "undo", "redo")
    assert "You chose: Let it go, and wait for the next" in read[3]
    assert "Type redo to go forward again." in read[5]
    assert "You chose: Let it go, and wait for the next" in read[6]


def test_the_number_of_a_heat_is_the_same_wherever_it_is_typed(tmp_path: Path) -> None:
    """As an answer, after a word and on the command line 1 is the same, and it is the second mildest."""
    for number, typed in enumerate((["heat", "1"], ["heat 1"], ["settings heat 1"])):
        assert "Threat in full" in sit(tmp_path / str(number), *NEW, *typed, story=graded(ferry())).split(PROMPT)[-2]
        assert Saves(tmp_path / str(number)).settings()[0] == replace(Settings(), heat=1, heat_chosen=True, hints=1)


def test_what_has_no_number_has_no_dash_in_its_place(tmp_path: Path) -> None:
    """And how many can be picked is said before the lines, in the number that can be typed."""
    read = sit(tmp_path, *NEW, "1", "back", story=two_keys())
    assert " -  " not in read
    assert "of one of them, or up to 2 numbers in one line, such as 1 2. 1 Ada Lund" in " ".join(read.split())
