"""Turns authored text into blocks, spans and note marks; nothing of its markup is left for a renderer to read."""

import re
from collections.abc import Iterable

from msgspec import Struct, field

from game.story.diagnostics import Diagnostics, did_you_mean
from game.story.model import Block, BlockKind, Inline, NoteRef, Span
from game.story.source.nodes import Scalar

_MARKUP = re.compile(r"\\(?P<escaped>.?)|(?P<star>\*)|\[\^(?P<note>[^\]\s]*)\]|(?P<torn>\[\^)|\[(?P<bare>[\w-]+)\]")
_SPECIAL = re.compile(r"[*\\[]|^[>=]", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r"\n[ \n]*\n")
_BLANKS = re.compile(r" +")
_LOOKS = {">": BlockKind.QUOTATION, "=": BlockKind.SIGN}
_ESCAPABLE = "*[>=\\"


class NoteScope(Struct, frozen=True):
    """The notes that a mark may name; `sure` says that there are no others, which a blamed table of notes might hold."""

    notes: frozenset[str] = frozenset()
    sure: bool = True


def read_blocks(scalar: Scalar, marks: NoteScope | None, problems: Diagnostics) -> tuple[Block, ...]:
    """The paragraphs, quotations and signs of a text. `marks` is None where no mark may stand."""
    if not _SPECIAL.search(scalar.text):
        paragraphs = (_single(part).strip(" ") for part in _GAP.split(scalar.text))
        return tuple(Block(BlockKind.PARAGRAPH, (Span(part),)) for part in paragraphs if part)
    return tuple(_blocks(scalar, marks, problems))


def _single(text: str) -> str:
    """The text with a single blank for each run of blanks and line ends."""
    text = text.replace("\n", " ")
    return _BLANKS.sub(" ", text) if "  " in text else text


def read_line(scalar: Scalar, marks: NoteScope | None, problems: Diagnostics) -> tuple[Inline, ...]:
    """The text as one line of spans and marks, whatever blocks it would make."""
    if not _SPECIAL.search(scalar.text):
        words = _single(scalar.text).strip(" ")
        return (Span(words),) if words else ()
    line = _Line(scalar, marks, problems)
    for match in _LINE.finditer(scalar.text):
        line.take(match.group(), match.start())
    return line.closed()


def _blocks(scalar: Scalar, marks: NoteScope | None, problems: Diagnostics) -> Iterable[Block]:
    look, line = BlockKind.PARAGRAPH, _Line(scalar, marks, problems)
    end = 0
    for match in _LINE.finditer(scalar.text):
        text, start = match.group(), match.start()
        prefix = text[0] if text[0] in _LOOKS and (len(text) == 1 or text[1] == " ") else ""
        new = _LOOKS.get(prefix, BlockKind.PARAGRAPH)
        words = text[len(prefix) :]
        if new is not look or start > end + 1 or not words.strip():
            yield from _block(look, line)
            line = _Line(scalar, marks, problems)
        look, end = new, match.end()
        line.take(words, start + len(prefix))
    yield from _block(look, line)


def _block(look: BlockKind, line: "_Line") -> Iterable[Block]:
    inlines = line.closed()
    if inlines:
        yield Block(look, inlines)


class _Line(Struct):
    """The inlines of one block, as they are read."""

    scalar: Scalar
    marks: NoteScope | None
    problems: Diagnostics
    inlines: list[Inline] = field(default_factory=list)
    words: str = ""
    opened: int | None = None  # offset of the star that began the emphasis

    def take(self, line: str, offset: int) -> None:
        """Reads one more line of the block; `offset` is where it stands in the text."""
        self.words += " "
        done = 0
        for match in _MARKUP.finditer(line):
            self.words += line[done : match.start()]
            done = match.end()
            self._markup(match, offset + match.start())
        self.words += line[done:]

    def _markup(self, match: re.Match[str], offset: int) -> None:
        if match["star"]:
            self._star(offset)
        elif match["note"] is not None:
            self._mark(match["note"], offset)
        elif match["bare"]:
            self._bracket(match["bare"], offset)
        elif match["torn"]:
            self._blame("E037", offset, "a note mark without its end", "write `[^id]`, or `\\[` for a bracket")
        elif match["escaped"] and match["escaped"] in _ESCAPABLE:
            self.words += match["escaped"]
        else:
            self._blame("E041", offset, "a backslash that stands before nothing", "write `\\\\` for a backslash")

    def _star(self, offset: int) -> None:
        if self.opened is not None and not self.scalar.text[self.opened + 1 : offset].strip(" \n"):
            self._blame("E040", offset, "emphasis without words", "write `\\*` for a star")
        self._flush()
        self.opened = offset if self.opened is None else None

    def _mark(self, note: str, offset: int) -> None:
        if self.marks is None:
            self._blame("E042", offset, "no note mark can stand here", "mark the text instead, or write `\\[`")
        elif note not in self.marks.notes:
            if self.marks.sure:
                hint = did_you_mean(note, self.marks.notes) or f"add it under `notes:`, as `{note}: {{general: …}}`"
                self._blame("E037", offset, f"there is no note {note!r}", hint)
        else:
            self._flush()
            self.inlines.append(NoteRef(note))

    def _bracket(self, word: str, offset: int) -> None:
        if self.marks and word in self.marks.notes:
            hint = f"write `[^{word}]`, or `\\[{word}]` for the brackets themselves"
            self._blame("E037", offset, f"`[{word}]` is no mark, and there is a note of that name", hint)
        self.words += f"[{word}]"

    def _flush(self) -> None:
        if self.words:
            self.inlines.append(Span(self.words, emphasis=self.opened is not None))
            self.words = ""

    def closed(self) -> tuple[Inline, ...]:
        """All that was read, its white space made single."""
        if self.opened is not None:
            self._blame("E040", self.opened, "emphasis that never ends", "close it with `*`, or write `\\*` for a star")
        self._flush()
        return tuple(_single_spaced(self.inlines))

    def _blame(self, code: str, offset: int, message: str, hint: str) -> None:
        self.problems.add(code, self.scalar.at(offset), message, hint)


def _single_spaced(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """The inlines with single blanks in and between them, none at either end."""
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
