"""The author's files as they stand on disk: a line of them, and the place of words in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from msgspec import Struct, field

from game.story.model import Location


class _Measured(Struct, frozen=True):
    """A file's text, and the offset of each of its lines."""

    text: str
    starts: tuple[int, ...]


class AuthorFiles(Struct):
    """The files below a story's folder, each read once, when it is asked for."""

    folder: Path
    known: dict[str, _Measured] = field(default_factory=dict)

    def line(self, where: Location) -> str:
        """Return the line of this place without its end; empty where there is none."""
        read = self._read(where.file)
        if where.line > len(read.starts):
            return ""
        begins = read.starts[where.line - 1]
        ends = read.text.find("\n", begins)
        return read.text[begins : ends if ends >= 0 else None].rstrip("\r")

    def places(self, begins: Location, key: str, pieces: Iterable[str]) -> Iterator[Location]:
        """Yield where each of these pieces of a text stands, one behind another; `begins` for what is not found.

        They are looked for from `begins` on and, where a key is given, behind its next occurrence.
        """
        pieces = tuple(pieces)
        if not pieces:  # as nearly always, and a file is long
            return
        read = self._read(begins.file)
        start = read.starts[min(begins.line, len(read.starts)) - 1] + begins.column - 1
        if key and (found := re.compile(rf"(?<!\w){re.escape(key)}[\"']?\s*:").search(read.text, start)):
            start = found.end()
        for piece in pieces:
            words = re.compile(r"\s+".join(map(re.escape, piece.split())))
            match = words.search(read.text, start)
            if match is None:
                yield begins
                continue
            start = match.end()
            line = bisect_right(read.starts, match.start())
            yield Location(begins.file, line, match.start() - read.starts[line - 1] + 1)

    def _read(self, name: str) -> _Measured:
        if name not in self.known:
            try:
                text = (self.folder / name).read_bytes().decode("utf-8", "replace")
            except (OSError, ValueError):
                text = ""
            lengths = (len(line) + 1 for line in text.split("\n")[:-1])
            self.known[name] = _Measured(text, tuple(accumulate(lengths, initial=0)))
        return self.known[name]
