"""Strongly connected components are what the definition says, in an order in which edges lead onward."""

from hypothesis import given
from hypothesis import strategies as st

from game.proof.model.components import strongly_connected

GRAPHS = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.sets(st.integers(0, size - 1)), min_size=size, max_size=size)
)


def reachable(graph: list[set[int]], start: int) -> set[int]:
    """Everything that some path leads to from here, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = graph[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


@given(GRAPHS)
def test_two_places_share_a_component_just_when_each_leads_to_the_other(graph: list[set[int]]) -> None:
    """Every place is in one component, with all those to which it leads and which lead to it, in ascending order."""
    components = strongly_connected(graph)
    leads = [reachable(graph, place) for place in range(len(graph))]
    assert sorted(place for component in components for place in component) == list(range(len(graph)))
    for component in components:
        mutual = {other for other in leads[component[0]] if component[0] in leads[other]}
        assert component == tuple(sorted(mutual))


@given(GRAPHS)
def test_every_edge_leads_onward_or_stays(graph: list[set[int]]) -> None:
    """No edge leads from a component to one that comes before it."""
    number = {place: at for at, component in enumerate(strongly_connected(graph)) for place in component}
    assert all(number[place] <= number[after] for place, successors in enumerate(graph) for after in successors)
