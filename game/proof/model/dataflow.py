"""Which variables are worth remembering at which place of a story, found without playing it.

Two questions are asked of every variable at every place. *Is it live?* Will something later depend on the value it has
here? *May it be written?* Can any path that leads here have changed it? A variable that is not live may be forgotten, and
one that no path has written still has its start value; so a variable costs nothing but from its first writing to its last
reading. Both are the classical data-flow analyses of compilers (Kildall 1973), done on sets of variables held as bit masks.

Forgetting is exact. Two moments of one place that agree on the live variables have the same open choices, and each
choice leads both to moments that agree again: they are bisimilar, so no verdict can tell them apart.
"""

import functools
import operator
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.proof.model.components import strongly_connected
from game.proof.model.masks import Mask, asked_by, changed_by, mask_of
from game.story.graph import Edge, Vertex
from game.story.logic import ALWAYS, Effect
from game.story.model import Passage, Story, VariableKind


class DataFlow(Struct, frozen=True):
    """What was found of a story; masks are by place.

    `sccs` are the strongly connected components in the order in which edges lead onward. `live_on_entry` is live for who
    arrives, `live_on_stage` for who stands there; `maybe_written` may have been changed on some path to the place, and
    `reads` is what the place's own rules and texts ask for.
    """

    story: Story
    sccs: tuple[tuple[int, ...], ...]
    live_on_entry: tuple[Mask, ...]
    live_on_stage: tuple[Mask, ...]
    maybe_written: tuple[Mask, ...]
    reads: tuple[Mask, ...]

    def is_cyclic(self, component: tuple[int, ...]) -> bool:
        """Return whether a path can come back within this strongly connected component."""
        return len(component) > 1 or component[0] in self.story.graph[component[0]].successors


def analyse(story: Story, *, endings: bool = False, texts: bool = False, everything: bool = False) -> DataFlow:
    """Return the live and the written variables of a story.

    What is read is what decides where the story goes: what scenes and choices ask for, and effects that bear on those.
    With `endings`, what they ask for is read, too; with `texts`, so is all that any text asks. With `everything`, every
    variable is live everywhere.
    """
    graph = story.graph
    sccs = strongly_connected([vertex.successors for vertex in graph])
    whole = ((1 << len(story.variables)) - 1,) * len(graph)
    reads = tuple(_read_by_rules(vertex) for vertex in graph[: story.end]) + whole[story.end :]
    kept = DataFlow(story, sccs, whole, whole, _maybe_written(story, sccs), reads)
    return kept if everything else reading(kept, _read_beside(story, endings=endings, texts=texts))


def with_texts(flow: DataFlow) -> DataFlow:
    """Return the data flow in which texts are read, too, from one in which only endings were."""
    read = _read_beside(flow.story, endings=True, texts=True)
    return flow if read == _read_beside(flow.story, endings=True, texts=False) else reading(flow, read)


def kills(effect: Effect) -> bool:
    """Return whether nothing of the old value is left after the effect, whatever it was."""
    return effect.condition == ALWAYS and len(set(effect.table)) == 1


def live_before(effects: Sequence[Effect], after: Mask) -> tuple[Mask, tuple[Effect, ...]]:
    """Return what is live before the effects where `after` is live after them, and those of the effects that count."""
    if not effects:
        return after, ()
    kept: list[Effect] = []
    for effect in reversed(effects):
        bit = 1 << effect.variable
        if after & bit:
            kept.append(effect)
            if kills(effect):
                after &= ~bit
            after |= mask_of(effect.condition)
    return after, tuple(reversed(kept))


def reading(flow: DataFlow, read: tuple[Mask, ...]) -> DataFlow:
    """Return the data flow in which these variables, masks by place, are read beside the rules of play."""
    on_entry, on_stage = _live(flow, read)
    end = flow.story.end
    reads = tuple(own | more for own, more in zip(flow.reads[:end], read, strict=False))
    return replace(flow, live_on_entry=on_entry, live_on_stage=on_stage, reads=reads + on_entry[end:])


def _live(flow: DataFlow, read: Sequence[Mask]) -> tuple[tuple[Mask, ...], tuple[Mask, ...]]:
    """The least fixed point of liveness, component by component from the ends back: on entry, and on stage."""
    on_entry, on_stage = list(read), list(read)
    for component in reversed(flow.sccs):
        before: list[Mask] | None = None
        while before is None or (flow.is_cyclic(component) and before != [on_entry[place] for place in component]):
            before = [on_entry[place] for place in component]
            for place in reversed(component):
                vertex = flow.story.graph[place]
                on_stage[place] = read[place] | _live_before_edges(vertex.choices, on_entry)
                on_entry[place] = on_stage[place] | mask_of(vertex.stands) | _live_before_edges(vertex.silent, on_entry)
    return tuple(on_entry), tuple(on_stage)


def _live_before_edges(edges: Iterable[Edge], on_entry: Sequence[Mask]) -> Mask:
    mask = 0
    for edge in edges:
        mask |= mask_of(edge.guard) | live_before(edge.effects, on_entry[edge.target])[0]
    return mask


def _maybe_written(story: Story, sccs: Iterable[tuple[int, ...]]) -> tuple[Mask, ...]:
    """The variables that some path may have changed before it arrives: reaching definitions, without which they are."""
    written = [0] * len(story.graph)
    for component in sccs:
        changed = True
        while changed:
            changed = False
            for place in component:
                for edge in story.graph[place].edges:
                    more = written[place] | changed_by(edge.effects)
                    changed |= bool(more & ~written[edge.target]) and edge.target <= place
                    written[edge.target] |= more
    return tuple(written)


# --- what is read ---------------------------------------------------------------------------------------------------


def _read_by_rules(vertex: Vertex) -> Mask:
    """All that the rules of a place ask for or change."""
    mask = asked_by(vertex)
    for edge in vertex.edges:
        mask |= changed_by(edge.effects)
    return mask


def _read_beside(story: Story, *, endings: bool, texts: bool) -> tuple[Mask, ...]:
    """The variables that are read at each place beside the rules of play."""
    if not texts:
        nothing = [0] * len(story.graph)
        nothing[story.end] = _read_by_endings(story) if endings else 0
        return tuple(nothing)
    closing = _read_in(story.last_passages)
    told = [closing | _read_in(ending.passages) for ending in story.endings]
    return (
        *(_read_in(scene.passages) | mask_of(*(one.shut for one in scene.choices)) for scene in story.scenes),
        functools.reduce(operator.or_, told, closing | _read_by_endings(story)),
        *told,
    )


def _read_in(passages: Iterable[Passage]) -> Mask:
    return mask_of(*(passage.condition for passage in passages))


def _read_by_endings(story: Story) -> Mask:
    """Who has which ending, who is followed, and who has left."""
    flags = sum(1 << index for index, variable in enumerate(story.variables) if variable.kind is VariableKind.FOLLOWED)
    fits = (condition for ending in story.endings for _, condition in ending.whose)
    return flags | mask_of(*fits, *(person.present_while for person in story.people))
