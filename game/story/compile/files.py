"""What a file of a story holds, as its path says: a scene, an ending or a table; and which files stand where others do."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from game.story.diagnostics import Diagnostics
from game.story.format.schema import SCHEMA, RecordType
from game.story.model import Location
from game.story.nearest import did_you_mean
from game.story.source.folder import without_suffix
from game.story.source.nodes import Node, YamlMapping

SINGULAR = {
    "people": "person",
    "figures": "figure",
    "places": "place",
    "sites": "site",
    "variables": "variable",
    "endings": "ending",
    "sources": "source",
    "works": "work",
    "topics": "topic",
    "facts": "fact",
    "disagreements": "disagreement",
    "warnings": "warning",
    "real-people": "real person",
}
"""The tables of a story, and what each of their things is called."""

DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10))))
"""Names that Windows keeps for itself."""

FilePath: TypeAlias = tuple[str, ...]
"""The folders that a file stands in, and its name without its ending."""

_EVIDENCE = ("sources", "works", "topics", "facts", "disagreements", "warnings", "real-people")


def path_of(name: str) -> FilePath:
    """Return the path of a file of this name in the story's folder."""
    return tuple(without_suffix(name).split("/"))


def table_of(path: FilePath) -> str:
    """Return the table that a file holds, or the empty string."""
    match path:
        case (name,) if name in SINGULAR:
            return name
        case ("evidence", name) if name in _EVIDENCE:
            return name
        case ("evidence", folder, _) if folder in _EVIDENCE:
            return folder
    return ""


def things_in(name: str, node: Node) -> Iterator[tuple[RecordType, Node]]:
    """Yield the things that a file of this name holds, each with its sort; nothing for a file that is none of a story's."""
    path, table = path_of(name), table_of(path_of(name))
    if path == ("story",):
        yield SCHEMA["story"], node
    elif table:
        entries = node.entries if isinstance(node, YamlMapping) else {}
        yield from ((SCHEMA[SINGULAR[table]], entry) for _, entry in entries.values())
    elif len(path) > 1 and path[0] != "evidence":
        yield SCHEMA["ending" if path[0] == "endings" else "scene"], node


def is_another_story(path: FilePath, node: Node) -> bool:
    """Return whether a file is a `story.yaml` of its own, in a folder below that of the story."""
    return len(path) > 1 and path[-1] == "story" and isinstance(node, YamlMapping) and "acts" in node.entries


def astray(path: FilePath, node: Node, listed_as: Mapping[str, str]) -> tuple[str, str] | None:
    """Return that a file stands where its sort does not, and what to do about it; None for a scene and an ending in place."""
    folder, name, keys = path[0], path[-1], node.entries if isinstance(node, YamlMapping) else {}
    listed = listed_as.get(name, "")
    home = f"move it to endings/{name}.yaml" if listed == "ending" else "move it into the folder of an act"
    if len(path) == 1:
        known = did_you_mean(name, ("story", *SINGULAR)) or "scenes stand in folders of their own"
        return "nothing in the format has this name", home if listed else known
    if folder == "evidence":
        hint = did_you_mean(name, _EVIDENCE) or f"evidence has {', '.join(_EVIDENCE)}"
        return "nothing in the format has this name", hint
    if is_another_story(path, node):
        return "another story stands in the folder of this one", "keep each in a folder of its own"
    if folder in SINGULAR and folder != "endings" and not keys.keys() & {"text", "choices", "draft"}:
        return f"this is no scene, and {folder} stand in one file", f"write it in {folder}.yaml"
    here = "ending" if folder == "endings" else "scene"
    return (f"the {listed} {name!r} stands among the {here}s", home) if listed not in ("", here) else None


def blame_device(name: str, where: Location, problems: Diagnostics) -> None:
    """Report a name that Windows keeps for a device."""
    hint = "give it another, so that the story can be copied to every computer"
    problems.add("E014", where, f"Windows can have no file and no folder of the name {name!r}", hint)
