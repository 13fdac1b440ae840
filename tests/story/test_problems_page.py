"""`docs/problems.md`: each code has its section, each example raises its code and no other, and mended it raises none."""

import re
from pathlib import Path

import pytest
from msgspec import Struct

from game.proof.budget import Limits
from game.proof.prover import prove
from game.story.compiler import compile_files, compile_story
from game.story.diagnostics import CODES, Diagnostic
from game.writer.check import findings_of, problems_of
from game.writer.notices import Answers, read_documents
from tests.stories import write_files

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text("utf-8")
STANDS_FOR = {"␉": b"\t", "␇": b"\x07", "⟨FF⟩": b"\xff", "⟨BOM⟩": b"\xef\xbb\xbf"}
FENCE = re.compile(r"^```(yaml|diff|text) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Section(Struct, frozen=True):
    """A section of the page: its code, its words, and the files of the story that it breaks."""

    code: str
    text: str
    base: dict[str, bytes]
    whole: bool  # whether the story is looked at as a whole, with its documents and all its paths


def files_in(text: str, without: str = "") -> dict[str, bytes]:
    """The files that some text shows, by path, without the lines marked so; one without a line is left out."""
    found = {}
    for kind, name, shown in FENCE.findall(text):
        lines = shown.splitlines(keepends=True)
        kept = [line[1:] for line in lines if line[0] != without] if kind == "diff" else lines
        found[name] = as_bytes("".join(kept))
    return found


def as_bytes(text: str) -> bytes:
    """The text with what its signs stand for."""
    data = text.encode()
    for sign, stands_for in STANDS_FOR.items():
        data = data.replace(sign.encode(), stands_for)
    return data


def sections() -> list[Section]:
    """All sections, of the files and of whole stories."""
    found = []
    for number, part in enumerate(re.split(r"^# ", PAGE, flags=re.MULTILINE)[1:]):
        introduction, *texts = re.split(r"^## ", part, flags=re.MULTILINE)
        found += [Section(text[:4], text, files_in(introduction), number == 1) for text in texts]
    return found


SECTIONS = sections()
EXAMPLES = [section for section in SECTIONS if files_in(section.text)]
each_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
each_example = pytest.mark.parametrize("section", EXAMPLES, ids=lambda section: section.code)


def found_in(section: Section, without: str, folder: Path) -> list[Diagnostic]:
    """What is found in the story of the section's example without the lines marked so."""
    files = {name: data for name, data in (section.base | files_in(section.text, without)).items() if data}
    if not section.whole:
        return list(compile_files(files).problems)
    compiled = compile_story(write_files(folder, files))
    assert compiled.story is not None, "\n".join(map(str, compiled.problems))
    answers = Answers(compiled.story)
    problems = problems_of(compiled, answers, folder, read_documents(compiled.story, folder / "documents"))
    proof = prove(compiled.story, Limits(memory=64, all_seconds=0, figures=False))
    return [*problems, *findings_of(proof, answers)]


def test_every_code_has_a_section() -> None:
    """The sections are the codes of the register with their titles, each once."""
    titles = [section.text.split("\n", 1)[0] for section in SECTIONS]
    assert sorted(titles) == sorted(f"{code} {kind.title}" for code, kind in CODES.items())


@each_section
def test_section_is_whole(section: Section) -> None:
    """A section says why, what to do instead, and shows an example or says why there is none."""
    _, why, *rest = re.split(r"\n\n+", section.text.strip())
    assert why.endswith("."), "the reason is a sentence"
    assert rest[0].startswith("**Instead:** ")
    assert files_in(section.text) or rest[1].startswith("No example: ")


@pytest.mark.parametrize("whole", [False, True])
def test_the_stories_of_the_examples_are_sound(whole: bool, tmp_path: Path) -> None:
    """The stories that the examples break have no problem themselves."""
    base = next(section.base for section in SECTIONS if section.whole is whole)
    assert found_in(Section("", "", base, whole), "", tmp_path) == []


@each_example
def test_example_raises_its_code(section: Section, tmp_path: Path) -> None:
    """An example raises the code of its section and nothing else, and says what to do instead."""
    found = found_in(section, "+", tmp_path)
    assert {one.code for one in found} == {section.code}, "\n".join(map(str, found))
    assert all(one.hint for one in found)
    assert section.whole or len(found) == 1


@each_example
def test_mended_example_raises_nothing(section: Section, tmp_path: Path) -> None:
    """With the lines that mend it in place of those that raise its code an example has no problem at all."""
    found = found_in(section, "-", tmp_path)
    assert found == [], "\n".join(map(str, found))


@pytest.mark.parametrize("section", [one for one in EXAMPLES if not one.whole], ids=lambda section: section.code)
def test_every_problem_says_what_to_do_instead(section: Section) -> None:
    """Also where no known word is near the unknown one, so that none can be suggested."""
    files = {name: data for name, data in (section.base | files_in(section.text, "+")).items() if data}
    for problem in compile_files(files).problems:
        for word in re.findall(r"'([\w.-]+)'", problem.message):
            far = {name: data.replace(word.encode(), b"qqxzzxq") for name, data in files.items()}
            assert all(one.hint for one in compile_files(far).problems), word
