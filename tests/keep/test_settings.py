"""The reader's settings."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep.settings import Settings, read_settings, written_settings

SETTINGS = st.builds(
    Settings,
    heat=st.integers(0, 3),
    theme=st.text(st.characters(categories=["L", "N"]), max_size=40),
    width=st.integers(30, 100),
    plain_width=st.integers(0, 100),
    spacing=st.sampled_from(["line", "indent"]),
    margin=st.integers(0, 60),
    notes=st.sampled_from(["beside", "below", "key", "off"]),
    pointer=st.sampled_from(["arrow", "bar", "reverse"]),
    mouse=st.booleans(),
    progress=st.booleans(),
)


def kept(data: dict[str, object]) -> Settings:
    """The settings in a file of ours that holds this."""
    return read_settings(json.dumps({"format": 1, **data}).encode())


@given(SETTINGS)
def test_settings_are_kept_as_they_are(settings: Settings) -> None:
    """What is written down is read back."""
    assert read_settings(written_settings(settings).encode()) == settings


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text()))
def test_unknown_settings_do_no_harm(data: dict[str, object]) -> None:
    """What nobody knows is left out."""
    names = {*msgspec.structs.asdict(Settings()), "format"}
    assert kept({name: value for name, value in data.items() if name not in names}) == Settings()


@pytest.mark.parametrize(
    "data",
    [
        {"heat": 4},
        {"heat": -1},
        {"heat": True},
        {"heat": "3"},
        {"heat": None},
        {"width": 10**400},
        {"width": 66.0},
        {"theme": "a\x1b[2J"},
        {"theme": "a" * 41},
        {"notes": "elsewhere"},
        {"mouse": 1},
    ],
)
def test_a_setting_that_makes_no_sense_is_as_if_never_set(data: dict[str, object]) -> None:
    """A value of another kind, or out of bounds, is the usual one; the others stay."""
    assert kept({"theme": "newsprint", **data}) == kept({"theme": (data.get("theme") and "night") or "newsprint"})
