"""Compiles the parts of a story that can be played by themselves, its last pages, and the pages that belong to no scene."""

from collections.abc import Iterable, Sequence

from game.story.compile.context import Context
from game.story.format.validate import Fields
from game.story.format.values import instead_of_id, is_id
from game.story.model import Hour, LastPage, ReferencePage
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar


def compile_hours(context: Context, named: Iterable[tuple[Scalar, Fields]], order: Sequence[str]) -> tuple[Hour, ...]:
    """Return the hours; `order` are the ids of all scenes as the acts list them. Scenes that are not there are blamed."""
    return tuple(hour for key, fields in named if (hour := _hour(context, key, fields, order)))


def compile_leaves(context: Context, named: Iterable[tuple[Scalar, Fields]]) -> tuple[ReferencePage, ...]:
    """Return the pages that a reader may look up at any time."""
    return tuple(
        ReferencePage(key.text, fields.words("title"), context.blocks(fields, "text")) for key, fields in named
    )


def compile_last_page(context: Context, fields: Fields | None) -> LastPage:
    """Return a page behind the endings, the close or the coda; it is empty where the story has none of its own."""
    if fields is None:
        return LastPage()
    instead = "whoever was followed reads the last page; name the person"
    notes = context.notes(fields)
    return LastPage(
        title=fields.words("title"),
        text=context.text_of_nobody(fields, "text", instead, context.marks(fields)),
        notes=notes,
        facts=context.facts_with(fields, notes),
        disagreements=context.disagreements(fields),
    )


def _hour(context: Context, key: Scalar, fields: Fields, order: Sequence[str]) -> Hour | None:
    if not is_id(key.text):
        context.problems.add("E014", key.where, f"{key.text!r} is no id of an hour", instead_of_id(key.text))
    people = context.persons(fields)
    places = [_place(context, fields, name, order) for name in ("from", "to")]
    first, last = places
    if first is None or last is None:
        return None
    if first > last:
        hint = "an hour goes forward in the calendar"
        message = f"the hour {key.text!r} ends before it begins"
        context.problems.add("E055", fields.key("to"), message, hint)
        return None
    return Hour(
        id=key.text,
        title=fields.words("title"),
        about=fields.words("about"),
        people=people,
        first=order[first],
        last=order[last],
        after=context.text_of_nobody(fields, "after", "whoever is followed has read the hour; name the person"),
        where=key.where,
    )


def _place(context: Context, fields: Fields, name: str, order: Sequence[str]) -> int | None:
    scalar = fields.scalar(name)
    if scalar is None:
        return None
    if scalar.text not in order:
        if scalar.text not in context.names.suspect_ids:
            hint = did_you_mean(scalar.text, order) or "give the id of a scene that an act lists"
            lacks = [("scenes", scalar.text)]
            context.problems.add("E030", scalar.where, f"no act lists a scene {scalar.text!r}", hint, lacks)
        return None
    return order.index(scalar.text)
