"""A plan has the ways that readers take and no other, with what is rare, stuck or met by nobody marked."""

import pytest

from game.proof.budget import BudgetExceeded
from game.writer.plans.plan import Plan, StopMark
from game.writer.plans.planning import plan_of
from tests.proof.planted import compiled
from tests.stories import ferry, two_keys
from tests.writer.tables.figures import asked

HALL = """
variables: {way: none | left | right, never: no < yes}
cut: 2
scenes:
  hall: [{effects: [way = left]}, {effects: [way = right]}]
  left: {if: way == left}
  right: {if: way == right}
  lost: {if: never == yes}
  last: {choices: [{if: way == left}]}
"""


def arrows(plan: Plan) -> set[tuple[str, str, tuple[str, ...]]]:
    """The ways of a plan by the ids of its stops, each with its choices."""
    ids = {stop.place: stop.id for stop in plan.stops}
    return {(ids[one.start], ids[one.to], one.choices) for one in plan.ways}


def marks(plan: Plan) -> dict[str, StopMark]:
    """How each stop is marked."""
    return {stop.id: stop.mark for stop in plan.stops}


def test_ways_lead_past_what_does_not_happen() -> None:
    """From the hall either choice leads to its own scene, and from both one comes to the last."""
    plan = plan_of(asked(compiled(HALL)))
    assert arrows(plan) == {
        ("hall", "left", ("c0",)),
        ("hall", "right", ("c1",)),
        ("left", "last", ("c0",)),
        ("right", "last", ("c0",)),
        ("last", "end", ("c0",)),
    }
    assert marks(plan) == {
        "hall": StopMark.PLAIN,
        "left": StopMark.PLAIN,
        "right": StopMark.PLAIN,
        "lost": StopMark.UNMET,
        "last": StopMark.STUCK,
        "end": StopMark.PLAIN,
    }


def test_what_is_rare_is_marked() -> None:
    """A scene that fewer than one reader in twenty comes to, and the way there."""
    many = ", ".join(["{}"] * 20)
    text = f"variables: {{v: no < yes}}\nscenes: {{a: [{many}, {{effects: [v = yes]}}], b: {{if: v == yes}}, c: {{}}}}"
    plan = plan_of(asked(compiled(text)))
    assert marks(plan)["b"] is StopMark.RARE
    assert [(one.start, one.to) for one in plan.ways if one.rare] == [(0, 1)]


def test_a_way_back_is_one() -> None:
    """Whoever waits stands at the landing again; a choice may lead to an ending by name."""
    plan = plan_of(asked(ferry()))
    assert ("landing", "landing", ("ring", "wait")) in arrows(plan)
    assert {(one.start, one.to) for one in plan.ways if one.back} == {(0, 0), (1, 1)}
    assert ("far-bank", "lit", ("up", "down")) in arrows(plan)


def test_every_ending_is_drawn_with_the_ways_that_lead_there() -> None:
    """One is had at the calendar's end by who went left, one by everybody else, and one by nobody."""
    scenes = "scenes: {hall: [{effects: [way = left]}, {effects: [way = right]}, {}]}"
    endings = "endings: {e0: {if: way == left}, e1: {if: way == left}, e2: {}}"
    plan = plan_of(asked(compiled(f"variables: {{way: none | left | right}}\n{scenes}\n{endings}")))
    assert arrows(plan) == {("hall", "e0", ("c0",)), ("hall", "e2", ("c1", "c2"))}
    assert marks(plan) == {"hall": StopMark.PLAIN, "e0": StopMark.PLAIN, "e1": StopMark.UNMET, "e2": StopMark.PLAIN}


def test_endings_are_of_those_whom_one_follows() -> None:
    """Who follows Ben alone can be a thief; of two people followed each has an ending."""
    alone = plan_of(asked(two_keys()))
    assert {people for one in alone.stops for people in [one.people] if one.id == "thief"} == {("ben",)}
    assert "thief" not in marks(plan_of(asked(two_keys()), group="ada"))
    assert {"thief", "home"} <= marks(plan_of(asked(two_keys()), group="ada+ben")).keys()


def test_people_are_drawn_alone_and_each_way_says_whose_it_is() -> None:
    """Who follows Ben goes by the attic; the first choice is everybody's own."""
    plan = plan_of(asked(two_keys()))
    ids = {stop.place: stop.id for stop in plan.stops}
    whose = {(ids[one.start], ids[one.to]): one.people for one in plan.ways}
    assert whose["stairs", "attic"] == ("ben",)
    assert whose["begin", "door"] == ("ada", "ben")
    assert ("begin", "door", ("ada", "ben")) in arrows(plan)


def test_one_group_is_drawn_with_what_it_meets() -> None:
    """Nothing that only others meet is there, and two people are a group as well."""
    assert "attic" not in marks(plan_of(asked(two_keys()), group="ada"))
    both = plan_of(asked(two_keys()), group="ada+ben")
    assert {"attic", "cellar"} <= marks(both).keys()
    assert both.told == "Every way of who follows ada+ben from beginning to end."


def test_round_a_scene_lies_what_is_so_many_ways_away() -> None:
    """Either way, and each way shows its choices."""
    near = plan_of(asked(compiled(HALL)), around="left")
    assert marks(near).keys() == {"hall", "left", "last"}
    assert near.labelled
    assert marks(plan_of(asked(compiled(HALL)), around="left", steps=2)).keys() == {
        "hall",
        "left",
        "right",
        "last",
        "end",
    }


def test_an_act_is_drawn_with_what_it_leads_to() -> None:
    """What lies outside of it is pale, and ways among that are left out."""
    act = plan_of(asked(compiled(HALL)), act="one")
    assert marks(act) == {
        "hall": StopMark.PLAIN,
        "left": StopMark.PLAIN,
        "right": StopMark.BEYOND,
        "last": StopMark.BEYOND,
    }
    assert ("right", "last", ("c0",)) not in arrows(act)


@pytest.mark.parametrize("story", [ferry(), two_keys()], ids=lambda story: story.id)
def test_what_does_not_fit_is_drawn_as_runs_took_it(story: object) -> None:
    """It says so; in a small story the runs take every way."""
    exact = plan_of(asked(story))
    rough = plan_of(asked(story, whole=2, memory=0))
    assert "seeded runs" in rough.told
    assert {(start, to) for start, to, _ in arrows(exact)} == {(start, to) for start, to, _ in arrows(rough)}


def test_a_story_that_need_not_end_is_drawn_as_runs_took_it() -> None:
    """It says so, and where one goes round is to be seen; a run that was cut off is no dead end."""
    plan = plan_of(asked(compiled("scenes: {a: {}, b: [{to: a}, {}], c: [{to: c}]}")))
    assert "not proved that every path ends" in plan.told
    assert {(one.start, one.to) for one in plan.ways if one.back} == {(1, 0), (2, 2)}
    assert StopMark.STUCK not in marks(plan).values()


def test_at_a_limit_there_is_no_plan() -> None:
    """Nothing is drawn of what was not looked for."""
    with pytest.raises(BudgetExceeded, match="seconds were over"):
        plan_of(asked(ferry(), seconds=1e-9))
