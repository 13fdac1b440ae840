"""Who has which ending when, and at which moments it is read or told."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.proof.model.query import StateQuery, at
from game.story.logic import ALWAYS, NEVER, Among, Condition, conj, disj, negated
from game.story.model import Person, Story, VariableKind


def ending_guards(story: Story, person: str | None) -> tuple[tuple[int, Condition], ...]:
    """Return for one person when each ending (by its number) is theirs: its condition, and none of those before it."""
    found: list[tuple[int, Condition]] = []
    earlier: list[Condition] = []
    for number, ending in enumerate(story.endings):
        for whose, condition in ending.whose:
            if whose == person:
                found.append((number, conj(condition, *(negated(one) for one in earlier))))
                earlier.append(condition)
    return tuple(found)


def people_of(story: Story) -> tuple[str | None, ...]:
    """Return those who have endings: the people, or None for the story itself when it has no people."""
    return tuple(person.id for person in story.people) or (None,)


def is_followed(story: Story, person: str | None) -> Condition:
    """Return the condition that the reader follows this person; always so when it is nobody."""
    for index, variable in enumerate(story.variables):
        if variable.kind is VariableKind.FOLLOWED and variable.name == f"{person}.followed":
            return Among(index, 0b10)
    return ALWAYS if person is None else NEVER


def stands(story: Story, person: str | None) -> Condition:
    """Return the condition that this person has not left the story."""
    return next((one.present_while for one in story.people if one.id == person), ALWAYS)


def told_name(person: Person) -> str:
    """Return the name of the variable that says whether a person's ending was read before; few stories have it."""
    return f"told:{person.id}"


class EndingReader(Struct, frozen=True):
    """One whose endings there are: when they are followed and stand, when their ending was not read yet, which they have."""

    person: str | None
    followed: Condition
    stands: Condition
    untold: Condition
    fits: Mapping[int, Condition]

    def readings(self, story: Story, number: int, so: Condition) -> Iterator[StateQuery]:
        """Return where their ending of this number may be read while `so`: at the end, or wherever they have left."""
        fit = conj(self.followed, self.untold, self.fits[number], so)
        yield at(story.end, fit)
        if self.stands != ALWAYS:
            yield StateQuery(range(story.end), conj(fit, negated(self.stands)))

    def tellings(self, story: Story, number: int, so: Condition) -> Iterator[StateQuery]:
        """Return where it may be told in a line, as that of somebody not followed."""
        if self.person is not None:
            yield at(story.end, conj(negated(self.followed), self.untold, self.fits[number], so))


class Endings(Struct, frozen=True):
    """The endings of a story by their numbers: who has which, and to which a choice leads by name."""

    story: Story
    readers: tuple[EndingReader, ...]
    named: frozenset[int]

    def having(self, number: int) -> tuple[EndingReader, ...]:
        """Return those who can have the ending of this number."""
        return tuple(reader for reader in self.readers if number in reader.fits)

    def by_name(self, number: int, so: Condition = ALWAYS) -> tuple[StateQuery, ...]:
        """Return where the ending of this number may be reached by name while `so`; it is nobody's then."""
        return (at(self.story.ending_place(number), so),) if number in self.named else ()

    def asks(self, number: int, so: Condition = ALWAYS) -> tuple[StateQuery, ...]:
        """Return what asks whether the ending of this number is had while `so`: by name, or by whoever can have it."""
        theirs = (ask for reader in self.having(number) for ask in reader.readings(self.story, number, so))
        return (*self.by_name(number, so), *theirs)


def endings_of(story: Story) -> Endings:
    """Return the endings of a story, with who has them."""
    reached = {edge.target for vertex in story.graph for edge in vertex.choices}
    named = (number for number in range(len(story.endings)) if story.ending_place(number) in reached)
    return Endings(story, tuple(_readers(story)), frozenset(named))


def _readers(story: Story) -> Iterator[EndingReader]:
    """Return everybody who has endings: the people, or the one reader of a story without people."""
    names = {variable.name: index for index, variable in enumerate(story.variables)}
    for person in story.people:
        told = names.get(told_name(person))
        untold = ALWAYS if told is None else Among(told, 0b01)
        follows = is_followed(story, person.id)
        yield EndingReader(person.id, follows, person.present_while, untold, dict(ending_guards(story, person.id)))
    if not story.people:
        yield EndingReader(None, ALWAYS, ALWAYS, ALWAYS, dict(ending_guards(story, None)))


def had(story: Story, number: int) -> Condition:
    """Return the condition that at the end this ending is that of somebody followed, or of the story itself."""
    theirs = ((person, dict(ending_guards(story, person))) for person in people_of(story))
    return disj(*(conj(is_followed(story, person), fit[number]) for person, fit in theirs if number in fit))


def had_by_place(story: Story) -> dict[int, Condition]:
    """Return for each place where an ending is reached by name the condition that it is had at the calendar's end."""
    return {story.ending_place(number): had(story, number) for number in range(len(story.endings))}
