"""Answers for weights of what lies ahead: from every end of a story back to its beginning.

Carrying weights forward keeps apart all that ever happened together. What is still to come is simpler: it asks only what
is read from here on, and mostly adds up. So where a story never leads back, lengths and numbers of paths are worked out
from the end (Bellman's dynamic programming); where it does, only `carry` will do, since moments that nobody reaches might
go round for ever.
"""

from game.proof.carry import Scale, arriving, passing
from game.proof.flow import Flow, Way, members, needed
from game.proof.limits import Meter
from game.proof.sets import arrangement
from game.proof.weighted import Diagram, Weight, Weights
from game.story.conditions import both, negated


def ahead(flow: Flow, scale: Scale, most: int, meter: Meter) -> Weight:
    """The weight of all paths of a story without a way back. Raises `TooMany` or `Spent` at a limit."""
    story = flow.story
    weights = Weights(scale.algebra, arrangement(story), [len(one.domain) for one in story.variables], most)
    found: dict[int, Diagram] = {}
    for number, part in enumerate(reversed(flow.parts)):
        meter.tick("weighing what lies ahead", number, len(flow.parts))
        place = part[0]
        known = arriving(flow, place) | (flow.asked[place] & flow.arriving[place] & ~flow.born[place])
        everything = weights.widen(weights.one, members(known))
        if place >= story.end:
            diagram = scale.ends(weights, place, everything)
        else:
            diagram = _here(flow, scale, weights, place, known, found)
        found[place] = _fixed(flow, weights, diagram, known & ~arriving(flow, place))
    last = found[0]
    return 0 if last is None else last[0]


def _here(flow: Flow, scale: Scale, weights: Weights, place: int, known: int, found: dict[int, Diagram]) -> Diagram:
    """What lies ahead of whatever arrives at a scene."""
    scene = flow.story.scenes[place]
    standing = known & flow.standing[place]
    everything = weights.widen(weights.one, members(standing))
    stands = weights.given(everything, both(*(negated(choice.condition) for choice in scene.choices)))
    for way, choice in zip(flow.ways[place], scene.choices, strict=True):
        diagram = weights.given(_back(flow, weights, way, standing, found[way.to]), way.condition)
        stands = weights.plus(stands, scale.chooses(weights, choice, diagram))
    stands = weights.widen(scale.stands(weights, scene, stands), members(known & ~standing))
    diagram = weights.given(stands, scene.on_stage)
    for way, condition in passing(scene, place):
        passed = weights.given(_back(flow, weights, way, known, found[way.to]), condition)
        diagram = weights.plus(diagram, passed)
    return diagram


def _back(flow: Flow, weights: Weights, way: Way, known: int, diagram: Diagram) -> Diagram:
    """What lies ahead of a way, told apart by the variables known before it."""
    after = arriving(flow, way.to)
    effects = needed(way.effects, flow.arriving[way.to])[1]
    diagram = weights.widen(diagram, members(known & ~after))
    missing = sum({1 << effect.variable for effect in effects}) & ~(known | after)
    diagram = weights.before(weights.widen(diagram, members(missing)), effects)
    return _fixed(flow, weights, diagram, (after | missing) & ~known)


def _fixed(flow: Flow, weights: Weights, diagram: Diagram, mask: int) -> Diagram:
    """The diagram where these variables have their start values."""
    for variable in members(mask):
        diagram = weights.fix(diagram, variable, flow.story.variables[variable].start)
    return diagram
