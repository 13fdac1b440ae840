"""How a page is laid out: its parts in their order, as lines of a reading column with the notes beside or between them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content

from game.play.page import ActHeading, Naming, NoteMark, Page, PageBlock, PageKind, PageNote
from game.render.paragraph import CHOSEN
from game.render.text import OTHERS, UNSEEN, beside_words, unseen_words
from game.story.model import BlockKind, Span
from game.support.words import _
from game.tui.typeset import content
from game.tui.typeset.margin_layout import Aside, asides
from game.tui.typeset.wrap import BLANK, SetLine, centre, hang, indent, numbered, wrap

MARK = "m"  # before the reader's own word, as in the journal


BAR = "▏"  # stands before a quotation


class Layout(Struct, frozen=True):
    """How a page is to be set.

    The column's width, the margin's (0 for none), whether where and when stand in the column because no header shows
    them, which of the page's notes is open, and how many lines are in sight at once. In a `quiet` margin there is only
    that one; `below` gives every note a line below its paragraph; unless they are `marked`, no sign in the text stands for
    them. Paragraphs are parted by an empty line, or `indented`. `word` is the reader's own beside the page, and
    `named` the index of that of its names which is pointed at.
    """

    column: int
    margin: int = 0
    placed: bool = False
    open: int | None = None
    height: int = 1000
    quiet: bool = False
    below: bool = False
    marked: bool = True
    indented: bool = False
    word: str = ""
    named: int | None = None


class SetPage(Struct, frozen=True):
    """A page set in lines, and what stands in the margin beside them.

    Blocks are numbered as the page numbers them; what stands above the first has numbers below zero. `own` is the line on
    which the page itself begins, below the one that it follows from.
    """

    lines: tuple[SetLine, ...]
    margin: tuple[Aside, ...] = ()
    notes: tuple[range | None, ...] = ()  # the lines on which each of the page's notes is marked, or stands open
    own: int = 0
    names: tuple[int, ...] = ()  # the line on which each of the page's names begins

    def anchor(self, y: int) -> tuple[int, int]:
        """Return the block and the offset in it of the first line at or below `y` that has words."""
        for line in self.lines[max(y, 0) :]:
            if line.content.plain.strip():
                return line.block, line.offset
        return (self.lines[-1].block + 1, 0) if self.lines else (0, 0)

    def line_of(self, anchor: tuple[int, int]) -> int:
        """Return the line on which the words of an anchor now stand."""
        found = 0
        for y, line in enumerate(self.lines):
            if (line.block, line.offset) > anchor:
                break
            if line.content.plain.strip():
                found = y
        return len(self.lines) if self.lines and anchor[0] > self.lines[-1].block else found


def set_page(page: Page, layout: Layout, above: Page | None = None, names: Sequence[Naming] = ()) -> SetPage:
    """Return the page in lines, with its names to be opened, below the one that it follows from, if that is to stay."""
    lines: list[SetLine] = []
    marked: dict[int, range] = {}
    named: list[int] = []
    opens = layout.open if _opens_inside(page, layout) else None
    before, heading = list(_before(above, layout)) if above else [], list(_heading(page, layout, placed=not above))
    own, first = 0, -len(heading)
    for block, part in enumerate([*before, *heading, *_parts(page, layout, opens, names)], start=first - len(before)):
        if lines and part.lines and not part.close:
            lines.append(SetLine(BLANK, block))
        own = len(lines) if block == first else own
        here = len(lines)
        lines.extend(numbered(part.lines, block))
        named += [here + content.line_of_name(part.lines, at) for at in part.names]
        for at in part.notes:
            one, marked[at] = page.notes[at], range(here, len(lines))
            if one.number is not None:
                line, added = here + _line_of_mark(part.lines, one), _below(one, at, layout, opens)
                lines.extend(numbered([BLANK, *added] if at == opens else added, block))
                marked[at] = range(line, len(lines) if added else line + 1)
    notes = tuple(marked.get(at) for at in range(len(page.notes)))
    shown = None if opens is not None else layout.open
    beside = asides(page, shown, layout.margin, notes, own, quiet=layout.quiet) if layout.margin else ()
    return SetPage(tuple(lines), beside, notes, own, tuple(named))


def _opens_inside(page: Page, layout: Layout) -> bool:
    """Whether the open note stands between the lines of the text: no margin, or too low a one, can hold it."""
    if layout.open is None or not layout.margin:
        return layout.open is not None
    return len(content.note_lines(page.notes[layout.open], layout.margin)) > layout.height


def _below(one: PageNote, at: int, layout: Layout, opens: int | None) -> list[Content]:
    """What stands of a note below the words it belongs to: all of it, if it is open there, or a line, or nothing."""
    if at == opens:
        return indent(content.note_lines(one, layout.column - 3, here=True), 3)
    return indent([content.note_line(one, at, layout.column - 3)], 3) if layout.below else []


def _before(page: Page, layout: Layout) -> Iterator["_Part"]:
    """A page that stays above what followed from it, quietly and without its notes, but with the reader's mark.

    It is there and then that the other one is, too, which says so no second time.
    """
    yield from _placed(page, layout)
    yield _Part(wrap(Content.styled(page.title, ".past") + _own_word(layout), layout.column))
    for block in page.blocks:
        words = content.span_words(piece for piece in block.pieces if isinstance(piece, Span))
        yield _Part(wrap(words.stylize(".past"), layout.column))


class _Part(Struct, frozen=True):
    """Lines that belong together, and the notes and names (by their indices) that are marked in them."""

    lines: Sequence[Content]
    notes: tuple[int, ...] = ()
    close: bool = False  # without an empty line above
    names: Sequence[int] = ()


def _parts(page: Page, layout: Layout, opens: int | None, names: Sequence[Naming]) -> Iterator[_Part]:
    """The page's parts from its first block on, in the order of reading."""
    width = layout.column
    for at, block in enumerate(page.blocks):
        both = BlockKind.PARAGRAPH == block.look == page.blocks[at - 1].look and at > 0
        close = layout.indented and both
        here = {number: name for number, name in enumerate(names) if name.block == at}
        words = content.text(
            block.pieces, page.notes, layout.open, marked=layout.marked, names=here, named=layout.named
        )
        yield _Part(_block(block, words, layout.column, indented=close), _marked(block, page.notes), close, tuple(here))
    yield from _roads(page, width)
    if page.lines:
        yield _Part([Content.styled(_(OTHERS), ".label")])
        yield from (_Part(_hung(line, width), close=True) for line in page.lines)
    if page.unseen:
        yield _Part([Content.styled(_(UNSEEN), ".label")])
        yield from (_Part(_hung(unseen_words(one), width), close=True) for one in page.unseen)
    if page.kind is PageKind.CLOSE:
        yield _Part([Content.styled(_("The end."), ".faint")])
    yield from _without_margin(page, layout, opens)


