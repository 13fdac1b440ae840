"""`stats` tells the figures of a story section by section, in words and as data, and what a limit left out."""

import json
from pathlib import Path

import pytest

from game.proof.budget import Limits
from game.support.exit_codes import ExitCode
from game.writer.begin_story import TEMPLATES
from game.writer.stats import stats
from game.writer.tables.sections import SECTIONS
from tests.stories import FERRY, TWO_KEYS


def printed(capfd: pytest.CaptureFixture[str], folder: Path, *sections: str, code: int = 0, **asked: object) -> str:
    """What is printed of these sections, or of all."""
    limits = Limits(seconds=asked.pop("seconds", None), memory=64)
    assert stats(folder, limits, None, sections or tuple(SECTIONS), **asked) == code
    return capfd.readouterr().out


def test_every_section_is_told_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    """The story is named first, and no line is longer than 80 columns."""
    lines = printed(capfd, TWO_KEYS).splitlines()
    assert lines[0] == "“Two Keys”"
    assert "Words by kind of text" in lines
    assert max(map(len, lines)) <= 80


def test_the_data_has_what_the_words_have(capfd: pytest.CaptureFixture[str]) -> None:
    """Each section by name with its tables; a row has a cell for every column, by the column's id."""
    data = json.loads(printed(capfd, TWO_KEYS, form="json"))
    assert {"format": 1, "story": "two-keys", "title": "Two Keys"}.items() <= data.items()
    assert [one["name"] for one in data["sections"]] == list(SECTIONS)
    for table in (table for section in data["sections"] for table in section["tables"]):
        assert table.keys() == {"id", "title", "note", "columns", "rows"}
        assert all(list(row) == [one["id"] for one in table["columns"]] for row in table["rows"])


def test_one_section_alone(capfd: pytest.CaptureFixture[str]) -> None:
    """What was not asked for is not told."""
    told = printed(capfd, FERRY, "variables")
    assert "What is remembered" in told
    assert "Words by" not in told


def test_a_section_in_which_there_is_nothing_says_so_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    """Among all sections it is left out."""
    assert "Of heat there is nothing to tell." in printed(capfd, TEMPLATES / "story", "heat")
    assert "nothing to tell" not in printed(capfd, TEMPLATES / "story")


def test_a_story_with_errors_has_no_figures(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """They are told in its place."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    assert stats(tmp_path, Limits()) == ExitCode.PROBLEMS
    assert "E010" in capfd.readouterr().err


def test_plots_are_shown_at_a_terminal_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads it in a pipe, or hears it, has the tables."""
    assert "How many runs" not in printed(capfd, TWO_KEYS, "runs")
    monkeypatch.setattr("game.writer.stats.columns_of", lambda _: 60)
    lines = printed(capfd, TWO_KEYS, "runs").splitlines()
    assert any("How many runs" in line for line in lines)
    assert max(map(len, lines)) <= 60


@pytest.mark.parametrize(("form", "begins"), [("html", "<!DOCTYPE html>"), ("svg", "<svg ")])
def test_a_page_and_pictures_are_one_file(form: str, begins: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing else is printed, and the title is in it."""
    told = printed(capfd, TWO_KEYS, "words", form=form)
    assert told.startswith(begins)
    assert "Two Keys" in told
