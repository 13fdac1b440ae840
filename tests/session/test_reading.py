"""A run being read: turning and leafing back, notes, the question before a hot scene, picking, taking back."""

from pathlib import Path

import pytest
from hypothesis import given

from game.play.page import PageKind
from game.play.run import Run
from game.render.paragraph import letters
from game.session import command as do
from game.session.afterwards import ways_back
from game.session.page_entries import AFTER_THE_END, STUCK
from game.session.reading import Reading
from game.session.views import MenuView, PageView, TextView
from game.story.model import SceneKind
from game.testing import Way
from tests.play.test_run import BOTH, WAYS, played
from tests.session.sittings import obeyed, sitting_after
from tests.stories import bridge, ferry, two_keys

BRIDGE = bridge()
ADA = "ada"


def shown(reading: Reading) -> PageView:
    """The page that is seen."""
    view = reading.view()
    assert isinstance(view, PageView)
    return view


def to_the_end(reading: Reading) -> None:
    """Turn as long as there is a page to turn."""
    while reading.turn():
        pass


def leaf_to(reading: Reading, scene: str) -> None:
    """Leaf back to the page of a scene that was read."""
    while reading.page.id != scene or reading.page.kind is not PageKind.SCENE:
        assert reading.leaf_back()


def back(reading: Reading, steps: int) -> None:
    """Take back so many choices."""
    history = reading.run.history
    reading.stand_at(history.path(history.at)[-1 - steps])


def places(run: Run) -> list[tuple[int, int]]:
    """Every page that was read: after how many choices, and which of those pages it is."""
    return [(step, index) for step in range(len(run.log) + 1) for index in range(len(run.pages_at(step)))]


@given(WAYS)
def test_one_can_leaf_back_through_everything_and_forward_again(way: Way) -> None:
    """Leafing back shows each page that was read, latest first; turning goes through them again to where one was."""
    run = way.run()
    reading = Reading(run, len(run.pages) - 1)
    log = run.log
    seen = [reading.at]
    while reading.leaf_back():
        seen.append(reading.at)
    assert seen == places(run)[::-1]
    assert reading.at == (0, 0)
    forward = [reading.at]
    while reading.turn():
        forward.append(reading.at)
    assert forward == seen[::-1]
    assert reading.leaf is None
    assert run.log == log


@given(WAYS)
def test_one_returns_to_where_the_run_stands(way: Way) -> None:
    """From any earlier page it is one step to the pages that followed the last choice."""
    run = way.run()
    reading = Reading(run, len(run.pages) - 1)
    for _ in range(3):
        reading.leaf_back()
    reading.move(do.Return())
    assert (reading.at[0], reading.leaf) == (len(run.log), None)


@given(WAYS)
def test_a_page_says_how_we_know_what_it_tells_and_nothing_else(way: Way) -> None:
    """What tells more than a scene says so itself; of a scene that is said with what followed from its choice, once it is made."""
    run = way.run()
    reading = Reading(run, len(run.pages) - 1)
    pages = [run.pages_at(step)[index] for step, index in places(run)]
    while True:
        at = places(run).index(reading.at)
        told = pages[at] if pages[at].kind is not PageKind.SCENE else pages[at + 1] if at + 1 < len(pages) else None
        says = told is not None and told.kind in (PageKind.CONSEQUENCE, PageKind.ENDING, PageKind.CODA)
        own = told is not None and (told.kind is PageKind.CONSEQUENCE or pages[at].kind is not PageKind.SCENE)
        assert reading.told == (told if says and own else None)
        if not reading.leaf_back():
            return


