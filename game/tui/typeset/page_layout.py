"""How a page is laid out: its parts in their order, as lines of a reading column with the notes beside or between them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from textual.content import Content

from game.play.page import NoteMark, Page, PageBlock, PageNote
from game.story.model import BlockKind
from game.support.words import _
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK, SetLine, centre, hang, indent, numbered, wrap


class Layout(Struct, frozen=True):
    """How a page is to be set.

    The column's width, the margin's (0 for none), whether where and when stand in the column because no header shows
    them, and which of the page's notes is open.
    """

    column: int
    margin: int = 0
    placed: bool = False
    open: int | None = None


class SetPage(Struct, frozen=True):
    """A page set in lines, and what stands in the margin beside them.

    Blocks are numbered as the page numbers them; what stands above the first has numbers below zero.
    """

    lines: tuple[SetLine, ...]
    margin: tuple[Content, ...]
    notes: tuple[range | None, ...]  # the lines on which each of the page's notes is marked, or stands open

    def anchor(self, y: int) -> tuple[int, int]:
        """The block and the offset in it of the first line at or below `y` that has words."""
        for line in self.lines[max(y, 0) :]:
            if line.content.plain.strip():
                return line.block, line.offset
        return (self.lines[-1].block + 1, 0) if self.lines else (0, 0)

    def line_of(self, anchor: tuple[int, int]) -> int:
        """The line on which the words of an anchor now stand."""
        found = 0
        for y, line in enumerate(self.lines):
            if (line.block, line.offset) > anchor:
                break
            if line.content.plain.strip():
                found = y
        return len(self.lines) if self.lines and anchor[0] > self.lines[-1].block else found


def set_page(page: Page, layout: Layout) -> SetPage:
    """The page in lines."""
    lines: list[SetLine] = []
    marked: dict[int, range] = {}
    above = list(_heading(page, layout))
    for block, part in enumerate([*above, *_parts(page, layout)], start=-len(above)):
        if lines and part.lines:
            lines.append(SetLine(BLANK, block))
        here = len(lines)
        lines.extend(numbered(part.lines, block))
        for at in part.notes:
            if page.notes[at].number is None:
                marked[at] = range(here, len(lines))
                continue
            line = here + _line_of_mark(part.lines, page.notes[at])
            marked[at] = range(line, line + 1)
            if at == layout.open and not layout.margin:
                opened = [BLANK, *set_note(page.notes[at], layout.column, 3, here=True)]
                marked[at] = range(line, len(lines) + len(opened))
                lines.extend(numbered(opened, block))
    notes = tuple(marked.get(at) for at in range(len(page.notes)))
    return SetPage(tuple(lines), tuple(_margin(page, layout, notes, len(lines))) if layout.margin else (), notes)


class _Part(Struct, frozen=True):
    """Lines that belong together, and the notes that are marked in them."""

    lines: Sequence[Content]
    notes: tuple[int, ...] = ()


def _parts(page: Page, layout: Layout) -> Iterator[_Part]:
    """The page's parts from its first block on, in the order of reading."""
    width = layout.column
    for block in page.blocks:
        yield _Part(_block(block, page.notes, layout), _marked(block, page.notes))
    for whose, roads in groupby(page.roads, key=lambda road: road.whose):
        if whose:
            yield _Part([Content.styled(whose, ".label")])
        for road in roads:
            beside = Content(" · ").join(content.span_words(one) for one in road.beside)
            quiet = indent(wrap(Content.assemble(_("not taken: "), beside).stylize(".faint"), width - 2), 2)
            yield _Part([*wrap(content.span_words(road.taken), width), *(quiet if road.beside else ())])
    if page.lines:
        yield _Part([Content.styled(_("The others"), ".label")])
        yield from (_Part(wrap(Content(line), width)) for line in page.lines)
    if page.unseen:
        yield _Part([Content.styled(_("What you did not see"), ".label")])
        for act, titles in page.unseen:
            yield _Part(
                wrap(Content.assemble(f"{act}  ", Content.styled("\N{NO-BREAK SPACE}· ".join(titles), ".faint")), width)
            )
    if not layout.margin:
        for met in page.meetings:
            yield _Part(indent(wrap(content.meeting(met), width - 3), 3))
        yield from (
            _Part(set_note(page.notes[at], width, 3, here=True), (at,))
            for at in range(len(page.notes))
            if at == layout.open and page.notes[at].number is None
        )


