"""A sitting in plain mode from the first line to the last."""

import io
import re
import signal
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.keep.save_files import SUFFIX
from game.keep.settings import Settings
from game.keep.shelf import Saves
from game.play.run import Run
from game.session.atlas.frame import LEAVES
from game.session.offers import offers_in
from game.story.excerpt import excerpt
from game.story.model import Hour, Story
from tests.pages import heard_on, unmarked
from tests.plain.sittings import NEW, PROMPT, PROMPTS, last_log, played_plain, sit, sitting
from tests.play.test_run import STORIES, played
from tests.session.atlas.readings import shipped
from tests.stories import ferry, two_keys

# --- a whole run ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", [ferry(), two_keys()], ids=lambda story: story.id)
def test_one_and_one_again_reaches_an_ending(tmp_path: Path, story: Story) -> None:
    """Whoever types nothing but 1 begins and plays to an ending."""
    read = sit(tmp_path, *["1"] * 100, story=story)
    assert "The end." in read
    assert read.endswith("Good-bye.\n")


def told_in_full(story: Story) -> Story:
    """The story without any scene before which it is asked whether it is to be told in short."""
    return replace(story, scenes=tuple(replace(scene, heat=0) for scene in story.scenes))


@given(story=STORIES.map(told_in_full), typed=st.lists(st.integers(1, 4), max_size=60))
def test_everything_is_read_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, story: Story, typed: list[int]
) -> None:
    """Whatever is typed, a sitting reads the words of each page it comes to, whole and in the order of the run."""
    folder = tmp_path_factory.mktemp("saves")
    with chdir(folder):  # where a sheet is written to that is printed by a number
        read = iter(unmarked(sit(folder, *NEW, *map(str, typed), story=story)))
    for slot in Saves(folder).shelf(story).slots[-1:]:
        run = Saves(folder).open(slot, story).run
        for step in range(len(run.log)):
            for page in run.pages_at(step):
                assert all(word in read for word in heard_on(page))


def test_pages_are_turned_by_enter_too(tmp_path: Path) -> None:
    """A page without choices goes on with Enter alone; one with choices does not."""
    read = sit(tmp_path, *NEW, "", "4", "", "1", "", "1", "", "")
    assert "Please type 1 to 4. The word again reads them again." in read
    assert "\n\nThe end.\n" in read
    assert last_log(tmp_path) == ("landing/board", "crossing/pay", "far-bank/up")


def test_one_or_two_are_followed_by_their_numbers(tmp_path: Path) -> None:
    """A number follows one person, two numbers in any order follow both; anything else is asked again."""
    assert last_of(tmp_path / "a", *NEW, "1") == "begin/ada"
    assert last_of(tmp_path / "b", *NEW, "2 1") == "begin/ada+ben"
    assert last_of(tmp_path / "c", *NEW, "1,2") == "begin/ada+ben"
    assert last_of(tmp_path / "d", *NEW, "3", "1 3", "2 ben", "", "2") == "begin/ben"
    assert last_of(tmp_path / "e", *NEW, "pick 1", "pick 2", "pick 1", "") == "begin/ben"


def last_of(folder: Path, *typed: str) -> str:
    """The first choice that was made."""
    sit(folder, *typed, story=two_keys())
    return last_log(folder, two_keys())[0]


def test_heat_is_asked_and_kept(tmp_path: Path) -> None:
    """The heats that differ stand mildest first under what is typed, the answer is kept, and a hotter scene is told in short."""
    read = sit(tmp_path, *NEW, "1", "1", "heat 1", story=two_keys(), asked=True)
    assert "Told in short." in read
    assert read.index("The door") < read.index("How much is to be shown?")
    assert re.findall(r"^ heat (\d)  (?:No violence|Threat|Violence near|Everything)", read, re.MULTILINE) == list("13")
    assert Saves(tmp_path).settings() == (Settings(heat=1, heat_chosen=True), None)


def test_a_continued_save_keeps_the_readers_heat(tmp_path: Path) -> None:
    """What was too hot before is told in short again, in another sitting too."""
    sit(tmp_path, *NEW, "1", "1", "heat 1", story=two_keys(), asked=True)
    assert "Told in short." in sit(tmp_path, "1", story=two_keys(), asked=True)
    anew = sit(tmp_path, "2", "1", "1", story=two_keys(), asked=True)
    assert "heat 1 Threat in full, violence told in a few sentences (as last time)" in " ".join(anew.split())


def test_a_story_without_heat_does_not_ask(tmp_path: Path) -> None:
    """Where nothing is hot the question is left out."""
    cool = replace(ferry(), scenes=tuple(replace(scene, heat=0) for scene in ferry().scenes))
    assert "How much is to be shown?" not in sit(tmp_path, *NEW, *["1"] * 9, story=cool, asked=True)


