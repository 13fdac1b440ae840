"""What a process says of what ends it."""

import sys
from typing import Any, NoReturn

import pytest

from game.cli import process
from game.edition import WHERE_YOU_STOOD


@pytest.fixture(autouse=True)
def _stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving it is an exception here."""
    monkeypatch.setattr(process, "_leave", sys.exit)


def _ended_by(error: Exception, monkeypatch: pytest.MonkeyPatch) -> Any:
    def fails(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(process, "run_command", fails)
    with pytest.raises(SystemExit) as left:
        process.run_process(WHERE_YOU_STOOD)
    return left.value.code


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        SystemError("error return without exception set"),
        ImportError("x.so: failed to map segment from shared object"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_full_memory_is_told_in_a_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However Python comes to know of it."""
    assert _ended_by(error, monkeypatch) == 1
    assert capsys.readouterr().err == "there is not enough memory for this (see `ulimit -v`)\n"


def test_a_part_that_is_missing_is_a_fault_of_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no matter of memory, and is told as Python tells it."""
    with pytest.raises(ImportError, match="no such part"):
        _ended_by(ImportError("no such part"), monkeypatch)
