"""The words of the command line, each in a process of its own, and their exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.stories import FERRY, TWO_KEYS

ROOT = Path(__file__).parents[2]
SCENES = ROOT / "scenes"


def game(*words: str | Path, typed: str = "", at: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The game run with these words and this input, in a home where nothing was kept before."""
    with TemporaryDirectory() as home:
        return _run(words, typed, at, home)


def _run(words: Sequence[str | Path], typed: str, at: Path, home: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *map(str, words)],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin", "HOME": home},
        cwd=at,
        check=False,
    )


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


def ended(*words: str | Path, into: int, encoding: str = "utf-8") -> int:
    """The exit code of the game where its output goes into this file descriptor; what it complains of fails."""
    with TemporaryDirectory() as home:
        told = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin", "HOME": home}
        command = [sys.executable, "-m", "game", *map(str, words)]
        ran = subprocess.run(command, stdout=into, stderr=subprocess.PIPE, env=told, check=False)
    assert ran.stderr == b""
    return ran.returncode


def test_what_nobody_reads_is_not_found_good() -> None:
    """Where whoever read us has gone a check has not said that all is well; for the rest there is nothing wrong with it."""
    for words, code in ((("check", FERRY), 1), (("export", "--to", "json", "--story", FERRY), 0)):
        reading, writing = os.pipe()
        os.close(reading)
        assert ended(*words, into=writing) == code
        os.close(writing)


def test_letters_that_the_output_lacks_are_written_out(tmp_path: Path) -> None:
    """In ASCII, too, everything is said."""
    told = tmp_path / "told"
    with told.open("wb") as file:
        assert ended("check", FERRY, into=file.fileno(), encoding="ascii") == 0
    assert "\\u2713 every path ends" in told.read_text("ascii")


def test_the_first_choice_everywhere_leads_to_an_ending(tmp_path: Path) -> None:
    """Ones on standard input play the whole story through, and end well."""
    done = game("--plain", "--saves", tmp_path, typed="1\n" * 300)
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


def test_check_says_what_there_is(tmp_path: Path) -> None:
    """A sound story gives one line with its title and its figures, and 0."""
    done = game("check", FERRY, at=tmp_path)
    assert done.returncode == 0
    summary = next(line for line in done.stdout.splitlines() if line.startswith("“The Ferry”: "))
    assert "3 scenes, 9 choices, 3 endings, 200 words: " in summary


def test_check_says_what_it_was_compared_with(tmp_path: Path) -> None:
    """Where documents are given it is said how many could be read."""
    (tmp_path / "docs").mkdir()
    assert "compared with 0 documents: " in game("check", FERRY, "--sources", tmp_path / "docs").stdout


def test_check_reports_every_problem_of_a_broken_scene_at_once(tmp_path: Path) -> None:
    """Six faults in one scene give six messages with exact positions in one run."""
    for path in FERRY.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(FERRY)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
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
    assert shown.stdout.startswith("keys: ")
    log = tmp_path / "log.json"
    log.write_text(game("check", TWO_KEYS, "--witness", "ending", "thief", "--json").stdout, "utf-8")
    done = game("replay", log, "--story", TWO_KEYS)
    assert done.returncode == 0
    assert done.stdout.startswith("“Two Keys”\n")
    assert "Ending: " in done.stdout


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
    assert done.stdout.startswith("keys: ")
    assert done.stdout.index("On the water") < done.stdout.rindex("The landing")
    assert [one.name for one in tmp_path.iterdir() if "save" in one.name] == []
    assert game(*at, "--with", "waited=3").returncode == 0


def test_where_no_path_leads_there_is_nothing_to_play() -> None:
    """That is a finding about the story and not misuse."""
    done = game("play", FERRY, "--plain", "--at", "landing", "--with", "fare=paid")
    assert done.returncode == 1
    assert "no path leads" in done.stderr


def test_the_story_that_one_stands_in_is_meant() -> None:
    """Without a folder it is the one round us, and with a file or a folder of a story that story."""
    inside = next(path for path in FERRY.iterdir() if path.is_dir() and path.name != "evidence")
    for done in (
        game("check", "--quick", at=FERRY),
        game("check", "--quick", at=inside),
        game("check", "--quick", next(inside.glob("*.yaml"))),
        game("check", "--quick", inside),
        game("check", "--quick", "--story", FERRY / "story.yaml"),
    ):
        assert done.stdout.startswith("“The Ferry”"), done
    assert '"id": "ferry"' in game("export", "--to", "json", FERRY).stdout
    assert game("check", "--quick", at=ROOT).stdout.startswith("“Where You Stood”")


@pytest.mark.parametrize("name", ["story.yml", "Story.yaml", "story.yaml.txt"])
def test_a_story_that_is_only_misnamed_is_told_of_instead_of_another(name: str, tmp_path: Path) -> None:
    """A writer who named the file otherwise, and stands in its folder or below, is not told of somebody else's story."""
    (tmp_path / name).write_text("id: own\n", "utf-8")
    inside = tmp_path / "day"
    inside.mkdir()
    for words in (
        ("check", "--quick"),
        ("export", "--to", "json"),
        ("stats",),
        ("graph",),
        ("previews", "hall"),
        ("--plain",),
    ):
        for at in (tmp_path, inside):
            done = game(*words, at=at)
            assert (done.returncode, done.stdout) == (2, ""), words
            assert f"{name}:1:1: E072" in done.stderr


