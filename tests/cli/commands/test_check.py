"""The command `check` in a process of its own: what it prints for people and for programs, and its exit codes."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import ROOT, SCENES, game
from tests.stories import FERRY, TWO_KEYS, files_of, write_files


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_an_interrupt_ends_a_proof_without_ado(tmp_path: Path) -> None:
    """Ctrl-C on a long proof ends it as the system ends an interrupted program, and nothing is said about our own code."""
    command = [sys.executable, "-m", "game", "check", str(SCENES)]
    told = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=told,
        # A runner in the background ignores interrupts, and so would its child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as proving:
        assert proving.stdout is not None
        assert "no problem" in proving.stdout.readline()
        proving.send_signal(signal.SIGINT)
        _, complaint = proving.communicate()
    assert proving.returncode == -signal.SIGINT
    assert complaint == "\n"


def test_check_says_what_there_is(tmp_path: Path) -> None:
    """A sound story gives one line with its title and its figures, and 0."""
    done = game("check", FERRY, at=tmp_path)
    assert done.returncode == 0
    summary = next(line for line in done.stdout.splitlines() if line.startswith("“The Ferry”: "))
    assert "3 scenes, 9 choices, 3 endings, 213 words: " in summary


def test_check_says_what_it_was_compared_with(tmp_path: Path) -> None:
    """Where documents are given it is said how many could be read."""
    (tmp_path / "docs").mkdir()
    assert "compared with 0 documents: " in game("check", FERRY, "--sources", tmp_path / "docs").stdout


def test_check_reports_every_problem_of_a_broken_scene_at_once(tmp_path: Path) -> None:
    """Six faults in one scene give six messages with exact positions in one run."""
    write_files(tmp_path, files_of(FERRY))
    scene = next((tmp_path / "scenes").glob("*.yaml"))
    faults = (
        "title: Once more\n"
        "when: no\n"
        "if: wiats > 1\n"
        "text: |\n  A tab\there.\n\n  A bell\x07 rings.\n"
        "choices:\n  - {id: go, text: Go, to: nowhere}\n"
    )
    scene.write_text(f"id: {scene.stem}\ntitle: Shore\n" + faults, "utf-8")
    done = game("check", tmp_path, "--json", at=tmp_path)
    assert done.returncode == 1
    mine = [one for one in json.loads(done.stdout)["problems"] if one["file"] == f"scenes/{scene.name}"]
    assert [(one["line"], one["column"]) for one in mine] == [(3, 1), (4, 7), (5, 5), (7, 8), (9, 9), (11, 28)]
    assert all(set(one) >= {"code", "file", "line", "column", "message", "hint"} for one in mine)


def test_a_witness_leads_there_and_replays(tmp_path: Path) -> None:
    """The keys to an ending are printed, and the log of the same way is played to that ending."""
    shown = game("check", TWO_KEYS, "--witness", "ending", "thief")
    assert shown.returncode == 0
    assert shown.stdout.startswith("“Two Keys”\nkeys: ")
    log = tmp_path / "log.json"
    log.write_text(game("check", TWO_KEYS, "--witness", "ending", "thief", "--json").stdout, "utf-8")
    done = game("replay", log, "--story", TWO_KEYS)
    assert done.returncode == 0
    assert done.stdout.startswith("“Two Keys”\n")
    assert "Ending: " in done.stdout


def test_a_refuted_claim_fails_the_check() -> None:
    """Where not everything can be reached, the exit code is 1 and the place is named."""
    done = game("check", TWO_KEYS)
    assert done.returncode == 1
    assert "refuted" in done.stdout
    assert "P008" in done.stdout


def test_a_limit_is_undecided_and_fails_the_check() -> None:
    """A proof that was given up proves nothing."""
    done = game("check", TWO_KEYS, "--limit-seconds", "0.000001")
    assert done.returncode == 1
    assert "undecided" in done.stdout


def test_check_json_has_figures() -> None:
    """`story` counts scenes, choices, endings and words; what the proof finds is among the problems, whole."""
    told = json.loads(game("check", TWO_KEYS, "--json").stdout)
    assert {one["code"] for one in told["problems"]} == {"P007", "P008"}
    whole = {"code", "severity", "file", "line", "column", "message", "hint"}
    assert all(set(one) - {"follows"} == whole and one["message"] and one["hint"] for one in told["problems"])
    assert [len(one.get("follows", ())) for one in told["problems"]] == [0, 0, 2, 0]
    assert told["story"]["scenes"] == 5
    assert set(told["story"]) == {"scenes", "choices", "endings", "words"}
    assert set(told["verdicts"]) == {"terminates", "never_stuck", "all_reachable"}


def test_a_piped_check_has_one_line_for_each_problem(tmp_path: Path) -> None:
    """What an editor matches is one line each, of problems and findings alike, and the same as the JSON tells."""
    at = re.compile(r"^(?P<file>\S+):(?P<line>\d+):(?P<column>\d+): (?P<code>[ENP]\d{3}) (?P<rest>.+)$", re.MULTILINE)
    lines = [match.groupdict() for match in at.finditer(game("check", TWO_KEYS).stdout)]
    told = json.loads(game("check", TWO_KEYS, "--json").stdout)["problems"]
    assert lines == [
        {
            **{name: str(one[name]) for name in ("file", "line", "column", "code")},
            "rest": f"{one['message']} ({one['hint']})",
        }
        for one in told
    ]


def test_every_key_of_the_json_is_told_in_the_docs() -> None:
    """docs/problems.md names each key at the top, of a problem and of a witness."""
    named = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "problems.md").read_text("utf-8").partition("\n## ")[0]))
    told = json.loads(game("check", TWO_KEYS, "--json").stdout)
    assert named >= {*told, *told["story"], *told["problems"][0], "witness", "log", "keys", "turning"}


def test_figures_are_told_when_they_are_asked_for() -> None:
    """Verdicts, findings and exit code are the same without `--figures`; with it everything is counted."""
    plain, counted = (game("check", TWO_KEYS, "--json", *more) for more in ((), ("--figures",)))
    assert plain.returncode == counted.returncode == 1
    without, whole = json.loads(plain.stdout), json.loads(counted.stdout)
    assert set(without) == set(whole)
    assert without["verdicts"] == whole["verdicts"]
    assert [one for one in whole["problems"] if one["code"] != "P011"] == without["problems"]
    assert (without["paths"], without["moments"]["live"], without["groups"]) == (None, None, {})
    assert all((whole["paths"], whole["moments"]["live"], whole["groups"]))


def test_drafts_and_what_is_left_to_do_fail_a_strict_check_alone(tmp_path: Path) -> None:
    """Notices are told and are no failure, unless every one of them is to be."""
    story = "id: s\ntitle: S\nacts: [{id: a, title: A, scenes: [one, two]}]\nendings: {end: {title: E, text: All.}}\n"
    scene = "id: one\ntitle: One\ntext: One.\nchoices: [{id: go, text: Go}]\n"
    write_files(tmp_path, {"story.yaml": story, "a/one.yaml": scene})
    easy, strict = (game("check", *words, tmp_path) for words in ((), ("--strict",)))
    assert easy.stdout.count("N208") == strict.stdout.count("N208") == 1
    assert (easy.returncode, strict.returncode) == (0, 1)
    write_files(tmp_path, {"a/two.yaml": scene.replace("One", "Two").replace("one", "two")})
    assert game("check", "--strict", tmp_path).returncode == 0


def test_a_quick_check_proves_nothing() -> None:
    """`--quick` tells the problems of the files alone, and is content where there are none."""
    done = game("check", TWO_KEYS, "--quick")
    assert done.returncode == 0
    assert "no problem" in done.stdout
    assert "proved" not in done.stdout + game("check", TWO_KEYS, "--quick", "--json").stdout


def test_a_check_that_fails_begins_with_what_is_wrong(tmp_path: Path) -> None:
    """The story’s name is told beside it, for people; where nothing can be named, no folder is either."""
    for text, name in (("id: x\n", "“x”\n"), ("id: x\ntitle: An X\n", "“An X”\n"), ("- x\n", "")):
        (tmp_path / "story.yaml").write_text(text, "utf-8")
        done = game("check", "--quick", tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith("story.yaml:1:1: E0")
        assert done.stderr == name
