"""`check --fix`: the difference is shown, signs are mended in the words that are read, and every other byte stays."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.command_line import run_command
from game.edition import WHERE_YOU_STOOD
from game.story.compiler import compile_story
from game.story.diagnostics import Diagnostics
from game.story.source.nodes import Scalar, YamlMapping
from game.story.source.yaml_reader import read
from game.writer.fix import fix, with_signs
from tests.stories import story_of, write_files
from tests.stories.house import FILES
from tests.writer.test_typewriter import typeset

TYPED = 'id: home\ntitle: \'It\'\'s "so"\'\ntext: |\n  "Well... no," she says -- isn\'t it.\nline: "\\"So\\" it is."'
MEND = "id: home\ntitle: 'It’s “so”'\ntext: |\n  “Well… no,” she says – isn’t it.\nline: \"“So” it is.\"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The House, its ending written as on a typewriter."""
    return write_files(tmp_path, {**FILES, "endings/home.yaml": TYPED})


def test_the_difference_is_shown_and_nothing_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nobody can be asked, so the difference is all there is, and a failure as long as it stands."""
    assert fix(folder, yes=False) == 1
    shown = capsys.readouterr().out
    assert "--- endings/home.yaml\n+++ endings/home.yaml\n" in shown
    assert "-title: 'It''s \"so\"'\n" in shown
    assert "+title: 'It’s “so”'\n" in shown
    assert "--yes" in shown
    assert (folder / "endings/home.yaml").read_text("utf-8") == TYPED


def test_with_yes_it_is_mended_and_nothing_else(folder: Path) -> None:
    """What is written is what was shown; the story has no notice left, and there is nothing more to mend."""
    others = {name: (folder / name).read_bytes() for name in FILES if "home" not in name}
    assert run_command(["check", "--fix", "--yes", str(folder)], WHERE_YOU_STOOD) == 0
    assert (folder / "endings/home.yaml").read_text("utf-8") == MEND
    assert {name: (folder / name).read_bytes() for name in others} == others
    assert compile_story(folder).problems == ()
    assert fix(folder, yes=False) == 0


@pytest.mark.parametrize(("typed", "written"), [("y\n", True), ("n\n", False), ("", False)])
def test_who_sits_at_a_terminal_is_asked(
    folder: Path, typed: str, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only yes is yes."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert (fix(folder, yes=False) == 0) is written
    assert ((folder / "endings/home.yaml").read_text("utf-8") == MEND) is written


def test_what_is_broken_is_mended_as_far_as_it_can_be_read(folder: Path) -> None:
    """A file that is no YAML in one place, or no text at all, keeps what cannot be read; all others are mended."""
    (folder / "scenes/stairs.yaml").write_text("id: stairs\ntitle: a: b\ntext: Isn't it\n", "utf-8")
    (folder / "places.yaml").write_bytes(b"house: {name: Isn't \xff}\n")
    assert fix(folder, yes=True) == 0
    assert (folder / "scenes/stairs.yaml").read_text("utf-8") == "id: stairs\ntitle: a: b\ntext: Isn’t it\n"
    assert (folder / "places.yaml").read_bytes() == b"house: {name: Isn't \xff}\n"


def test_words_that_nobody_reads_stay() -> None:
    """Ids, conditions, comments and what is for writers alone keep their signs."""
    text = "a.b: {values: 0..3, means: isn't it} # it's\n"
    assert with_signs("variables.yaml", text, "en") == text
    scene = "id: s\nif: a == 'b'\nnotes:\n  n: {general: It's so} # it's\n"
    assert with_signs("x/s.yaml", scene, "en") == scene.replace("It's so", "It’s so")


def test_misuse_is_told() -> None:
    """Yes is said to nothing but mending."""
    assert run_command(["check", "--yes"], WHERE_YOU_STOOD) == 2


def text_of(file: str) -> str | None:
    """The words of its text; None where the file cannot be read as a whole."""
    node = read("f", file, Diagnostics())
    if not isinstance(node, YamlMapping) or list(node.entries) != ["id", "text", "line"]:
        return None
    words = node.entries["text"][1]
    return words.text if isinstance(words, Scalar) else None


WORDS = st.lists(
    st.sampled_from(['"', "'", "...", "--", " ", " ", "a", "é", "b c", "*d*", ",", "\u00a0", "🙂"]),
    min_size=1,
    max_size=20,
)


@given(
    WORDS.map("".join),
    st.sampled_from(["|\n  {}\n", "'{}'\n", '"{}"\n', "{}\n", ">\n  {}\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_only_signs_change(words: str, style: str, end: str) -> None:
    """In every style the words read afterwards are those read before with their signs mended, and all else is as it was."""
    quoted = words.replace("'", "''") if style[0] == "'" else words.replace('"', '\\"') if style[0] == '"' else words
    before = ("\ufeffid: home # it's\ntext: " + style.format(quoted) + "line: x\n").replace("\n", end)
    old = text_of(before)
    if old is None:  # it was no YAML, or its text ended early
        return
    after = with_signs("endings/home.yaml", before, "en")
    assert text_of(after) == typeset(old)
    assert after.startswith(f"\ufeffid: home # it's{end}text: ")
    assert after.endswith(f"{end}line: x{end}")
    assert with_signs("endings/home.yaml", after, "en") == after


def test_a_mended_story_is_the_same() -> None:
    """Its scenes, rules and choices are those it had."""
    old, new = (story_of({**FILES, "endings/home.yaml": home}) for home in (TYPED, MEND))
    assert (old.scenes, old.graph) == (new.scenes, new.graph)


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "\x1c"])
def test_the_difference_has_the_lines_of_the_file(sign: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sign that is no end of a line does not end one in what is shown."""
    (folder / "endings/home.yaml").write_text(f"# a{sign}b\n{TYPED}\n", "utf-8")
    fix(folder, yes=False)
    assert "no end of line" not in capsys.readouterr().out


@pytest.mark.parametrize("body", ["a \"b 'c " * 5_000, "a \"b\n  'c\n  " * 5_000], ids=["in a line", "in lines"])
def test_many_signs_are_mended_in_one_go(body: str) -> None:
    """What it takes grows with what is mended, not with its square, which nobody would wait for."""
    assert '"' not in with_signs("endings/x.yaml", f"id: x\ntitle: X\ntext: |\n  {body}\n", "en")


def test_a_mended_file_can_be_read_by_whoever_could_read_it(folder: Path) -> None:
    """And by nobody else."""
    ending = folder / "endings/home.yaml"
    ending.chmod(0o600)
    assert fix(folder, yes=True) == 0
    assert ending.read_text("utf-8") == MEND
    assert ending.stat().st_mode & 0o777 == 0o600