def test_the_briefing_is_one_word_away(tmp_path: Path) -> None:
    """What a reader should know is offered where people are picked and can be heard while reading, but comes unasked nowhere."""
    story = replace(two_keys(), briefing=ferry().about)
    assert "A river, a rope" not in sit(tmp_path / "a", *NEW, "1", story=story)
    assert "Type sofar for what to know first." in sit(tmp_path / "c", *NEW, story=story)
    for typed in (["sofar"], ["1", "sofar"]):
        assert "A river, a rope" in sit(tmp_path / typed[0], *NEW, *typed, story=story)


def test_a_story_without_a_briefing_offers_none(tmp_path: Path) -> None:
    """Neither where people are picked nor on a page; who asks is told that nothing has to be known."""
    story = replace(two_keys(), briefing=(), acts=tuple(replace(act, so_far=()) for act in two_keys().acts))
    for at, typed in enumerate(([], ["1"])):
        read = sit(tmp_path / str(at), *NEW, *typed, "sofar", story=story)
        assert "Type sofar for what to know first." not in read
        assert "Nothing has to be known beforehand.\n" in read


@pytest.mark.parametrize("ahead", ["1", "2", "4", "", "settings", "note 4", "hm"])
def test_what_was_typed_for_the_next_page_answers_no_question_before_it(tmp_path: Path, ahead: str) -> None:
    """The question how much is to be shown says what it is, and is answered by its own word alone, never by a number."""
    read = sit(tmp_path, *NEW, "1", "1", ahead, "heat 3", "1", story=two_keys(), asked=True)
    asked, answered = re.split(PROMPTS, read)[4:6]
    wanted = "type heat and the number of your answer, such as heat 3"
    assert f"To answer, {wanted}." in " ".join(re.split(PROMPTS, read)[3].split())
    assert asked.split() == f"Please {wanted}: this is asked before you read on.".split()
    assert "Content: A fall in the dark." in answered
    kept = Saves(tmp_path).settings()[0]
    assert (kept.heat, kept.content) == (3, "full")


def test_who_wanted_everything_in_full_is_asked_no_more(tmp_path: Path) -> None:
    """The hottest scenes stand there like any other."""
    hot = tuple(replace(scene, heat=3) if scene.id == "cellar" else scene for scene in two_keys().scenes)
    story = replace(two_keys(), scenes=hot)
    read = sit(tmp_path, *NEW, "1", "1", "heat 3", story=story, asked=True)
    assert read.count("How much is to be shown?") == 1
    assert " 1  Feel for each one\n" in read.partition("Content: A fall in the dark.")[2]


def test_an_hour_is_a_story_of_its_own(tmp_path: Path) -> None:
    """A class hour is begun from the title, and its saves are found with all others."""
    where = two_keys().scenes[0].where
    after = two_keys().endings[-1].text
    hour = Hour("noon", "Noon", "A short one.", ("ben",), "stairs", "attic", after, where)
    story = replace(two_keys(), hours=(hour,))
    read = sit(tmp_path, "2", "1", "1", "1", "", story=story)
    assert " 2  For a class\n" in read
    assert " 1  Noon\n    A short one.\n" in read
    assert "The attic\n" in read
    assert "The roof\n" not in read
    assert last_log(tmp_path, excerpt(story, hour))[0] == "begin/ben"
    again = sit(tmp_path, "1", story=story)
    assert " 1  Continue\n    The attic\n" in again
    assert "The attic\n" in again.rpartition(PROMPT)[0].rpartition(PROMPT)[2]


