"""How long a writer waits for `check`: the whole process on the game's story, with nothing known and after small edits.

Each is told in seconds of the processor, which two processes may share, and as a ratio to Python that does nothing. The
verdicts on five lives and on 10,000 scenes stand beside it, and libyaml's events of those, which are timed from inside.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.lives import five_lives
from benchmarks.synthetic import long_story
from tests.stories import write_files

ROOT = Path(__file__).parents[1]
LONG = "10,000 scenes"
OTHERS = {"five lives": five_lives, LONG: lambda: long_story(10_000, 240)}
SCENE = Path("1-sixteen/i-fork.yaml")
WORD = ("left sleeve", "left sleeve now")
CONDITION = ("- id: statue", "- id: statue\n    if: judit.night == unset")
EFFECT = ("effects: [judit.night = statue", "effects: [judit.file rises to seen, judit.night = statue")


def measured(python: str = sys.executable) -> dict[str, str]:
    """Return the processor's seconds of each, and their ratio to Python that does nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        story = Path(scratch) / "story"
        shutil.copytree(ROOT / "scenes", story)
        env = {**os.environ, "XDG_CACHE_HOME": scratch, "PYTHONPATH": str(ROOT)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # without bytecode the imports alone would take longer than the rest
        check = [python, "-m", "game", "check", str(story)]
        took = {
            "nothing": min(used([python, "-c", "pass"], env) for _ in range(5)),
            "nothing known": used(check, env),
            "nothing changed": used(check, env),
            "one word changed": _after(lambda text: text.replace(*WORD, 1), story, check, env),
            "one condition changed": _after(lambda text: text.replace(*CONDITION, 1), story, check, env),
            "one effect changed": _after(lambda text: text.replace(*EFFECT, 1), story, check, env),
            "--quick": used([*check, "--quick"], env),
        }
        took |= {name: _verdicts(files, Path(scratch) / name, python, env) for name, files in OTHERS.items()}
        parse = [python, "-m", "benchmarks.parse", str(Path(scratch) / LONG)]
        took["libyaml’s events of those"] = json.loads(_ran(parse, env).stdout)["processor"]
    return {name: f"{one:.2f} s, {one / took['nothing']:.0f} × nothing" for name, one in took.items()}


def _verdicts(make: Callable[[], dict[str, bytes]], folder: Path, python: str, env: dict[str, str]) -> float:
    """Return what the verdicts on another story take, which is written into a folder."""
    write_files(folder, make())
    return used([python, "-m", "benchmarks.prove", str(folder), "claims"], env)


def _after(edit: Callable[[str], str], story: Path, command: list[str], env: dict[str, str]) -> float:
    """Return what a command takes after an edit of one scene."""
    path = story / SCENE
    text = path.read_text("utf-8")
    if edit(text) == text:
        raise SystemExit(f"{SCENE} is not what it was")
    path.write_text(edit(text), "utf-8")
    return used(command, env)


def used(command: list[str], env: dict[str, str] | None = None) -> float:
    """Return the processor's seconds that a command takes with all its processes, in another environment or in this one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _ran(command, env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _ran(command: list[str], env: dict[str, str] | None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=True)


if __name__ == "__main__":
    print(json.dumps(measured(*sys.argv[1:])))
