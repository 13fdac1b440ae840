"""Sums over the paths of a story: how much each path weighs, joined over all the paths that arrive at a place.

A weight is carried along with the values it was earned with, and paths that come to the same values are joined, by
addition, by the least or by the greatest (an algebraic path problem, Mohri 2002). In a cyclic part of the story what is new
is carried on until nothing is left; that ends because the story does, so sums are only asked of stories proved to end.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from game.proof.budget import Budget
from game.proof.measure.evdd import Diagram, WeightedDiagrams
from game.proof.measure.semiring import Semiring
from game.proof.model.dataflow import DataFlow
from game.proof.model.frames import EdgeFrame, Frames, VertexFrame
from game.proof.model.masks import Mask, members
from game.proof.model.variable_order import order_for_weights
from game.proof.symbolic.propagate import Domain, entered, propagate, staying
from game.story.logic import NEVER, Condition, Effect, conj, negated
from game.story.model import Choice, Scene, Story


def _unweighed(_weights: WeightedDiagrams, _what: object, diagram: Diagram) -> Diagram:
    return diagram


class PathWeights(Struct, frozen=True):
    """What weighs on a path, each a change of the diagram of all paths that come there.

    `stands` weighs the reading of a scene, `chooses` a choice, `evenly` shares what stands in a scene among its open
    choices, and `ends` weighs what is read at a place where the story is over.
    """

    stands: Callable[[WeightedDiagrams, Scene, Diagram], Diagram] = _unweighed
    chooses: Callable[[WeightedDiagrams, Choice, Diagram], Diagram] = _unweighed
    evenly: Callable[[WeightedDiagrams, Scene, Diagram], Diagram] = _unweighed
    ends: Callable[[WeightedDiagrams, int, Diagram], Diagram] = _unweighed


class WeightDomain(Domain[Diagram]):
    """Weights by the values they were earned with, joined by the semiring's `plus`."""

    def __init__(self, flow: DataFlow, scale: PathWeights, weights: WeightedDiagrams) -> None:
        self.story = flow.story
        self.scale = scale
        self.weights = weights
        self.frames = Frames(flow)

    def start(self) -> Diagram:
        """Return the weight of doing nothing."""
        return self.weights.one

    def restrict(self, value: Diagram, condition: Condition) -> Diagram:
        """Return the weights where the condition holds."""
        return self.weights.restrict(value, condition)

    def image(self, value: Diagram, effects: Sequence[Effect]) -> Diagram:
        """Return the weights by the values after the effects."""
        return self.weights.image(value, effects)

    def project(self, value: Diagram, mask: Mask) -> Diagram:
        """Return the weights joined over the values of these variables."""
        return self.weights.project(value, members(mask))

    def add_starts(self, value: Diagram, mask: Mask) -> Diagram:
        """Return the weights by the start values of these variables, too."""
        for variable in members(mask):
            value = self.weights.add_variable(value, variable, self.story.variables[variable].start)
        return value

    def join(self, one: Diagram, other: Diagram) -> Diagram:
        """Return the weights joined."""
        return self.weights.plus(one, other)

    def fresh(self, value: Diagram, known: Diagram) -> Diagram:
        """Return all of it: other paths that come to the same values count again."""
        return value

    def stood(self, vertex: VertexFrame, value: Diagram) -> Diagram:
        """Return the weights once the scene has been read."""
        return (
            self.scale.stands(self.weights, self.story.scenes[vertex.place], value) if self._is_scene(vertex) else value
        )

    def offered(self, vertex: VertexFrame, value: Diagram) -> Diagram:
        """Return the weights shared out among the choices that are open."""
        return (
            self.scale.evenly(self.weights, self.story.scenes[vertex.place], value) if self._is_scene(vertex) else value
        )

    def taken(self, vertex: VertexFrame, edge: EdgeFrame, value: Diagram) -> Diagram:
        """Return the weights once the choice, if it is one, has been made."""
        if edge.choice is None:
            return value
        return self.scale.chooses(self.weights, self.story.scenes[vertex.place].choices[edge.choice], value)

    def stuck(self, place: int, arrived: Diagram) -> Diagram:
        """Return, of what arrives at a place, the weights of what then stands in a scene without an open choice."""
        vertex = self.frames.vertex(place)
        nothing_open = conj(*(negated(edge.guard) for edge in vertex.choices))
        if nothing_open == NEVER or not self._is_scene(vertex):  # where a choice is always open, nobody is stuck
            return None
        return self.weights.restrict(staying(self, place, arrived), nothing_open)

    def _is_scene(self, vertex: VertexFrame) -> bool:
        return vertex.place < self.story.end


class PathSums(Struct):
    """What came of it, by place: the weights of all that arrives there, and of paths that get stuck there."""

    domain: WeightDomain
    arrived: dict[int, Diagram] = field(default_factory=dict)
    stuck: dict[int, Diagram] = field(default_factory=dict)

    @property
    def weights(self) -> WeightedDiagrams:
        """The store in which the diagrams are kept."""
        return self.domain.weights

    @property
    def ended(self) -> dict[int, Diagram]:
        """What arrived where the story ends, with all that is asked for there."""
        return {place: self.entered(place) for place in self.arrived if place >= self.domain.story.end}

    def entered(self, place: int) -> Diagram:
        """Return what arrived at a place with all that is asked for there."""
        return entered(self.domain, self.domain.frames.vertex(place), self.arrived[place])


def diagrams_for(story: Story, semiring: Semiring, most: int) -> WeightedDiagrams:
    """Return a store for the weights of paths through a story, or through one that differs from it only in its words.

    It raises `NodeLimit` when it would hold more than `most` nodes.
    """
    return WeightedDiagrams(semiring, order_for_weights(story), [len(one.domain) for one in story.variables], most)


def sum_paths(flow: DataFlow, scale: PathWeights, weights: WeightedDiagrams, meter: Budget) -> PathSums:
    """Return the weights of all paths from the story's beginning to every place.

    Raises `NodeLimit` when the diagrams get too many nodes, `BudgetExceeded` when time is over.
    """
    sums = PathSums(WeightDomain(flow, scale, weights))
    for place, arrived, _ in propagate(sums.domain, meter, "weighing paths"):
        if arrived is not None:
            sums.arrived[place] = arrived
            stuck = sums.domain.stuck(place, arrived)
            if stuck is not None:
                sums.stuck[place] = stuck
    return sums
