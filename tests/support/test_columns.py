"""How wide a terminal is: as was exported, as it says itself, or as most are."""

import io

import pytest

from game.support.columns import columns_of


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and not how wide."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(("exported", "columns"), [("40", 40), ("0", 80), ("-5", 80), ("no", 80), ("", 80)])
def test_a_terminal_is_as_wide_as_is_exported_or_as_most(
    monkeypatch: pytest.MonkeyPatch, exported: str, columns: int
) -> None:
    """What is no number of cells is as nothing; a stream that is no terminal has no width."""
    monkeypatch.setenv("COLUMNS", exported)
    assert columns_of(Terminal()) == columns
    assert columns_of(io.StringIO()) == 0
