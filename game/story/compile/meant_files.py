"""Looks for slips in the files of a story that do not compile, and reads these files as they were meant."""

from collections.abc import Mapping
from functools import partial

from game.story.compile.files import SINGULAR, path_of, table_of
from game.story.diagnostics import Diagnostics, Severity
from game.story.format.meant import file_as_meant
from game.story.format.schema import SCHEMA
from game.story.format.whole import blame_all, blame_all_of
from game.story.source.nodes import Node, YamlMapping
from game.story.source.yaml_reader import source_of


def as_meant(files: Mapping[str, bytes], as_written: Diagnostics) -> tuple[Diagnostics, dict[str, Node | None]]:
    """Return the slips that were found in files, told, and what these say without them.

    Where no slip was found, what was told `as_written` is returned.
    """
    suspects = {one.where.file for one in as_written.found if one.severity is Severity.ERROR} & files.keys()
    problems, meant = Diagnostics(), dict[str, Node | None]()
    for name in sorted(suspects):
        source = source_of(name, files[name], found := Diagnostics()) if name.endswith(".yaml") else None
        read = file_as_meant(source, partial(_judge, name)) if source else None
        if read is not None:
            problems.found |= found.found | read.told
            meant[name] = read.node
    return (problems, meant) if meant else (as_written, meant)


def _judge(name: str, node: Node, problems: Diagnostics) -> None:
    """Report what is wrong with the shape of what a file of this name says."""
    path, table = path_of(name), table_of(path_of(name))
    if table and isinstance(node, YamlMapping):
        blame_all_of(node, SCHEMA[SINGULAR[table]], problems)
    elif table:
        problems.add("E008", node.where, "this is no table")
    elif len(path) > 1 or path == ("story",):
        sort = "story" if path == ("story",) else "ending" if path[0] == "endings" else "scene"
        blame_all(node, SCHEMA[sort], problems)
