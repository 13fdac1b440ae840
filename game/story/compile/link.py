"""Puts a story together: declares every name, compiles every thing, lays the calendar out and lets choices be remembered."""

import re
from collections.abc import Iterator, Sequence
from math import comb, perm

from game.story.compile.calendar import Calendar, compile_calendar, exchanges_after
from game.story.compile.charted import compile_map, compile_places, compile_sites
from game.story.compile.collect import ParsedScene, ParsedStory
from game.story.compile.context import FLAGS, Context
from game.story.compile.ending import compile_ending
from game.story.compile.evidence import (
    compile_disagreements,
    compile_facts,
    compile_real_people,
    compile_sources,
    compile_topics,
    compile_warnings,
    compile_works,
)
from game.story.compile.hours import compile_hours, compile_last_page, compile_leaves
from game.story.compile.people import (
    BEGIN,
    MOST_FOLLOWED,
    MOST_OFFERED,
    begin_scene,
    compile_figures,
    compile_people,
    declare_followed,
    exchange_id,
    exchange_scene,
)
from game.story.compile.promises import compile_promises
from game.story.compile.scene import compile_scene, with_memory
from game.story.compile.undeclared import tell_undeclared_once
from game.story.diagnostics import Diagnostics
from game.story.expr.domains import declare_variable
from game.story.expr.symbols import is_name
from game.story.format.validate import Fields
from game.story.format.values import closest_id, too_long
from game.story.graph import ending_place
from game.story.model import Location, Person, Scene, Story
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar, YamlSequence

_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


def link(parsed: ParsedStory, digest: str, problems: Diagnostics) -> Story:
    """Return the story that was parsed; it is worth something only where no error was found."""
    context = Context(problems)
    story = _linked(context, parsed, digest)
    tell_undeclared_once(parsed, context.names, problems)
    return story


def _linked(context: Context, parsed: ParsedStory, digest: str) -> Story:
    _declare(context, parsed)
    context.people = compile_people(context, parsed.things("people"))
    _check_short_names(context)
    calendar = compile_calendar(context, parsed)
    endings = _order_of_endings(context, parsed)
    _lay_out(context, parsed, calendar, endings)
    scenes = _scenes(context, parsed, calendar)
    compiled = {name: compile_ending(context, name, *one) for name, one in parsed.endings.items()}
    _check_unlisted(context, parsed, calendar, endings)
    story, things = parsed.story, parsed.things
    # before what scenes remember is settled, for these may be the only ones to ask
    close, coda = (compile_last_page(context, story.one(name)) for name in ("close", "coda"))
    promises = compile_promises(context, parsed)
    hours = compile_hours(context, story.named("hours"), [scene.id for scenes in calendar.scenes for scene in scenes])
    return Story(
        id=story.words("id"),
        title=story.words("title"),
        subtitle=story.words("subtitle"),
        tagline=story.words("tagline"),
        language=_language(context, story),
        about=context.blocks(story, "about"),
        briefing=context.blocks(story, "briefing"),
        digest=digest,
        acts=calendar.acts,
        people=tuple(context.people.values()),
        places=compile_places(context, things("places")),
        sites=compile_sites(context, things("sites")),
        map=compile_map(context, story.one("map")),
        scenes=tuple(with_memory(scene, context.names) for scene in scenes),
        endings=tuple(compiled[name] for name in endings),
        variables=tuple(context.names.variables),
        sources=compile_sources(things("sources")),
        works=compile_works(things("works")),
        topics=compile_topics(things("topics")),
        facts=compile_facts(context, things("facts")),
        disagreements=compile_disagreements(context, things("disagreements")),
        warnings=compile_warnings(context, things("warnings")),
        real_people=compile_real_people(context, things("real-people"), _told(parsed)),
        figures=compile_figures(things("figures")),
        hours=hours,
        leaves=compile_leaves(context, story.named("pages")),
        answers=context.answers(story),
        close=close,
        coda=coda,
        promises=promises,
    )


def _language(context: Context, story: Fields) -> str:
    """Return the language of the story; one that is not called as programs call it is blamed."""
    scalar = story.scalar("language")
    if scalar and not _LANGUAGE.fullmatch(scalar.text):
        hint = "write its short name, as in `en`, `hu` or `de-AT`"
        context.problems.add("E015", scalar.where, f"{scalar.text!r} is no short name of a language", hint)
    return scalar.text if scalar else "en"


def _told(parsed: ParsedStory) -> Sequence[str]:
    """Return the ids of all that tells something of its own, be it a page, a heading or a card."""
    acts = (fields.words("id") for fields in parsed.story.many("acts"))
    cards = (*parsed.ids("people"), *parsed.ids("figures"))
    hours = (key.text for key, _ in parsed.story.named("hours"))
    return (*parsed.scenes, *parsed.endings, *acts, *hours, *cards, parsed.story.words("id"))


