"""The mutants that `python -m tests.mutants` tries: each breaks one place that there is, and names tests that there are."""

import ast
from pathlib import Path

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant, main, places, verdict


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{Path(mutant.file).stem}: {mutant.new[:40]}")
def test_a_mutant_breaks_one_place(mutant: Mutant) -> None:
    """What it replaces stands once in its file, what comes of it can still be read, and its tests are there."""
    assert places(mutant) == 1
    text = (ROOT / mutant.file).read_text("utf-8")
    assert ast.dump(ast.parse(text.replace(mutant.old, mutant.new))) != ast.dump(ast.parse(text))
    assert all((ROOT / path).exists() for path in mutant.tests.split())


def test_there_are_enough_mutants() -> None:
    """At least forty are tried, and few of them are argued away."""
    assert len(MUTANTS) >= 40
    assert sum(bool(mutant.same) for mutant in MUTANTS) <= len(MUTANTS) // 10


def test_a_mutant_is_caught_or_survives(tmp_path: Path) -> None:
    """One that a test notices is caught, one that none does has survived, and the file is as it was afterwards."""
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "one.py").write_text("ANSWER = 42\n", "utf-8")
    (tmp_path / "test_one.py").write_text("import one\ndef test_it():\n    assert one.ANSWER > 40\n", "utf-8")
    assert verdict(Mutant("one.py", "42", "2", "test_one.py"), tmp_path) == "caught"
    assert verdict(Mutant("one.py", "42", "41", "test_one.py"), tmp_path) == "SURVIVED"
    assert verdict(Mutant("one.py", "42", "41", "test_one.py", "41 will do"), tmp_path) == "the same"
    assert verdict(Mutant("one.py", "42", "2", "test_two.py"), tmp_path).startswith("NOT TRIED")
    assert (tmp_path / "one.py").read_text("utf-8") == "ANSWER = 42\n"


def test_words_that_no_mutant_has_try_none(capsys: pytest.CaptureFixture[str]) -> None:
    """The table says how many were tried and how many of them were not caught."""
    assert main(["no such file"]) == 0
    assert capsys.readouterr().out == "0 mutants, 0 of them not caught\n"
