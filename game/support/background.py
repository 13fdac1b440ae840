"""Work that two processes share: what one does in the background, and tasks that both take from one queue.

A process is forked, so it knows all that this one knows; only its answer is carried over. That is done on Linux alone
(elsewhere forking is not safe), where a second processor is there to take the work, and where no other thread runs, which
a fork would cut off in the middle. Anywhere else, and wherever the other process dies, this one does the work itself when
the answer is asked for.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_T = TypeVar("_T")
_NUMBER = 4  # bytes of a task's number


@contextmanager
def in_background(work: Callable[[], _T], *, worth: bool = True) -> Iterator[Callable[[], _T]]:
    """Start work in a process of its own, if it is worth one; yield a function that waits for its answer, to be called once.

    The answer must be one that can be pickled. What the work raises is raised where the answer is asked for. At the end of
    the block the other process is stopped if it is not done.
    """
    if not (worth and possible()):
        yield work
        return
    import multiprocessing  # only here is it needed

    forking: Any = multiprocessing.get_context("fork")
    receiver, sender = forking.Pipe(duplex=False)
    process = forking.Process(target=_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    def answer() -> _T:
        try:
            known: _T = receiver.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return work()
        return known

    try:
        yield answer
    finally:
        process.terminate()
        process.join()
        receiver.close()


def parallel_map(number: int, task: Callable[[int], _T], *, worth: bool = True) -> list[_T]:
    """Return the answers of `number` tasks, counted from 0 and begun in order, by two processes if it is worth a second one.

    Raises what one of them raises.
    """
    if number < 2 or not (worth and possible()):
        return [task(one) for one in range(number)]
    queue, filling = os.pipe()
    os.write(filling, b"".join(one.to_bytes(_NUMBER, "big") for one in range(number)))
    os.close(filling)

    def taken() -> dict[int, _T]:
        done = {}
        while token := os.read(queue, _NUMBER):
            one = int.from_bytes(token, "big")
            done[one] = task(one)
        return done

    try:
        with in_background(taken) as others:
            done = taken() | others()
    finally:
        os.close(queue)
    return [done[one] if one in done else task(one) for one in range(number)]


def possible() -> bool:
    """Return whether there can be another process, and would be a processor for it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _send(work: Callable[[], object], sender: "Connection") -> None:
    """Do the work in silence and send its answer; without one, the other side finds the connection closed."""
    with suppress(BaseException), Path(os.devnull).open("w", encoding="utf-8") as sys.stderr:
        sender.send(work())
    os._exit(0)
