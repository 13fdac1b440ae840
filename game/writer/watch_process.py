"""The process in which the work of `watch` is done, so that whoever waits for it can do something else."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Lock
from types import TracebackType
from typing import Self

from game.support.gc_pause import not_collecting
from game.writer.changes import changes
from game.writer.watch_work import Superseded, WatchWork
from game.writer.watched import FolderGone, News, Noticed, Request, packed_news, unpacked_news

DIED = "The work came to an unexpected end; it begins anew with what is saved next."


class WatchProcess:
    """Watches a story's folder, and has the work done by another process. A context manager: it ends that process.

    What is asked last comes first: the work on what was asked before is left.
    """

    def __init__(self, folder: Path, kept: Path | None) -> None:
        self._folder, self._kept = folder, kept
        self._sending = Lock()
        self._stop = Event()
        self._begin()

    def _begin(self) -> None:
        """Start the process, which knows nothing yet."""
        spawning = multiprocessing.get_context("spawn")  # to fork while threads run may stop a process in the middle
        self._connection, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs, self._folder, self._kept))
        self._process.start()
        theirs.close()
        self._knows_nothing = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._end()

    def _end(self) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join()

    def stop(self) -> None:
        """Have `news` end."""
        self._stop.set()

    def ask(self, request: Request) -> None:
        """Have something looked at; the answers are news."""
        with self._sending, suppress(OSError):  # a process that has died is told of by `news`
            self._connection.send(request)

    def news(self) -> Iterator[News]:
        """Yield what there is to say until it is to stop, waiting for it.

        Should the process die, another one begins with what is saved next.
        """
        gone = False
        for change in changes(self._folder, self._stop):
            if not change.there and not gone:
                yield FolderGone()
            gone = not change.there
            if change.anew or change.saved:
                self.ask(Request(change.saved, change.anew or self._knows_nothing))
                self._knows_nothing = False
            try:
                while not self._stop.is_set() and self._connection.poll():
                    yield unpacked_news(self._connection.recv_bytes())
            except (EOFError, OSError):
                yield Noticed((DIED,), (DIED,))
                self._end()
                self._begin()


def _serve(connection: Connection, folder: Path, kept: Path | None) -> None:
    """Do what is asked until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us ends us
    work = WatchWork(folder, kept, connection.poll)
    with suppress(EOFError, OSError):
        while True:
            request: Request = connection.recv()
            while connection.poll():
                request = connection.recv().after(request)
            with suppress(Superseded), not_collecting():
                for news in work.do(request):
                    connection.send_bytes(packed_news(news))
