"""Sittings in plain mode: what is read when these lines are typed."""

import io
import os
import subprocess
import sys
from pathlib import Path

from game.keep.shelf import Saves
from game.plain import play_plain
from game.story.model import Story
from tests.stories import ferry

ROOT = Path(__file__).parents[2]
PLAY = """
import sys
from pathlib import Path
from game.plain import play_plain
from game.keep.shelf import Saves
from tests.stories import {story}
sys.exit(play_plain({story}(), Saves(Path(sys.argv[1])), sys.stdin, sys.stdout))
"""
NEW = ["1", "1"]  # begin anew, everything shown in full


def sit(folder: Path, *typed: str, story: Story | None = None, code: int = 0) -> str:
    """What is read in a sitting in which these lines are typed."""
    stdin, stdout = io.StringIO("".join(f"{line}\n" for line in typed)), io.StringIO()
    assert play_plain(story or ferry(), Saves(folder), stdin, stdout) == code
    return stdout.getvalue()


def sitting(folder: Path, story: str = "ferry", **environment: str) -> subprocess.Popen[bytes]:
    """The same in a process of its own, with pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", PLAY.format(story=story), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def last_log(folder: Path, story: Story | None = None) -> tuple[str, ...]:
    """The choices of the latest save."""
    return Saves(folder).shelf(story or ferry()).slots[0].save.log.choices
