"""Turns authored text into blocks, spans and note marks; nothing of its markup is left for a renderer to read."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from game.story.diagnostics import Diagnostics
from game.story.model import Block, BlockKind, Inline, NoteRef, Span
from game.story.nearest import did_you_mean
from game.story.source.nodes import Scalar

MANY = 20
"""So many problems of one text are reported; whoever mends those sees the others."""

_MARKUP = re.compile(
    r"\\(?P<escaped>.?)|(?P<star>\*\*?)|\[\^(?P<note>[^\[\]\s]*)\]|(?P<torn>\[\^)|\[(?P<bare>[\w-]{1,64})\]"
)
_FOOTNOTE = re.compile(r"^ *\[\^([^\]\s]{1,64})\]:", re.MULTILINE)
_SPECIAL = re.compile(r"[*\\[]|^[>=]", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r"\n[ \n]*\n")
_FOLDED_GAP = re.compile(r"\n")
_FOLDED_MARK = re.compile(r"(?<= )[>=] ")
_BLANKS = re.compile(r" +")
_LOOKS = {">": BlockKind.QUOTATION, "=": BlockKind.SIGN}
_NAMES = {">": "a quotation", "=": "a sign"}
_ESCAPABLE = "*[>=\\"


class NoteScope(Struct, frozen=True):
    """The notes that a mark may name; `sure` says that there are no others, which a blamed table of notes might hold."""

    notes: frozenset[str] = frozenset()
    sure: bool = True


def read_blocks(scalar: Scalar, marks: NoteScope | None, problems: Diagnostics) -> tuple[Block, ...]:
    """Return the paragraphs, quotations and signs of a text. `marks` is None where no mark may stand.

    An empty line parts paragraphs however the text is written: where YAML folds lines, all line ends that are left stand
    for empty lines.
    """
    folded = scalar.style != "|"
    reading = _MarkupReader(scalar, marks, problems)
    if folded and _FOLDED_MARK.search(scalar.text):
        _blame_joined(reading)
    if _SPECIAL.search(scalar.text):
        blocks = tuple(_blocks(reading, 0 if folded else 1))
        if not any(isinstance(inline, Span) for block in blocks for inline in block.inlines):
            _blame_wordless(reading)
        return blocks
    paragraphs = (_single(part).strip(" ") for part in (_FOLDED_GAP if folded else _GAP).split(scalar.text))
    return tuple(Block(BlockKind.PARAGRAPH, (Span(part),)) for part in paragraphs if part)


def read_line(scalar: Scalar, marks: NoteScope | None, problems: Diagnostics) -> tuple[Inline, ...]:
    """Return the text as one line of spans and marks, whatever blocks it would make."""
    if not _SPECIAL.search(scalar.text):
        words = _single(scalar.text).strip(" ")
        return (Span(words),) if words else ()
    line = _Line(_MarkupReader(scalar, marks, problems))
    for match in _LINE.finditer(scalar.text):
        line.take(match.group(), match.start())
    return line.closed()


def _single(text: str) -> str:
    """Return the text with a single blank for each run of blanks and line ends."""
    text = text.replace("\n", " ")
    return _BLANKS.sub(" ", text) if "  " in text else text


class _MarkupReader(Struct):
    """One text, the notes it may mark, and where its problems go, of which not all are worth telling."""

    scalar: Scalar
    marks: NoteScope | None
    problems: Diagnostics
    left: int = MANY

    def footnotes(self) -> Mapping[str, int]:
        """Return the notes that are written in the text, as Markdown has footnotes, and where the mark before each stands."""
        text = self.scalar.text
        found = reversed(list(_FOOTNOTE.finditer(text)) if "]:" in text else [])
        return {match[1]: match.start(1) - len("[^") for match in found}

    def blame(self, code: str, offset: int, message: str, hint: str) -> None:
        """Report a problem at an offset of the text."""
        if self.left:
            self.left -= 1
            self.problems.add(code, self.scalar.at(offset), message, hint)


def _blocks(reading: _MarkupReader, joined: int) -> Iterable[Block]:
    """Yield the blocks of a text; so many line ends between two lines keep them in one paragraph."""
    look, line = BlockKind.PARAGRAPH, _Line(reading)
    end = 0
    for match in _LINE.finditer(reading.scalar.text):
        words, start = match.group(), match.start()
        prefix = _prefix(reading, words, start)
        new = _LOOKS.get(prefix, BlockKind.PARAGRAPH)
        if new is not look or start > end + joined or not words[len(prefix) :].strip():
            yield from _block(look, line)
            line = _Line(reading)
        look, end = new, match.end()
        line.take(words[len(prefix) :], start + len(prefix))
    yield from _block(look, line)


def _prefix(reading: _MarkupReader, line: str, offset: int) -> str:
    """Return the sign that makes a line a quotation or a sign; one without its blank is blamed."""
    if line[0] not in _LOOKS:
        return ""
    if line[1:2] == line[0]:  # a line drawn across the page
        return ""
    if len(line) > 1 and line[1] != " ":
        hint = f"write `{line[0]} ` with a blank behind it, or `\\{line[0]}` for the character itself"
        reading.blame("E045", offset, f"{_NAMES[line[0]]} has a blank behind its `{line[0]}`", hint)
        return ""
    return line[0]


def _blame_wordless(reading: _MarkupReader) -> None:
    """Report a text of which nothing would be read, unless it has been told what is wrong with it."""
    if reading.left == MANY:
        hint = "write what is read; a mark stands behind words, and `> ` and `= ` before them"
        reading.blame("E011", 0, "this text has no words", hint)


def _blame_joined(reading: _MarkupReader) -> None:
    """Report lines that begin like a quotation or a sign, which YAML has joined to the line above."""
    scalar = reading.scalar
    for match in _FOLDED_MARK.finditer(scalar.text):
        if reading.left:
            line, column = scalar.position(match.start())
            if line != scalar.line and not scalar.source.lines[line - 1][: column - 1].strip():
                hint = "write the text on lines of its own after `|`, which keeps them as they are"
                reading.blame("E044", match.start(), "without `|` YAML joins this line to the one above it", hint)


def _block(look: BlockKind, line: "_Line") -> Iterable[Block]:
    inlines = line.closed()
    if inlines:
        yield Block(look, inlines)


class _Line(Struct):
    """The inlines of one block, as they are read."""

    reading: _MarkupReader
    inlines: list[Inline] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # those behind the last inline
    opened: int | None = None  # offset of the star that began the emphasis
    bold: bool = False  # whether that were two

    def take(self, line: str, offset: int) -> None:
        """Read one more line of the block; `offset` is where it stands in the text."""
        self.words.append(" ")
        done = 0
        for match in _MARKUP.finditer(line):
            self.words.append(line[done : match.start()])
            done = match.end()
            self._markup(match, offset + match.start())
        self.words.append(line[done:])

    def _markup(self, match: re.Match[str], offset: int) -> None:
        blame = self.reading.blame
        if match["star"]:
            self._stars(match["star"], offset, before_word=not match.string[match.end() : match.end() + 1].isspace())
        elif match["note"] is not None:
            self._mark(match["note"], offset)
        elif match["bare"]:
            self._bracket(match["bare"], offset)
        elif match["torn"]:
            blame("E037", offset, "a note mark without its end", "write `[^id]`, or `\\[` for a bracket")
        elif match["escaped"] and match["escaped"] in _ESCAPABLE:
            self.words.append(match["escaped"])
        else:
            blame("E041", offset, "a backslash that stands before nothing", "write `\\\\` for a backslash")

    def _stars(self, stars: str, offset: int, *, before_word: bool) -> None:
        """Read a star, or two: where these do not end one emphasis and begin the next, bold was meant."""
        if stars == "**" and (self.bold or (self.opened is None and before_word)):
            if not self.bold:
                hint = "write one star on each side, or `\\*` for a star"
                self.reading.blame("E040", offset, "there is no bold", hint)
            self.bold = not self.bold
            stars = "*"
        for star in range(len(stars)):
            self._star(offset + star)

    def _star(self, offset: int) -> None:
        if self.opened is not None and not self.reading.scalar.text[self.opened + 1 : offset].strip(" \n"):
            self.reading.blame("E040", offset, "emphasis without words", "write `\\*` for a star")
        self._flush()
        self.opened = offset if self.opened is None else None

    def _mark(self, note: str, offset: int) -> None:
        if self.reading.marks is None:
            self.reading.blame("E042", offset, "no note mark can stand here", "mark the text instead, or write `\\[`")
        elif self.reading.footnotes().get(note) == offset:
            hint = f"write it under `notes:`, as `{note}: {{general: …}}`"
            hint = f"{note!r} stands under `notes:`; take this out" if note in self.reading.marks.notes else hint
            self.reading.blame("E042", offset, "a note is not written in the text", hint)
        elif note not in self.reading.marks.notes:
            if self.reading.marks.sure and note not in self.reading.footnotes():
                known = did_you_mean(note, self.reading.marks.notes)
                hint = known or f"add it under `notes:`, as `{note}: {{general: …}}`"
                self.reading.blame("E037", offset, f"there is no note {note!r}", hint)
        else:
            self._flush()
            self.inlines.append(NoteRef(note))

    def _bracket(self, word: str, offset: int) -> None:
        if self.reading.marks and word in self.reading.marks.notes:
            hint = f"write `[^{word}]`, or `\\[{word}]` for the brackets themselves"
            self.reading.blame("E037", offset, f"`[{word}]` is no mark, and there is a note of that name", hint)
        self.words.append(f"[{word}]")

    def _flush(self) -> None:
        if words := "".join(self.words):
            self.inlines.append(Span(words, emphasis=self.opened is not None))
        self.words.clear()

    def closed(self) -> tuple[Inline, ...]:
        """Return all that was read, its white space made single."""
        if self.opened is not None and not self.bold:
            hint = "close it with `*`, or write `\\*` for a star"
            self.reading.blame("E040", self.opened, "emphasis that never ends", hint)
        self._flush()
        return tuple(_single_spaced(self.inlines))


def _single_spaced(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """Return the inlines with single blanks in and between them, none at either end."""
    ready: list[Inline] = []
    blank = True
    for inline in inlines:
        if isinstance(inline, Span):
            text = _single(inline.text)
            text = text[1:] if blank and text.startswith(" ") else text
            if not text:
                continue
            blank = text.endswith(" ")
            ready.append(Span(text, inline.emphasis))
        else:
            blank = False
            ready.append(inline)
    while ready and isinstance(ready[-1], Span) and ready[-1].text.endswith(" "):
        last = ready.pop()
        if isinstance(last, Span) and last.text.strip(" "):
            ready.append(Span(last.text.rstrip(" "), last.emphasis))
    return ready
