"""`graph` prints a plan, or says what the story does not have."""

from pathlib import Path

import pytest

from game.proof.budget import Limits
from game.writer.graph import DRAWN, graph
from tests.stories import FERRY, TWO_KEYS

BEGINS = {"mermaid": "%% ", "dot": "digraph ", "svg": "<svg "}


@pytest.mark.parametrize("form", DRAWN)
def test_every_form_is_printed(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    """It begins as such a file does."""
    assert graph(TWO_KEYS, Limits(memory=64), form=form) == 0
    assert capfd.readouterr().out.startswith(BEGINS[form])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"around": "landin"}, "“The Ferry” has no scene and no ending 'landin' (did you mean 'landing'?)"),
        ({"act": "sea"}, "“The Ferry” has no act 'sea' (it has river)"),
        ({"group": "ada"}, "“The Ferry” has no way to follow 'ada'"),
    ],
)
def test_what_there_is_not_is_told(asked: dict[str, str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    """With what may have been meant."""
    assert graph(FERRY, Limits(memory=64), **asked) == 2
    assert said in capfd.readouterr().err


def test_at_a_limit_nothing_is_drawn(capfd: pytest.CaptureFixture[str]) -> None:
    """It says why; and a story with errors has no plan."""
    assert graph(FERRY, Limits(seconds=1e-9)) == 1
    assert "nothing can be drawn" in capfd.readouterr().err


def test_a_story_with_errors_is_not_drawn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """They are told in its place."""
    (tmp_path / "story.yaml").write_text("id: x\n", "utf-8")
    assert graph(tmp_path, Limits()) == 1
    assert "E010" in capfd.readouterr().err
