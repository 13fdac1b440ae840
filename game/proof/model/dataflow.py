"""Answers for the shape of a story, without playing it: what may follow what, and what is worth remembering where.

Two questions are asked of every variable at every place. *Is it live?* Will something later depend on the value it has
here? *Is it born?* Can any path that leads here have changed it? A variable that is not live may be forgotten, and one
that is not born still has its start value; so a variable costs nothing but from its first writing to its last reading.
Both are the classical data-flow analyses of compilers (Kildall 1973), done on sets of variables held as bit masks.

Forgetting is exact. Two moments of one place that agree on the live variables have the same open choices, and each
choice leads both to moments that agree again: they are bisimilar, so no verdict can tell them apart.
"""

import functools
import operator
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.story.graph import Edge, Node
from game.story.logic import ALWAYS, Among, Condition, Effect, Not
from game.story.model import Story, VariableKind


def mask_of(*conditions: Condition) -> int:
    """The variables that the conditions ask about, as a bit mask."""
    mask = 0
    for condition in conditions:
        if condition is ALWAYS:  # most of them are, in most stories
            continue
        if isinstance(condition, Among):
            mask |= 1 << condition.variable
        elif isinstance(condition, Not):
            mask |= mask_of(condition.part)
        else:
            mask |= mask_of(*condition.parts)
    return mask


