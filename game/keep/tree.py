"""How the tree of a run's choices is written down, and how it grows again from that."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Annotated

from msgspec import Meta, Struct

from game.keep.codec import Line, is_clean
from game.play.history import START, History, Left

LONGEST_WORD, LONGEST_TITLE = 60, 500
FURTHEST = 1_000_000  # no page and no block has a higher number

Number = Annotated[int, Meta(ge=0, le=FURTHEST)]
Node = Annotated[int, Meta(ge=0)]


class Branch(Struct, frozen=True):
    """Choices made one after another, the first of them behind the node `after`."""

    after: Node
    choices: tuple[Line, ...]


class LeftAt(Struct, frozen=True, omit_defaults=True):
    """How far the node `at` was read when the reader went elsewhere."""

    at: Node
    page: Number
    block: Number
    when: Annotated[datetime, Meta(tz=True)]
    title: Annotated[Line, Meta(max_length=LONGEST_TITLE)] = ""
    ended: bool = False


class Named(Struct, frozen=True):
    """A word of the reader's at a node: the name of a branch, or a mark."""

    at: Node
    word: Annotated[Line, Meta(max_length=LONGEST_WORD)]


class Tree(Struct, frozen=True, omit_defaults=True):
    """What a history holds besides the choices that lead to its place.

    Nodes are numbered as they are written: 0 the start, then those on the way to the place, then those of the branches.
    """

    branches: tuple[Branch, ...] = ()
    left: tuple[LeftAt, ...] = ()
    names: tuple[Named, ...] = ()
    aside: tuple[Node, ...] = ()
    marks: tuple[Named, ...] = ()


def tree_of(history: History) -> Tree:
    """Return what is to be written of a history besides the way to its place."""
    order = list(history.preorder())
    number = {node: at for at, node in enumerate(order)}
    branches: list[tuple[int, list[str]]] = []
    on = None
    for node in islice(order, number[history.at] + 1, None):
        if on is None or history.before(node) != on:
            branches.append((number[history.before(node)], []))
        branches[-1][1].append(history.choice(node))
        on = node
    return Tree(
        tuple(Branch(after, tuple(choices)) for after, choices in branches),
        tuple(_left_at(number[node], one) for node, one in sorted(history.left.items())),
        _words(history.names, number),
        tuple(number[node] for node in sorted(history.aside)),
        _words(history.marks, number),
    )


def as_word(typed: str) -> str | None:
    """Return a word of the reader's as a save keeps it, on one line; None for one that could not be read back."""
    word = " ".join(typed.split())
    return word if len(word) <= LONGEST_WORD and is_clean(word) else None


def one_line(text: str) -> str:
    """Return an author's words as a save keeps them to be shown in a list: on one line, and no longer than a title."""
    return " ".join(text.split())[:LONGEST_TITLE]


def is_whole(choices: int, tree: Tree) -> bool:
    """Return whether everything in a tree stands at a node that is written before it; `choices` lead to the place."""
    nodes = choices + 1
    for branch in tree.branches:
        if branch.after >= nodes:
            return False
        nodes += len(branch.choices)
    words = (one.at for one in (*tree.names, *tree.marks))
    return all(at < nodes for at in (*words, *(one.at for one in tree.left), *tree.aside))


def history_of(choices: Sequence[str], tree: Tree) -> tuple[History, int]:
    """Return the history that was written down, standing at its start, and the node that was its place."""
    history = History()
    nodes = [START]
    _grow(history, nodes, START, choices)
    place = nodes[-1]
    for branch in tree.branches:
        _grow(history, nodes, nodes[branch.after], branch.choices)
    history.left = {nodes[one.at]: Left(one.page, one.block, one.when, one.title, one.ended) for one in tree.left}
    history.names = {nodes[one.at]: one.word for one in tree.names}
    history.aside = {nodes[at] for at in tree.aside}
    history.marks = {nodes[one.at]: one.word for one in tree.marks}
    return history, place


def _grow(history: History, nodes: list[int], node: int, choices: Sequence[str]) -> None:
    for choice in choices:
        node = history.grow(node, choice)
        nodes.append(node)


def _left_at(node: int, one: Left) -> LeftAt:
    return LeftAt(node, one.page, one.block, one.when, one_line(one.title), one.ended)


def _words(words: dict[int, str], number: dict[int, int]) -> tuple[Named, ...]:
    return tuple(Named(number[node], word) for node, word in sorted(words.items()))
