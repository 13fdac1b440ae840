"""Compiles the calendar: the acts in order, the scenes that each lists, and whether people may be exchanged after it."""

import re

from msgspec import Struct

from game.story.compile.collect import ParsedScene, ParsedStory
from game.story.compile.context import Context
from game.story.format.validate import Fields
from game.story.model import Act, Vignette
from game.story.nearest import did_you_mean

_NO_SIGN = re.compile("[^ \u2580-\u259f\u2800-\u28ff]")
_BLANK = "\u2800"  # the sign of braille without a dot
_WIDEST, _HIGHEST = 36, 8


class Calendar(Struct, frozen=True):
    """The acts, and for each its scenes as they were read, in order, and its keys."""

    acts: tuple[Act, ...]
    scenes: tuple[tuple[ParsedScene, ...], ...]
    fields: tuple[Fields, ...]


def compile_calendar(context: Context, parsed: ParsedStory) -> Calendar:
    """Return the acts with the scenes they list; what is listed wrongly is blamed."""
    acts: list[Act] = []
    scenes: list[tuple[ParsedScene, ...]] = []
    listed: set[str] = set()
    keys = tuple(parsed.story.many("acts"))
    for fields in keys:
        name = fields.words("id")
        if name and any(act.id == name for act in acts):
            context.problems.add("E053", fields.key("id"), f"there is an act {name!r} already", "give it another id")
        so_far = context.blocks(fields, "so far")
        drawing = _vignette(context, fields.one("drawing"))
        acts.append(Act(name, fields.words("title"), fields.words("dates"), so_far, fields.where, drawing))
        scenes.append(tuple(_listed(context, parsed, fields, listed)))
    return Calendar(tuple(acts), tuple(scenes), keys)


def _vignette(context: Context, fields: Fields | None) -> Vignette | None:
    """Return a drawing whose lines are of one length, with signs of braille for its blanks: no line breaks at them."""
    scalar = fields.scalar("lines") if fields else None
    if fields is None or scalar is None:
        return None
    drawn = [line.rstrip(f" {_BLANK}") for line in scalar.text.rstrip().split("\n")]
    if wrong := next((match for line in drawn if (match := _NO_SIGN.search(line))), None):
        message = f"{wrong.group()!r} is no sign to draw with"
        context.problems.add("E046", fields.key("lines"), message, "use blanks, block signs (█▀▄▌▐░▒▓ …) and braille")
    columns = max(map(len, drawn))
    if columns > _WIDEST or len(drawn) > _HIGHEST:
        message = f"the drawing is {columns} wide and {len(drawn)} high"
        hint = f"{_WIDEST} columns and {_HIGHEST} lines fit above a page"
        context.problems.add("E046", fields.key("lines"), message, hint)
    lines = (line.replace(" ", _BLANK).ljust(columns, _BLANK) for line in drawn)
    return Vignette(tuple(lines), fields.words("of"))


def _listed(context: Context, parsed: ParsedStory, act: Fields, listed: set[str]) -> list[ParsedScene]:
    found: list[ParsedScene] = []
    for scalar in act.list("scenes"):
        if scalar.text in listed:
            context.problems.add("E053", scalar.where, f"the scene {scalar.text!r} is listed twice", "keep one")
        elif scalar.text in parsed.scenes:
            found.append(parsed.scenes[scalar.text])
        elif scalar.text not in parsed.suspect_ids:
            hint = did_you_mean(scalar.text, parsed.scenes) or "name a scene by its id, which is its file’s name"
            context.problems.add("E051", scalar.where, f"there can be no scene {scalar.text!r}", hint)
        listed.add(scalar.text)
    return found


def exchanges_after(context: Context, parsed: ParsedStory, calendar: Calendar, act: int) -> bool:
    """Return whether people may be exchanged after the act of this number."""
    fields = calendar.fields[act]
    wanted = "exchange" in parsed.story and ("exchange" not in fields or fields.yes("exchange"))
    return bool(context.people) and wanted and act < len(calendar.acts) - 1
