"""Answers for bounds that need no search: a coarser story that has every path of the real one, and more.

It knows only who is followed. Whatever else a condition asks for may be so and may also not be (abstract interpretation,
Cousot and Cousot 1977); so its paths are at least as many, its longest at least as long and its shortest at most as long.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from game.proof.model.dataflow import analyse
from game.proof.model.word_count import words_in, words_of
from game.story.graph import Edge, Node
from game.story.logic import ALWAYS, NEVER, Condition, Effect, substitute
from game.story.model import Scene, Story, Text, VariableKind

Bounds: TypeAlias = tuple[int, int, int, int, int]
"""Paths at most; choices at least and at most; words at least and at most."""

_Known: TypeAlias = tuple[tuple[int, int], ...]  # the variables that say who is followed, with their values


def bounds(story: Story) -> Bounds | None:
    """Bounds for all paths of a story; None where its calendar leads back."""
    shape = analyse(story)
    if any(shape.is_cyclic(part) for part in shape.sccs):
        return None
    flags = [at for at, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED]
    first = tuple((flag, story.variables[flag].start) for flag in flags)
    met: dict[int, set[_Known]] = {0: {first}}
    order = [part[0] for part in shape.sccs]
    for place in order:
        for known in met.get(place, ()):
            for edge, after in _open_edges(story.graph[place], known):
                met.setdefault(edge.target, set()).add(after)
    found: dict[tuple[int, _Known], Bounds] = {}
    for place in reversed(order):
        for known in met.get(place, ()):
            found[place, known] = _arriving(story, place, known, found)
    return found[0, first]


def _open_edges(node: Node, known: _Known) -> Iterator[tuple[Edge, _Known]]:
    """The edges that may be taken by who arrives, each with what is known after it."""
    told = dict(known)
    edges = node.silent if substitute(node.stands, told) == NEVER else node.edges
    for edge in edges:
        if substitute(edge.guard, told) != NEVER:
            yield edge, _after(known, edge.effects)


def _after(known: _Known, effects: tuple[Effect, ...]) -> _Known:
    told = dict(known)
    for effect in effects:
        if effect.variable in told:  # the engine's own, without condition
            told[effect.variable] = effect.table[told[effect.variable]]
    return tuple(told.items())


def _arriving(story: Story, place: int, known: _Known, found: Mapping[tuple[int, _Known], Bounds]) -> Bounds:
    if place >= story.end:
        return (1, 0, 0, 0, _most_read_at_the_end(story, place))
    scene, options, standing = story.scenes[place], [], []
    for edge, after in _open_edges(story.graph[place], known):
        paths, few, many, short, long = found[edge.target, after]
        if edge.choice is None:
            options.append((paths, few, many, short, long))
        else:
            least, most = _read(scene.choices[edge.choice].then, known)
            standing.append((paths, few + 1, many + 1, short + least, long + most))
    if substitute(scene.on_stage, dict(known)) != NEVER:
        options.append(_standing(scene, known, standing))
    return _any_of(options)


def _standing(scene: Scene, known: _Known, ways: list[Bounds]) -> Bounds:
    """The bounds of a scene on stage; where no choice need be open, a path may also end there."""
    least, most = _read(scene.text, known)
    for choice in scene.choices:
        words = words_in(choice.text)
        always = substitute(choice.condition, dict(known)) == ALWAYS
        shut = 0 if choice.closed is None else words + len(choice.closed.split())
        least += words if always else min(words, shut)
        most += words if always else max(words, shut)
    sure = any(substitute(choice.condition, dict(known)) == ALWAYS for choice in scene.choices)
    few, short = (min(way[1] for way in ways), min(way[3] for way in ways)) if ways and sure else (0, 0)
    paths = max(1, sum(way[0] for way in ways))
    many, long = max((way[2] for way in ways), default=0), max((way[4] for way in ways), default=0)
    return paths, few, many, short + least, long + most


def _any_of(options: list[Bounds]) -> Bounds:
    return (
        max(one[0] for one in options),
        min(one[1] for one in options),
        max(one[2] for one in options),
        min(one[3] for one in options),
        max(one[4] for one in options),
    )


def _read(text: Text, known: _Known) -> tuple[int, int]:
    """How many words of a text are read at least and at most."""
    least = most = 0
    for passage in text:
        words = words_of(passage)
        condition: Condition = substitute(passage.condition, dict(known))
        least += words if condition == ALWAYS else 0
        most += words if condition != NEVER else 0
    return least, most


def _most_read_at_the_end(story: Story, place: int) -> int:
    by_name = story.ending_at(place)
    if by_name:
        return _read(by_name.text, ())[1]
    each = [max(_read(ending.text, ())[1], _read(ending.line, ())[1]) for ending in story.endings]
    return max(each, default=0) * (len(story.people) or 1)