def test_files_without_a_story_round_them_are_told_of(tmp_path: Path) -> None:
    """A scene that no story holds is no reason to check another story, and none against reading one."""
    (tmp_path / "hall.yaml").write_text("id: hall\n", "utf-8")
    done = game("check", "--quick", at=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "hall.yaml stands here, and no `story.yaml`" in done.stderr
    assert game("--plain", at=tmp_path).returncode == 0


def test_a_readers_save_is_played_wherever_it_lies(tmp_path: Path) -> None:
    """Nobody who only has a save of theirs is told of stories that do not stand beside it."""
    (tmp_path / "hall.yaml").write_text("id: hall\n", "utf-8")
    (tmp_path / "log").write_text('{"story": "where-you-stood", "digest": "", "choices": []}', "utf-8")
    for words in (("replay", "log"), ("export", "--to", "log", "log")):
        done = game(*words, at=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")


def test_where_no_story_stands_it_is_said_which_one_is_meant(tmp_path: Path) -> None:
    """The story that comes with the program is named, and that none stands here."""
    done = game("check", "--quick", at=tmp_path)
    assert done.stdout.startswith("“Where You Stood”")
    assert "No story stands in this folder" in done.stderr
    assert game("check", "--quick", at=FERRY).stderr == ""


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
    assert all(set(one) == whole and one["message"] and one["hint"] for one in told["problems"])
    assert told["story"]["scenes"] == 5
    assert set(told["story"]) == {"scenes", "choices", "endings", "words"}
    assert set(told["verdicts"]) == {"terminates", "never_stuck", "all_reachable"}


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
    (tmp_path / "story.yaml").write_text(story, "utf-8")
    (tmp_path / "a").mkdir()
    scene = "id: one\ntitle: One\ntext: One.\nchoices: [{id: go, text: Go}]\n"
    (tmp_path / "a" / "one.yaml").write_text(scene, "utf-8")
    easy, strict = (game("check", *words, tmp_path) for words in ((), ("--strict",)))
    assert easy.stdout.count("N208") == strict.stdout.count("N208") == 1
    assert (easy.returncode, strict.returncode) == (0, 1)
    (tmp_path / "a" / "two.yaml").write_text(scene.replace("One", "Two").replace("one", "two"), "utf-8")
    assert game("check", "--strict", tmp_path).returncode == 0


def test_a_quick_check_proves_nothing() -> None:
    """`--quick` tells the problems of the files alone, and is content where there are none."""
    done = game("check", TWO_KEYS, "--quick")
    assert done.returncode == 0
    assert "no problem" in done.stdout
    assert "proved" not in done.stdout + game("check", TWO_KEYS, "--quick", "--json").stdout


def test_replay_prints_titles_and_the_ending(tmp_path: Path) -> None:
    """A save is a log, and a log is played again."""
    game("--plain", "--saves", tmp_path, "--story", FERRY, typed="1\n" * 40)
    (save,) = (path for path in tmp_path.rglob("*.json") if "choices" in path.read_text("utf-8"))
    done = game("replay", save, "--story", FERRY)
    assert done.returncode == 0
    assert done.stdout.startswith("“The Ferry”\n")
    assert "Ending: " in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_log_is_read_as_shells_and_editors_write_it(tmp_path: Path, encoding: str) -> None:
    """A log with a byte order mark, or in UTF-16, is played; so is one on standard input, or many of them to be covered."""
    text = json.dumps({"story": "ferry", "digest": "", "choices": ["landing/wait", "landing/board"]})
    (tmp_path / "log.json").write_text(text, encoding)
    for done in (
        game("replay", tmp_path / "log.json", "--story", FERRY),
        game("replay", "-", "--story", FERRY, typed=text),
    ):
        assert done.returncode == 0
        assert "On the water" in done.stdout
    assert "1 run shows" in game("replay", "--cover", "-", FERRY, typed=text).stdout


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


def test_a_check_that_fails_begins_with_what_is_wrong(tmp_path: Path) -> None:
    """No line stands above it: where nothing can be named, no folder is either."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    done = game("check", "--quick", tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("story.yaml:1:1: E0")


def test_a_broken_story_is_not_played(tmp_path: Path) -> None:
    """Its problems are said instead, and the exit code is 1."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    done = game("--plain", "--story", tmp_path)
    assert done.returncode == 1
    assert "story.yaml:1:1" in done.stderr
    assert "Traceback" not in done.stderr


def test_version_and_help() -> None:
    """Both are there and say what they must."""
    assert game("--version").stdout.startswith("where-you-stood ")
    assert "check" in game("--help").stdout


@pytest.mark.parametrize("words", [("landing", FERRY), (FERRY, "landing"), ("landing", "--story", FERRY)])
def test_a_scene_and_a_folder_are_told_apart(words: tuple[str | Path, ...]) -> None:
    """`graph` takes them in either order."""
    done = game("graph", *words, "--to", "dot")
    assert done.returncode == 0, done.stderr
    assert "far-bank" not in done.stdout
    assert "crossing" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("graph", FERRY, "landing", "--act", "river"), "one at a time"),
        (("graph", FERRY, "--steps", "0"), "give 1 to 99"),
        (("stats", FERRY, "--only", "word"), "did you mean 'words'?"),
        (("stats", FERRY, "--only", "?"), "it has words, heat"),
    ],
)
def test_figures_that_there_are_not_are_misuse(words: tuple[str | Path, ...], said: str) -> None:
    """It says what there is."""
    done = game(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