def _declare(context: Context, parsed: ParsedStory) -> None:
    """Make every name known that something else may ask for."""
    names, suspect = context.names, set(parsed.suspect_ids)
    for key, fields in parsed.things("variables"):
        if not declare_variable(names, key, fields, context.problems):
            suspect.update(
                (key.text, *key.text.lower().split("-"), key.text.lower(), key.text.lower().replace("-", "_"))
            )
    people = parsed.things("people")
    suspect.update(_check_ids(context, people))
    declare_followed(context, people)
    names.people = {key.text: key.where for key, _ in people}
    names.scenes = {name: _choice_ids(context, scene) for name, scene in parsed.scenes.items()}
    names.unwritten = frozenset(name for name, one in parsed.scenes.items() if one.is_unwritten)
    names.suspect_ids = frozenset(suspect if parsed.story.whole else suspect.union(parsed.scenes))
    names.incomplete_tables = frozenset(parsed.incomplete_tables)
    ids = {
        table: frozenset(parsed.ids(table))
        for table in ("people", "places", "sites", "sources", "works", "topics", "facts", "disagreements", "warnings")
    }
    context.files = {table: tuple(dict.fromkeys(key.where.file for key, _ in parsed.things(table))) for table in ids}
    context.ids = ids | {FLAGS: ids["disagreements"] | ids["warnings"]}
    _check_people(context, parsed)


def _check_ids(context: Context, people: Sequence[tuple[Scalar, Fields]]) -> Iterator[str]:
    """Report ids of people that are no names as variables have them, for they stand in conditions; yield what was meant."""
    for key, _ in people:
        if not is_name(key.text) or "." in key.text:
            offered = closest_id(key.text).replace("-", "_")
            rule = f"write `{offered}`: one lower-case word" if is_name(offered) else "use one lower-case word"
            hint = too_long(key.text) or rule
            context.problems.add("E014", key.where, f"{key.text!r} cannot be the id of a person", hint)
            yield from (offered, *offered.split("_"))


def _check_short_names(context: Context) -> None:
    """Report people who go by one name in running text; the engine tells them apart by their ids, a reader cannot."""
    first: dict[str, Person] = {}
    for person in context.people.values():
        other = first.setdefault(person.short, person)
        if other is not person and person.short:
            message = f"{other.id} and {person.id} are both {person.short!r} in running text"
            context.problems.add("N003", person.where, message, "give one of them another `short`")


def _choice_ids(context: Context, scene: ParsedScene) -> tuple[str, ...] | None:
    """Return the ids of a scene's choices; None when some of them cannot be known."""
    ids: dict[str, None] = {}
    for choice in scene.choices:
        scalar = choice.scalar("id")
        if scalar and scalar.text in ids:
            message = f"this scene has a choice {scalar.text!r} already"
            context.problems.add("E053", scalar.where, message, "give it another id")
        elif scalar:
            ids[scalar.text] = None
    node = scene.fields.node("choices")
    known = (
        isinstance(node, YamlSequence)
        and len(scene.choices) == len(node.items)
        and all("id" in one and not one.broken for one in scene.choices)
    )
    return tuple(ids) if known else None


def _check_people(context: Context, parsed: ParsedStory) -> None:
    """Report people without `follow`, `follow` without people, and more ways to follow than a page can offer."""
    story, count = parsed.story, len(parsed.ids("people"))
    for name in ("follow", "begin", "exchange"):
        if name in story and not count and "people" not in parsed.incomplete_tables:
            context.problems.add("E066", story.key(name), f"{name!r} stands in a story without people", "leave it out")
    if count and "follow" not in story and story.whole:
        message = "this story has people and does not say how many may be followed"
        context.problems.add("E066", story.where, message, "add `follow: [1]` or `follow: [1, 2]`")
    if count and "follow" in story and not story.list("follow"):
        context.problems.add("E066", story.key("follow"), "nobody may be followed", "write `[1]` or `[1, 2]`")
    for scalar in story.list("follow"):
        if count and not 1 <= int(scalar.text) <= min(count, MOST_FOLLOWED):
            message = f"{scalar.text} of {count} people cannot be followed"
            hint = f"write numbers from 1 to {min(count, MOST_FOLLOWED)}"
            context.problems.add("E066", scalar.where, message, hint)
    ways = {"follow": sum(comb(count, size) for size in {int(scalar.text) for scalar in story.list("follow")})}
    ways["exchange"] = perm(count, 2) if "exchange" in story else 0
    for name, number in ways.items():
        if number > MOST_OFFERED:
            message = f"there would be {number} choices, and a page may offer {MOST_OFFERED} ways to follow people"
            context.problems.add(
                "E007", story.key(name), message, "let fewer be followed together, or have fewer people"
            )


