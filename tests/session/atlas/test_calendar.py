"""The calendar: every scene that was read stands in it once, none that was not, and each leads to its scene."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from game.keep.save import save_of
from game.play.page import PageKind
from game.render.paragraph import letters
from game.session import command as do
from game.session.atlas.branches import branches_leaf
from game.session.atlas.calendar import _drawing, calendar_leaf, stops_of
from game.session.drawings import CalendarDrawing
from game.session.marking import set_mark
from game.session.reading import Reading
from game.session.texts import read_again_text
from game.session.views import AtlasEntry
from game.story.logic import NEVER
from game.story.model import Story
from tests.session.atlas.readings import (
    BRIDGE,
    NUMBERS,
    STORIES,
    default_reading,
    read,
    read_to_the_end,
    scenes_read,
    stop_on,
)
from tests.stories import two_keys


def entries(reading: Reading) -> list[AtlasEntry]:
    """The entries of the calendar."""
    return [entry for section in calendar_leaf(reading).sections for entry in section.entries]


def scene_of(reading: Reading, entry: AtlasEntry) -> str:
    """The scene that an entry leads to."""
    if isinstance(entry.command, do.ReadAgain):
        text = read_again_text(reading.run, entry.command.step)
        page = reading.run.pages_at(entry.command.step)[-1]
        assert (text.heading, page.kind) == (page.title, PageKind.SCENE)
        return page.id
    assert entry.command == do.Back()
    return reading.page.id


def check(reading: Reading) -> None:
    """Hold a calendar to what was read."""
    drawing, found = calendar_leaf(reading).drawing, entries(reading)
    assert sorted(scene_of(reading, entry) for entry in found) == sorted(scenes_read(reading))
    if drawing is None:
        assert found == []
        return
    assert isinstance(drawing, CalendarDrawing)
    drawn = [number for life in drawing.lives for read in life.read for number in read]
    assert set(drawn) <= set(range(1, len(found) + 1))
    for number, entry in enumerate(found, start=1):
        page = reading.run.pages_at(entry.step if entry.step is not None else len(reading.run.log))[-1]
        whose = [life.name for life in drawing.lives if any(number in read for read in life.read)]
        person = next((one.short for one in reading.run.story.people if one.id == page.person), None)
        assert whose == ([person] if person else whose)
    for life in drawing.lives:
        assert len(life.read) == len(life.followed) == len(drawing.days)
        assert all(followed for read, followed in zip(life.read, life.followed, strict=True) if read)


@settings(max_examples=40)
@given(STORIES, NUMBERS)
def test_only_what_was_read_is_in_it(story: Story, numbers: list[int]) -> None:
    """In whatever story and wherever its reader stands."""
    check(read(story, numbers))


@pytest.mark.parametrize("seed", range(3))
def test_the_story_that_comes_with_the_game_is_drawn(seed: int) -> None:
    """Of two lives to their end, in days that come one after another within an act."""
    reading = read_to_the_end(seed)
    check(reading)
    drawing = calendar_leaf(reading).drawing
    assert isinstance(drawing, CalendarDrawing)
    assert all(day.name for day in drawing.days if drawing.acts[day.act] != drawing.acts[-1])
    assert [day.act for day in drawing.days] == sorted(day.act for day in drawing.days)


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (("1956-11-04", "1956-11-04 to 1956-11-10", "1956-11-06"), ["4 Nov", "Nov", "6 Nov"]),
        (("1956-11-04", None, "1956-11-06"), ["4 Nov", "", "6"]),
        (("1957-01", "1957", "1957-03"), ["Jan", "1957", "Mar"]),
        (("1956-12-01 to 1956-12-06", "1956-12-04", "1956-12-15 to 1956-12-20"), ["Dec", "4 Dec"]),
        (("1956-12-31", "1957-01-02"), ["31 Dec", "2 Jan 1957"]),
    ],
)
def test_columns_stand_where_the_first_of_their_scenes_was_read(
    dates: tuple[str | None, ...], names: list[str]
) -> None:
    """What has no day, or lasts long, stands between what was read before it and after."""
    story = read(BRIDGE, [0, 0]).run.story
    assert [day.name for day in _drawing(story, [stop_on(date) for date in dates]).days] == names


def test_the_line_of_somebody_who_died_does_not_begin_again() -> None:
    """Where a scene of no known day, in which they lived, was read before the day of their death."""
    story = read(BRIDGE, [0, 0]).run.story
    dates = ("1956-11-04", "1956-11-04 to 1956-11-10", "1956-11-06", "1956-11-10")
    anna = replace(story.people[0], id="anna")
    lived = [
        replace(stop_on(date), followed=frozenset({"anna"} if number < 3 else ())) for number, date in enumerate(dates)
    ]
    (life,) = _drawing(replace(story, people=(anna,)), lived).lives
    assert life.followed == (True, True, True, False)


def test_what_was_not_chosen_is_told() -> None:
    """Beside the choice that was made stand the others that were open."""
    reading = read(BRIDGE, [0, 0])
    told = " ".join(part.text for part in entries(reading)[0].seen)
    page = reading.run.pages_at(1)[-1]
    open_ones = ["".join(span.text for span in one.text) for one in page.options if one.number is not None]
    assert all(words in told for words in open_ones)


def test_one_hears_where_each_thing_ends_that_was_not_chosen() -> None:
    """They are parted as on the last page, by what stands in none of them: a comma may."""
    reading = default_reading(6)
    last = next(stop for stop in stops_of(reading) if stop.made is not None and len(stop.page.options) > 2)
    others = ["".join(span.text for span in one.text) for one in last.page.options if one.id != last.made.id]  # type: ignore[union-attr]
    told = [part.text for entry in entries(reading) for part in entry.seen]
    assert f"not taken: {'; '.join(others)}" in told


def test_the_present_page_is_where_one_is() -> None:
    """It stands last, leads back to itself, and nobody can stand there again."""
    reading = read(BRIDGE, [0])
    last = entries(reading)[-1]
    assert (last.command, last.step) == (do.Back(), None)
    drawing = calendar_leaf(reading).drawing
    assert isinstance(drawing, CalendarDrawing)
    assert drawing.here == len(entries(reading))


def test_a_scene_that_is_not_read_yet_is_not_in_it() -> None:
    """What follows from a choice is read before the next scene is named."""
    reading = read(BRIDGE, [0, 0])
    assert len(reading.run.pages) > 1
    before = Reading(reading.run, 0)
    assert len(entries(before)) == len(entries(reading)) - 1


def test_what_follows_from_a_choice_is_read_where_it_was_made() -> None:
    """Until the next page is turned to, one stands in the scene of the choice: in the calendar, on the branch, in a save."""
    run = read(BRIDGE, [0, 0]).run
    before, made = Reading(run, 0), run.steps[-1].scene
    drawing = calendar_leaf(before).drawing
    assert isinstance(drawing, CalendarDrawing)
    assert drawing.here == len(entries(before)) > 0
    assert "You are here." in [part.text for part in entries(before)[-1].seen]
    (branch,) = branches_leaf(before).sections[0].entries
    assert f"{made.title}, you are here" in letters(branch.words)
    save = save_of(run, before.index, 0, "")
    assert (save.title, save.when, save.act) == (made.title, made.when, run.story.acts[made.act].title)


def test_a_mark_is_told_beside_its_scene() -> None:
    """Of a scene in which something was chosen and of the one that lies open."""
    reading = read(BRIDGE, [0, 0])
    for step, word in ((1, "doubtful"), (2, "wet")):
        set_mark(reading.run, step, word)
    told = [[part.text for part in entry.seen if "marked" in part.text] for entry in entries(reading)]
    assert told == [["marked by you: doubtful"], ["marked by you: wet"]]


def test_nobody_is_followed_after_they_left() -> None:
    """Who is dead, or gone, was not with the reader in what came after."""
    reading = read(two_keys(), [0, 0])
    assert all(stop.followed for stop in stops_of(reading))
    story = reading.run.story
    reading.run.story = replace(story, people=tuple(replace(one, present_while=NEVER) for one in story.people))
    assert not any(stop.followed for stop in stops_of(reading))
