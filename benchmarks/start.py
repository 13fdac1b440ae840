"""How soon there is something to see: the first line of plain mode and the first paint of the full screen's title.

Each is told as a ratio to the least that it could take: Python that does nothing, and a bare Textual app that paints as
many widgets. The story is kept compiled and the files are in memory: everything is begun once before it is measured. Runs
of all four take turns, and of each the quickest is told, which is the one that was disturbed least.
"""

import compileall
import fcntl
import json
import os
import pty
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 15
PATIENCE = 30.0
ROWS, COLUMNS = 40, 120
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Quit", markup=False)
        yield Static(markup=False)

Bare().run()
"""
"""As many widgets as the title has."""


def first(command: Sequence[str], sign: bytes, home: Path) -> tuple[float, float]:
    """Return the seconds until a command, on a terminal, has written this, and the processor's; it is ended then."""
    began = time.monotonic()
    process, terminal = pty.fork()
    if not process:
        kept = {"XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data")}
        env = {**os.environ, **kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execve(command[0], list(command), env)
    written = b""
    try:
        while sign not in written and time.monotonic() - began < PATIENCE:
            written += os.read(terminal, 65536)
    except OSError as error:
        raise SystemExit(f"{' '.join(command)} ended before it wrote {sign!r}") from error
    took = time.monotonic() - began
    os.kill(process, 9)
    os.close(terminal)
    _, _, used = os.wait4(process, 0)
    return took, used.ru_utime + used.ru_stime


def measured(python: str = sys.executable) -> dict[str, str]:
    """Return the least seconds of each, and the two ratios; of the clock, and of the processor."""
    commands = {
        "nothing": ([python, "-c", "print('Quit')"], b"Quit"),
        "first line": ([python, "-m", "game", "--plain"], b"\n"),
        "bare app": ([python, "-c", BARE], b"Quit"),
        "first paint": ([python, "-m", "game"], b"Quit"),
    }
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        for run in range(RUNS + 1):
            for name, (command, sign) in commands.items():
                took = first(command, sign, Path(home))
                runs[name] += [took] if run else []  # the first is to warm up
    least = {name: (min(clock for clock, _ in some), min(used for _, used in some)) for name, some in runs.items()}
    for one, other in (("first line", "nothing"), ("first paint", "bare app")):
        least[f"{one}, to {other}"] = (least[one][0] / least[other][0], least[one][1] / least[other][1])
    return {name: f"{used:.3f} by the processor, {clock:.3f} by the clock" for name, (clock, used) in least.items()}


if __name__ == "__main__":
    compileall.compile_dir(ROOT / "game", quiet=1)  # as an installation does
    print(json.dumps(measured(*sys.argv[1:])))
