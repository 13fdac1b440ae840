"""Sittings in plain mode: what is read when these lines are typed."""

import io
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.plain import play_plain
from game.session import Session
from game.story.model import Story
from tests.stories import ferry

ROOT = Path(__file__).parents[2]
PLAY = """
import sys
from contextlib import nullcontext
from pathlib import Path
from game.edition import WHERE_YOU_STOOD
from game.plain import play_plain
from game.keep.shelf import Saves
from game.session import Session
from tests.stories import {story}
with Saves(Path(sys.argv[1])) as saves:
    sitting = Session(WHERE_YOU_STOOD, {story}(), saves)
    sys.exit(play_plain({story}().title, {story}().subtitle, nullcontext(sitting), sys.stdin, sys.stdout))
"""
NEW = ["1"]  # begin anew
PROMPT = "Your choice: "
PROMPTS = "Your (?:choice|answer): "


def sit(folder: Path, *typed: str, story: Story | None = None, code: int = 0, asked: bool = False) -> str:
    """What is read in a sitting in which these lines are typed; it is `asked` how much may be shown, or all is."""
    stdin, stdout = io.StringIO("".join(f"{line}\n" for line in typed)), io.StringIO()
    assert played_plain(folder, stdin, stdout, story, asked=asked) == code
    return stdout.getvalue()


def played_plain(
    folder: Path, stdin: TextIO | None, stdout: TextIO, story: Story | None = None, *, asked: bool = False
) -> int:
    """A sitting with these streams; its exit code."""
    with Saves(folder) as saves:
        sitting = Session(WHERE_YOU_STOOD, story or ferry(), saves, heat=None if asked else 3)
        return play_plain(sitting.story.title, sitting.story.subtitle, nullcontext(sitting), stdin, stdout)


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
    return Saves(folder).shelf(story or ferry()).slots[0].save.choices
