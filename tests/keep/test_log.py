"""Logs as files keep them: what is read, and what is refused."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep.codec import Unreadable, written
from game.keep.log import Log, read_log
from game.keep.save import save_of
from game.play.run import Run
from game.testing import Way
from tests.play.test_run import WAYS
from tests.stories import ferry

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["story", "digest", "choices"]) | st.text(), inner),
)


@given(WAYS)
def test_a_log_is_read_as_it_was_written(way: Way) -> None:
    """A run's log comes back from a file's bytes as it was, and from its save."""
    run = way.run()
    log = Log(run.story.id, run.story.digest, run.log)
    assert read_log(written(log).encode()) == log == read_log(written(save_of(run, 0, 0, "")).encode())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON"),
        ("no", "it is not JSON"),
        ("[]", "it is not a table of names and values"),
        ("{}", "its story is not a short line of text"),
        ("3", "it is not a table of names and values"),
        ("NaN", "it is not JSON"),
        ('{"story": "x", "digest": "y", "choices": {}}', "it has no list of choices"),
        ('{"story": "x", "digest": "y", "choices": [3]}', "it has no list of choices"),
        ('{"story": "x", "digest": "y"}', "it has no list of choices"),
        ('{"story": "x", "digest": "y", "choices": [], "waiting": 3}', "it has no list of choices"),
        ('{"story": "x", "digest": 1e999, "choices": []}', "its digest is not a short line of text"),
        ('{"story": "x\\u001b[2J", "digest": "", "choices": []}', "its story is not a short line of text"),
        ('{"story": "x", "digest": "", "choices": ["a/\\u202eb"]}', "it has no list of choices"),
        ('{"story": "x", "digest": "", "choices": ["a\\n"]}', "it has no list of choices"),
        ('{"story": "x", "digest": "", "choices": ["\\ud800"]}', "it is not JSON"),
        ("[" * 100_000, "it is not a table of names and values"),
        ('{"more": ' + "[" * 100_000, "it is nested too deep"),
        ('{"story": ' + "9" * 5000 + "}", "its story is not a short line of text"),
    ],
)
def test_what_is_no_log_is_refused(text: str, why: str) -> None:
    """Anything that is not a log, or would steer the terminal, is refused with a reason."""
    with pytest.raises(Unreadable) as refused:
        read_log(text.encode())
    assert str(refused.value) == why


@given(st.binary() | st.text().map(lambda text: text.encode()) | DATA.map(lambda data: json.dumps(data).encode()))
def test_no_file_is_too_strange(raw: bytes) -> None:
    """Whatever a file holds, it is a log or it is refused."""
    with suppress(Unreadable):
        assert isinstance(read_log(raw), Log)


def test_a_save_is_a_log_too() -> None:
    """What else stands in the table does not matter."""
    raw = b'{"story": "x", "digest": "y", "choices": ["a/b"], "name": 3}'
    assert read_log(raw) == Log("x", "y", ("a/b",))


def test_what_waits_is_kept() -> None:
    """Choices whose scenes have not come yet are in a save, and in the log that is read of it."""
    run = Run(ferry())
    run.waiting = ("harbour/wait",)
    assert read_log(written(save_of(run, 0, 0, "")).encode()).waiting == run.waiting
