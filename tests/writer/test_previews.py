"""A page in all its states, as it is printed."""

from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from game.proof.budget import Limits
from game.support.exit_codes import ExitCode
from game.writer.previews import previews
from tests.proof.planted import files
from tests.stories import BRIDGE, FERRY, TWO_KEYS, two_keys, write_files

LIMITS = Limits(memory=16, counts=False, figures=False)


def printed(folder: Path, id: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code of `previews`, and what it prints."""
    code = previews(folder, id, LIMITS)
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize("id", [one.id for one in two_keys().scenes if one.text])
def test_every_passage_of_a_scene_is_printed(id: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each stands there, under headings that editors can follow; but what nobody reads is told instead."""
    code, told = printed(TWO_KEYS, id, capsys)
    assert code == (ExitCode.PROBLEMS if "P007" in told else ExitCode.GOOD)
    scene = next(one for one in two_keys().scenes if one.id == id)
    assert f"{scene.where}: 1 of " in told
    words = " ".join(told.split())
    for passage in scene.text:
        if f"{passage.where}: P007" in told:
            continue
        for block in passage.blocks:
            assert "".join(getattr(piece, "text", "") for piece in block.inlines)[:20] in words


OUTCOMES = """
variables: {rain: flag}
scenes:
  a: [{effects: [rain = yes]}, {}]
  b:
    text: Always.
    choices:
    - {then: [{text: A step.}, {if: rain, text: A puddle.}, {if: rain and not rain, text: A flood.}]}
    - {if: rain, to: c}
    - {if: rain and not rain, then: Never.}
  c: {heat: 2, content: So., report: Short., choices: [{then: Told at length., report: Told in brief.}]}
"""


def planted(folder: Path, text: str) -> Path:
    """The folder, with a story in it."""
    return write_files(folder, files(yaml.load(text, yaml.BaseLoader)))


def test_what_follows_from_each_choice_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In each state in which that differs, with its lines, its keys and what comes next; one that is never made has none."""
    told = printed(planted(tmp_path, OUTCOMES), "b", capsys)[1]
    heads = [line.partition(": ")[2] for line in told.splitlines() if "after c" in line]
    assert [head.partition(":")[0] for head in heads] == ["after c0, 1 of 2", "after c0, 2 of 2", "after c1"]
    assert heads[0].partition(": ")[2].startswith("lines ")
    assert heads[2] == "after c1: nothing is told"
    assert told.count("A step.") == 2
    assert told.count("A puddle.") == 1
    assert told.count(", and on to c\n") == 3
    assert "A flood." not in told
    assert "Never." not in told


def test_what_follows_in_a_hot_scene_is_printed_in_short_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a reader of less heat gets it, once; behind the last choice come endings."""
    told = printed(planted(tmp_path, OUTCOMES), "c", capsys)[1]
    assert told.index("Told at length.") < told.index("after c0, told in short") < told.index("Told in brief.")
    assert "and on to end\n" in told


def test_an_ending_is_printed_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    """With its reader and its title."""
    code, told = printed(TWO_KEYS, "thief", capsys)
    assert code == ExitCode.GOOD
    assert "keys: " in told


def test_a_hot_scene_is_printed_in_short_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What a reader of less heat gets stands behind the first state."""
    assert "Told in short." in printed(BRIDGE, "hot", capsys)[1]


def test_what_no_path_shows_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A passage that nobody reads is a problem, told where it stands."""
    text = "variables: {rain: flag}\nscenes: {a: {text: [{text: Dry.}, {if: rain, text: Wet.}]}}"
    code, told = printed(planted(tmp_path, text), "a", capsys)
    assert code == ExitCode.PROBLEMS
    assert "1 state\n" in told
    assert "P007" in told
    assert "Wet" not in told


def test_at_a_limit_it_is_said_that_there_may_be_more(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever time is over, what was found until then is printed, and why it is not all."""
    assert previews(FERRY, "crossing", replace(LIMITS, seconds=1e-9)) == ExitCode.PROBLEMS
    assert "Not everything was looked for: " in capsys.readouterr().out


def test_on_a_narrow_terminal_a_page_is_as_narrow(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of the page is longer, and on a wide one it is as wide as a page is."""
    for columns, widest in ((40, 40), (200, 80)):
        monkeypatch.setattr("game.writer.previews.columns_of", lambda _, columns=columns: columns)
        lines = printed(BRIDGE, "hot", capsys)[1].split("\n\n", 2)[2].splitlines()
        assert widest // 2 < max(len(line) for line in lines if "keys: " not in line and ".yaml:" not in line) <= widest


def test_what_there_is_not_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown page is misuse, and no story a problem."""
    assert printed(FERRY, "crosing", capsys) == (
        ExitCode.MISUSE,
        "“The Ferry” has no scene and no ending 'crosing' (did you mean 'crossing'?)\n",
    )
    code, told = printed(tmp_path, "crossing", capsys)
    assert code == ExitCode.PROBLEMS
    assert "E070" in told
