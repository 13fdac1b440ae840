"""The strongly connected components of a graph of places: the largest parts in which one can go round."""

from collections.abc import Iterable, Sequence


def strongly_connected(successors: Sequence[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """Return the components, ordered so that every edge leads onward or stays; the members of each ascend.

    `successors` are by place. Tarjan's algorithm (1972), with a stack of its own because a calendar may be longer than
    Python's.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[tuple[int, ...]] = []
    for root in range(len(successors)):
        if root in index:
            continue
        work = [(root, iter(successors[root]))]
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
                    work.append((after, iter(successors[after])))
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
    component: list[int] = []
    while not component or component[-1] != root:
        component.append(stack.pop())
        on_stack.discard(component[-1])
    return tuple(sorted(component))
