"""The title is written before anything else is loaded, and once."""

import subprocess
import sys
from pathlib import Path

from tests.imports import ROOT
from tests.plain.sittings import sit
from tests.stories import ferry

PROGRAM = """
import io, sys
from contextlib import nullcontext
from game.plain import play_plain
from tests.stories import ferry

class Watched(io.StringIO):
    def write(self, text):
        print(text.strip(), sorted({one.split(".")[1] for one in sys.modules if one.startswith("game.")}))
        raise BrokenPipeError

play_plain(ferry().title, ferry().subtitle, nullcontext(), None, Watched())
"""


def test_the_title_waits_for_nothing_else() -> None:
    """It is there before what keeps a run, and what asks and answers, are loaded."""
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert told.startswith(f"{ferry().title} — {ferry().subtitle} [")
    assert "'plain'" in told
    assert "'keep'" not in told
    assert "'session'" not in told


def test_the_title_is_written_once(tmp_path: Path) -> None:
    """Until it is asked for again."""
    title = f"{ferry().title} — {ferry().subtitle}\n"
    assert sit(tmp_path).count(title) == 1
    assert sit(tmp_path, "again").count(title) == 2
