"""What the modules of the game name, read from their text: imports anywhere, those for types and in functions included."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
GAME = ROOT / "game"


def name_of(path: Path) -> str:
    """The dotted name of a module under `game/`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = {
    name_of(path): path
    for path in sorted(GAME.rglob("*.py"))
    if path.name != "__main__.py" and "scenes" not in path.parts
}
"""Every module of the game by its name, doors of rooms included."""


@cache
def tree_of(module: str) -> ast.Module:
    """What a module says."""
    return ast.parse(FILES[module].read_text("utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """All modules that a module names: ours as far as they are files, of others as much as is named."""
    return frozenset(named_in(tree_of(module)))


def named_in(tree: ast.Module) -> Iterator[str]:
    """The modules that this text names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a module is named in full"
            assert node.module is not None
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                yield whole if whole in FILES else node.module


def ours(module: str) -> frozenset[str]:
    """Those of the modules that a module names which are ours."""
    return imports_of(module) & FILES.keys()
