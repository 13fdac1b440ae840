"""Compiles those who can be followed or met, the page on which they are picked and the pages on which they are exchanged."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, islice, permutations

from msgspec.structs import replace

from game.story.compile.context import Context
from game.story.expr.symbols import FLAG
from game.story.expr.you import Scope
from game.story.format.validate import Fields
from game.story.logic import ALWAYS, Among, Condition, Effect, Operation, conj, disj, effect, negated
from game.story.model import (
    Act,
    Choice,
    Figure,
    Inline,
    Location,
    Person,
    Scene,
    SceneKind,
    Span,
    Text,
    Variable,
    VariableKind,
)
from game.story.source.nodes import Scalar

BEGIN = "begin"
"""The id of the scene in which the reader picks whom to follow."""

MOST_FOLLOWED = 12
"""How many people may be followed together: the choice that picks them has the ids of all of them in its own."""

MOST_OFFERED = 1_000
"""How many ways to follow people a page may offer."""


def exchange_id(act: str) -> str:
    """Return the id of the scene after an act in which the reader may exchange one person."""
    return f"after-{act}"


def declare_followed(context: Context, people: Sequence[tuple[Scalar, Fields]]) -> None:
    """Declare for each person the variable that says whether the reader follows them."""
    for key, _ in people:
        name = f"{key.text}.followed"
        meaning = f"whether the reader follows {key.text}"
        context.names.declare(
            Variable(name, FLAG, 0, ordered=True, meaning=meaning, where=key.where, kind=VariableKind.FOLLOWED)
        )


def compile_people(context: Context, named: Sequence[tuple[Scalar, Fields]]) -> dict[str, Person]:
    """Compile those who can be followed, by their ids; the short name of namesakes stands behind the one that they share."""
    people = {key.text: _person(context, key, fields) for key, fields in named}
    called = Counter(one.name for one in people.values())
    return {
        id: replace(one, name=f"{one.name} ({one.short})") if called[one.name] > 1 and one.short != one.name else one
        for id, one in people.items()
    }


def _person(context: Context, key: Scalar, fields: Fields) -> Person:
    scope = Scope(context.names, (), "name the person; `you` is asked only in scenes and endings")
    name = fields.words("name")
    short = fields.words("short") or name
    return Person(
        id=key.text,
        name=name,
        short=short,
        forms=tuple(dict.fromkeys((short, name, *(one.text for one in fields.list("forms"))))),
        about=context.blocks(fields, "about"),
        hook=context.blocks(fields, "hook"),
        invented=fields.words("invented"),
        said=fields.words("said"),
        present_while=context.condition(fields, "while", scope)[0],
        where=key.where,
    )


def compile_figures(named: Sequence[tuple[Scalar, Fields]]) -> tuple[Figure, ...]:
    """Return those who can be met and never followed."""
    return tuple(
        Figure(
            id=key.text,
            name=fields.words("name"),
            forms=tuple(one.text for one in fields.list("forms")) or (fields.words("name"),),
            said=fields.words("said"),
            about=fields.words("about"),
            where=key.where,
        )
        for key, fields in named
    )


def begin_scene(context: Context, fields: Fields | None, sizes: Sequence[int], where: Location) -> Scene:
    """Return the first scene of a story with people: one choice for each way to follow so many of them."""
    people = tuple(context.people.values())
    groups = islice((group for size in sorted(set(sizes)) for group in combinations(people, size)), MOST_OFFERED)
    choices = tuple(_pick(context, group, where) for group in groups)
    title = (fields.words("title") if fields else "") or "Whom will you follow?"
    return _scene(BEGIN, SceneKind.BEGIN, 0, title, _text(context, fields), choices, ALWAYS, where)


def _pick(context: Context, group: Sequence[Person], where: Location) -> Choice:
    effects = tuple(_follow(context, person, True) for person in group)
    words = " and ".join(person.name for person in group)
    return _choice("+".join(person.id for person in group), (Span(words),), ALWAYS, effects, where)


def exchange_scene(
    context: Context, fields: Fields, act: Act, number: int, where: Location, act_fields: Fields
) -> Scene:
    """Return the scene after an act in which one person may be exchanged for another; what the act adds is read first.

    It is read while somebody followed is still there, and where none is, as long as there is somebody else to follow.
    """
    people = tuple(context.people.values())
    stay = context.line(fields, "stay") or (Span("Go on as you are"),)
    swaps = (_swap(context, old, new, where) for old, new in islice(permutations(people, 2), MOST_OFFERED))
    choices = (_choice("stay", stay, ALWAYS, (), where), *swaps)
    followed = {person.id: _is_followed(context, person, True) for person in people}
    here = disj(*(conj(followed[person.id], person.present_while) for person in people))
    others = disj(*(conj(negated(followed[person.id]), person.present_while) for person in people))
    wanted = disj(here, conj(disj(*followed.values()), others))
    text = (*_text(context, act_fields, "after"), *_text(context, fields))
    title = fields.words("title") or "Between two acts"
    return _scene(exchange_id(act.id), SceneKind.EXCHANGE, number, title, text, choices, wanted, where)


def _swap(context: Context, old: Person, new: Person, where: Location) -> Choice:
    # said so that it is true of the dead as well
    words = f"Let {_told_apart(old, new)} go, and follow {_told_apart(new, old)}"
    can = conj(_is_followed(context, old, True), _is_followed(context, new, False), new.present_while)
    effects = (_follow(context, old, False), _follow(context, new, True))
    return _choice(f"{old.id}>{new.id}", (Span(words),), can, effects, where)


def _told_apart(person: Person, other: Person) -> str:
    """Return the short name of somebody, or the whole one where the other has the same."""
    return person.name if person.short == other.short else person.short


def _is_followed(context: Context, person: Person, so: bool) -> Condition:
    return Among(context.names.followed(person.id), 0b10 if so else 0b01)


def _follow(context: Context, person: Person, so: bool) -> Effect:
    return effect(context.names.followed(person.id), Operation.SET, int(so), 2)


def _text(context: Context, fields: Fields | None, name: str = "text") -> Text:
    return context.text_of_nobody(fields, name, "nobody in particular reads this page") if fields else ()


def _choice(
    name: str, words: tuple[Inline, ...], condition: Condition, effects: tuple[Effect, ...], where: Location
) -> Choice:
    return Choice(
        id=name,
        text=words,
        condition=condition,
        closed=None,
        effects=effects,
        then=(),
        to=None,
        default=False,
        once=False,
        where=where,
        asked_at=where,
    )


def _scene(
    name: str,
    sort: SceneKind,
    act: int,
    title: str,
    text: Text,
    choices: tuple[Choice, ...],
    when: Condition,
    where: Location,
) -> Scene:
    return Scene(
        id=name,
        sort=sort,
        act=act,
        title=title,
        when="",
        place="",
        people=(),
        heat=0,
        content="",
        report=(),
        happens=when,
        on_stage=when,
        viewpoints=(),
        text=text,
        choices=choices,
        offstage=(),
        offstage_to=None,
        notes=(),
        facts=(),
        disagreements=(),
        answers=(),
        where=where,
        asked_at=where,
    )
