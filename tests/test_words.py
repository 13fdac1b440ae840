"""How the code is written: a name stands once or means the same, each module says what it answers for, nothing is long."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.imports import FILES, ROOT, tree_of

SAME = {
    "run": "each command of the command line is run",
    "arguments": "each command of the command line says what it takes",
    "check": "checking a story: the words of the command, and its work",
    "export": "writing a story out: the words of the command, and its work",
    "play": "playing: the command, and the room in which it is known how",
    "graph": "where choices lead: the rules of it, and for a writer the words of the command, and its work",
    "stats": "the figures of a story: the words of the command, and its work",
    "previews": "printing a page in all its states: the words of the command, and its work",
    "replay": "playing a log again: the words of the command, its work, and the playing itself",
    "find_witness": "finding keys that lead somewhere: in the sets, and for a writer",
    "store": "what is kept on the disk to save time: anything, and what was proved",
    "story": "a story: the room, and the value",
    "scene": "what a reader comes to: as it is written, and as a value",
    "evidence": "what a story rests on: as it is read, and as values",
    "prose": "an author's words: as values, and as what can be said of them",
    "model": "what there is to reason about: a story, and a story as the proof explores it",
    "calendar": "the order and the days of scenes: as they are written, and the leaf of the atlas that shows them",
    "ledger": "the facts met: what they are, and the leaf of the atlas that shows them",
    "people": "those who can be followed: as they are written, and the leaf of the atlas that shows them",
    "always": "at every moment: what a command offers in a sitting, and what a test of a story asserts",
    "text": "something told in plain words: a page, a proof",
}
"""Names of modules and of public functions that may stand more than once, and what they mean each time."""

TABLES = {
    "game.story.format.schema": "every key of the format, one after another",
    "game.session.offer_table": "what can be done, one thing after another",
}
"""Modules that may be longer than others, because they are a table: what it is of."""

LISTED = {"game": "the table of rooms in the README", "game.cli.commands": "`--help`, which is made of them"}
"""Rooms whose modules are told of somewhere else: where."""

LONGEST_MODULE, LONGEST_FUNCTION = 300, 50


def types_in(tree: ast.Module) -> Iterator[str]:
    """The names of the classes and type aliases of a module, without what marks some as its own."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target).lstrip("_")
        elif isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("NewType("):
            yield ast.unparse(node.targets[0]).lstrip("_")


def functions_in(tree: ast.Module) -> Iterator[str]:
    """The names of the functions that a module has for others."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node.name


def more_than_once(named: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Each name that several modules have, with those modules."""
    where: dict[str, set[str]] = defaultdict(set)
    for name, module in named:
        where[name].add(module)
    return {name: sorted(modules) for name, modules in where.items() if len(modules) > 1 and name not in SAME}


def test_a_type_name_stands_once() -> None:
    """No two classes or aliases of the game have one name, be it with an underscore before it."""
    assert more_than_once((name, module) for module in FILES for name in types_in(tree_of(module))) == {}


def test_a_functions_name_means_one_thing() -> None:
    """No two public functions have one name, but where they do the same for different things."""
    assert more_than_once((name, module) for module in FILES for name in functions_in(tree_of(module))) == {}


def test_a_modules_name_means_one_thing() -> None:
    """No two modules or rooms have one name, but where they are the same for different things."""
    assert more_than_once((module.rpartition(".")[2], module) for module in FILES) == {}


@pytest.mark.parametrize("module", FILES)
def test_a_module_says_what_it_answers_for(module: str) -> None:
    """It opens with one sentence on one line, and what follows is set apart by an empty line."""
    told = ast.get_docstring(tree_of(module))
    assert told is not None
    first, _, rest = told.partition("\n")
    assert first.endswith((".", "?"))
    assert not first.startswith("Answers for"), "say it with a verb and the standard term"
    assert not rest or rest.startswith("\n")


@pytest.mark.parametrize("room", [room for room in FILES if FILES[room].name == "__init__.py" and room not in LISTED])
def test_a_door_says_what_is_behind_it(room: str) -> None:
    """It hands out what is public itself, or tells in its sentences of every module and every wing."""
    if "__all__" not in FILES[room].read_text("utf-8"):
        told = re.findall(r"`([a-z_]+)", ast.get_docstring(tree_of(room)) or "")
        assert {module.rpartition(".")[2] for module in FILES if module.rpartition(".")[0] == room} <= set(told)


def test_no_module_is_long() -> None:
    """A file has at most 300 lines, but where it is a table."""
    long = {module: len(path.read_text("utf-8").splitlines()) for module, path in FILES.items()}
    assert {name for name, lines in long.items() if lines > LONGEST_MODULE} <= set(TABLES)


@pytest.mark.parametrize("room", ["game", "tests", "benchmarks"])
def test_no_function_is_long(room: str) -> None:
    """A function has at most 50 lines."""
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
