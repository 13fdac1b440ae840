"""What can be typed instead of an answer, and what is read then."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.plain.commands import COMMANDS
from game.story.model import ReferencePage
from tests.plain.sittings import NEW, last_log, sit
from tests.stories import ferry


def test_pages_of_no_scene_can_be_read(tmp_path: Path) -> None:
    """Pages that belong to no scene are listed and read, at the title and while one reads."""
    story = replace(ferry(), leaves=(ReferencePage("bells", "Of bells", ferry().about),))
    for before in ([], NEW):
        read = sit(tmp_path, *before, "more", "more 1", story=story)
        assert "> Type more and a number:\n 1  Of bells\n" in read
        assert "> Of bells\n\nA river, a rope" in read
    assert "There is nothing more to read." in sit(tmp_path, "more 1")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["n 1"], "[1] Recorded. A notice says when the last ferry goes.\n    A notice, “Hours”, ¶1\n"),
        (["n"], "General knowledge. Songs like this one are sung on rivers.\n"),
        (["n 2"], "The notes marked on this page have 1.\n"),
        (["n [1]"], "[1] Recorded."),
        (["k"], "How do we know? That is told once a choice is made.\n"),
        (["2", "k"], "How do we know? (The landing)\nRecorded."),
        (["2", "", "k"], "How do we know? (The landing)\nRecorded."),
        (["2", "d"], "Nothing here on which the sources differ.\n"),
        (["4", "1", "d"], "Where the sources differ (On the water)\n\nHow often the rope broke\n  A notice: never\n"),
        (["4", "1", "n"], "This page has no notes.\n"),
        (["j"], "Nothing was chosen yet.\n"),
        (["2", "j"], "1  The landing: Let it go, and wait for the next\n"),
        (["l"], "Nothing recorded was met yet.\n"),
        (["2", "l"], "\n\n  The last ferry goes at dusk. (The landing)\n      A notice"),
        (["p"], "There is nobody and nowhere to tell of yet.\n"),
        (["2", "p"], "There is nobody and nowhere to tell of yet.\n"),
        (["4", "1", "1", "p"], "on the water (as one says it). Brown, and faster than it looks.\n"),
        (["sources"], "Notice at the landing\n  By: Whoever keeps the landing.\n"),
        (["b"], "You are at the beginning.\n"),
        (["2", "b", "j"], "Nothing was chosen yet.\n"),
        (["save"], "Not saved: a name has 1 to 60 letters and no control characters"),
        (["save here"], "Saved.\n"),
        (["save here", "save here"], "There is a save of that name. Type replace and the name"),
        (["save here", "replace here"], "Saved.\n"),
        (["saves"], "There are no saves.\n"),
        (["2", "saves"], "Type load and a number:\n 1  kept by itself: “The landing”, "),
        (["load 1"], "There are no saves.\n"),
        (["2", "load 7"], "There is no such save; type saves to see them.\n"),
        (["settings"], "heat is 3: scenes hotter than that are told in short.\n"),
        (["settings heat 2", "settings"], "heat is 2: "),
        (["settings heat 9"], "heat is 3: "),
        (["hello"], "Please type a number from 1 to 4, or ? for help.\n"),
        (["0"], "Please type a number from 1 to 4, or ? for help.\n"),
        (["9" * 5000], "Please type a number from 1 to 4, or ? for help.\n"),
        (["²"], "Please type a number from 1 to 4, or ? for help.\n"),
        (["\x1b[2J\x00"], "Please type a number from 1 to 4, or ? for help.\n"),
        (["x" * 100_000], "Please type a number from 1 to 4, or ? for help.\n"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else None,
)
def test_a_command_answers(tmp_path: Path, typed: list[str], answer: str) -> None:
    """Each command says what it is for and puts the question again."""
    read = sit(tmp_path, *NEW, *typed)
    assert f"> {answer}" in read or answer in read.rpartition("> ")[0].rpartition("> ")[2]
    assert "\x1b" not in read


def test_help_has_every_command(tmp_path: Path) -> None:
    """The help names each word of each command; no word belongs to two."""
    read = sit(tmp_path, "?")
    words = [word for command in COMMANDS for word in command.words]
    assert all(f"{' or '.join(command.words)}" in read for command in COMMANDS)
    assert len(set(words)) == len(words)


def test_commands_that_need_a_run_say_so(tmp_path: Path) -> None:
    """Before a story is begun there is nothing to look up in it, and nothing fails."""
    for command in COMMANDS:
        read = sit(tmp_path, *(f"{word} 1" for word in command.words))
        assert ("That is for while you read." in read) is command.reading


def test_going_back_reads_the_page_again(tmp_path: Path) -> None:
    """After taking back choices one stands where the first of them was made."""
    sit(tmp_path, *NEW, "2", "", "2", "", "2", "", "b 2", "1")
    assert last_log(tmp_path) == ("landing/wait", "landing/ring")


def test_the_page_can_be_read_again(tmp_path: Path) -> None:
    """The whole page is there once more."""
    assert sit(tmp_path, *NEW, "r").count("The ferry’s coming back empty.[1]") == 2


def test_a_save_is_loaded_by_name_or_number(tmp_path: Path) -> None:
    """Loading leads to the page that was saved, from the title as well as from a page."""
    for number, typed in enumerate((["load márta"], ["load 2"], ["1", "load MÁRTA"])):
        sit(tmp_path / str(number), *NEW, "2", "", "save Márta", "2", "", "2", "")
        read = sit(tmp_path / str(number), *typed, "j")
        journal = read.rpartition("> 1  The landing")[2]
        assert "2  The landing" not in journal


def test_a_run_is_printed_to_a_file(tmp_path: Path) -> None:
    """What was read stands in the file that was named, and the reader is told where it is."""
    read = sit(tmp_path, *NEW, "2", "", f"print {tmp_path / 'evening'}", f"print {tmp_path / 'evening'}")
    assert "evening.md" in read
    assert "there is a file of that name" in " ".join(read.split())
    assert (tmp_path / "evening.md").read_text("utf-8").startswith("# The Ferry")
