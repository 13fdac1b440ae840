"""Runs the benchmarks, each in a process of its own, and prints a table in Markdown: `python -m benchmarks.run`."""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.lives import five_lives
from benchmarks.synthetic import long_story, wide_story
from game.story.compiler import compile_story
from tests.stories import write_files

ROOT = Path(__file__).parents[1]
LADDER = ((100, 12), (1_000, 24), (10_000, 240))
"""Scenes and variables of the rungs."""
WIDE = (14, 16)
"""Flags of the wide stories: the first has some 10^6 moments, and is the one that is explored one by one."""
PATIENCE = 120
"""Seconds that a process may take before it is given up."""
WAITED = ("check", "watch", "trigger", "start", "atlas", "page")
"""What somebody waits for: each is a module that prints what it measured as an object in JSON, in words."""


def main() -> None:
    """Runs what is asked for and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[[], *PARTS], help="only these; all of them if none")
    only = parser.parse_args().only or PARTS
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n"
    )
    print("| story | what | read and compile, s | whole process, s | peak MiB | found |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        _install()
        for name in only:
            PARTS[name](Path(scratch))


def _install() -> None:
    """Compiles our own code to bytecode first, as an installation does."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "game", "benchmarks", "tests"], cwd=ROOT, check=True)


def _ladder(scratch: Path) -> None:
    for scenes, variables in LADDER:
        folder = write_files(scratch / f"long{scenes}", long_story(scenes, variables))
        name, ours = f"{scenes:,} scenes, {variables} variables", _python("prove", folder, "claims")
        _row(name, "proof", ours)
        if scenes == LADDER[-1][0]:
            alone = _python("parse", folder)
            _row(name, f"libyaml’s events alone; ours is {_ratio(ours, alone)} of it", alone)


def _lives(scratch: Path) -> None:
    folder = write_files(scratch / "lives", five_lives())
    _row("five lives", "proof", _python("prove", folder, "claims"))
    _row("five lives", "proof and live moments", _python("prove", folder, "live"))
    _row("five lives", "proof and all moments", _python("prove", folder, "all"))


def _wide(scratch: Path) -> None:
    for flags in WIDE:
        name = f"wide, {flags} flags"
        folder = write_files(scratch / f"wide{flags}", wide_story(flags))
        ours = _middle([_python("prove", folder, "all") for _ in range(3)])
        _row(name, "proof and all moments", ours)
        if flags == WIDE[0]:
            other = _python("explicit", folder)
            _row(name, f"explicit explorer; ours is {_ratio(ours, other)} of it", other)
        _spin(name, folder, ours)


def _waited(module: str) -> None:
    """Print what is waited for, as its module tells it."""
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    for what, told in json.loads(ran.stdout).items():
        print(f"| {module} | {what} | – | – | – | {told} |", flush=True)


def _spin(name: str, folder: Path, ours: dict[str, Any]) -> None:
    """SPIN on the same story: its own run without the compiling, once for stuck readers and once for cycles."""
    if not (shutil.which("spin") and shutil.which("gcc")):
        print(f"| {name} | SPIN | – | – | – | left out: spin or gcc is not installed |")
        return
    from game.writer.export import to_promela

    story = compile_story(folder).story
    assert story is not None
    for what, macro, define, looking in (("stuck", [], "-DSAFETY", []), ("cycles", ["-DCYCLES"], "-DNP", ["-l"])):
        place = folder.with_name(f"{folder.name}-{what}")
        place.mkdir()
        (place / "story.pml").write_text(to_promela(story))
        spin = ["spin", *macro, "-o1", "-o2", "-o3", "-a", "story.pml"]
        gcc = ["gcc", "-O2", "-w", "-DNOREDUCE", "-DMEMLIM=8000", define, "-o", "pan", "pan.c"]
        began = time.monotonic()
        for command in (spin, gcc):
            subprocess.run(command, cwd=place, check=True, capture_output=True)
        made = round(time.monotonic() - began, 3)
        took = _middle([_pan(place, looking, made) for _ in range(3)])
        _row(name, f"SPIN, {what}: pan alone; ours is {_ratio(ours, took)} of it", took)


def _pan(place: Path, looking: list[str], made: float) -> dict[str, Any]:
    """One run of SPIN's verifier, which took `made` seconds to be made."""
    began = time.monotonic()
    command = ["./pan", "-c0", "-m1000000", *looking]
    ran = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    took: dict[str, Any] = {"compile": made, "whole": round(time.monotonic() - began, 3)}
    states, memory = (re.search(one, ran.stdout) for one in (r"(\d+) states, stored", r"([\d.]+)\s+total actual"))
    return took | {"mib": float(memory[1]) if memory else None, "all": states[1] if states else None}


def _middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The run of middling length; one that failed, if any did."""
    failed = [one for one in runs if "failed" in one]
    return failed[0] if failed else sorted(runs, key=lambda one: float(one["whole"]))[len(runs) // 2]


def _python(module: str, folder: Path, *more: str) -> dict[str, Any]:
    """What the process took and printed; what went wrong, where it printed nothing."""
    command = [sys.executable, "-m", f"benchmarks.{module}", str(folder), *more]
    began = time.monotonic()
    try:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done after {PATIENCE} s"}
    if ran.returncode:
        return {"failed": (ran.stderr.strip().splitlines() or ["?"])[-1]}
    took: dict[str, Any] = {"whole": round(time.monotonic() - began, 3)}
    return took | json.loads(ran.stdout)


def _ratio(ours: dict[str, Any], other: dict[str, Any]) -> str:
    return f"{ours['whole'] / other['whole']:.3f}" if "whole" in ours and other.get("whole") else "?"


def _row(name: str, what: str, took: dict[str, Any]) -> None:
    told = [took["failed"]] if "failed" in took else []
    if "verdicts" in took:
        told.append(" / ".join(took["verdicts"]))
    told += [f"{key} {int(took[key]):,}" for key in ("live", "all") if took.get(key, "None") not in {None, "None"}]
    cells = [str(took.get(key) or "–") for key in ("compile", "whole", "mib")]
    print(f"| {' | '.join([name, what, *cells, '; '.join(told)])} |", flush=True)


PARTS: dict[str, Callable[[Path], None]] = {"ladder": _ladder, "lives": _lives, "wide": _wide}
PARTS |= {module: lambda _, module=module: _waited(module) for module in WAITED}  # type: ignore[misc]

if __name__ == "__main__":
    main()
