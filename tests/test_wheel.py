"""The wheel ships the story compiled, in a form that the first start takes."""

import runpy
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game.story.compiler import compile_story
from game.story.loader import load_story
from tests.imports import ROOT


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The build's hook, without the tool that builds."""

    class Interface:
        """What the tool gives to a hook."""

        root = str(ROOT)

        def __class_getitem__(cls, _: object) -> type:
            return cls

    names = ["hatchling", "builders", "hooks", "plugin", "interface"]
    modules = {".".join(names[: at + 1]): ModuleType(name) for at, name in enumerate(names)}
    modules[".".join(names)].BuildHookInterface = Interface  # type: ignore[attr-defined]
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return runpy.run_path(str(ROOT / "hatch_build.py"))["CompiledStory"]()


def test_the_wheel_has_the_story_compiled(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the hook adds lies beside the folder of scenes, is taken for the story there, and leaves nothing behind."""
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("standard", data)
    ((made, where),) = data["force_include"].items()
    assert where == "game/scenes.compiled"
    shutil.copytree(ROOT / "scenes", tmp_path / "scenes")
    shutil.copy(made, tmp_path / "scenes.compiled")
    hook.finalize("standard", data, "")
    assert not Path(made).parent.exists()
    expected = compile_story(ROOT / "scenes")
    monkeypatch.setattr("game.story.compiler.compile_read", lambda *_: pytest.fail("it was compiled again"))
    assert load_story(tmp_path / "scenes", None) == expected


def test_an_editable_installation_has_none(hook: Any) -> None:
    """There the scenes are read where they are written."""
    data: dict[str, Any] = {"force_include": {}}
    hook.initialize("editable", data)
    assert data == {"force_include": {}}
