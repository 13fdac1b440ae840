"""Compiles one ending: who can have it, when, and what is read."""

from msgspec.structs import replace

from game.story.compile.context import Context
from game.story.expr.markup import NoteScope
from game.story.expr.you import Scope
from game.story.format.validate import Fields
from game.story.logic import NEVER
from game.story.model import Ending, Location, Passage, Text


def compile_ending(context: Context, name: str, where: Location, fields: Fields) -> Ending:
    """Return the ending that a table of keys describes; in it `you` is the person whose ending it is."""
    people = context.persons(fields) if "people" in fields else tuple(context.people)
    blamed = len(people) < len(fields.list("people"))
    scope = Scope(context.names, people, "this story has no people", blamed)
    notes = context.notes(fields)
    marks = context.marks(fields)
    return Ending(
        id=name,
        title=fields.words("title"),
        whose=tuple(zip(people or (None,), context.condition(fields, "if", scope), strict=True)),
        text=_text(context, fields, "text", scope, marks),
        line=_text(context, fields, "line", scope, marks),
        notes=notes,
        facts=context.facts_with(fields, notes),
        disagreements=context.disagreements(fields),
        where=where,
        asked_at=fields.at("if", where),
        answers=context.answers(fields),
    )


def _text(context: Context, fields: Fields, name: str, scope: Scope, marks: NoteScope) -> Text:
    """Return the passages under a key; one that reads otherwise for different people stands once for each of them."""
    passages: list[Passage] = []
    for passage, conditions in context.text(fields, name, scope, marks):
        if len(set(conditions)) == 1:
            passages.append(replace(passage, condition=conditions[0]))
        else:
            pairs = zip(scope.people, conditions, strict=True)
            passages.extend(replace(passage, condition=so, person=who) for who, so in pairs if so != NEVER)
    return tuple(passages)
