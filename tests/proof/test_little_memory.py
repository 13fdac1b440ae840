"""Where the system gives little memory, a proof is undecided and says so; nothing ends in a panic."""

import subprocess
import sys

import pytest

from tests.stories import TWO_KEYS

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) << 20,) * 2)
from pathlib import Path
from game.writer.check import check
from game.proof.budget import Limits
sys.exit(check(Path(sys.argv[2]), Limits(memory=int(sys.argv[3]), figures=False)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are asked for on Linux")
@pytest.mark.parametrize(("space", "memory"), [(300, 10), (300, 1024), (1000, 64)])
def test_little_address_space_leaves_a_proof_undecided(space: int, memory: int) -> None:
    """What needs sets is undecided for a reason that is told, what the rules alone say is proved, and the exit code is 1."""
    words = [sys.executable, "-c", PROGRAM, str(space), str(TWO_KEYS), str(memory)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("undecided") == 2
    assert "✓ every path ends" in done.stdout
    assert "Not everything was decided: the sets need" in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are asked for on Linux")
def test_some_address_space_is_used_as_far_as_it_goes() -> None:
    """Where there is room for fewer nodes than were asked for, the proof makes do with those.

    It keeps up to three stores at a time, each with a thread of its own: for questions, for what passages hang on, and
    for all that can be reached.
    """
    words = [sys.executable, "-c", PROGRAM, "4000", str(TWO_KEYS), "100000"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "undecided" not in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1  # what nobody can reach is found
