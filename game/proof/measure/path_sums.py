"""Answers for carrying weights through a story: forward through the calendar, joined where paths meet.

It goes the way the sets of `reach` go. In a part with a way back what is new is carried on until nothing is left; that
ends because the story does, so weights are only asked of stories that are proved to end.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct, field

from game.proof.budget import Budget
from game.proof.measure.evdd import Diagram, Semiring, WeightedDiagrams
from game.proof.model.dataflow import DataFlow, live_before
from game.proof.model.masks import changed_by, members
from game.proof.model.variable_order import order_for_weights
from game.story.graph import Edge
from game.story.logic import NEVER, Effect, conj, negated
from game.story.model import Choice, Scene, Story


class PathWeights(Struct, frozen=True):
    """What weighs on the way: `stands` on reading a scene, `chooses` on making a choice of so many open ones."""

    stands: Callable[[WeightedDiagrams, Scene, Diagram], Diagram] = lambda _weights, _scene, diagram: diagram
    chooses: Callable[[WeightedDiagrams, Choice, Diagram], Diagram] = lambda _weights, _choice, diagram: diagram
    evenly: Callable[[WeightedDiagrams, Scene, Diagram], Diagram] = lambda _weights, _scene, diagram: diagram
    ends: Callable[[WeightedDiagrams, int, Diagram], Diagram] = lambda _weights, _place, diagram: diagram


class PathSums(Struct):
    """What came of it, by place: the weights of all that arrives there, and of paths that get stuck there."""

    flow: DataFlow
    weights: WeightedDiagrams
    arrived: dict[int, Diagram] = field(default_factory=dict)
    stuck: dict[int, Diagram] = field(default_factory=dict)

    @property
    def ended(self) -> dict[int, Diagram]:
        """What arrived where the story ends, with all that is asked for there."""
        places = [place for place in self.arrived if place >= self.flow.story.end]
        return {place: asked_at(self, place, self.arrived[place])[0] for place in places}


def diagrams_for(story: Story, algebra: Semiring, most: int) -> WeightedDiagrams:
    """The weights of paths through a story, or through one that differs from it only in its words.

    They raise `NodeLimit` when they get more than `most` nodes.
    """
    return WeightedDiagrams(
        algebra, order_for_weights(story), [len(variable.domain) for variable in story.variables], most
    )


def sum_paths(flow: DataFlow, scale: PathWeights, weights: WeightedDiagrams, meter: Budget) -> PathSums:
    """Carries the weight of doing nothing from the story's beginning to all its ends.

    Raises `NodeLimit` when the diagrams get too many nodes, `BudgetExceeded` when time is over.
    """
    carried = PathSums(flow, weights)
    pending: dict[int, Diagram] = {0: with_starts(flow, weights, weights.one, arriving(flow, 0))}
    for number, part in enumerate(flow.sccs):
        meter.tick("weighing paths", number, len(flow.sccs))
        while any(pending.get(place) is not None for place in part):
            for place in part:
                diagram = pending.pop(place, None)
                if diagram is not None:
                    carried.arrived[place] = weights.plus(carried.arrived.get(place), diagram)
                    _note_stuck(carried, scale, place, diagram)
                    for edge, taken, known in leaving(carried, scale, place, diagram):
                        to = edge.target
                        pending[to] = weights.plus(pending.get(to), _cross(carried, taken, edge, known))
    return carried


def with_starts(flow: DataFlow, weights: WeightedDiagrams, diagram: Diagram, mask: int) -> Diagram:
    """The diagram with these variables tracked, too, at their start values."""
    for variable in members(mask):
        diagram = weights.add_variable(diagram, variable, flow.story.variables[variable].start)
    return diagram


def arriving(flow: DataFlow, place: int) -> int:
    """The variables told apart in what arrives at a place."""
    return flow.live_on_entry[place] & flow.maybe_written[place]


def leaving(carried: PathSums, scale: PathWeights, place: int, diagram: Diagram) -> Iterator[tuple[Edge, Diagram, int]]:
    """Of what arrives at a place: each edge on, what takes it, and which variables that tells apart."""
    flow, weights = carried.flow, carried.weights
    if place >= flow.story.end:
        return
    scene, node = flow.story.scenes[place], flow.story.graph[place]
    arrives, known = asked_at(carried, place, diagram)
    for edge in node.silent:
        yield edge, weights.restrict(arrives, edge.guard), known
    stands, standing = _standing(carried, scale, place, arrives, known)
    stands = scale.evenly(weights, scene, stands)
    for edge, choice in zip(node.choices, scene.choices, strict=True):
        yield edge, scale.chooses(weights, choice, weights.restrict(stands, edge.guard)), standing


def _standing(carried: PathSums, scale: PathWeights, place: int, arrives: Diagram, known: int) -> tuple[Diagram, int]:
    """Of what arrives at a place, what stands there and has read the page, and which variables that tells apart."""
    weights, scene = carried.weights, carried.flow.story.scenes[place]
    standing = known & carried.flow.live_on_stage[place]
    stands = weights.project(weights.restrict(arrives, scene.on_stage), members(known & ~standing))
    return scale.stands(weights, scene, stands), standing


def _note_stuck(carried: PathSums, scale: PathWeights, place: int, diagram: Diagram) -> None:
    if place >= carried.flow.story.end:
        return
    nothing_open = conj(*(negated(choice.condition) for choice in carried.flow.story.scenes[place].choices))
    if nothing_open != NEVER:  # where a choice is always open, nobody is stuck
        stands, _ = _standing(carried, scale, place, *asked_at(carried, place, diagram))
        shut = carried.weights.restrict(stands, nothing_open)
        if shut is not None:
            carried.stuck[place] = carried.weights.plus(carried.stuck.get(place), shut)


def asked_at(carried: PathSums, place: int, diagram: Diagram) -> tuple[Diagram, int]:
    """What arrives at a place with all that is asked for there, and which variables that tells apart."""
    flow = carried.flow
    added = flow.reads[place] & flow.live_on_entry[place] & ~flow.maybe_written[place]
    return with_starts(flow, carried.weights, diagram, added), arriving(flow, place) | added


def _cross(carried: PathSums, diagram: Diagram, edge: Edge, known: int) -> Diagram:
    """The diagram as it arrives at the end of an edge."""
    if diagram is None:
        return None
    flow, weights = carried.flow, carried.weights
    diagram, effects, known = ready(carried, diagram, edge, known)
    diagram = weights.image(diagram, effects)
    wanted = arriving(flow, edge.target)
    diagram = weights.project(diagram, members(known & ~wanted))
    return with_starts(flow, weights, diagram, wanted & ~known)


def ready(carried: PathSums, diagram: Diagram, edge: Edge, known: int) -> tuple[Diagram, tuple[Effect, ...], int]:
    """The diagram with all that the effects of an edge change, those of them that count, and which variables it tells apart."""
    effects = live_before(edge.effects, carried.flow.live_on_entry[edge.target])[1]
    unborn = changed_by(effects) & ~known
    return with_starts(carried.flow, carried.weights, diagram, unborn), effects, known | unborn
