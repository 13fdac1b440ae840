"""The borders between rooms: who may know whom, whose each library is, and whose the disk.

They are asked of every module's text and of every module imported in a fresh process.
"""

import ast
import graphlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from msgspec import Struct

from tests.imports import FILES, ROOT, imports_of, named_in, ours, tree_of

ROOMS = re.findall(
    r"^\| `(\w+)(?:/|\.py)` \| ([^|]+) \| ([^|]+) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
)
"""The table of rooms in the README: each room, what it answers for, and what it may import."""

NAMES = [name for name, _, _ in ROOMS]


class Border(Struct, frozen=True):
    """A library that one module alone names; `rooms` are those whose modules may bring it in, directly or through others."""

    library: str
    keeper: str
    rooms: tuple[str, ...]
    why: str


SHOWING = ("render", "keep", "session", "tui", "plain")
BORDERS = (
    Border(
        "yaml",
        "game.story.source.yaml_builder",
        ("story", "writer", "testing"),
        "nothing but the reader knows YAML, and a story that is compiled is played without it",
    ),
    Border(
        "transitions",
        "game.play.machine",
        ("play", *SHOWING, "proof", "writer", "testing"),
        "nothing but the machine knows the library that moves it, and what a story is does not hang on it",
    ),
    Border(
        "oxidd",
        "game.proof.symbolic.state_sets",
        ("proof", "writer"),
        "decision diagrams are how sets are kept, which is the business of the sets alone; nobody needs them to play",
    ),
    Border(
        "filelock",
        "game.keep.lock",
        ("keep", "session", "tui", "plain", "writer"),
        "an autosave alone is written to by games that may be two",
    ),
    Border(
        "watchfiles",
        "game.writer.changes",
        ("writer",),
        "that a file was saved is asked of the system in one place, and only by who watches",
    ),
    Border("hypothesis", "game.testing", ("testing",), "who does not test a story need not have it"),
    Border(
        "plotext",
        "game.writer.tables.on_terminal",
        (),
        "a plot is only shown at a terminal, and a table says the same",
    ),
    Border(
        "fast_sugiyama",
        "game.writer.plans.layout",
        (),
        "only a picture of the whole story needs to be laid out, when it is drawn",
    ),
    Border("textual_serve", "game.web.server", ("web",), "who plays at home needs no server"),
    Border("aiohttp", "game.web.server", ("web",), "who plays at home needs no server"),
)
PAINTERS = ("textual", "rich")  # named in `tui/` alone: whatever else there is can be had without a screen

DISK = {
    "game.story.source": "a story is read",
    "game.keep": "what a reader keeps",
    "game.story.loader": "a story that is compiled already is looked for, and the compiler's own lines are asked",
    "game.support.store": "what took long to make is kept",
    "game.support.folders": "somebody has to ask where those folders are",
    "game.proof.store": "what was proved is kept",
    "game.writer": "writers name files on the command line",
    "game.tui.terminal.crash": "what went wrong in the game itself is written down where nothing else works any more",
}
"""Who may read or write a file, and why; everything else goes from values to values."""

READING, WRITING = {"read_text", "read_bytes"}, {"write_text", "write_bytes", "mkdir", "rmdir", "unlink", "touch"}
TEMPORARY = {"NamedTemporaryFile", "TemporaryDirectory", "mkstemp"}
HOMES = {"user_data_path", "user_cache_path", "user_state_path", "user_documents_path"}
TOUCHING = READING | WRITING | TEMPORARY | HOMES
TOUCHING_OF_OS = {"open", "replace", "rename", "remove", "makedirs", "scandir", "listdir", "walk"}

WINGS = {
    "game.story": ("source", "format", "expr", "compile"),
    "game.proof": ("model", "symbolic", "checks"),
}
"""Wings of a room in the order in which a story passes through them: none knows one that comes later."""


def room_of(module: str) -> str:
    """The room that a module belongs to; the package itself belongs to none."""
    return module.split(".")[1] if "." in module else ""


def may_import(room: str) -> tuple[str, ...]:
    """The names of all modules and rooms that the README lets this room import, itself included."""
    (said,) = (said for name, _, said in ROOMS if name == room)
    named = re.findall(r"`([\w/]+)`", said)
    if said.startswith("all above"):
        named = [name for name in NAMES[: NAMES.index(room)] if f"{name}/" not in named]
    return ("game", f"game.{room}", *("game." + one.strip("/").replace("/", ".") for one in named))


def is_within(module: str, *packages: str) -> bool:
    """Whether the module is one of these or inside one; `game` is the package alone."""
    return any(module == one or (one != "game" and module.startswith(f"{one}.")) for one in packages)


def may_load(room: str) -> set[str]:
    """The rooms that may be there once a module of this room was imported: those it may import, and theirs."""
    found, waiting = set(), [room]
    while waiting:
        one = waiting.pop()
        if one and one not in found:
            found.add(one)
            waiting += [room_of(name) for name in may_import(one)]
    return found


# --- what is written ------------------------------------------------------------------------------------------------


def test_the_readme_has_every_room() -> None:
    """The table names the rooms that there are, each once, and each only after those that it may import."""
    assert len(NAMES) == len(set(NAMES))
    assert {room_of(module) for module in FILES} - {""} == set(NAMES)
    for at, room in enumerate(NAMES):
        assert may_load(room) <= set(NAMES[: at + 1])


