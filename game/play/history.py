"""The tree of all choices made in a run, and the place in it where the reader stands."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

START = 0
"""The node before the first choice."""


class Left(Struct, frozen=True):
    """How far a place was read when the reader went elsewhere: which of its pages, which block of it, and when.

    `title` is of that page, and `ended` says that no choice is left there.
    """

    page: int
    block: int
    when: datetime
    title: str = ""
    ended: bool = False


class History:
    """A tree of choices and a place `at` in it. A node is a number: `START`, or where one stands after one more choice.

    Nodes are only ever added: to go back moves the place, to choose otherwise grows a branch. Those that follow a node
    stand in the order in which they were last gone to, latest first, so that the first of them is the way on.
    `left` says of nodes from which the reader went elsewhere how far they were read; `names` are those of branches, by
    the node at their tip, `aside` the tips of those that are not to be listed, and `marks` the reader's own words.
    """

    def __init__(self) -> None:
        self.at = START
        self.left: dict[int, Left] = {}
        self.names: dict[int, str] = {}
        self.aside: set[int] = set()
        self.marks: dict[int, str] = {}
        self._choices = [""]
        self._before = [START]
        self._ways: list[list[int]] = [[]]

    def __len__(self) -> int:
        """Return how many choices there are in the tree."""
        return len(self._choices) - 1

    def choice(self, node: int) -> str:
        """Return the choice (`scene/choice`) that led to a node; none led to the start."""
        return self._choices[node]

    def before(self, node: int) -> int:
        """Return the node from which the choice was made that led to this one; the start is before itself."""
        return self._before[node]

    def ways(self, node: int) -> tuple[int, ...]:
        """Return the nodes that follow one, that last gone to first."""
        return tuple(self._ways[node])

    @property
    def ahead(self) -> int | None:
        """The node to which the way last gone leads on from the place, or None at the tip of a branch."""
        return next(iter(self._ways[self.at]), None)

    def path(self, node: int) -> tuple[int, ...]:
        """Return the nodes from the start to this one, both included."""
        path = [node]
        while path[-1] != START:
            path.append(self._before[path[-1]])
        return tuple(reversed(path))

    def tip(self, node: int) -> int:
        """Return the tip to which the ways last gone lead on from a node."""
        while self._ways[node]:
            node = self._ways[node][0]
        return node

    def preorder(self) -> Iterator[int]:
        """Yield every node after the one before it, the way last gone first (depth-first preorder)."""
        waiting = [START]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(self._ways[node]))

    def grow(self, node: int, choice: str) -> int:
        """Return the node to which a choice leads from this one, a new one where it was never made there.

        A new one is the last of the ways on. What belonged to the branch whose tip it grows from is its own then.
        """
        found = next((one for one in self._ways[node] if self._choices[one] == choice), None)
        if found is not None:
            return found
        new = len(self._choices)
        if not self._ways[node]:
            self.aside.discard(node)
            if node in self.names:
                self.names[new] = self.names.pop(node)
        self._choices.append(choice)
        self._before.append(node)
        self._ways.append([])
        self._ways[node].append(new)
        return new

    def choose(self, choice: str) -> None:
        """Go on by a choice (`scene/choice`): along a branch that made it already, or by a new one."""
        self.at = self.grow(self.at, choice)
        self._go_first(self.at)

    def go(self, node: int) -> None:
        """Stand at a node; the way to it is from now on the one last gone."""
        self.at = node
        while node != START:
            self._go_first(node)
            node = self._before[node]

    def fork(self, node: int) -> int:
        """Return the last node that lies on the way both to the place and to this node."""
        here = frozenset(self.path(self.at))
        while node not in here:
            node = self._before[node]
        return node

    def _go_first(self, node: int) -> None:
        ways = self._ways[self._before[node]]
        if ways[0] != node:
            ways.remove(node)
            ways.insert(0, node)
