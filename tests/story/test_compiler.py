"""The compiler: any bytes give a story or everything that is wrong, and the same bytes the same story."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.compiler import compile_files, compile_story
from game.story.diagnostics import any_error
from tests.stories import FERRY, TWO_KEYS, files_of
from tests.strategies import authored_stories

SIX = """\
id: crossing
title: On the water
when: ‸no
place: water
‸title: Twice
if: ‸faer != paid
text: |
  “It has held so far,” he‸␇ says of the rope.
choices:
  - id: pay
    text: Pay him
    effects: [fare = paid]
{tab}
  - id: talk
    text: Ask
    to: ‸crossin
  - id: silence
    text: Say nothing
"""


@pytest.mark.parametrize("tab", ["    then:‸␉He doesn’t count it.", "‸␉then: He doesn’t count it.", "    # a‸␉remark"])
def test_six_things_wrong_are_six_problems(tab: str) -> None:
    """A misspelt variable, two keys of one name, a missing target, `no`, a tab and a control character: all in one run."""
    text = SIX.format(tab=tab)
    expected = []
    for line, words in enumerate(text.split("\n"), 1):
        if "‸" in words:
            expected.append(f"scenes/crossing.yaml:{line}:{words.index('‸') + 1}")
    files = files_of(FERRY)
    files["scenes/crossing.yaml"] = text.replace("‸", "").replace("␇", "\x07").replace("␉", "\t").encode()
    compiled = compile_files(files)
    assert [str(one.where) for one in compiled.problems] == expected
    assert [one.code for one in compiled.problems] == ["E013", "E005", "E012", "E002", "E003", "E030"]
    assert compiled.story is None


def test_problems_of_several_files_come_in_one_run() -> None:
    """Each file is read whatever is wrong with the others, and problems are sorted by place."""
    files = files_of(TWO_KEYS)
    files["scenes/door.yaml"] = b"id: door\ntitle: x: y\n"
    files["scenes/attic.yaml"] = files["scenes/attic.yaml"].replace(b"ben.life", b"ben.lief")
    files["endings/out.yaml"] = files["endings/out.yaml"].replace(b"text: You", b"text:\tYou [^n]")
    problems = compile_files(files).problems
    assert [f"{one.where.file} {one.code}" for one in problems] == [
        "endings/out.yaml E003",
        "endings/out.yaml E037",
        "scenes/attic.yaml E012",
        "scenes/attic.yaml E012",
        "scenes/door.yaml E004",
    ]


@st.composite
def broken_stories(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a story with some bytes changed, or some lines gone, moved or doubled."""
    files = draw(st.sampled_from([files_of(FERRY), files_of(TWO_KEYS)]))
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        lines = files[name].splitlines(keepends=True) or [b""]
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                column = draw(st.integers(0, len(lines[at])))
                junk = draw(
                    st.sampled_from([b"\t", b"\x07", b": ", b"'", b"[", b"*", b"\xff", b"- ", b"{", b"\\", b"if "])
                )
                lines[at] = lines[at][:column] + junk + lines[at][column:]
            case 1:
                del lines[at]
            case 2:
                lines.insert(at, draw(st.sampled_from(lines)))
            case 3:
                start = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:start] + lines[at][start + draw(st.integers(1, 9)) :]
            case 4:
                lines[at] = b"  " + lines[at]
        files[name] = b"".join(lines)
    return files


@given(broken_stories())
@settings(max_examples=150)
def test_a_broken_story_is_a_list_of_problems(files: dict[str, bytes]) -> None:
    """Whatever is broken in a story, compiling gives problems that stand inside its files, and a story only without."""
    compiled = compile_files(files)
    assert (compiled.story is None) == any_error(compiled.problems)
    assert list(compiled.problems) == sorted(set(compiled.problems))
    for problem in compiled.problems:
        lines = files[problem.where.file].decode("utf-8", "replace").split("\n")
        assert 1 <= problem.where.line <= len(lines)
        assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 2
        assert problem.message
        assert "\n" not in str(problem)


@given(
    st.dictionaries(
        st.sampled_from(["story.yaml", "people.yaml", "a/b.yaml", "endings/c.yaml", "evidence/facts/d.yaml"]),
        st.binary(max_size=60),
    )
)
def test_any_bytes_are_compiled(files: dict[str, bytes]) -> None:
    """No bytes make the compiler raise."""
    assert compile_files(files).story is None


@given(authored_stories())
@settings(max_examples=30)
def test_the_same_files_give_the_same_story(files: dict[str, bytes]) -> None:
    """Compiling depends on the files alone, not on their order, and the digest on every byte."""
    compiled = compile_files(files)
    assert compile_files(dict(reversed(files.items()))) == compiled
    if compiled.story is not None:
        files["story.yaml"] += b"\n"
        again = compile_files(files).story
        assert again is not None
        assert again.digest != compiled.story.digest
        assert again.scenes == compiled.story.scenes


def test_a_folder_is_compiled(tmp_path: Path) -> None:
    """A folder's story, or what is wrong with the folder; never an exception."""
    assert compile_story(FERRY).story is not None
    assert compile_story(str(FERRY)).problems == ()
    nowhere = compile_story(tmp_path / "nowhere")
    assert nowhere.story is None
    assert [one.code for one in nowhere.problems] == ["E070"]
    assert [one.code for one in compile_story(tmp_path).problems] == ["E070"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("name", sorted(path.relative_to(FERRY).as_posix() for path in FERRY.rglob("*.yaml")))
def test_a_file_that_cannot_be_opened_is_blamed_alone(name: str, tmp_path: Path) -> None:
    """Nobody is told to write a file that is there, nor blamed for naming what may stand in it."""
    folder = tmp_path / "ferry"
    shutil.copytree(FERRY, folder)
    (folder / name).unlink()
    (folder / name).symlink_to("nowhere")
    compiled = compile_story(folder)
    assert compiled.story is None
    assert [(one.where.file, one.code) for one in compiled.problems] == [(name, "E071")]