@given(WAYS)
def test_so_far_is_of_the_act_of_the_scene_and_between_two_of_the_next(way: Way) -> None:
    """What follows from an act's last choice is of that act still, the end of the last one, and before a choice there is none."""
    run = way.run()
    reading = Reading(run, len(run.pages) - 1)
    while True:
        step, _ = reading.at
        here = run.steps[step].scene if step < run.made else run.scene
        scene = here if here and reading.page.kind is PageKind.SCENE else run.steps[step - 1].scene if step else None
        next_one = scene is not None and scene.sort is SceneKind.EXCHANGE
        assert reading.act == (run.story.acts[scene.act + next_one] if scene and step and run.story.acts else None)
        if not reading.leaf_back():
            return


def test_so_far_tells_of_the_act_in_which_one_stands(tmp_path: Path) -> None:
    """Until what follows from a choice is turned that is the act of the choice, between two acts the next, at the end the last."""
    to_the_last = (do.SetHeat(3), do.New(), do.Follow(("ada",)), do.Choose("pay"), do.Turn(), do.Choose("go"))
    with sitting_after(tmp_path, bridge(), *to_the_last) as session:
        acts = []
        ends = (do.Choose("stay"), do.Turn(), do.Choose("step"))
        for on in ((), (do.Turn(),), (do.Choose("stay"),), ends, (do.Turn(),)):
            text = obeyed(session, *on, do.Show("so far"))
            acts.append(text.where if isinstance(text, TextView) else "")
            session.obey(do.Back())
    near, far = (act.title for act in bridge().acts)
    assert acts == [near, far, far, far, far]


def test_a_choice_is_followed_by_the_first_page_that_comes_of_it() -> None:
    """After a choice one reads what followed, and an earlier page, a note or a block is left behind."""
    reading = Reading(played(BRIDGE, ADA))
    reading.move(do.OpenNote(0))
    reading.block = 3
    assert reading.choose("pay") is None
    assert (reading.at, reading.note, reading.block) == ((2, 0), None, 0)
    assert reading.page.kind is PageKind.CONSEQUENCE
    assert reading.turn()
    assert (reading.at, reading.page.id) == ((2, 1), "planks")
    assert not reading.turn()


def test_a_choice_taken_back_shows_its_scene() -> None:
    """Taking choices back shows the scene in which the first of them was made, and not what followed the one before."""
    reading = Reading(played(BRIDGE, ADA, "pay", "go"))
    back(reading, 1)
    assert (reading.run.log, reading.page.id, reading.page.kind) == (
        ("begin/ada", "shore/pay"),
        "planks",
        PageKind.SCENE,
    )
    assert reading.at == (2, 1)


def test_several_choices_are_taken_back_at_once() -> None:
    """As many as are wanted, and the scene of the earliest is shown."""
    reading = Reading(played(BRIDGE, ADA, "pay", "go"))
    back(reading, 2)
    assert (reading.run.log, reading.page.id) == (("begin/ada",), "shore")


def test_a_place_that_is_no_more_is_the_last_page() -> None:
    """A save that points behind the pages there are opens at the last one."""
    assert Reading(played(BRIDGE, ADA, "pay"), 7).at == (2, 1)


@pytest.mark.parametrize(("at", "open_note"), [(0, 0), (1, 1), (9, None), (-1, None), (None, None)])
def test_a_note_is_opened_where_there_is_one(at: int | None, open_note: int | None) -> None:
    """Of the notes of the page one is open or none; turning closes it."""
    reading = Reading(played(BRIDGE, ADA))
    reading.move(do.OpenNote(0))
    reading.move(do.OpenNote(at))
    assert (reading.note, shown(reading).note) == (open_note, open_note)
    reading.leaf_back()
    assert reading.note is None


# --- the hottest scenes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heat", [2, 3])
def test_the_hottest_scenes_are_shown_as_any_other(heat: int) -> None:
    """Who has said how much is to be shown is asked nothing at the page itself; who said less reads the report."""
    run = played(BRIDGE, ADA, "pay", "go", heat=heat)
    if run.scene is not None and run.scene.id != "hot":
        run.choose("stay")
    reading = Reading(run, len(run.pages) - 1, answered=True)
    assert (reading.page.id, reading.page.brief) == ("hot", heat == 2)
    assert shown(reading).page == reading.page
    assert [entry.command for entry in shown(reading).entries] == [do.Choose("stay"), do.Choose("leave")]


