"""Puts the story compiled into the wheel, beside its folder, so that even the first start need not compile it."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledStory(BuildHookInterface[Any]):
    """The build's hook; a story that does not compile is shipped as it is, and says so where it is read."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the story with the compiler that is shipped; an editable installation reads both where they are."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from game.story.loader import StoryFolder

        form = StoryFolder(Path(self.root) / "scenes", None).shipped_form
        if form is None:
            return
        name, data = form
        compiled = Path(tempfile.mkdtemp()) / name
        compiled.write_bytes(data)
        build_data["force_include"][str(compiled)] = f"game/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled for the wheel."""
        for path in map(Path, build_data["force_include"]):
            if path.suffix == ".compiled":
                path.unlink()
                path.parent.rmdir()