def test_a_page_that_was_turned_is_saved_at_once(tmp_path: Path) -> None:
    """Not only choices but also the place of reading is saved as it changes, before anything else is typed."""
    pages = []

    class Watched(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            pages.extend(slot.save.page for slot in Saves(tmp_path).shelf(ferry()).slots)
            return super().readline(-1 if size is None else size)

    played_plain(tmp_path, Watched("1\n2\n\n"), io.StringIO())
    assert pages == [0, 1]


def test_a_line_without_end_is_one_answer(tmp_path: Path) -> None:
    """However long a line is, it is answered once."""
    assert sit(tmp_path, "1" * 100_000, "x" * 100_000).count("Please type") == 2


def test_the_last_page_can_be_read_again(tmp_path: Path) -> None:
    """After an ending the title offers it where nothing else is to be continued."""
    sit(tmp_path, *["1"] * 50)
    told = sit(tmp_path, "1")
    assert " 1  Continue\n    The Ferry\n" in told
    assert "The end." in told


def test_an_older_storys_save_says_where_it_stopped(tmp_path: Path) -> None:
    """A save that does not play to its end any more says so in words, and one goes on from there."""
    sit(tmp_path, *NEW, "2", "", "4", "1")
    newer = replace(
        ferry(), scenes=(ferry().scenes[0], replace(ferry().scenes[1], choices=ferry().scenes[1].choices[1:]))
    )
    read = sit(tmp_path, "1", story=newer)
    assert "As far as it goes\n" in read
    assert "no longer has the choice “pay”" in " ".join(read.split())


def test_a_damaged_save_is_told_once(tmp_path: Path) -> None:
    """What was set aside is told with its path, once in a sitting, and the game goes on."""
    (tmp_path / f"x{SUFFIX}").write_bytes(b"{")
    read = sit(tmp_path, *NEW, "saves", "b", "saves")
    assert read.count("damaged-1") == 1


def test_a_folder_that_cannot_be_written_does_not_stop_the_game(tmp_path: Path) -> None:
    """Where nothing can be saved that is told once, and the story is played to its end."""
    (tmp_path / "file").write_bytes(b"")
    read = sit(tmp_path / "file", *NEW, *["1"] * 50)
    assert "\n\nThe end.\n" in read
    assert read.count("It could not be saved") == 1


# --- ends of all kinds ----------------------------------------------------------------------------------------------


def test_the_end_of_input_is_a_good_end(tmp_path: Path) -> None:
    """Where the input ends, even before the first line, the run is saved and the exit code is 0."""
    assert sit(tmp_path).endswith("Good-bye.\n")
    assert sit(tmp_path, *NEW, "2").endswith("Saved. You can go on from here.\n")
    assert last_log(tmp_path) == ("landing/wait",)
    assert played_plain(tmp_path, None, io.StringIO()) == 0


def test_ctrl_c_saves_and_says_so(tmp_path: Path) -> None:
    """Ctrl-C ends with the code that shells expect, and the run is saved."""

    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            line = super().readline(-1 if size is None else size)
            if not line:
                raise KeyboardInterrupt
            return line

    stdout = io.StringIO()
    assert played_plain(tmp_path, Interrupted("1\n2\n"), stdout) == 130
    assert last_log(tmp_path) == ("landing/wait",)
    assert stdout.getvalue().endswith("Saved. You can go on from here.\n")


def test_a_terminal_that_goes_away_is_the_end_of_input(tmp_path: Path) -> None:
    """Where the input cannot be read any more the sitting ends as if it had ended."""

    class Gone(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            raise OSError(5, "Input/output error")

    assert played_plain(tmp_path, Gone(), io.StringIO()) == 0


def test_a_stream_that_cannot_be_written_loses_nothing(tmp_path: Path) -> None:
    """Where nothing can be written, on a full disk for example, that is raised, and what was chosen before is saved."""

    class Full(io.StringIO):
        def write(self, text: str, /) -> int:
            if "You chose" in text:
                raise OSError(28, "No space left on device")
            return len(text)

    with pytest.raises(OSError, match="No space"):
        played_plain(tmp_path, io.StringIO("1\n2\n"), Full())
    assert last_log(tmp_path) == ("landing/wait",)


def test_piped_output_has_no_codes(tmp_path: Path) -> None:
    """Through pipes a whole run comes without a control character, and nothing on standard error."""
    with sitting(tmp_path, "two_keys", TERM="xterm-256color", FORCE_COLOR="1") as game:
        read, complained = game.communicate(b"1\n1\n1\nheat 3\n" + b"1\n" * 60)
    assert (game.returncode, complained) == (0, b"")
    text = read.decode("utf-8")
    assert "The end." in text
    assert all(letter.isprintable() or letter == "\n" for letter in text.replace("\r\n", "\n"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp852", "utf-16"])
def test_any_encoding_will_do(tmp_path: Path, encoding: str) -> None:
    """A stream that cannot carry every letter gets the nearest ones."""
    with sitting(tmp_path, PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0") as game:
        read, complained = game.communicate("1\n2\n".encode(encoding))
    assert (game.returncode, complained) == (0, b"")
    assert "coming back empty. (note 1)" in read.decode(encoding)


def test_any_bytes_can_be_typed(tmp_path: Path) -> None:
    """Bytes that are no text are no command, and nothing worse."""
    with sitting(tmp_path, PYTHONIOENCODING="utf-8:strict") as game:
        read, complained = game.communicate(b"1\n\xff\xfe\x00\n" + bytes(range(256)) + b"\n2\n")
    assert (game.returncode, complained) == (0, b"")
    assert "The rope tightens" in read.decode("utf-8")


def test_a_reader_who_has_gone_is_no_error(tmp_path: Path) -> None:
    """Where the pipe is closed on the other side the game ends quietly, with everything saved."""
    with sitting(tmp_path) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        assert game.stderr is not None
        game.stdin.write(b"1\n2\n")
        game.stdin.flush()
        while b"The rope tightens" not in game.stdout.readline():
            pass
        game.stdout.close()
        game.stdin.write(b"1\n" * 50)
        game.stdin.close()
        assert game.stderr.read() == b""
        assert game.wait() == 0
    assert last_log(tmp_path)[0] == "landing/wait"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGINT])
def test_a_signal_loses_nothing(tmp_path: Path, number: signal.Signals) -> None:
    """However the process is ended, the choices made so far are saved."""
    with sitting(tmp_path) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        game.stdin.write(b"1\n2\n")
        game.stdin.flush()
        while b"Enter: Read on" not in game.stdout.readline():
            pass
        game.send_signal(number)
        game.communicate()
    assert last_log(tmp_path) == ("landing/wait",)


def test_a_stuck_story_does_not_stop_the_reader(tmp_path: Path) -> None:
    """Where nothing can be chosen that is said, and one can take a choice back or leave."""
    stuck = replace(ferry(), scenes=(ferry().scenes[0], replace(ferry().scenes[1], choices=()), *ferry().scenes[2:]))
    read = sit(tmp_path, *NEW, "4", "", "u", "2", story=stuck)
    assert "Nothing can be chosen here." in read
    assert "The rope tightens" in read


def test_a_run_is_not_changed_by_looking_things_up(tmp_path: Path) -> None:
    """All that only tells leaves the run where it is."""
    asked = [(word, "b") for offer in offers_in("page") for word in offer.words if offer.id in _TELLING]
    sit(tmp_path, *NEW, "2", *(word for both in asked for word in both), "here", "here", "", "2")
    assert last_log(tmp_path) == Run(ferry()).log + played(ferry(), "wait", "wait").log


_TELLING = {"next_note", "know", "differ", "atlas", *LEAVES, "about", "saves", "settings", "help", "again"}


def test_what_could_not_be_saved_is_said_at_the_end(tmp_path: Path) -> None:
    """Whoever leaves a run under way that is on no disk is told so, by the exit code as well."""
    (tmp_path / "file").write_bytes(b"")
    read = sit(tmp_path / "file", *NEW, "2", "q", code=1)
    assert read.endswith("Your last steps could not be saved. Good-bye.\n")


def test_the_first_choice_taken_back_is_still_ahead_the_next_time(tmp_path: Path) -> None:
    """The run goes on where it was left, before every choice, and from there forward again."""
    sit(tmp_path, *NEW, "2", "", "u", "q")
    assert "You are at “The landing” again." in sit(tmp_path, "1", "redo")


class Reader(io.StringIO):
    """Somebody who hears what is written and types what it asks for: the last of the choices, Enter where none is.

    Before the choices of these numbers other lines are typed first.
    """

    def __init__(self, heard: io.StringIO, first: dict[int, list[str]]) -> None:
        super().__init__()
        self.heard, self.first, self.made, self.waiting = heard, first, 0, [*NEW, "1 2"]

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        read = self.heard.getvalue()
        if "The end." in read:
            return ""
        numbers = re.findall(r"^ (\d)  ", read.rpartition(PROMPT)[0].rpartition(PROMPT)[2], re.MULTILINE)
        if not self.waiting and "Enter:" not in read.rpartition("\n\n")[2]:
            self.made += 1
            self.waiting = [*self.first.pop(self.made, ()), numbers[-1] if numbers else ""]
        return f"{self.waiting.pop(0) if self.waiting else ''}\n"


def test_two_lives_are_read_to_their_end_by_lines_alone(tmp_path: Path) -> None:
    """With choices taken back and made otherwise, a branch named, gone to and left again, and notes heard on the way."""
    stdout = io.StringIO()
    otherwise = {4: ["note 1", "undo", "1", ""], 7: ["branches", "name 2 the first way", "go 2", "branches", "go 2"]}
    assert played_plain(tmp_path, Reader(stdout, otherwise), stdout, shipped()) == 0
    read = stdout.getvalue()
    assert "The end." in read
    assert "Please type" not in read
    (slot,) = Saves(tmp_path).shelf(shipped()).slots
    assert (slot.save.ended, [one.word for one in slot.save.tree.names]) == (True, ["the first way"])
    assert len(slot.save.choices) > 40