# --- whom to follow -------------------------------------------------------------------------------------------------


def test_people_are_ticked_and_put_back() -> None:
    """Picked ones are ticked in the order in which they were; where there are too many the first is put back."""
    reading = Reading(Run(two_keys()))
    assert reading.picking
    for person, picked in (("ben", ["ben"]), ("ada", ["ben", "ada"]), ("ben", ["ada"]), ("ada", [])):
        reading.move(do.Tick(person))
        assert reading.picked == picked
    for person in ("ada", "ben", "somebody"):
        reading.move(do.Tick(person))
    assert reading.picked == ["ben", "somebody"]


@pytest.mark.parametrize(
    ("wanted", "option"),
    [(("ada",), "ada"), (("ben", "ada"), BOTH), (("ada", "ben"), BOTH), ((), None), (("ada", "somebody"), None)],
)
def test_those_who_are_wanted_are_followed(wanted: tuple[str, ...], option: str | None) -> None:
    """In whatever order they are named; who cannot be followed together is not."""
    assert Reading(Run(two_keys())).following(wanted) == option


def test_nobody_is_picked_elsewhere() -> None:
    """After the beginning, and on an earlier page, nobody is picked."""
    reading = Reading(played(two_keys(), BOTH))
    assert reading.following(("ada",)) is None
    reading.leaf_back()
    assert reading.at == (0, 0)
    assert not reading.picking
    assert isinstance(Reading(Run(two_keys())).view(), MenuView)


# --- what can be taken ----------------------------------------------------------------------------------------------


@given(WAYS)
def test_just_the_open_choices_can_be_taken(way: Way) -> None:
    """At a scene its choices are the lines, with their numbers, the closed ones with their reason and not to be taken."""
    run = way.run()
    reading = Reading(run, len(run.pages) - 1)
    if reading.picking or run.ended:
        return
    entries, page = shown(reading).entries, reading.page
    choices = [entry for entry in entries if isinstance(entry.command, do.Choose)]
    assert [(one.command, one.number, one.open, one.reason) for one in choices] == [
        (do.Choose(option.id), option.number, option.number is not None, option.reason or "") for option in page.options
    ]
    stuck = [entry for entry in entries if entry not in choices]
    assert ["".join(part.text for part in entry.words) for entry in stuck] == (
        [] if any(entry.open for entry in choices) else [STUCK]
    )
    assert not any(entry.open for entry in stuck)


def test_after_the_end_there_are_things_to_be_looked_at() -> None:
    """On the last page lie the ledger, the journal, what can be looked up, the printing and the way out."""
    run = played(ferry(), "lamp", "silence", "down")
    reading = Reading(run)
    assert [entry.command for entry in shown(reading).entries] == [do.Turn()]
    to_the_end(reading)
    assert reading.page.kind is PageKind.CLOSE
    after = [command for command, _ in (*ways_back(reading.page), *AFTER_THE_END)]
    assert after[0] == do.Consult("journal")  # of a run that no choice turned
    assert [entry.command for entry in shown(reading).entries] == after
    assert [entry.number for entry in shown(reading).entries] == list(range(1, len(after) + 1))


def test_an_earlier_page_says_what_was_chosen() -> None:
    """On a scene that was left its choices stand as they were, the one that was made so marked, and none can be made."""
    reading = Reading(played(BRIDGE, ADA, "pay", "go"))
    leaf_to(reading, "shore")
    view = shown(reading)
    assert view.past
    assert [entry.command for entry in view.entries if entry.open] == [do.Turn()]
    assert [letters(entry.words) for entry in view.entries if entry.made] == ["Pay the toll indeed"]
