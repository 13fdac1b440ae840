"""Which notices a story's files answer, and which of their answers nothing asked for."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import TypeVar

from msgspec import Struct, field

from game.story.diagnostics import Diagnostic
from game.story.model import Answer, Location, Story, VariableKind

_D = TypeVar("_D", bound=Diagnostic)


class Answers(Struct):
    """The answers of a story, and those that were needed so far."""

    story: Story
    needed: set[Answer] = field(default_factory=set)
    things: list[tuple[Location, tuple[Answer, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.things = _things(self.story)

    def unanswered(self, found: Iterable[_D]) -> tuple[_D, ...]:
        """Return what neither the scene or ending it is about answers, nor the story; the rest is kept in mind."""
        left = []
        for one in found:
            answer = next((answer for answer in self._about(one.where) if answer.code == one.code), None)
            if answer is None:
                left.append(one)
            else:
                self.needed.add(answer)
        return tuple(left)

    def to_nothing(self, asked: Collection[str]) -> tuple[Diagnostic, ...]:
        """Return N107 for each answer to one of the codes that were asked about which nothing needed."""
        given = (*(answer for _, answers in self.things for answer in answers), *self.story.answers)
        return tuple(
            Diagnostic(one.where, "N107", f"nothing here needs an answer to {one.code}", "take it out")
            for one in given
            if one.code in asked and one not in self.needed
        )

    def _about(self, where: Location) -> tuple[Answer, ...]:
        """Return the answers that count at a place: those of what it stands in, then those of the story."""
        at = bisect_right(self.things, where, key=lambda thing: thing[0]) - 1
        before = self.things[max(at, 0) : at + 2] if self.things else []  # a file may have lines before its thing
        own = next((answers for place, answers in before if place.file == where.file), ())
        return (*own, *self.story.answers)


def _things(story: Story) -> list[tuple[Location, tuple[Answer, ...]]]:
    """Return where everything that can stand in one file with others begins, and its answers, sorted by place."""
    owners = [(scene.where, scene.answers) for scene in story.scenes]
    owners += [(ending.where, ending.answers) for ending in story.endings]
    owners += [(one.where, one.answers) for one in story.disagreements]
    variables = tuple(one for one in story.variables if one.kind is VariableKind.AUTHORED)  # others stand in scenes
    tables = (
        *(story.people, story.figures, story.places, story.acts, variables, story.hours, story.real_people),
        *(story.sources, story.works, story.topics, story.facts, story.warnings),
    )
    others = [(one.where, ()) for table in tables for one in table]
    return sorted([*owners, *others], key=lambda thing: thing[0])
