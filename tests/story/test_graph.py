"""The graph of a story holds every step of play once: who leads where, when, and what the numbers of places mean."""

from hypothesis import given
from hypothesis import strategies as st

from game.story.graph import END, EdgeKind, ending_place, predecessors, vertex_of
from game.story.logic import ALWAYS, Among, Operation, conj, effect, holds, negated
from game.story.model import Story
from tests.stories import ferry, two_keys
from tests.strategies import stories

COLD, DARK = Among(0, 0b10), Among(1, 0b10)
LIGHT = (effect(1, Operation.SET, 0, 2),)


def test_onward_is_the_next_place_and_a_destination_is_itself() -> None:
    """A step without a destination leads to the place after its own, whatever its kind; another leads where it says."""
    vertex = vertex_of(3, COLD, DARK, ((), None), [(ALWAYS, ((), None)), (COLD, ((), 9))])
    assert [(edge.kind, edge.target, edge.choice) for edge in vertex.edges] == [
        (EdgeKind.OFFSTAGE, 4, None),
        (EdgeKind.PASS, 4, None),
        (EdgeKind.CHOICE, 4, 0),
        (EdgeKind.CHOICE, 9, 1),
    ]
    assert vertex.successors == (4, 9)


def test_silent_edges_know_when_they_are_taken() -> None:
    """Offstage is what happens and is not stood in, with its effects; what does not happen is passed without any."""
    offstage, passed = vertex_of(0, conj(COLD, DARK), DARK, (LIGHT, 7), []).silent
    assert (offstage.guard, offstage.effects, offstage.target) == (conj(DARK, negated(conj(COLD, DARK))), LIGHT, 7)
    assert (passed.guard, passed.effects, passed.target) == (conj(negated(DARK), negated(conj(COLD, DARK))), (), 1)


def test_a_silent_edge_that_can_never_be_taken_is_left_out() -> None:
    """A scene that always happens is not passed, one that is stood in whenever it happens is never offstage."""
    assert vertex_of(0, ALWAYS, ALWAYS, ((), None), []).silent == ()
    assert [edge.kind for edge in vertex_of(0, COLD, COLD, (LIGHT, None), []).silent] == [EdgeKind.PASS]
    assert [edge.kind for edge in vertex_of(0, COLD, ALWAYS, (LIGHT, None), []).silent] == [EdgeKind.OFFSTAGE]


@given(stories(), st.data())
def test_who_arrives_stands_there_or_takes_just_one_silent_edge(story: Story, data: st.DataObject) -> None:
    """Whatever the values, at every place either one stands or exactly one silent edge is open."""
    values = tuple(data.draw(st.integers(0, len(variable.domain) - 1)) for variable in story.variables)
    for vertex in story.graph:
        assert holds(vertex.stands, values) + sum(holds(edge.guard, values) for edge in vertex.silent) == 1


@given(stories())
def test_every_edge_leads_to_a_place_and_silent_ones_onward(story: Story) -> None:
    """Targets are places of the story; an edge without a choice leads forward in the calendar and never past its end."""
    for place, vertex in enumerate(story.graph):
        assert all(0 <= target < len(story.graph) for target in vertex.successors)
        assert all(place < edge.target <= story.end for edge in vertex.silent)


@given(stories())
def test_predecessors_are_successors_turned_round(story: Story) -> None:
    """A place is a predecessor of just those places that are its successors."""
    before = predecessors([vertex.edges for vertex in story.graph])
    pairs = {(source, target) for target, sources in enumerate(before) for source in sources}
    assert pairs == {(source, target) for source, vertex in enumerate(story.graph) for target in vertex.successors}


def test_endings_are_the_places_behind_the_calendars_end() -> None:
    """The calendar's end and the endings by name have a place each, where nothing leads on."""
    for story in (ferry(), two_keys()):
        assert len(story.graph) == len(story.scenes) + 1 + len(story.endings)
        assert all(vertex is END for vertex in story.graph[story.end :])
        assert story.ending_at(story.end) is story.ending_at(0) is None
        for number, ending in enumerate(story.endings):
            assert story.ending_at(story.ending_place(number)) is ending
            assert story.ending_place(number) == ending_place(story.end, number)