def members(mask: int) -> Iterable[int]:
    """The indices of the bits that are set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def overwrites(effect: Effect) -> bool:
    """Whether nothing of the old value is left, whatever it was."""
    return effect.condition == ALWAYS and len(set(effect.table)) == 1


def changed_by(effects: Iterable[Effect]) -> int:
    """The variables that the effects may change, as a bit mask."""
    mask = 0
    for effect in effects:
        mask |= 1 << effect.variable
    return mask


def needed(effects: Sequence[Effect], after: int) -> tuple[int, tuple[Effect, ...]]:
    """What must be known before the effects so that the variables `after` are known after them, and which effects count."""
    if not effects:
        return after, ()
    kept: list[Effect] = []
    for effect in reversed(effects):
        bit = 1 << effect.variable
        if after & bit:
            kept.append(effect)
            if overwrites(effect):
                after &= ~bit
            after |= mask_of(effect.condition)
    return after, tuple(reversed(kept))


def parts(following: Sequence[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """The strongly connected parts of the graph of places, in an order in which every way leads onward or stays.

    Tarjan's algorithm, with a stack of its own because a calendar may be longer than Python's; the members of each part
    stand in calendar order.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[tuple[int, ...]] = []
    for root in range(len(following)):
        if root in index:
            continue
        work = [(root, iter(following[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            place, rest = work[-1]
            for after in rest:
                if after not in index:
                    index[after] = low[after] = len(index)
                    stack.append(after)
                    on_stack.add(after)
                    work.append((after, iter(following[after])))
                    break
                if after in on_stack:
                    low[place] = min(low[place], index[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[place])
                if low[place] == index[place]:
                    found.append(_popped(stack, on_stack, place))
    return tuple(reversed(found))


def _popped(stack: list[int], on_stack: set[int], root: int) -> tuple[int, ...]:
    part: list[int] = []
    while not part or part[-1] != root:
        part.append(stack.pop())
        on_stack.discard(part[-1])
    return tuple(sorted(part))


class DataFlow(Struct, frozen=True):
    """The shape of a story. Masks are indexed by place.

    `arriving` is what is live before it is known whether the scene happens, `standing` what is live once the reader
    stands there; `born` is what some path may have changed before the place, `asked` what the place's own rules read.
    """

    story: Story
    following: tuple[tuple[int, ...], ...]
    parts: tuple[tuple[int, ...], ...]
    arriving: tuple[int, ...]
    standing: tuple[int, ...]
    born: tuple[int, ...]
    asked: tuple[int, ...]

    def loops(self, part: tuple[int, ...]) -> bool:
        """Whether a path can come back within this part."""
        return len(part) > 1 or part[0] in self.following[part[0]]


def flow(story: Story, *, told: bool = False, words: bool = False, all_kept: bool = False) -> DataFlow:
    """The shape of a story.

    What is read is what decides where the story goes: what scenes and choices ask for, and effects that bear on those.
    With `told`, what endings ask for is read, too; with `words`, so is all that a text asks. `all_kept` keeps everything.
    """
    following = tuple(node.successors for node in story.graph)
    in_order = parts(following)
    everything = ((1 << len(story.variables)) - 1,) * len(following)
    asked = tuple(_asked(node) for node in story.graph[: story.end]) + everything[story.end :]
    kept = DataFlow(story, following, in_order, everything, everything, _born(story, in_order), asked)
    return kept if all_kept else _reading(kept, _read(story, told=told, words=words))


def with_words(shape: DataFlow) -> DataFlow:
    """The same shape where texts read, too, of one in which only endings did."""
    read = _read(shape.story, told=True, words=True)
    return shape if read == _read(shape.story, told=True, words=False) else _reading(shape, read)


def _reading(shape: DataFlow, read: tuple[int, ...]) -> DataFlow:
    """The shape where so many variables are read beside the rules of play, and the others forgotten."""
    arriving, standing = _live(shape, read)
    end = shape.story.end
    asked = tuple(own | more for own, more in zip(shape.asked[:end], read, strict=False))
    return replace(shape, arriving=arriving, standing=standing, asked=asked + arriving[end:])


def _asked(node: Node) -> int:
    mask = mask_of(node.stands)
    for edge in node.edges:
        mask |= mask_of(edge.guard) | changed_by(edge.effects)
        for effect in edge.effects:
            mask |= mask_of(effect.condition)
    return mask


def _live(shape: DataFlow, read: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    arriving, standing = list(read), list(read)
    for part in reversed(shape.parts):
        before: list[int] | None = None
        while before is None or (shape.loops(part) and before != [arriving[place] for place in part]):
            before = [arriving[place] for place in part]
            for place in reversed(part):
                node = shape.story.graph[place]
                standing[place] = read[place] | _live_before(node.choices, arriving)
                arriving[place] = standing[place] | mask_of(node.stands) | _live_before(node.silent, arriving)
    return tuple(arriving), tuple(standing)


def _live_before(edges: Iterable[Edge], arriving: Sequence[int]) -> int:
    mask = 0
    for edge in edges:
        mask |= mask_of(edge.guard) | needed(edge.effects, arriving[edge.target])[0]
    return mask


def _read(story: Story, *, told: bool, words: bool) -> tuple[int, ...]:
    """The variables that are read at each place beside the rules of play."""
    if not words:
        nothing = [0] * len(story.graph)
        nothing[story.end] = _told(story) if told else 0
        return tuple(nothing)
    found = []
    for scene in story.scenes:
        texts = (scene.text, scene.report, *(choice.then for choice in scene.choices))
        found.append(mask_of(*(passage.condition for text in texts for passage in text)))
    endings = [mask_of(*(p.condition for text in (ending.text, ending.line) for p in text)) for ending in story.endings]
    return (*found, functools.reduce(operator.or_, endings, _told(story)), *endings)


def _told(story: Story) -> int:
    """Who has which ending, who is followed, and who has left."""
    flags = sum(1 << index for index, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED)
    fits = (condition for ending in story.endings for _, condition in ending.whose)
    return flags | mask_of(*fits, *(person.present_while for person in story.people))


def _born(story: Story, in_order: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    born = [0] * len(story.graph)
    for part in in_order:
        changed = True
        while changed:
            changed = False
            for place in part:
                for edge in story.graph[place].edges:
                    more = born[place] | changed_by(edge.effects)
                    changed |= bool(more & ~born[edge.target]) and edge.target <= place
                    born[edge.target] |= more
    return tuple(born)
