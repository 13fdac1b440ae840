"""Work in the background: done by another process where there can be one, and the same answers where there cannot."""

import os
from textwrap import dedent
from threading import Event, Thread

import pytest

from game.support.background import in_background, parallel_map
from tests.alone import said, two_processors


def printed(program: str) -> str:
    """What a program prints that runs alone and knows what is tested here."""
    return said("import os\nfrom game.support.background import in_background, parallel_map\n" + dedent(program))


@two_processors
def test_work_is_done_by_another_process() -> None:
    """The answer comes from a process of its own, which knows what this one knew."""
    assert (
        printed("""
        known = "rain"
        with in_background(lambda: (known, os.getpid())) as answer:
            word, process = answer()
        print(word, process != os.getpid())
    """)
        == "rain True"
    )


@two_processors
def test_two_processes_take_from_one_queue() -> None:
    """While the first is held up the other goes on, and the answers stand in order."""
    assert (
        printed("""
        waiting, begun = os.pipe()
        def task(number):
            if number == 0:
                os.read(waiting, 1)
            if number == 1:
                os.write(begun, b"!")
            return number, os.getpid()
        done = parallel_map(6, task)
        print([number for number, _ in done], len({process for _, process in done}))
    """)
        == "[0, 1, 2, 3, 4, 5] 2"
    )


@pytest.mark.parametrize(
    "death", ["os._exit(3)", "os.kill(os.getpid(), 9)", "return lambda: None", "raise KeyboardInterrupt"]
)
def test_a_death_is_made_good(death: str) -> None:
    """Where the other process dies or has nothing that it could send, this one does the work, in silence."""
    assert (
        printed(f"""
        here = os.getpid()
        def task(number=7):
            if os.getpid() != here:
                {death}
            return number
        with in_background(task) as answer:
            print(answer(), parallel_map(4, task))
    """)
        == "7 [0, 1, 2, 3]"
    )


def test_what_the_work_raises_is_raised_here() -> None:
    """An error in the other process is an error in this one, where the answer is asked for."""
    assert (
        printed("""
        def task(number=0):
            raise ValueError("time is over")
        for asked in (lambda: parallel_map(3, task), lambda: in_background(task).__enter__()()):
            try:
                asked()
            except ValueError as error:
                print(error)
    """)
        == "time is over\ntime is over"
    )


@two_processors
def test_nobody_works_on_once_nobody_asks() -> None:
    """A process whose answer is no longer wanted is stopped."""
    assert (
        printed("""
        reading, writing = os.pipe()
        with in_background(lambda: os.read(reading, 1)):
            os.close(writing)
        print(os.read(reading, 1))
    """)
        == "b''"
    )


def test_a_process_with_threads_works_alone() -> None:
    """Where a fork would cut off another thread the work is done here, when its answer is asked for."""
    done = Event()
    other = Thread(target=done.wait)
    other.start()
    try:
        with in_background(os.getpid) as answer:
            assert answer() == os.getpid()
        assert set(parallel_map(3, lambda _: os.getpid())) == {os.getpid()}
    finally:
        done.set()
        other.join()


def test_little_work_is_done_here() -> None:
    """What is not worth a process is done by this one, and so is a single task."""
    assert (
        printed("""
        with in_background(os.getpid, worth=False) as answer:
            print({answer(), *parallel_map(1, lambda _: os.getpid())} == {os.getpid()})
    """)
        == "True"
    )
