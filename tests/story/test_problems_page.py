"""`docs/problems.md` against the compiler: each code has its section, each example raises its code and no other."""

import re
from pathlib import Path

import pytest

from game.story.compiler import compile_files
from game.story.diagnostics import CODES

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text("utf-8")
INTRODUCTION, *SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)
STANDS_FOR = {"␉": b"\t", "␇": b"\x07", "⟨FF⟩": b"\xff"}


def files_in(section: str) -> dict[str, bytes]:
    """The files that a section shows, by path."""
    return {
        name: as_bytes(text)
        for name, text in re.findall(r"^```yaml (\S+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    }


def as_bytes(text: str) -> bytes:
    """The text with what its signs stand for."""
    data = text.encode()
    for sign, stands_for in STANDS_FOR.items():
        data = data.replace(sign.encode(), stands_for)
    return data


def test_every_code_has_a_section() -> None:
    """The sections are the codes with their words, in order."""
    assert [section.split("\n", 1)[0] for section in SECTIONS] == [f"{code} {what}" for code, what in CODES.items()]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section[:4])
def test_section_is_whole(section: str) -> None:
    """A section says why, what to do instead, and shows an example or says why there is none."""
    _, why, *rest = re.split(r"\n\n+", section.strip())
    assert why.endswith("."), "the reason is a sentence"
    assert rest[0].startswith("**Instead:** ")
    assert files_in(section) or rest[1].startswith("No example: ")


def test_the_story_of_the_examples_is_sound() -> None:
    """The story that the examples break has no problem itself."""
    assert compile_files(files_in(INTRODUCTION)).problems == ()


@pytest.mark.parametrize("section", [one for one in SECTIONS if files_in(one)], ids=lambda section: section[:4])
def test_example_raises_its_code(section: str) -> None:
    """An example raises the code of its section, once, and nothing else."""
    problems = compile_files(files_in(INTRODUCTION) | files_in(section)).problems
    assert [problem.code for problem in problems] == [section[:4]], "\n".join(map(str, problems))


@pytest.mark.parametrize("section", [one for one in SECTIONS if files_in(one)], ids=lambda section: section[:4])
def test_every_problem_says_what_to_do_instead(section: str) -> None:
    """Also where no known word is near the unknown one, so that none can be suggested."""
    files = files_in(INTRODUCTION) | files_in(section)
    for problem in compile_files(files).problems:
        assert problem.hint
        for word in re.findall(r"'([\w.-]+)'", problem.message):
            far = {name: data.replace(word.encode(), b"qqxzzxq") for name, data in files.items()}
            assert all(one.hint for one in compile_files(far).problems), word
