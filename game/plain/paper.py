"""Writing paragraphs to a stream: broken into lines, and in letters that the stream can carry."""

import os
import unicodedata
from typing import TextIO

from game.render.paragraph import Paragraph, paragraph
from game.render.spoken import broken
from game.support.columns import columns_of
from game.support.printable import TYPED_MARKS

WIDEST, NARROWEST = 72, 20
_PLAINER = str.maketrans(
    {
        **TYPED_MARKS,
        "–": "-",
        "—": "-",
        "…": "...",
        "›": ">",
        "·": "-",
        "\u00a0": " ",
        "¶": "par. ",
    }
)


class Paper:
    """A stream to write on. Raises what the stream raises: `BrokenPipeError` when nobody reads any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = False
        self.column = WIDEST  # as wide as the reader wants lines to be; 0 breaks none
        self.marks = True  # whether the marks of notes are read

    @property
    def width(self) -> int:
        """Cells in a line: as many as the reader wants, or as the terminal has; none where lines are not broken."""
        columns = columns_of(self._stream) if self.column else 0
        return max(NARROWEST, min(self.column, columns)) if columns else self.column

    def write(self, paragraph: Paragraph) -> None:
        """Write a paragraph on lines of its own, after an empty one unless it follows the one before closely."""
        self._put(
            ("\n" if self._begun and not paragraph.close else "")
            + broken(paragraph, self.width, marks=self.marks)
            + "\n"
        )
        self._begun = True

    def prompt(self, words: str) -> None:
        """Say that it is the reader's turn."""
        self._put(f"{words} ")
        self._stream.flush()

    def flush(self) -> None:
        """See that everything is out."""
        self._stream.flush()

    def _put(self, text: str) -> None:
        self._stream.write(carried(text, getattr(self._stream, "encoding", None) or "utf-8"))


def title_words(title: str, subtitle: str) -> Paragraph:
    """Return a story's title and what stands below it on one line."""
    return paragraph(" — ".join(part for part in (title, subtitle) if part))


def carried(text: str, encoding: str) -> str:
    """Return the text in letters that the encoding has: the nearest ones for those it has not, or a question mark."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(letter, encoding) for letter in text)
    return text


def _nearest(letter: str, encoding: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    for attempt in (letter, letter.translate(_PLAINER), bare):
        try:
            attempt.encode(encoding)
        except UnicodeEncodeError:
            continue
        return attempt
    return "?"


def stop_writing(stream: TextIO) -> None:
    """Turn a stream that nobody reads any more to nowhere, so that Python does not complain of it at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # not a file, so there is nothing to be flushed at exit
