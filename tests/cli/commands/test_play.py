"""The command `play` in a process of its own: line by line, from a moment that is asked for, or from a log."""

import os
from pathlib import Path

import pytest

from tests.cli.processes import game, told_on_terminal
from tests.stories import FERRY


def test_the_first_choice_everywhere_leads_to_an_ending(tmp_path: Path) -> None:
    """Ones on standard input play the whole story through, and end well, if the question of heat has its answer."""
    done = game("--plain", "--saves", tmp_path, typed="1\nheat 3\n" * 300)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Close the book" in done.stdout
    assert "\x1b" not in done.stdout


def test_without_a_terminal_it_plays_line_by_line(tmp_path: Path) -> None:
    """Where the app cannot be shown, plain mode starts by itself."""
    done = game("--saves", tmp_path, "--story", FERRY, typed="1\n")
    assert done.returncode == 0
    assert "Your choice: " in done.stdout


def test_the_end_of_input_ends_the_game_and_keeps_the_run(tmp_path: Path) -> None:
    """A run that is cut off can be continued."""
    game("--plain", "--saves", tmp_path, typed="1\n1\n1\n1\n1\n")
    done = game("--plain", "--saves", tmp_path, typed="")
    assert " 1  Continue\n" in done.stdout


def test_a_witness_is_played_on_and_printed_like_a_save(tmp_path: Path) -> None:
    """Wherever the log of a run or a save is asked for, the log that `check --witness` writes is as good."""
    log, saves = tmp_path / "log.json", tmp_path / "saves"
    log.write_text(game("check", FERRY, "--witness", "scene", "far-bank", "--json").stdout, "utf-8")
    played = game("play", FERRY, "--plain", "--log", log, "--saves", saves, typed="undo\nredo\nsave mine\n")
    assert played.returncode == 0
    assert played.stdout.index("The far bank") < played.stdout.index("On the water") < played.stdout.index("Kept as")
    (kept,) = saves.glob("*.save.json")
    for one in (log, kept):
        assert "The far bank" in game("export", "--to", "log", one, "--story", FERRY).stdout
        assert game("play", FERRY, "--plain", "--log", one, "--saves", saves).stdout.count("The far bank") == 1


def test_one_begins_where_one_asks_to(tmp_path: Path) -> None:
    """The keys that lead there are told, it is played on from there, and no run is saved."""
    at = ("play", FERRY, "--plain", "--saves", tmp_path, "--at", "crossing")
    done = game(*at, typed="undo\n")
    assert done.returncode == 0
    assert done.stdout.startswith("“The Ferry”\nkeys: ")
    assert done.stdout.index("On the water") < done.stdout.rindex("The landing")
    assert [one.name for one in tmp_path.iterdir() if "save" in one.name] == []
    assert game(*at, "--with", "waited=3").returncode == 0


def test_where_no_path_leads_there_is_nothing_to_play() -> None:
    """That is a finding about the story and not misuse."""
    done = game("play", FERRY, "--plain", "--at", "landing", "--with", "fare=paid")
    assert done.returncode == 1
    assert "no path leads" in done.stderr


def test_a_broken_story_is_not_played(tmp_path: Path) -> None:
    """Its problems are said instead, and the exit code is 1."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    done = game("--plain", "--story", tmp_path)
    assert done.returncode == 1
    assert "story.yaml:1:1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_whoever_listens_is_not_told_how_far_the_search_for_a_moment_is(tmp_path: Path) -> None:
    """On a terminal a line that is written over a hundred times would be read a hundred times."""
    at = ("--at", "crossing", "--with", "waited=3")
    assert told_on_terminal("play", FERRY, "--plain", "--saves", tmp_path, *at) == ""
