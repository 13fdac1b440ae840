"""The borders between rooms: each is imported in a fresh process and must not bring in what it may not know."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "game").rglob("*.py")
    if path.name != "__main__.py" and "scenes" not in path.parts
)

FORBIDDEN = {
    "game.story": {
        "textual",
        "transitions",
        "platformdirs",
        "game.play",
        "game.proof",
        "game.tui",
        "game.writer",
        "game.plain",
    },
    "game.play": {
        "textual",
        "yaml",
        "game.proof",
        "game.tui",
        "game.writer",
        "game.plain",
        "game.story.source.yaml_reader",
    },
    "game.proof": {"textual", "yaml", "transitions", "game.tui", "game.writer", "game.plain", "game.play.machine"},
    "game.writer": {"textual", "game.tui", "game.plain"},
    "game.plain": {"textual", "yaml", "game.proof", "game.tui", "game.writer", "game.story.source.yaml_reader"},
    "game.tui": {"yaml", "game.proof", "game.writer", "game.story.source.yaml_reader"},
    "game.cli": {"textual", "yaml", "transitions", "game.story", "game.play", "game.proof", "game.tui", "game.writer"},
}
"""What no module of a room may import, directly or through others."""


def room_of(module: str) -> str:
    """The first two names of a module's path: the room it belongs to."""
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_nothing_its_room_may_not_know(module: str) -> None:
    """No module, imported alone in a fresh process, brings in a room or library beyond its border."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert not loaded & FORBIDDEN.get(room_of(module), set())


@pytest.mark.parametrize(
    ("library", "keeper"),
    [("yaml", "game/story/source/yaml_reader.py"), ("transitions", "game/play/machine.py")],
)
def test_a_library_has_one_keeper(library: str, keeper: str) -> None:
    """Only one module names yaml, and only one names transitions."""
    naming = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "game").rglob("*.py")
        if any(
            line.split()[:2] in (["import", library], ["from", library])
            for line in path.read_text("utf-8").splitlines()
        )
    ]
    assert naming == [keeper]