@pytest.mark.parametrize(("room", "answers_for"), [row[:2] for row in ROOMS], ids=NAMES)
def test_a_room_names_only_what_it_may_import(room: str, answers_for: str) -> None:
    """What the README says of a room is true of each of its modules, imports for types and in functions included."""
    may = may_import(room)
    strayed = [
        f"{module} names {other}"
        for module in FILES
        if room_of(module) == room
        for other in ours(module)
        if not is_within(other, *may)
    ]
    assert strayed == [], f"game/{room}/ answers for {answers_for}"


def test_every_import_counts() -> None:
    """An import for types alone, one inside a function and one of a name from a module are all seen."""
    text = """
if TYPE_CHECKING:
    from game.play import run
def later() -> None:
    import yaml.reader
    from game.play.page import Page
"""
    assert set(named_in(ast.parse(text))) == {"game.play.run", "yaml.reader", "game.play.page"}


def test_every_touch_of_the_disk_counts() -> None:
    """Files opened by any of the usual ways are seen, and where output goes to nowhere it is not the disk."""
    text = "open(x); p.open('rb'); p.read_text(); os.replace(a, b); Path(os.devnull).open('w'); saves.open(slot); a.replace(b)"
    assert len(list(touching(ast.parse(text)))) == 4


def test_no_module_knows_itself_through_others() -> None:
    """There is no circle among modules, not by types either: each can be read after those that it names."""
    graph = {module: ours(module) for module in FILES}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("room", WINGS)
def test_a_wing_knows_only_wings_before_it(room: str) -> None:
    """What a story passes through later may know what it passed through before, and never the other way round."""
    order = [f"{room}.{wing}" for wing in WINGS[room]]
    strayed = [
        f"{module} names {other}"
        for module in FILES
        for other in ours(module)
        for at, wing in enumerate(order)
        if is_within(module, wing) and is_within(other, *order[at + 1 :])
    ]
    assert strayed == []


def test_nobody_names_the_app() -> None:
    """Screens are given what they need; in its room only who takes the terminal for the app names it, and who adds to it."""
    naming = {one for one in FILES if room_of(one) == "tui" and "game.tui.app" in ours(one)}
    assert naming == {"game.tui.playing", "game.tui.desk_app"}


@pytest.mark.parametrize("border", BORDERS, ids=lambda border: border.library)
def test_a_library_has_one_keeper(border: Border) -> None:
    """Only one module names it."""
    assert naming(border.library) == [border.keeper], border.why


@pytest.mark.parametrize("library", PAINTERS)
def test_the_screen_is_known_in_one_room(library: str) -> None:
    """Only `tui/` names what paints; everything can be had without a screen."""
    assert [module for module in naming(library) if room_of(module) != "tui"] == []


def naming(library: str) -> list[str]:
    """The modules that name this library or a part of it."""
    return [module for module in FILES if any(one.split(".")[0] == library for one in imports_of(module))]


def test_the_disk_is_touched_in_few_places() -> None:
    """Files are read and written where that is the business of the room, and nowhere else."""
    strayed = {
        module: lines for module in FILES if not is_within(module, *DISK) and (lines := list(touching(tree_of(module))))
    }
    assert strayed == {}


def touching(tree: ast.Module) -> Iterator[str]:
    """The calls of a module that touch the disk, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _touches(node):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _touches(call: ast.Call) -> bool:
    told = ast.unparse(call)
    if "os.devnull" in told:
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id == "open" or call.func.id in TOUCHING
    if not isinstance(call.func, ast.Attribute):
        return False
    of = ast.unparse(call.func.value)
    mode = call.args[:1]
    opens = call.func.attr == "open" and bool(mode) and isinstance(mode[0], ast.Constant)
    return opens or call.func.attr in TOUCHING or (of in ("os", "shutil") and call.func.attr in TOUCHING_OF_OS)


# --- what is loaded -------------------------------------------------------------------------------------------------


def loaded(modules: list[str], *before: str) -> Iterator[tuple[str, set[str]]]:
    """Each module with all modules that are there once it alone was imported, in a process that had imported nothing.

    `before` names libraries that all of them may know: they are imported once, before the processes part.
    """
    program = (
        "import os, sys\n"
        "from importlib import import_module\n"
        "for name in sys.argv[1].split(): import_module(name)\n"
        "for name in sys.argv[2:]:\n"
        "    child = os.fork() if len(sys.argv) > 3 else 0\n"
        "    if not child:\n"
        "        import_module(name)\n"
        "        print(name, *sys.modules, flush=True)\n"
        "        os._exit(0)\n"
        "    if os.waitpid(child, 0)[1]: raise SystemExit(name)\n"
    )
    together = [modules] if hasattr(os, "fork") else [[module] for module in modules]
    for some in together:
        command = [sys.executable, "-c", program, " ".join(before), *some]
        told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert told.returncode == 0, told.stderr
        for line in told.stdout.splitlines():
            module, *there = line.split()
            yield module, set(there)


@pytest.mark.parametrize("room", NAMES)
def test_a_module_brings_in_nothing_beyond_its_border(room: str) -> None:
    """No module, imported alone in a fresh process, brings in a room or library that its room may not know."""
    modules = [module for module in FILES if room_of(module) == room]
    rooms = may_load(room)
    libraries = {border.library for border in BORDERS if room not in border.rooms}
    libraries |= set(PAINTERS) if room not in ("tui", "web") else set()  # what serves brings one in
    if room == "cli":
        rooms = {"cli", "edition", "support"}
    before = ("msgspec", "json", "re", *(("textual.app", "textual.widgets") if room == "tui" else ()))
    strayed = {}
    for module, there in loaded(modules, *before) if modules else ():
        beyond = {one for one in there if room_of(one) not in {"", *rooms} and one.startswith("game.")}
        strayed[module] = sorted(beyond | there & libraries)
    assert strayed == {module: [] for module in modules}