def _order_of_endings(context: Context, parsed: ParsedStory) -> tuple[str, ...]:
    """Return the ids of the endings in the order in which they are tried."""
    if not isinstance(parsed.story.node("endings"), YamlSequence):
        return tuple(name for name in parsed.ids("endings") if name in parsed.endings)
    order: dict[str, None] = {}
    for scalar in parsed.story.list("endings"):
        if scalar.text in order:
            context.problems.add("E053", scalar.where, f"the ending {scalar.text!r} is listed twice", "keep one")
        elif scalar.text in parsed.endings:
            order[scalar.text] = None
        elif scalar.text not in parsed.suspect_ids and "endings" not in parsed.incomplete_tables:
            hint = did_you_mean(scalar.text, parsed.endings) or f"write a file endings/{scalar.text}.yaml"
            hint = "that is a scene, and an act lists it" if scalar.text in parsed.scenes else hint
            context.problems.add("E051", scalar.where, f"the ending {scalar.text!r} has no file", hint)
    return tuple(order)


def _check_unlisted(context: Context, parsed: ParsedStory, calendar: Calendar, endings: Sequence[str]) -> None:
    """Report scenes and endings that `story.yaml` does not name."""
    if not parsed.story.whole:
        return
    listed = {scene.id for scenes in calendar.scenes for scene in scenes} | parsed.suspect_ids
    acts_are_whole = "acts" in parsed.story and all(act.whole for act in parsed.story.many("acts"))
    for name, scene in parsed.scenes.items():
        if name not in listed and acts_are_whole:
            hint = "name it under `scenes:` of an act in story.yaml"
            context.problems.add("E052", scene.where, f"no act lists the scene {name!r}", hint)
    for name, (where, _) in parsed.endings.items():
        if name not in endings and name not in parsed.suspect_ids:
            hint = "name it under `endings:` in story.yaml"
            context.problems.add("E052", where, f"the list of endings lacks {name!r}", hint)


def _lay_out(context: Context, parsed: ParsedStory, calendar: Calendar, endings: Sequence[str]) -> None:
    """Give every scene and every ending its place in the calendar."""
    order = _ids_in_order(context, parsed, calendar)
    kept = {BEGIN} if context.people else set()
    kept |= {exchange_id(act.id) for act in calendar.acts} if context.people else set()
    for name, where in _ids(parsed):
        if name in kept:
            context.problems.add("E054", where, f"the engine keeps the id {name!r} for itself", "give it another id")
        if name in parsed.scenes and name in parsed.endings:
            context.problems.add("E053", where, f"{name!r} is both a scene and an ending", "give one another id")
    context.end = len(order)
    places = {name: at for at, name in enumerate(order) if name in parsed.scenes}
    named = {name: ending_place(context.end, at) for at, name in enumerate(endings)}
    unlisted = dict.fromkeys((*parsed.scenes, *parsed.endings), context.end)
    context.destinations = unlisted | named | places


def _ids(parsed: ParsedStory) -> list[tuple[str, Location]]:
    scenes = [(name, scene.where) for name, scene in parsed.scenes.items()]
    return scenes + [(name, where) for name, (where, _) in parsed.endings.items()]


def _ids_in_order(context: Context, parsed: ParsedStory, calendar: Calendar) -> list[str]:
    """Return the ids of all scenes in the order of the calendar, those that the engine adds included."""
    order = [BEGIN] if context.people else []
    for number, scenes in enumerate(calendar.scenes):
        order.extend(scene.id for scene in scenes)
        if exchanges_after(context, parsed, calendar, number):
            order.append(exchange_id(calendar.acts[number].id))
    return order


def _scenes(context: Context, parsed: ParsedStory, calendar: Calendar) -> list[Scene]:
    """Compile all scenes, in the order of the calendar."""
    story, scenes = parsed.story, []
    exchange = story.one("exchange")
    if context.people:
        sizes = [int(scalar.text) for scalar in story.list("follow")]
        scenes.append(begin_scene(context, story.one("begin"), sizes, story.key("begin")))
    for number, in_act in enumerate(calendar.scenes):
        scenes.extend(compile_scene(context, scene, number) for scene in in_act)
        act = calendar.fields[number]
        if exchange and exchanges_after(context, parsed, calendar, number):
            where = story.key("exchange")
            scenes.append(exchange_scene(context, exchange, calendar.acts[number], number, where, act))
        elif "after" in act and story.whole:
            message = f"after the act {calendar.acts[number].id!r} there is no page between two acts"
            hint = "leave `after` out, or let people be exchanged there: see `exchange`"
            context.problems.add("E067", act.key("after"), message, hint)
    listed = {scene.id for scene in scenes}
    for name, scene in parsed.scenes.items():
        if name not in listed:
            compile_scene(context, scene, 0)
    return scenes
