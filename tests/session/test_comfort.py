"""The settings: every line goes forth and back through its values, whatever is set before."""

import pytest
from msgspec.structs import asdict, replace

from game.keep.settings import Settings, read_settings, written_settings
from game.session import command as do
from game.session.comfort import DIALS, NOTES, Dial, settings_menu, turned

ALL = (0, 1, 2, 3)
"""All heats there are."""


def set_by(now: Settings, command: do.Command) -> Settings:
    """The settings after a command that sets one."""
    match command:
        case do.Use(settings):
            return settings
        case do.SetHeat(heat):
            return replace(now, heat=heat)
    raise AssertionError(command)


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.field)
def test_a_setting_goes_through_its_values_and_back(dial: Dial) -> None:
    """As many steps as it has values lead round, one step back undoes one on, and each value is kept."""
    now = start = replace(Settings(), **{dial.field: dial.values[0][0]})
    for value, _words in (*dial.values[1:], dial.values[0]):
        on = set_by(now, turned(now, dial, 1))
        assert getattr(on, dial.field) == value
        assert set_by(on, turned(on, dial, -1)) == now
        assert read_settings(written_settings(on).encode()) == on
        now = on
    assert now == start


@pytest.mark.parametrize("at", range(len(DIALS)))
def test_each_line_of_the_list_goes_back_by_what_it_has_for_that(at: int) -> None:
    """What is done by the arrow to the left undoes what is done by the one to the right."""
    entry = settings_menu(Settings(), ALL, coloured=True).entries[at]
    changed = set_by(Settings(), entry.command)
    back = settings_menu(changed, ALL, coloured=True).entries[at].before
    assert back is not None
    assert changed != Settings() == set_by(changed, back)


def test_a_value_that_is_none_of_the_usual_goes_to_the_next() -> None:
    """Such as a width that was set column by column, or a theme that nobody has."""
    width = next(dial for dial in DIALS if dial.field == "width")
    assert set_by(Settings(), turned(Settings(width=70), width, 1)).width == 72
    assert set_by(Settings(), turned(Settings(width=70), width, -1)).width == 66
    assert set_by(Settings(), turned(Settings(theme="sepia"), DIALS[0], 1)).theme in dict(DIALS[0].values)


def test_all_that_can_be_set_is_in_the_list() -> None:
    """Every field that the reader sets has its line; without colours that of the theme is closed."""
    assert {dial.field for dial in DIALS} == set(asdict(Settings())) - {"heat_chosen", "hints"}
    closed = [entry.number for entry in settings_menu(Settings(), ALL, coloured=False).entries if not entry.open]
    assert closed == [1]


def test_a_story_that_is_never_hot_asks_for_no_heat() -> None:
    """Neither what is shown of hot scenes nor what is said above them can be set where there is none."""
    cool = [entry.words[0].text for entry in settings_menu(Settings(), (3,), coloured=True, noted=False).entries]
    hot = [entry.words[0].text for entry in settings_menu(Settings(), ALL, coloured=True).entries]
    assert [words for words in hot if words not in cool] == ["Shown in full", "Content notes"]


@pytest.mark.parametrize("notes", list(NOTES))
def test_where_notes_stand_is_shown_above_the_settings(notes: str) -> None:
    """In words of its own for each way, with a mark where the text has marks, and with a note where notes stand below."""
    told = settings_menu(Settings(notes=notes), ALL, coloured=True).told
    others = {settings_menu(Settings(notes=one), ALL, coloured=True).told[0].text for one in NOTES if one != notes}
    assert told[0].text not in others
    assert any(part.role == "mark" for part in told[0].words) == (notes != "off")
    assert any(part.role == "general" for one in told for part in one.words) == (notes == "below")
