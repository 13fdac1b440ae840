"""What holds of every command, each in a process of its own: its output, its misuse and its exit codes."""

import json
import os
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.processes import ROOT, complained, ended, game
from tests.stories import FERRY, TWO_KEYS

FULL = Path("/dev/full")


def test_what_nobody_reads_is_not_found_good() -> None:
    """Where whoever read us has gone a check has not said that all is well; for the rest there is nothing wrong with it."""
    for words, code in ((("check", FERRY), 1), (("export", "--to", "json", "--story", FERRY), 0)):
        reading, writing = os.pipe()
        os.close(reading)
        assert ended(*words, into=writing) == code
        os.close(writing)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize(
    "words",
    [
        ("--plain", "--story", FERRY),
        ("play", "--plain", "--at", "crossing", FERRY),
        ("check", FERRY, "--quick"),
        ("check", FERRY, "--json"),
        ("stats", FERRY, "--only", "words"),
        ("export", "--to", "json", "--story", FERRY),
        ("export", "--to", "promela", "--story", FERRY),
        ("graph", FERRY),
        ("previews", "crossing", FERRY),
        ("serve", "--port", "61956", "--story", FERRY),
        ("--help",),
        ("check", "--help"),
        ("--version",),
    ],
    ids=lambda words: " ".join(map(str, words[:3])),
)
def test_what_could_not_be_written_is_said_in_a_line_and_exits_with_1(words: tuple[str | Path, ...]) -> None:
    """Where the output can take no more, nobody is left to think that it was delivered."""
    with FULL.open("wb") as full:
        assert complained(*words, into=full.fileno()) == (1, "it could not be written: No space left on device\n")


def test_letters_that_the_output_lacks_are_written_out(tmp_path: Path) -> None:
    """In ASCII, too, everything is said."""
    told = tmp_path / "told"
    with told.open("wb") as file:
        assert ended("check", FERRY, into=file.fileno(), encoding="ascii") == 0
    assert "\\u2713 every path ends" in told.read_text("ascii")


@pytest.mark.parametrize(
    "words",
    [
        ("check", TWO_KEYS, "--json"),
        ("check", TWO_KEYS, "--witness", "ending", "thief", "--json"),
        ("export", "--to", "json", "--story", TWO_KEYS),
    ],
)
def test_json_is_utf_8_in_every_locale(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    """Where the locale asks for another encoding, programs still read what they would read in UTF-8."""
    told = []
    for encoding in ("utf-8", "ascii", "cp1252"):
        with (tmp_path / encoding).open("wb") as file:
            ended(*words, into=file.fileno(), encoding=encoding)
        told.append(json.loads((tmp_path / encoding).read_text("utf-8")))
    for one in told:
        one.pop("seconds", None)
        one.pop("peak_mib", None)
    assert told == [told[0]] * 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("replay", "nowhere.json"), "nowhere.json"),
        (("replay", str(ROOT / "README.md")), "no log"),
        (("check", str(FERRY), "--sources", "nowhere"), "nowhere"),
        (("check", str(FERRY), "--sources", "long" * 99), "no such folder"),
        (("check", str(FERRY), "--witness", "scene", "shroe"), "shroe"),
        (("check", str(FERRY), "--witness", "beat", "shore"), "scene, choice"),
        (("check", str(FERRY), "--quick", "--figures"), "--quick"),
        (("check", str(FERRY), "--fix", "--json"), "--json"),
        (("check", str(FERRY), "--witness", "scene", "landing", "--runs", "x"), "--runs"),
        (("graph", ""), "empty path"),
        (("graph", "long" * 99, str(FERRY)), "no scene"),
        (("long" * 99,), "no command"),
        (("new", "scnee", "attic"), "did you mean 'scene'?"),
        (("export", "--to", "log"), "LOG"),
        (("play", str(FERRY), "--at", "crosing"), "did you mean 'crossing'?"),
        (("play", str(FERRY), "--as", "ann"), "--at"),
        (("play", str(FERRY), "--at", "crossing", "--log", "x.json"), "one place"),
        (("play", str(FERRY), "--log", "nowhere.json"), "nowhere.json"),
        (("previews", "crosing", str(FERRY)), "did you mean 'crossing'?"),
        (("previews",), "SCENE"),
        (("chekc",), "chekc"),
        (("--plian",), "--plian"),
    ],
)
def test_misuse_is_said_in_a_line_and_exits_with_2(words: tuple[str, ...], said: str) -> None:
    """A wrong word gives no traceback."""
    done = game(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--quick"),
        ("check", "--fix"),
        ("check", "--witness", "scene", "landing"),
        ("previews", "landing"),
        ("stats", "--only", "words"),
        ("new", "scene", "pier"),
        ("play", "--plain", "--at", "landing"),
        ("graph",),
    ],
    ids=" ".join,
)
def test_the_first_line_names_the_story_be_it_sound_or_broken(words: tuple[str, ...], tmp_path: Path) -> None:
    """Whoever works on several knows which one is meant; what a program reads names it in its own way."""
    for broken in (False, True):
        folder = copytree(FERRY, tmp_path / f"ferry-{broken}")
        if broken:
            (folder / "scenes" / "crossing.yaml").write_text("id: crossing\n", "utf-8")
        done = game(*words, at=folder)
        first = (done.stderr or done.stdout).partition("\n")[0]
        assert first.startswith(("%% The Ferry.", "“The Ferry”")), first


def test_who_asks_for_a_place_in_no_story_is_told_whose_it_is(tmp_path: Path) -> None:
    """Where one stands in no story of one's own, it is said that another one is meant, and which has no such scene."""
    done = game("play", "--plain", "--at", "nowhere", at=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("No story stands in this folder")
    assert "“Where You Stood” has no scene 'nowhere'" in done.stderr


def test_version_and_help() -> None:
    """Both are there and say what they must."""
    assert game("--version").stdout.startswith("where-you-stood ")
    assert "check" in game("--help").stdout


def test_the_sections_of_figures_are_named_where_they_are_asked_for() -> None:
    """One a line, and nothing is wrong."""
    done = game("stats", FERRY, "--only", "?")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("words\nheat\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("graph", FERRY, "landing", "--act", "river"), "one at a time"),
        (("graph", FERRY, "--steps", "0"), "give 1 to 99"),
        (("stats", FERRY, "--only", "word"), "did you mean 'words'?"),
        (("stats", FERRY, "--only", "all"), "it has words, heat"),
    ],
)
def test_figures_that_there_are_not_are_misuse(words: tuple[str | Path, ...], said: str) -> None:
    """It says what there is."""
    done = game(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
