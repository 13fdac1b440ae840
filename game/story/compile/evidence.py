"""Compiles the evidence: sources, works, topics, facts with their locators, disagreements, warnings, and who lived."""

import re
from collections.abc import Collection, Iterable

from game.story.compile.context import FLAGS, Context
from game.story.format.validate import Fields
from game.story.model import Disagreement, Fact, Locator, Position, RealPerson, Source, Topic, Warning, Work
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar

_LINES = re.compile(r"([1-9][0-9]{0,5})(?:\s*[-–]\s*([1-9][0-9]{0,5}))?", re.ASCII)

Named = Iterable[tuple[Scalar, Fields]]


def compile_sources(named: Named) -> tuple[Source, ...]:
    """Compile the documents."""
    return tuple(
        Source(
            id=key.text,
            title=fields.words("title"),
            short=fields.words("short"),
            file=fields.words("file"),
            by=fields.words("by"),
            for_whom=fields.words("for whom"),
            wants=fields.words("wants"),
            omits=fields.words("omits"),
            alone=fields.words("alone"),
            where=key.where,
            file_at=fields.at("file", key.where),
        )
        for key, fields in named
    )


def compile_works(named: Named) -> tuple[Work, ...]:
    """Compile the books and documents behind what is generally known."""
    return tuple(
        Work(
            id=key.text,
            author=fields.words("author"),
            title=fields.words("title"),
            year=fields.words("year"),
            short=fields.words("short"),
            good_for=fields.words("good for"),
            where=key.where,
        )
        for key, fields in named
    )


def compile_topics(named: Named) -> tuple[Topic, ...]:
    """Return what facts belong together under, in order."""
    return tuple(Topic(key.text, fields.words("title"), key.where) for key, fields in named)


def compile_facts(context: Context, named: Named) -> tuple[Fact, ...]:
    """Return the facts; those that name unknown topics, sources, disagreements or warnings are blamed."""
    return tuple(
        Fact(
            id=key.text,
            topic=_topic(context, fields),
            text=fields.words("text"),
            kind=fields.words("kind") or "fact",
            flags=context.known(fields, "flags", FLAGS),
            locators=_locators(context, fields),
            where=key.where,
        )
        for key, fields in named
    )


def _topic(context: Context, fields: Fields) -> str:
    """Return a fact's topic; one that a story with topics does not have is blamed."""
    topic = fields.scalar("topic")
    if context.ids["topics"]:
        context.check_known(topic, "topics")
    return topic.text if topic else ""


def _locators(context: Context, fields: Fields) -> tuple[Locator, ...]:
    return tuple(_locator(context, one) for one in fields.many("locators"))


def _locator(context: Context, fields: Fields) -> Locator:
    lines, exact = fields.scalar("lines"), fields.list("exact")
    context.check_known(fields.scalar("source"), "sources")
    return Locator(
        source=fields.words("source"),
        heading=fields.words("heading"),
        part=fields.words("part"),
        lines=_lines(context, lines) if lines else (1, 1),
        exact=tuple(one.text for one in exact),
        where=fields.where,
        heading_at=fields.at("heading"),
        lines_at=fields.at("lines"),
        exact_at=tuple(one.where for one in exact),
    )


def _lines(context: Context, scalar: Scalar) -> tuple[int, int]:
    match = _LINES.fullmatch(scalar.text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if first > last:
        hint = 'write "27" or "16–23"'
        context.problems.add("E015", scalar.where, f"{scalar.text!r} names no lines", hint)
    return first, last


def compile_disagreements(context: Context, named: Named) -> tuple[Disagreement, ...]:
    """Return the matters on which the sources differ."""
    return tuple(
        Disagreement(
            id=key.text,
            title=fields.words("title"),
            grade=fields.words("grade"),
            positions=tuple(_position(context, one) for one in fields.many("positions")),
            held=fields.words("held"),
            works=context.known(fields, "works", "works"),
            answers=context.answers(fields),
            where=key.where,
        )
        for key, fields in named
    )


def _position(context: Context, fields: Fields) -> Position:
    context.check_named(fields.scalar("source"), "sources")
    return Position(fields.words("source"), fields.words("says"), _locators(context, fields))


def compile_warnings(context: Context, named: Named) -> tuple[Warning, ...]:
    """Return the statements that must not be used as they stand."""
    return tuple(
        Warning(
            id=key.text,
            locators=_locators(context, fields),
            where=key.where,
        )
        for key, fields in named
    )


def compile_real_people(context: Context, named: Named, told: Collection[str]) -> tuple[RealPerson, ...]:
    """Return those who lived, and where a text may name them: in what has one of the ids `told`; others are blamed."""
    named = tuple(named)
    for scalar in (one for _, fields in named for one in fields.list("scenes") if one.text not in told):
        if scalar.text not in context.names.suspect_ids:
            hint = did_you_mean(scalar.text, told) or "list it in an act, where it can wait to be written"
            lacks = [("scenes", scalar.text)]
            context.problems.add("E030", scalar.where, f"there is no scene or ending {scalar.text!r}", hint, lacks)
    return tuple(
        RealPerson(
            name=key.text,
            forms=tuple(one.text for one in fields.list("forms")),
            scenes=tuple(one.text for one in fields.list("scenes")),
            said=fields.words("said"),
            about=fields.words("about"),
            where=key.where,
        )
        for key, fields in named
    )
