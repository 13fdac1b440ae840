"""What can be typed instead of an answer, and what is read then."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.session.offer_table import OFFERS
from game.session.offers import offers_in
from game.story.model import ReferencePage
from game.support.words import either
from tests.plain.sittings import NEW, PROMPT, PROMPTS, last_log, sit
from tests.stories import ferry, graded, two_keys


def test_pages_of_no_scene_can_be_read(tmp_path: Path) -> None:
    """Pages that belong to no scene are listed and read, at the title and while one reads."""
    story = replace(ferry(), leaves=(ReferencePage("bells", "Of bells", ferry().about),))
    for before in ([], NEW):
        read = sit(tmp_path, *before, "about", "4", story=story)
        assert "\n 4  Of bells\n" in read
        assert f"{PROMPT}\nOf bells\n\nA river, a rope" in read


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["n 1"], "Note 1, recorded\n  A notice says when the last ferry goes.\n  A notice, “Hours”, ¶1\n"),
        (["n"], "Note 1, recorded\n  A notice says when the last ferry goes.\n  A notice, “Hours”, ¶1\n"),
        (["n", "n"], "general knowledge\n  Songs like this one are sung on rivers.\n"),
        (["n 2"], "The note marked on this page has the number 1.\n"),
        (["n [1]"], "Note 1, recorded"),
        (["k"], "That is told with what follows from a choice.\n"),
        (["2", "k"], "How do we know — The landing\n\nNote 1, recorded: "),
        (["2", "", "k"], "That is told with what follows from a choice.\n"),
        (
            ["2", "", "b", "b", "k"],
            "How do we know — The landing\n\nNote 1, recorded: The ferry’s coming back empty\n",
        ),
        (["2", "d"], "No sources differ on this page; on the one before they may.\n"),
        (["4", "", "1", "d"], "Sources differ — On the water\n\nHow often the rope broke\n\n  A notice: never\n"),
        (["4", "", "1", "n"], "This page has no note of its own.\n"),
        (["journal"], "The atlas: journal.\n\nNothing chosen yet.\n"),
        (
            ["2", "journal"],
            " 1  The landing, you chose: Let it go, and wait for the next\n    evening, the near side\n",
        ),
        (["2", "", "journal", "read 1"], "The landing — evening, the near side\n\nA post, a rope, a bell."),
        (["l"], "The atlas: ledger.\n0 of 2 facts met\n\nNothing yet."),
        (["2", "l"], " 1  The last ferry goes at dusk.\n    A notice"),
        (["p"], "The atlas: people.\n\nPlaces\n 1  the near side\n    You stood there in\n      The landing\n"),
        (["4", "", "1", "p"], " 2  on the water\n    as one says it\n    Brown, and faster than it looks.\n"),
        (["about", "3"], "Notice at the landing, a notice\n  Who made it. Whoever keeps the landing.\n"),
        (["b"], "This is the first page.\n"),
        (["2", "b"], "The landing\nevening; the near side\n"),
        (["2", "b", "b"], "This is the first page.\n"),
        (["2", "b", "here"], "You chose: Let it go, and wait for the next\n"),
        (["u"], "No choice is made yet.\n"),
        (["2", "u"], "You are back at “The landing”.\n\nType redo to go forward again.\n"),
        (["2", "u", "redo"], "You are at “The landing” again.\n"),
        (["redo"], "No choice was taken back.\n"),
        (["2", "go landing"], "You are back at “The landing”.\n\nType redo to go forward again.\n"),
        (["2", "go"], "Go back to the scene called\nEnter alone: The landing\n"),
        (["2", "go harbour"], "You have made no choice in such a scene.\n"),
        (["save"], "Keep this run as\nEnter alone: The landing\n"),
        (["save", ""], "Kept as “The landing”.\n"),
        (["save", "back"], " 1  Ring the ‘bell’\n"),
        (["save here"], "Kept as “here”.\n"),
        (["save " + "x" * 61], "Not saved: a name has 1 to 60 letters and no control characters"),
        (["save here", "save here"], "There is a save called “here”.\n\n 1  Write over it\n 2  Leave it\n"),
        (["save here", "save here", "1"], "Kept as “here”.\n"),
        (["saves"], "Saves\n\nNothing saved yet."),
        (["2", "saves"], " 1  Saved by itself\n    The landing, The river, evening\n"),
        (["2", "saves", "aside 7"], "Type aside 2, for example.\n"),
        (["2", "saves", "aside 1"], "Set “Saved by itself” aside?\n"),
        (["2", "saves", "aside 1", "2"], " 1  Saved by itself\n    The landing, The river, evening\n"),
        (["2", "saves", "aside 1", "1"], "Set aside.\n"),
        (["settings"], " 2  Shown in full, Everything in full\n"),
        (["settings", "2"], "No violence: whatever has any is told in a few sentences\n"),
        (["settings heat 1"], "Threat in full, violence told in a few sentences\n"),
        (["settings heat 9"], "There are the heats 0, 1, 2 and 3.\n"),
        (["settings heat"], " 2  Shown in full, Everything in full\n"),
        (["heat 2"], "Violence near in full, the killing of helpless people in a few\nsentences\n"),
        (["heat 9"], "There are the heats 0, 1, 2 and 3.\n"),
        (["heat"], "How much is to be shown?\n"),
        (["heat", "1"], "Threat in full, violence told in a few sentences\n"),
        (["heat", "heat 1"], "Threat in full, violence told in a few sentences\n"),
        (
            ["heat"],
            " 3  Everything in full (now)\n 4  Change the note above such pages (now: in full)\n\nType a number or back.\n",
        ),
        (["saves"], "Type back.\n"),
        (["save"], "Enter alone: The landing\nOr type back.\n"),
        (["l"], "Type next or back.\n"),
        (["2", "journal"], "Type a number, next or back.\n"),
        (["settings width 7"], "Type settings width 40, for example; 0 breaks no lines."),
        (["settings mood good"], "Type settings width 40, for example; 0 breaks no lines."),
        (["more"], "There is no more of this.\n"),
        (["note 1", "close"], "The note is closed.\n"),
        (["note 1", "note 1"], "Note 1, recorded\n  A notice says when"),
        (["settings width 40"], "That is set.\n"),
        (["wider"], "The column is 70 characters wide.\n"),
        (["journal", "journal"], "You are there already. The word again reads it again.\n"),
        (["2", "", "journal", "read 1"], "The atlas: journal.\n"),
        (["2", "know", "back"], "You are back already; back once more shows the page before.\n"),
        (["2", "know", "back", "back"], "The landing\nevening; the near side\n"),
        (
            ["journal", "find bell"],
            "“bell” stands here once; lines with it: 1 of 1.\n\nThe river, one evening\n 1  The landing, you are here\n",
        ),
        (["journal", "find landing"], "\n 1  The landing, you are here\n"),
        (["2", "journal", "find"], "Find, on the leaf “journal”\nOr type back.\n"),
        (["2", "journal", "find landing"], "Type a number, all, next or back.\n"),
        (["find"], "Find, in all that you have read\nOr type back.\n"),
        (["2", "u", "4", "branches", "name 2 the long wait", "again"], "the long wait"),
        (["hello"], "Please type 1 to 4. The word again reads them again.\n"),
        (["0"], "Please type 1 to 4. The word again reads them again.\n"),
        (["9" * 5000], "Please type 1 to 4. The word again reads them again.\n"),
        (["²"], "Please type 1 to 4. The word again reads them again.\n"),
        (["\x1b[2J\x00"], "Please type 1 to 4. The word again reads them again.\n"),
        (["x" * 100_000], "Please type 1 to 4. The word again reads them again.\n"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else None,
)
def test_what_is_typed_is_answered(tmp_path: Path, typed: list[str], answer: str) -> None:
    """Each word does what it is for, and whatever is none is told what is."""
    read = sit(tmp_path, *NEW, *typed, story=graded(ferry()))
    assert answer in re.split(PROMPTS, read)[-2]
    assert "\x1b" not in read


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("ada", "Ada Lund\nAH-da\nShe has the key to the cellar.\n"),
        ("Ben Moor", "Ben Moor\nHe has the key to the attic.\n"),
        ("Cat", "There is nobody of that name to be followed.\n"),
    ],
)
def test_at_the_title_the_card_of_one_person_is_opened_alone(name: str, answer: str, tmp_path: Path) -> None:
    """By a name behind the word, as while one reads; what nobody has met yet is not in it."""
    read = re.split(PROMPTS, sit(tmp_path, f"who {name}", story=two_keys()))[1]
    assert read.startswith(f"\n{answer}")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["2", "e"], "How do we know — The landing\n"),
        (["m doubtful"], "Marked: doubtful\n"),
        (["2", "", "a", "/ bell"], "“bell” stands here"),
        (["i"], "About\n"),
        (["o"], "Settings\n"),
        (["r"], "The landing\n"),
        (["2", "N"], "This page has no note of its own.\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_the_key_of_the_full_screen_does_the_same_where_it_is_typed(
    tmp_path: Path, typed: list[str], answer: str
) -> None:
    """But for those letters which are words for something else here, as `r` is: to hear it again."""
    assert answer in re.split(PROMPTS, sit(tmp_path, *NEW, *typed))[-2]


def test_the_card_of_somebody_is_opened_from_the_atlas_as_from_a_page(tmp_path: Path) -> None:
    """`who` with a name, or `people`, is the same word on both."""
    for at, typed in enumerate((["who ada"], ["people", "who ada"], ["calendar", "people ada"])):
        read = sit(tmp_path / str(at), *NEW, "1", *typed, story=two_keys())
        assert read.split(PROMPT)[-2].startswith("\nAda")


def test_lines_are_as_wide_as_the_reader_wants(tmp_path: Path) -> None:
    """`wider` and `narrower` change the next lines, and the settings keep it."""
    for words, most in (["wider"], 70), (["narrower"] * 3, 58):
        read = sit(tmp_path / words[0], *words, *NEW)
        page = read.partition("A post, a rope")[2]
        assert most - 12 < max(map(len, page.split("\n"))) <= most


def test_a_question_can_be_left(tmp_path: Path) -> None:
    """Back is no name."""
    assert "Kept as" not in sit(tmp_path, *NEW, "save", "back")


def test_help_has_every_word(tmp_path: Path) -> None:
    """The help names all words that can be typed; none means two things in one place."""
    read = sit(tmp_path, "?", *["more"] * 9)
    assert all(either(offer.words) in " ".join(read.split()) for offer in OFFERS)
    for context in {context for offer in OFFERS for context in offer.where}:
        words = [word for offer in offers_in(context) for word in offer.words]
        assert len(set(words)) == len(words)


def test_what_needs_a_run_says_so(tmp_path: Path) -> None:
    """Before a story is begun there is nothing to look up in it, and nothing fails."""
    for offer in offers_in("page"):
        for word in offer.words:
            read = sit(tmp_path, f"{word} 1", "b")
            at_title = any(word in other.words for other in offers_in("title"))
            assert ("That cannot be done here." in read.split(PROMPT)[1]) is not at_title, word


def test_going_back_reads_the_page_again(tmp_path: Path) -> None:
    """After taking back choices one stands where the first of them was made."""
    sit(tmp_path, *NEW, "2", "", "2", "", "2", "", "u 2", "1", "1")
    assert last_log(tmp_path) == ("landing/wait", "landing/ring")


def test_leafing_back_takes_nothing_back(tmp_path: Path) -> None:
    """Earlier pages are shown as they were read, the way on leads through them again, and the run stays as it is."""
    read = sit(tmp_path, *NEW, "2", "", "1", "b", "b", "", "")
    assert read.count("You chose: Let it go, and wait for the next") == 2
    assert read.count("You chose: Ring the ‘bell’") == 4
    assert last_log(tmp_path) == ("landing/wait", "landing/ring")


def test_the_page_can_be_read_again(tmp_path: Path) -> None:
    """The whole page is there once more."""
    assert sit(tmp_path, *NEW, "r").count("The ferry’s coming back empty. (note 1)") == 2


def test_a_save_is_opened_by_its_number(tmp_path: Path) -> None:
    """Opening leads to the page that was saved, from the title as well as from a page."""
    for number, before in enumerate(([], ["1"])):
        sit(tmp_path / str(number), *NEW, "2", "", "save Márta", "2", "", "2", "", "q")
        read = sit(tmp_path / str(number), *before, "saves", "2", "journal")
        journal = read.rpartition("The atlas: journal")[2]
        assert " 1  The landing" in journal
        assert " 2  The landing, you are here" in journal


def test_a_run_is_printed_to_a_file(tmp_path: Path) -> None:
    """What was read stands in the file that was named, and the reader is told where it is."""
    read = sit(tmp_path, *NEW, "2", "", f"print {tmp_path / 'evening'}", "print", f"{tmp_path / 'evening'}")
    assert "evening.md" in read
    assert "there is a file of that name" in " ".join(read.split())
    assert (tmp_path / "evening.md").read_text("utf-8").startswith("# The Ferry")
