"""Reads all files of a story and sorts what they say by what it is; nothing is looked up yet."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from game.story.compile.drafts import blame_renamed, stub, with_stub
from game.story.compile.files import (
    DEVICES,
    SINGULAR,
    FilePath,
    astray,
    blame_device,
    is_another_story,
    path_of,
    table_of,
)
from game.story.diagnostics import Diagnostics
from game.story.format.advice import key_meant
from game.story.format.remarks import remark_comments
from game.story.format.schema import SCHEMA
from game.story.format.validate import Fields, a, checked_table, validated
from game.story.format.values import instead_of_id, is_id
from game.story.model import Location
from game.story.source.folder import STORY_FILE
from game.story.source.nodes import Node, Scalar, YamlMapping, YamlSequence
from game.story.source.parallel_read import read_all

NOTHING_MEANT: Mapping[str, Node | None] = {}
"""For files that are read as they stand."""


class ParsedScene(Struct, frozen=True):
    """A scene as its file has it: checked, its choices too, but nothing in it looked up yet."""

    id: str
    fields: Fields
    choices: tuple[Fields, ...]
    where: Location
    is_draft: bool = False

    @property
    def is_unwritten(self) -> bool:
        """Whether its choices are still to come: what stands in their place stands where its key does."""
        return "choices" in self.fields and self.fields.at("choices") == self.fields.key("choices")


class ParsedStory(Struct):
    """Everything that the files of a story say, by what it is. `tables` holds the things of `people` and so on."""

    story: Fields
    has_top: bool = True  # whether there is a `story.yaml`
    tables: dict[str, dict[str, tuple[Scalar, Fields]]] = field(default_factory=dict)
    scenes: dict[str, ParsedScene] = field(default_factory=dict)
    endings: dict[str, tuple[Location, Fields]] = field(default_factory=dict)
    suspect_ids: set[str] = field(default_factory=set)  # ids that may be those of what was blamed
    incomplete_tables: set[str] = field(default_factory=set)  # tables of which part could not be read
    listed_as: dict[str, str] = field(default_factory=dict)  # ids that `story.yaml` lists as scenes or as endings alone

    def things(self, table: str) -> tuple[tuple[Scalar, Fields], ...]:
        """Return the ids and things of one table."""
        return tuple(self.tables.get(table, {}).values())

    def ids(self, table: str) -> tuple[str, ...]:
        """Return the ids of one table."""
        return tuple(self.tables.get(table, {}))


def collect(
    files: Mapping[str, bytes],
    problems: Diagnostics,
    unread: Sequence[str] = (),
    meant: Mapping[str, Node | None] = NOTHING_MEANT,
) -> ParsedStory:
    """Read what the files say. Problems of shape are reported, and what was blamed is left out, as `unread` files were.

    What is `meant` in some files stands in the place of what they say, and their problems are known already.
    """
    nodes = read_all({name: data for name, data in files.items() if name not in meant} if meant else files, problems)
    nodes.update((name, node) for name, node in meant.items() if node is not None)
    for node in nodes.values():
        remark_comments(node.source, problems)
    paths = {name: path_of(name) for name in (*files, *unread)}
    parsed = ParsedStory(_story(paths, nodes, problems), ("story",) in paths.values())
    parsed.suspect_ids.update(path[-1] for name, path in paths.items() if name not in nodes)
    parsed.incomplete_tables.update(_incomplete(paths, nodes, parsed.story))
    # what stands too far to the left may be a thing of a table above
    parsed.suspect_ids.update(_unknown_keys(nodes.get(STORY_FILE)))
    parsed.listed_as = _listed_as(parsed)
    for table in SINGULAR:
        _keep_all(parsed, table, parsed.story.node(table), problems)
    for name, path in paths.items():
        if device := next((part for part in path if part.partition(".")[0].lower() in DEVICES), ""):
            blame_device(device, Location(name, 1, 1), problems)
    others = [paths[name][:-1] for name, node in nodes.items() if is_another_story(paths[name], node)]
    for name, node in sorted(nodes.items(), key=lambda named: _is_misnamed(*named)):
        path = paths[name]
        if name != STORY_FILE and (is_another_story(path, node) or not any(path[: len(one)] == one for one in others)):
            _sort(parsed, path, node, problems)
    for key, fields in parsed.things("endings"):
        _ending(parsed, key.text, fields, key.where, problems)
    _look_for_renamed(parsed, problems)
    _put_drafts(parsed, problems)
    return parsed


def _look_for_renamed(parsed: ParsedStory, problems: Diagnostics) -> None:
    """Report scenes and endings that stand in `story.yaml` under another id than in their files, once for both."""
    lists = (("scene", _listed(parsed), parsed.scenes), ("ending", parsed.story.list("endings"), parsed.endings))
    for what, listed, there in lists if parsed.story.whole else ():
        ids = {scalar.text for scalar in listed}
        unlisted = {name: _where(one) for name, one in there.items() if name not in ids | parsed.suspect_ids}
        missing = [scalar for scalar in listed if scalar.text not in there and scalar.text not in parsed.suspect_ids]
        for old, new in blame_renamed(missing, unlisted, what, problems).items():
            parsed.suspect_ids.update((old, new))


def _where(one: ParsedScene | tuple[Location, Fields]) -> Location:
    return one.where if isinstance(one, ParsedScene) else one[0]


def _listed(parsed: ParsedStory) -> list[Scalar]:
    """Return the ids of scenes that acts list."""
    return [scalar for act in parsed.story.many("acts") for scalar in act.list("scenes")]


def _listed_as(parsed: ParsedStory) -> dict[str, str]:
    scenes = {scalar.text for scalar in _listed(parsed)}
    endings = {scalar.text for scalar in parsed.story.list("endings")}
    return dict.fromkeys(scenes - endings, "scene") | dict.fromkeys(endings - scenes, "ending")


def _put_drafts(parsed: ParsedStory, problems: Diagnostics) -> None:
    """Put a page in the place of each scene that an act lists and nobody has written yet."""
    for scalar in _listed(parsed):
        if scalar.text not in parsed.scenes and scalar.text not in parsed.suspect_ids and is_id(scalar.text):
            if scalar.text not in parsed.endings:
                _put(parsed, scalar.text, stub(scalar, problems), scalar.where, is_draft=True)


def _is_misnamed(name: str, node: Node) -> bool:
    """Return whether a file has another id than its name says, so that it must not take the place of one that has not."""
    entry = node.entries.get("id") if isinstance(node, YamlMapping) else None
    return entry is not None and isinstance(entry[1], Scalar) and entry[1].text != path_of(name)[-1]


def _story(paths: Mapping[str, FilePath], nodes: Mapping[str, Node], problems: Diagnostics) -> Fields:
    """Return `story.yaml`; an empty one, known to be broken, where there is none."""
    where = Location(STORY_FILE, 1, 1)
    if ("story",) not in paths.values():
        problems.add(
            "E070",
            where,
            "there is no `story.yaml`",
            "a story's folder has one, with its title and its acts; `new DIR` begins one",
        )
    node = nodes.get(STORY_FILE)
    fields = validated(node, SCHEMA["story"], problems) if node is not None else None
    if fields and fields.words("id") in DEVICES:
        blame_device(fields.words("id"), fields.nodes["id"][1].where, problems)  # what is printed has its name
    return fields or Fields(SCHEMA["story"], where, problems, whole=False)


def _incomplete(paths: Mapping[str, FilePath], nodes: Mapping[str, Node], top: Fields) -> Iterator[str]:
    """Return the tables of which something may be missing, because they could not be read or not as a whole."""
    tables = {name: table_of(path) for name, path in paths.items()}
    for name, table in tables.items():
        node = nodes.get(name)
        if table and (not isinstance(node, YamlMapping) or _is_broken(node)):
            yield table
    story = nodes.get(STORY_FILE)
    if not isinstance(story, YamlMapping) or story.broken:
        yield from SINGULAR.keys() - tables.values()
    else:
        there = [table for table in SINGULAR if table in story.entries]
        yield from (table for table in there if table not in top or _is_broken(top.node(table)))
        known = tuple(SCHEMA["story"].keys)
        yield from SINGULAR.keys() & {key_meant(name, known) for name in _unknown_keys(story)}


def _unknown_keys(story: Node | None) -> set[str]:
    """Return the keys of `story.yaml` that a story does not have."""
    return story.entries.keys() - SCHEMA["story"].keys.keys() if isinstance(story, YamlMapping) else set()


def _is_broken(table: Node | None) -> bool:
    """Return whether something in a table, or in one of its things, was blamed already and left out."""
    if not isinstance(table, YamlMapping):
        return False
    return table.broken or any(isinstance(node, YamlMapping) and node.broken for _, node in table.entries.values())


def _sort(parsed: ParsedStory, path: FilePath, node: Node, problems: Diagnostics) -> None:
    """Put what a file says where it belongs."""
    table = table_of(path)
    if table:
        if isinstance(node, YamlMapping):
            _keep_all(parsed, table, node, problems)
        elif not isinstance(node, Scalar) or node.text:
            message = f"this file is a table of ids, each with the keys of {a(SINGULAR[table])}"
            problems.add("E008", node.where, message, "as in `id: {…}`")
    elif len(path) == 1 and not parsed.has_top:
        return  # no story's folder, as was said
    elif slip := astray(path, node, parsed.listed_as):
        problems.add("E052", Location(node.where.file, 1, 1), *slip)
        parsed.suspect_ids.add(path[-1])
    else:
        _thing(parsed, path, node, problems)


def _keep_all(parsed: ParsedStory, table: str, node: Node | None, problems: Diagnostics) -> None:
    """Add the things of a table; what was blamed there may be what is asked for elsewhere."""
    if isinstance(node, YamlMapping):
        checked = [*checked_table(node, SCHEMA[SINGULAR[table]], problems)]
        for key, fields in checked:
            _keep(parsed, table, key, fields, problems)
        left = node.entries.keys() - {key.text for key, fields in checked if fields.whole}
        parsed.suspect_ids.update(left, (name.partition(" ")[0] for name in left))
        if left and not checked:
            parsed.incomplete_tables.add(table)


def _keep(parsed: ParsedStory, table: str, key: Scalar, fields: Fields, problems: Diagnostics) -> None:
    """Add one thing to its table; a second one of the same id is blamed."""
    first, _ = parsed.tables.setdefault(table, {}).setdefault(key.text, (key, fields))
    if first is not key:
        message = f"there is {a(SINGULAR[table])} {key.text!r} already, at {first.where}"
        problems.add("E053", key.where, message, "give it another id")


def _thing(parsed: ParsedStory, path: FilePath, node: Node, problems: Diagnostics) -> None:
    """Add the scene or the ending that a file holds."""
    what = "ending" if path[0] == "endings" else "scene"
    fields = validated(node, SCHEMA[what], problems)
    if fields is None:
        parsed.suspect_ids.add(path[-1])
        return
    name = fields.words("id") or path[-1]
    if what == "ending" and "id" not in fields and fields.whole:
        problems.add("E010", fields.where, "this ending has no 'id'", f"add `id: {path[-1]}`")
    if name != path[-1]:
        taken = name in parsed.scenes or name in parsed.endings
        hint = "delete this copy, or give it an id and a name of its own" if taken else "make them the same"
        message = f"the id is {name!r} and the file's name is {path[-1]!r}"
        problems.add("E050", fields.nodes["id"][1].where, message, hint)
        parsed.suspect_ids.update((path[-1],) if taken else (path[-1], name))
        if taken:
            return
    if what == "ending":
        _ending(parsed, name, fields, fields.where, problems)
    else:
        _scene(parsed, name, fields, problems)


def _scene(parsed: ParsedStory, name: str, fields: Fields, problems: Diagnostics) -> None:
    if fields.yes("draft"):
        fields = with_stub(fields, fields.nodes["draft"][0], name, problems)
    if name in parsed.scenes:
        message = f"there is a scene {name!r} already, in {parsed.scenes[name].where.file}"
        problems.add("E053", fields.where, message, "give it another id")
        return
    node = fields.node("choices")
    if isinstance(node, YamlSequence) and not node.items:
        problems.add("E060", fields.key("choices"), "this scene has no choice", "a scene needs one at least")
    _put(parsed, name, fields, fields.where, is_draft=fields.yes("draft"))


def _put(parsed: ParsedStory, name: str, fields: Fields, where: Location, *, is_draft: bool) -> None:
    parsed.scenes[name] = ParsedScene(name, fields, tuple(fields.many("choices")), where, is_draft)


def _ending(parsed: ParsedStory, name: str, fields: Fields, where: Location, problems: Diagnostics) -> None:
    if name in parsed.endings:
        message = f"there is an ending {name!r} already, at {parsed.endings[name][0]}"
        problems.add("E053", where, message, "give it another id")
    elif not is_id(name):
        problems.add("E014", where, f"{name!r} is no id", instead_of_id(name))
    else:
        parsed.endings[name] = (where, fields)