def _hung(words: str, width: int) -> list[Content]:
    """Words in lines that hang a little, so that no empty line need part them from others."""
    return hang(Content(words), width, Content(""), 2)


def _roads(page: Page, width: int) -> Iterator[_Part]:
    """What was chosen on the way, and quietly what was not."""
    for whose, roads in page.roads_of:
        if whose:
            yield _Part([Content.styled(whose, ".label")])
        for road in roads:
            quiet = indent(wrap(content.phrased(beside_words(road.beside)).stylize(".faint"), width - 2), 2)
            yield _Part([*wrap(content.span_words(road.taken), width), *(quiet if road.beside else ())], close=True)


def _without_margin(page: Page, layout: Layout, opens: int | None) -> Iterator[_Part]:
    """What stands below the text for want of a margin that could hold it."""
    for met in () if layout.margin else page.meetings:
        yield _Part(indent(wrap(content.meeting(met), layout.column - 3), 3))
    if not layout.margin or opens is not None:
        unmarked = ((at, _below(one, at, layout, opens)) for at, one in enumerate(page.notes) if one.number is None)
        yield from (_Part(lines, (at,)) for at, lines in unmarked if lines)


def _placed(page: Page, layout: Layout) -> Iterator[_Part]:
    """Through whose eyes, when and where, if that stands in the column."""
    if layout.placed:
        lines = [" · ".join(part for part in (page.eyes, page.when) if part), page.place]
        yield _Part([part for line in lines if line for part in wrap(Content.styled(line, ".faint"), layout.column)])


def _heading(page: Page, layout: Layout, *, placed: bool) -> Iterator[_Part]:
    """What stands above the text: an act's opening, when and where, the title, a content note, the act that was chosen."""
    width = layout.column
    if page.act:
        yield _Part(list(_opening(page.act, layout)))
    yield from _placed(page, layout) if placed else ()
    mark = _own_word(layout)
    if page.chosen:
        yield _Part(hang(content.span_words(page.chosen, ".chosen") + mark, width, Content.styled(CHOSEN, ".accent")))
    elif page.title:
        yield _Part(wrap(Content.styled(page.title, ".title") + mark, width))
    if page.kind is PageKind.CODA:
        yield _Part(wrap(Content.styled(_("after the end"), ".faint"), width), close=True)
    if page.content:
        yield _Part(wrap(Content.styled(_("Content: {content}").format(content=page.content), ".warning"), width))
    if page.brief:
        yield _Part(wrap(Content.styled(_("Told in short."), ".invented"), width))


def _own_word(layout: Layout) -> Content:
    """The reader's own word, as it stands behind the title of the page that it was set beside."""
    return Content.styled(f"  {MARK} {layout.word}", ".label") if layout.word else BLANK


def _opening(act: ActHeading, layout: Layout) -> Iterator[Content]:
    """The title and the dates of an act: below its drawing where that has room, else above a rule if anything has."""
    width = layout.column
    drawn = act.drawing.lines if act.drawing and not layout.placed else ()
    drawn = () if any(len(line) > width for line in drawn) else drawn
    for line in drawn:
        yield from centre(Content.styled(line, ".faint"), width)
    yield from centre(Content.styled(act.title, ".act-title"), width)
    yield from centre(Content.styled(act.dates, ".faint"), width)
    if not drawn and not layout.placed:
        yield from (BLANK, *centre(Content.styled("─────", ".rule"), width))


def _block(block: PageBlock, words: Content, width: int, *, indented: bool = False) -> list[Content]:
    match block.look:
        case BlockKind.PARAGRAPH:
            return hang(words, width, Content("  "), 0) if indented else wrap(words, width)
        case BlockKind.QUOTATION:
            bar = Content.styled(f"{BAR} ", ".bar")
            return [Content("  ") + bar + line for line in wrap(words, width - 6)]
        case BlockKind.SIGN:
            return centre(words.stylize(".sign"), width)


def _marked(block: PageBlock, notes: Sequence[PageNote]) -> tuple[int, ...]:
    """Which of the page's notes have a mark in this block."""
    numbers = [piece.number for piece in block.pieces if isinstance(piece, NoteMark)]
    return tuple(at for at, one in enumerate(notes) if one.number is not None and one.number in numbers)


def _line_of_mark(lines: Sequence[Content], one: PageNote) -> int:
    mark = content.raised(one.number or 0)
    return next((y for y, line in enumerate(lines) if mark in line.plain), 0)
