"""The reader: plays every path of a small story through `Run`, at every heat, and keeps what the composed pages show.

It knows nothing of `game.proof`, and of the rules only what pages tell: it takes each choice that a page offers. What a
page says next depends on where the reader stands and on which endings were read, so a path is left where both are as
they were on another one. Every text of the story must have words of its own, by which it is known again on a page.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from game.play.moment import Moment
from game.play.page import Page, PageKind
from game.play.run import HOTTEST, MILDEST, Run
from game.story.model import Block, Location, SceneKind, Span, Story, Text

Item: TypeAlias = tuple[str, object]
"""A thing written: its kind, and its id or, for a passage, where it stands."""

Key: TypeAlias = tuple[Moment, frozenset[tuple[str, str]]]
"""Where a reader stands, and whose endings they have read."""


class TooLarge(Exception):
    """The story has more to read than these tests have time for."""


@dataclass(frozen=True)
class Turn:
    """What one choice leads to: where the reader then stands, and what the pages show that are turned to come there."""

    after: Key
    shown: frozenset[Item]


@dataclass(frozen=True)
class Reader:
    """Everything that the pages of a story can show."""

    story: Story
    most: int = 3_000

    @cached_property
    def turns(self) -> dict[Key, dict[str, Turn]]:
        """What each choice comes to, wherever a reader can stand."""
        return self._everything[1]

    @cached_property
    def _everything(self) -> tuple[Turn, dict[Key, dict[str, Turn]]]:
        runs = [Run(self.story, heat) for heat in range(MILDEST, HOTTEST + 1)]
        first = self._turn(runs, frozenset())
        found: dict[Key, dict[str, Turn]] = {first.after: {}}
        path = [(first.after, _offered(runs[0]))]
        while path:
            here, left = path[-1]
            choice = next(left, None)
            if choice is None:
                path.pop()
                for run in runs:
                    run.undo()
                continue
            for run in runs:
                run.choose(choice)
            turn = found[here][choice] = self._turn(runs, here[1])
            if turn.after in found:
                for run in runs:
                    run.undo()
                continue
            if len(found) > self.most:
                raise TooLarge
            found[turn.after] = {}
            path.append((turn.after, _offered(runs[0])))
        return first, found

    def _turn(self, runs: Iterable[Run], read: frozenset[tuple[str, str]]) -> Turn:
        """What the runs, which have made the same choices at different heats, show at their present step."""
        shown: set[Item] = set()
        for run in runs:
            for page in run.pages:
                shown.update(self._shown(page))
                if page.kind is PageKind.ENDING:
                    read |= {(page.id, page.person)}
        return Turn((run.moment, read), frozenset(shown))

    def _shown(self, page: Page) -> Iterator[Item]:
        if page.kind is PageKind.SCENE and page.sort is not SceneKind.EXCHANGE:
            yield "scene", page.id
            for option in page.options:
                yield "closed" if option.number is None else "choice", f"{page.id}.{option.id}"
        told = page.kind is PageKind.ENDING or (page.kind is PageKind.SCENE and page.sort is SceneKind.SCENE)
        if told and not page.blocks:
            yield "empty", page.id
        if page.kind is PageKind.ENDING:
            yield "ending", page.id
            yield "ending of", (page.id, page.person)
        for block in page.blocks:
            words = "".join(piece.text for piece in block.pieces if isinstance(piece, Span))
            if words in self.passages:
                yield "passage", self.passages[words]
        for line in page.lines:  # which may say several passages, one after another
            yield from (("passage", where) for words, where in self.passages.items() if words in line)

    @cached_property
    def passages(self) -> dict[str, Location]:
        """Where the passage stands that begins with these words."""
        found: dict[str, Location] = {}
        for scene in self.story.scenes:
            texts = [scene.text, scene.report, *(choice.then for choice in scene.choices)]
            _note(found, *((passage.blocks, passage.where) for text in texts for passage in text))
            _note(found, *((choice.report, choice.where) for choice in scene.choices if choice.report))
        last = (*self.story.close.text, *self.story.coda.text)
        _note(found, *((passage.blocks, passage.where) for passage in last))
        for ending in self.story.endings:
            _note(found, *((passage.blocks, passage.where) for passage in (*ending.text, *ending.line)))
        return found

    @cached_property
    def distances(self) -> dict[Item, int]:
        """The fewest choices after which each thing is shown that ever is; a choice is shown when it is made."""
        first, turns = self._everything
        found = dict.fromkeys(first.shown, 0)
        away = {first.after: 0}
        waiting = deque(away)
        while waiting:
            here = waiting.popleft()
            for turn in turns[here].values():
                for item in turn.shown:
                    found.setdefault(item, away[here] + 1)
                if turn.after not in away:
                    away[turn.after] = away[here] + 1
                    waiting.append(turn.after)
        return {item: count + (item[0] == "choice") for item, count in found.items()}

    @property
    def shown(self) -> frozenset[Item]:
        """Everything that some page of some path shows."""
        return frozenset(self.distances)


def _offered(run: Run) -> Iterator[str]:
    return iter([option.id for option in run.pages[-1].options if option.number is not None])


def _note(found: dict[str, Location], *texts: tuple[tuple[Block, ...], Location]) -> None:
    for blocks, where in texts:
        words = "".join(one.text for one in blocks[0].inlines if isinstance(one, Span))
        assert found.setdefault(words, where) == where, f"{words!r} stands at two places"


def written(story: Story) -> dict[Item, Item | None]:
    """Everything an author wrote that pages must show, each with the thing it is part of."""
    found: dict[Item, Item | None] = {}
    for scene in story.scenes:
        whole = None if scene.sort is SceneKind.EXCHANGE else ("scene", scene.id)
        found |= {} if whole is None else {whole: None}
        found |= _passages((*scene.text, *scene.report), whole)
        for choice in scene.choices if whole else ():
            name = f"{scene.id}.{choice.id}"
            found["choice", name] = whole
            found |= {} if choice.closed is None else {("closed", name): whole}
            found |= _passages(choice.then, ("choice", name))
            found |= {("passage", choice.where): ("choice", name)} if choice.report else {}
    found |= _passages((*story.close.text, *story.coda.text), None)
    for ending in story.endings:
        found["ending", ending.id] = None
        found |= _passages((*ending.text, *ending.line), ("ending", ending.id))
    return found


def _passages(text: Text, whole: Item | None) -> dict[Item, Item | None]:
    return dict.fromkeys((("passage", passage.where) for passage in text), whole)
