"""Compiles the map: where sites lie and what is drawn round them; and reads the coordinates of both."""

import re
from collections.abc import Iterable, Iterator

from game.story.compile.context import Context
from game.story.diagnostics import Diagnostics
from game.story.format.validate import Fields
from game.story.model import LineKind, MapLine, MapName, Place, Point, Site, StoryMap
from game.story.source.nodes import Scalar

_POINT = re.compile(r"(-?\d{1,2}(?:\.\d{1,6})?) +(-?\d{1,3}(?:\.\d{1,6})?)", re.ASCII)
_MOST = (90.0, 180.0)  # degrees from the equator, and from Greenwich


def compile_places(context: Context, things: Iterable[tuple[Scalar, Fields]]) -> tuple[Place, ...]:
    """Compile the places where scenes happen; one that lies at no site that there is is blamed."""
    return tuple(_place(context, key, fields) for key, fields in things)


def _place(context: Context, key: Scalar, fields: Fields) -> Place:
    site = fields.scalar("site")
    context.check_known(site, "sites")
    return Place(
        key.text,
        fields.words("name"),
        fields.words("about"),
        fields.words("said"),
        key.where,
        site.text if site else "",
    )


def compile_sites(context: Context, things: Iterable[tuple[Scalar, Fields]]) -> tuple[Site, ...]:
    """Compile the sites; those whose coordinates cannot be read are blamed and left out."""
    return tuple(
        Site(key.text, fields.words("name"), at, context.line(fields, "general"), key.where)
        for key, fields in things
        if (at := _point_under(context, fields, "at"))
    )


def compile_map(context: Context, fields: Fields | None) -> StoryMap | None:
    """Compile what is drawn round the sites, where the story says."""
    if fields is None:
        return None
    lines = tuple(
        MapLine(LineKind(kind), points)
        for one in fields.many("lines")
        if (points := tuple(_points(context.problems, one))) and (kind := one.words("kind"))
    )
    names = tuple(
        MapName(one.words("words"), at) for one in fields.many("names") if (at := _point_under(context, one, "at"))
    )
    centre = _point_under(context, fields, "centre")
    return StoryMap(fields.words("title"), context.line(fields, "general"), lines, names, centre)


def _points(problems: Diagnostics, fields: Fields) -> Iterator[Point]:
    along = fields.list("along")
    if "along" in fields and len(along) < 2:
        problems.add("E057", fields.key("along"), "a line on the map has two points at least", "write both its ends")
    for scalar in along:
        point = read_point(scalar, problems)
        if point is not None:
            yield point


def _point_under(context: Context, fields: Fields, name: str) -> Point | None:
    scalar = fields.scalar(name)
    return read_point(scalar, context.problems) if scalar else None


def read_point(scalar: Scalar, problems: Diagnostics) -> Point | None:
    """Return the latitude and longitude that stand in a piece of text; what is no point of the earth is blamed."""
    found = _POINT.fullmatch(scalar.text)
    point = (float(found[1]), float(found[2])) if found else None
    if point is None or abs(point[0]) > _MOST[0] or abs(point[1]) > _MOST[1]:
        hint = "write latitude and longitude in degrees, as in `47.5071 19.0457`"
        problems.add("E057", scalar.where, f"{scalar.text!r} is no point of the earth", hint)
        return None
    return point
