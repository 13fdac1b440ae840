"""Which command a line names, and which of its words count: whatever stands before the command stands for it."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.command_line import USUAL, commands, named_command, run_command
from game.edition import WHERE_YOU_STOOD, Edition
from tests.stories import FERRY, TWO_KEYS

VALUED = {"--story", "--saves"}
OPTIONS = st.sampled_from([("--plain",), ("--story", "check"), ("--saves", "x"), ("--saves=check",), ("--json",)])


@given(st.lists(OPTIONS), st.sampled_from(["check", "replay", "-"]), st.lists(st.sampled_from(["x", "--y", "check"])))
def test_a_command_is_the_first_word_that_is_no_options(
    before: list[tuple[str, ...]], command: str, after: list[str]
) -> None:
    """Options and their values are no command, and all words but the command are left in their order."""
    ahead = [word for option in before for word in option]
    assert named_command([*ahead, command, *after], VALUED) == (command, [*ahead, *after])


@given(st.lists(OPTIONS))
def test_without_a_command_it_plays(options: list[tuple[str, ...]]) -> None:
    """Where no word is left, the usual command is meant."""
    words = [word for option in options for word in option]
    assert named_command(words, VALUED) == (USUAL, words)


def run(*words: str | Path) -> int:
    """The code of a command line, also of one that is refused."""
    try:
        return run_command([str(word) for word in words], WHERE_YOU_STOOD)
    except SystemExit as refused:
        return int(refused.code or 0)


def test_a_story_before_the_command_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """Before the command or behind it, the option names the same story."""
    for words in (("--story", FERRY, "export", "--to", "json"), ("export", f"--story={FERRY}", "--to", "json")):
        assert run(*words) == 0
        assert json.loads(capsys.readouterr().out)["id"] == "ferry"


def test_check_takes_the_story_either_way_and_not_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """The folder may stand with or without the option, before or behind; two of them are one too many."""
    for words in (("--story", FERRY, "check"), ("check", "--story", FERRY), ("check", FERRY)):
        assert run(*words, "--witness", "scene", "crossing") == 0
        assert capsys.readouterr().out.startswith("“The Ferry”\nkeys: ")
    assert run("--story", TWO_KEYS, "check", FERRY) == 2
    assert "one story at a time" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--plain", "check"), "--plain"),
        (("--saves", "x", "replay", "log"), "--saves"),
        (("--hour", "x", "export", "--to", "json"), "--hour"),
        (("check", "--plian"), "--plian"),
        (("--stor=x",), "--stor"),
        (("chekc",), "did you mean 'check'"),
        (("--story", ""), "empty path"),
        (("--saves=",), "empty path"),
        (("check", ""), "empty path"),
        (("check", "--sources", ""), "empty path"),
        (("replay", ""), "empty path"),
        (("check", str(FERRY), "--sources", "no\x1b]0;such"), "no\\x1b]0;such"),
        (("replay", "no\x1b[2Jsuch"), "no\\x1b[2Jsuch"),
        (("no\x1bsuch",), "\\x1b"),
        (("check", "x", "y\x1bz"), "y\\x1bz"),
        (("--limit-seconds", "1", "check"), "'1'"),
    ],
)
def test_misuse_is_said_in_one_line(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An option that a command does not take, a word that there is not, an empty path: exit code 2 and a line about it."""
    assert run(*words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.err.strip().isprintable()
    assert told.out == ""


def test_every_command_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of the whole names all commands, and each has a help of its own."""
    assert run("--help") == 0
    whole = capsys.readouterr().out
    for name in commands():
        assert f"\n  {name} " in whole
        assert run(name, "--help") == 0
        assert "--story DIR" in capsys.readouterr().out


def test_who_stands_in_a_story_is_told_of_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The help begins with what is played there, and elsewhere with the game’s own story."""
    monkeypatch.chdir(FERRY / "scenes")
    assert run("--help") == 0
    assert "Without a command, it plays ferry, the story that you are in." in capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    assert run("--help") == 0
    assert WHERE_YOU_STOOD.about in " ".join(capsys.readouterr().out.split())


def test_a_folder_is_a_story_to_be_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Alone, as the help has it; a word that is neither a command nor there is told of."""
    broken = tmp_path / "check-me"
    broken.mkdir()
    assert run(broken, "--plain") == 1
    assert "story.yaml" in capsys.readouterr().err
    assert run(tmp_path / "nowhere") == 2
    assert "there is no command" in capsys.readouterr().err


def test_another_edition_has_its_own_name(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said of the program is said under the edition's name."""
    other = Edition("the-ferry", "The Ferry, a crossing.", FERRY, "One crossing")
    for words, said in ((["--version"], "the-ferry 0"), (["--help"], "The Ferry, a crossing."), (["x"], "the-ferry: ")):
        with pytest.raises(SystemExit):
            run_command(words, other)
        told = capsys.readouterr()
        assert said in told.out + told.err


def test_the_home_is_known_in_every_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is the home folder where the shell leaves it alone, and nothing of that name is made."""
    (tmp_path / "here").mkdir()
    (tmp_path / "story").symlink_to(FERRY, target_is_directory=True)
    (tmp_path / "log.json").write_text('{"format": 1, "story": "ferry", "digest": "x", "choices": []}', "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path / "here")
    assert run("check", "~/story", "--witness", "scene", "crossing") == 0
    assert run("--story=~/story", "replay", "~/log.json") == 0
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="homes are known otherwise there")
def test_somebody_without_a_home_plays_and_checks(tmp_path: Path) -> None:
    """Where nobody knows a home the game says that nothing is kept, and a check does all its work."""
    home = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    nobody = "import pwd\ndef none(_): raise KeyError\npwd.getpwuid = none\n"
    for words, typed, said in (
        (["--plain", "--story", str(FERRY)], "1\n1\nq\n", "Nothing will be kept"),
        (["--plain", "--story=~/x"], "", "there is none"),
        (["check", str(FERRY)], "", "every path ends"),
    ):
        start = f"import sys, runpy\n{nobody}sys.argv[1:] = {words}\nrunpy.run_module('game', run_name='__main__')"
        done = subprocess.run(
            [sys.executable, "-c", start],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            env=home,
            cwd=tmp_path,
            check=False,
        )
        assert said in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes wait there")
def test_output_that_does_not_wait_is_made_to(tmp_path: Path) -> None:
    """Where standard output is a pipe that refuses what it cannot take at once, all is written all the same."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    env = {**os.environ, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "game", "export", "--to", "promela", str(WHERE_YOU_STOOD.story)]
    with subprocess.Popen(command, stdout=writing, stderr=subprocess.PIPE, env=env) as exporting:
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            model = pipe.read()
        complaint = exporting.stderr.read() if exporting.stderr else b""
    assert complaint == b""
    assert exporting.returncode == 0
    assert len(model) > 100_000


def test_the_game_is_started_from_python() -> None:
    """Whoever imports the command line runs this game's with it, as its program does."""
    code = "import sys; sys.argv = ['it', 'check', '--help']; from game.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{WHERE_YOU_STOOD.program} check" in done.stdout


def test_the_full_screen_begins_with_a_story_that_is_never_searched_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that was loaded for it stays to the end, so that no search of it delays the first painting."""
    kept: list[int] = []
    monkeypatch.setattr("game.cli.commands.play._why_not_the_app", lambda: None)
    monkeypatch.setattr("game.tui.playing.play", lambda _sitting: kept.append(gc.get_freeze_count()) or 0)
    try:
        assert run("play", FERRY, "--saves", tmp_path) == 0
        assert kept[0] > 0
    finally:
        gc.unfreeze()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--story", FERRY, "--story", TWO_KEYS), "--story: it is given twice"),
        (("--plain", "--at", "landing", "--at", "crossing", FERRY), "--at: it is given twice"),
        (("replay", "-", "--story=x", "--story=y"), "--story: it is given twice"),
        (("graph", FERRY, "--steps", "5"), "--steps says how far round a SCENE"),
        (("check", FERRY, "--quick", "--limit-seconds", "5"), "--quick and --limit-seconds"),
        (("check", FERRY, "--quick", "--limit-memory", "5"), "--quick and --limit-memory"),
        (("check", FERRY, "--fix", "--limit-seconds", "5"), "--fix and --limit-seconds"),
        (("watch", FERRY, "--lines", "--saves", "x"), "--lines and --saves"),
        (("new", FERRY / "more"), "would lie in the folder of another story"),
        (("watch", "kitchen", "--lines"), "there is no kitchen"),
        (("new", "scene", "x", "--after", ""), "--after: nothing is named"),
        (("new", "ending", "x", "--if", " "), "--if: nothing is named"),
        (("serve", FERRY, "--host", ""), "--host: nothing is named"),
        (("--plain", FERRY, "--at", "landing."), "has no choice ''"),
    ],
)
def test_nothing_that_is_typed_is_dropped_in_silence(
    words: tuple[str | Path, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option given twice, one that something else makes idle, and one with nothing behind it are misuse."""
    assert run(*words) == 2
    told = capsys.readouterr()
    assert (told.out, said in told.err) == ("", True), told.err


@pytest.mark.parametrize(
    "words",
    [
        ("graph", "landing", "--to", "dot", FERRY),
        ("graph", "--to", "dot", "landing", FERRY),
        ("graph", "landing", FERRY, "--to", "dot"),
        ("graph", "--to", "dot", "--", "landing", FERRY),
        ("previews", "landing", "--limit-seconds", "60", FERRY),
        ("check", "--quick", "--", FERRY),
    ],
)
def test_options_may_stand_anywhere(words: tuple[str | Path, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Before, between and behind the other words, and behind `--` there are none."""
    assert run(*words) == 0
    assert capsys.readouterr().out != ""


def test_a_folder_whose_name_begins_like_an_option_is_named_so_that_it_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It can be made, and what is then to be typed can be typed."""
    monkeypatch.chdir(tmp_path)
    assert run("new", "--", "-attic") == 0
    assert "play ./-attic" in capsys.readouterr().out
    assert run("check", "--quick", "--", "-attic") == run("check", "--quick", "./-attic") == 0
