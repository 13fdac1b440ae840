"""A plan is the same in every form: each stop and each way is there, and no word of the author's is taken for a sign."""

import re
from xml.etree import ElementTree as ET

import pytest

from game.story.model import Story
from game.writer.plans.as_dot import to_dot
from game.writer.plans.as_mermaid import to_mermaid
from game.writer.plans.as_svg import to_svg
from game.writer.plans.layout import laid_out
from game.writer.plans.plan import Plan, PlanStop, PlanWay, StopMark
from game.writer.plans.planning import plan_of
from tests.stories import bridge, ferry, two_keys
from tests.writer.tables.figures import asked

ODD = 'end "] ) | --> <b> \\ #quot; & ü'
SVG = "{http://www.w3.org/2000/svg}"


def odd() -> Plan:
    """A plan in which every word has signs that mean something, with one stop of each mark."""
    stops = tuple(PlanStop(at, f"s{at}", ODD, 0, (), mark) for at, mark in enumerate(StopMark))
    ways = tuple(PlanWay(at, at + 1, (ODD,), (), rare=at == 1, back=False) for at in range(len(StopMark) - 1))
    back = PlanWay(3, 1, ("again",), ("ada",), rare=False, back=True)
    alone = PlanStop(99, "alone", "Alone", 0, (), StopMark.UNMET)
    return Plan(ODD, (("one", ODD),), (("ada", ODD),), (*stops, alone), (*ways, back), labelled=True, told="So.")


@pytest.mark.parametrize("story", [ferry(), two_keys(), bridge()], ids=lambda story: story.id)
def test_every_stop_and_way_is_there(story: Story) -> None:
    """In Mermaid, in DOT and in the picture, where each way is a line with its choices."""
    plan = plan_of(asked(story))
    mermaid, dot, svg = to_mermaid(plan), to_dot(plan), to_svg(plan)
    assert len(re.findall(r"^ +n\d+[\[({]", mermaid, re.MULTILINE)) == len(plan.stops)
    assert len(re.findall(r"^ +n\d+ (-->|-.->).* n\d+$", mermaid, re.MULTILINE)) == len(plan.ways)
    assert len(re.findall(r"^ +n\d+ \[", dot, re.MULTILINE)) == len(plan.stops)
    assert len(re.findall(r"^ +n\d+ -> n\d+ ", dot, re.MULTILINE)) == len(plan.ways)
    picture = ET.fromstring(svg)
    assert len(picture.findall(f"{SVG}g")) == len(plan.stops)
    assert len(picture.findall(f"{SVG}path")) == len(plan.ways)


def test_an_authors_words_are_words() -> None:
    """Quotes, brackets, arrows and tags of a title stand in it as they were written."""
    mermaid = to_mermaid(odd())
    assert '"end #quot;] ) | --#gt; #lt;b#gt; #92; #35;quot; #amp; ü<br/>s0"' in mermaid
    assert r'label="end \"] ) | --> <b> \\ #quot; & ü\ns0"' in to_dot(odd())
    titles = [one.text for one in ET.fromstring(to_svg(odd())).iter(f"{SVG}text")]
    assert ODD in titles


def test_no_two_stops_are_drawn_in_one_place() -> None:
    """What nothing leads to stands under all else, and a way onward leads down."""
    for plan in (odd(), plan_of(asked(two_keys()))):
        layout = laid_out(plan)
        assert len(set(layout.stops.values())) == len(layout.stops) == len(plan.stops)
        assert all(layout.stops[one.start][1] < layout.stops[one.to][1] for one in plan.ways if one.start < one.to)
        assert all(x <= layout.width and y <= layout.height for x, y in layout.stops.values())
    assert laid_out(odd()).stops[99][1] == laid_out(odd()).height


def test_a_plan_of_one_stop_can_be_drawn() -> None:
    """Where nothing leads anywhere there is still something to see."""
    plan = Plan(
        "One", (("a", "A"),), (), (PlanStop(7, "x", "X", 0, (), StopMark.PLAIN),), (), labelled=True, told="So."
    )
    assert ">x<" in to_svg(plan)
    loop = PlanWay(7, 7, ("again",), (), rare=False, back=True)
    alone = Plan("One", (("a", "A"),), (), plan.stops, (loop,), labelled=True, told="So.")
    assert ">again<" in to_svg(alone)