def _heading(page: Page, layout: Layout) -> Iterator[_Part]:
    """What stands above the text: an act's opening, when and where, the title, a content note, the act that was chosen."""
    width = layout.column
    if page.act:
        title, dates = Content.styled(page.act.title, ".act-title"), Content.styled(page.act.dates, ".faint")
        rule = [] if layout.placed else [BLANK, *centre(Content.styled("─────", ".rule"), width)]
        yield _Part([*centre(title, width), *centre(dates, width), *rule])
    if layout.placed:
        lines = [" · ".join(part for part in (page.eyes, page.when) if part), page.place]
        yield _Part([part for line in lines if line for part in wrap(Content.styled(line, ".faint"), width)])
    if page.chosen:
        yield _Part(hang(content.span_words(page.chosen, ".chosen"), width, Content.styled("› ", ".accent")))
    elif page.title:
        yield _Part(wrap(Content.styled(page.title, ".title"), width))
    if page.content:
        yield _Part(wrap(Content.styled(_("Content: {content}").format(content=page.content), ".warning"), width))
    if page.brief:
        yield _Part(wrap(Content.styled(_("Told in short."), ".invented"), width))


def _block(block: PageBlock, notes: Sequence[PageNote], layout: Layout) -> list[Content]:
    words = content.text(block.pieces, notes, layout.open)
    match block.look:
        case BlockKind.PARAGRAPH:
            return wrap(words, layout.column)
        case BlockKind.QUOTATION:
            bar = Content.styled("▏ ", ".rule")
            return [Content("  ") + bar + line for line in wrap(words, layout.column - 6)]
        case BlockKind.SIGN:
            return centre(words.stylize(".sign"), layout.column)


def _marked(block: PageBlock, notes: Sequence[PageNote]) -> tuple[int, ...]:
    """Which of the page's notes have a mark in this block."""
    numbers = [piece.number for piece in block.pieces if isinstance(piece, NoteMark)]
    return tuple(at for at, one in enumerate(notes) if one.number is not None and one.number in numbers)


def _line_of_mark(lines: Sequence[Content], one: PageNote) -> int:
    mark = content.raised(one.number or 0)
    return next((y for y, line in enumerate(lines) if mark in line.plain), 0)


def set_note(one: PageNote, width: int, by: int = 0, *, here: bool = False, cited: bool = True) -> list[Content]:
    """A note as it is read: what it rests on, its words, and where it is recorded."""
    first = content.note_head(one, here=here)
    inner = 2
    lines = [first, *indent(wrap(content.span_words(one.text, ".note"), width - by - inner), inner)]
    for citation in content.citation_lines(one) if cited else ():
        lines.extend(indent(wrap(citation, width - by - inner), inner))
    return indent(lines, by)


def _margin(page: Page, layout: Layout, notes: Sequence[range | None], height: int) -> list[Content]:
    """The margin line by line: who is met, then each note as near to its mark as the one above it leaves room.

    Where that would be longer than the text, only the open note says where it is recorded.
    """
    full = _stacked(page, layout, notes, cited=True)
    return full if len(full) <= height else _stacked(page, layout, notes, cited=False)


def _stacked(page: Page, layout: Layout, notes: Sequence[range | None], *, cited: bool) -> list[Content]:
    stack: list[Content] = []
    for met in page.meetings:
        stack.extend([*([BLANK] if stack else []), *wrap(content.meeting(met), layout.margin)])
    for at, one in enumerate(page.notes):
        marked = notes[at]
        here = at == layout.open
        wanted = marked.start if marked else 0
        stack.extend([BLANK] * max(wanted - len(stack), 1 if stack else 0))
        stack.extend(set_note(one, layout.margin, here=here, cited=cited or here))
    return stack
