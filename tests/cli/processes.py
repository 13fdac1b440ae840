"""The game in a process of its own, as somebody who types its words has it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SCENES = ROOT / "scenes"


def game(*words: str | Path, typed: str = "", at: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The game run with these words and this input, in a home where nothing was kept before."""
    with TemporaryDirectory() as home:
        return _run(words, typed, at, home)


def _run(words: Sequence[str | Path], typed: str, at: Path, home: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *map(str, words)],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin", "HOME": home},
        cwd=at,
        check=False,
    )


def ended(*words: str | Path, into: int, encoding: str = "utf-8") -> int:
    """The exit code of the game where its output goes into this file descriptor; what it complains of fails."""
    code, complaint = complained(*words, into=into, encoding=encoding)
    assert complaint == ""
    return code


def complained(*words: str | Path, into: int, encoding: str = "utf-8") -> tuple[int, str]:
    """The exit code of the game where its output goes into this file descriptor, and what it complains of."""
    with TemporaryDirectory() as home:
        told = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin", "HOME": home}
        command = [sys.executable, "-m", "game", *map(str, words)]
        ran = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.PIPE, env=told, check=False
        )
    return ran.returncode, ran.stderr.decode(encoding)


def told_on_terminal(*words: str | Path) -> str:
    """What the game says of its work where that goes to a terminal, run with these words and no input."""
    ours, theirs = os.openpty()
    with TemporaryDirectory() as home:
        told = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": home, "TERM": "xterm"}
        command, quiet = [sys.executable, "-m", "game", *map(str, words)], subprocess.DEVNULL
        with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=theirs, env=told):
            os.close(theirs)
            seen = b""
            while some := _more(ours):
                seen += some
    os.close(ours)
    return seen.decode()


def _more(terminal: int) -> bytes:
    """What was written since; nothing once nobody has the terminal any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
